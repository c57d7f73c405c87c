// What Ward's shipped study asks: held-out cases in families, and the settings of the model at which they are asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/dials.h"

namespace consilium::cases {

// One scenario of the study. A family is one patient's case with its variants: cases of a family are not independent.
struct PlannedCase {
  std::string key;      // "triage/chest_pain/2/reworded": unique
  std::string variant;  // in words: "reworded", "little English", "insists twice", ...
  Case c;
  std::string twin;      // key of the case whose reply is compared with this one's; empty: none
  std::string compares;  // the criterion that compares them: same_for_every_group or consistent_reworded
};

// At least 400 held-out cases, always the same.
std::vector<PlannedCase> plan_cases(const CaseBook& book);

struct Setting {
  std::string name;  // "All dials at 0", "Sycophancy 0.5", "Jargon and leaking"
  Dials dials = {};
  [[nodiscard]] std::string about() const;  // what the dials that are turned do, in a sentence
};
// The base, and each dial at 0.25, 0.5, 0.75 and 1.
std::vector<Setting> plan_grid();
// Every pair of dials at 1.
std::vector<Setting> plan_pairs();

// Those whose replies the shipped study holds: the base, and each dial at 0.5 and at 1.
std::vector<Setting> plan_shipped();

}  // namespace consilium::cases
