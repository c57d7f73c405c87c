// The shipped case book, read once a test program.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <vector>

#include "cases/case_book.h"
#include "cases/draw.h"
#include "support/reference.h"

namespace consilium::testing {

// A file of assets/, by its path below it.
inline std::string asset(std::string_view path) {
  return read_file(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "assets" / path);
}

inline std::string case_file(std::string_view name) { return asset("cases/" + std::string(name) + ".json"); }

inline cases::CaseFiles case_files() {
  cases::CaseFiles files;
  for (const std::string_view name : cases::case_file_names) files.emplace(name, case_file(name));
  return files;
}

inline const cases::CaseBook& case_book() {
  static const cases::CaseBook book = [] {
    auto read = cases::read_case_book(case_files());
    REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().message + " " + read.error().where));
    return std::move(read).value();
  }();
  return book;
}

// Cases of one kind without needs, beliefs or help; the same at every call.
inline std::vector<cases::Case> plain_cases(cases::CaseKind kind, int count = 40) {
  stats::Rng rng(11);
  std::vector<cases::Case> drawn;
  for (int i = 0; i < count; ++i) {
    drawn.push_back(cases::draw_case(case_book(), {.kind = kind, .variety = false}, rng));
  }
  return drawn;
}

}  // namespace consilium::testing
