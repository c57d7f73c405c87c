// What ./dev study ward measured: assets/models/ward/figures.csv, read once a test program.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "cases/ward_judge.h"
#include "support/case_book.h"

namespace consilium::testing {

class WardFigures {
 public:
  static const WardFigures& shipped() {
    static const WardFigures read;
    return read;
  }
  // `setting` as in ward_plan.h ("Jargon 0.5"), `figure` as in ward_judge.h ("urgency_right").
  [[nodiscard]] const cases::Figure& at(const std::string& setting, const std::string& figure) const {
    const auto found = figures_.find({setting, figure});
    REQUIRE_MESSAGE(found != figures_.end(), setting << ", " << figure);
    return found->second;
  }
  [[nodiscard]] double met(const std::string& setting, const std::string& figure) const {
    return at(setting, figure).met_percent();
  }

 private:
  WardFigures() {
    const std::string csv = asset("models/ward/figures.csv");
    for (const std::string_view line : split(csv, '\n')) {
      if (!line.starts_with('"')) continue;
      const std::size_t end = line.find('"', 1);
      const auto fields = split(line.substr(end + 2), ',');
      REQUIRE(fields.size() == 5);
      const auto count = [&fields](std::size_t i) { return static_cast<int>(*parse_int(fields[i])); };
      figures_[{std::string(line.substr(1, end - 1)), std::string(fields[0])}] = {std::string(fields[0]), count(1),
                                                                                  count(2), count(3), count(4)};
    }
  }
  std::map<std::pair<std::string, std::string>, cases::Figure> figures_;
};

// False, with the running test skipped, as long as no trained model is shipped.
inline bool ward_is_shipped() {
  const bool there =
      std::filesystem::exists(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "assets/studies/ward.consilium");
  if (!there) skip_test("no study of Ward is shipped yet");
  return there;
}

}  // namespace consilium::testing
