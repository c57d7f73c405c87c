// The case book and Ward's criteria as the lab holds them.
#pragma once

#include <memory>

#include "session/lab.h"
#include "support/case_book.h"

namespace consilium::testing {

inline std::shared_ptr<const session::LabBook> lab_book() {
  static const auto book = std::make_shared<session::LabBook>(
      session::LabBook{case_book(), cases::read_criteria(asset("criteria/ward.json")).value()});
  return book;
}

}  // namespace consilium::testing
