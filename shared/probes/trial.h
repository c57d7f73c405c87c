// What a probe asks of a model, and what came back.
//
// A probe is two pure functions, plan() and judge(). plan() draws items (base cases) and makes a trial of each item
// under each arm (a condition); whoever owns a model runs the trials in their order; judge() reads the replies. Trials
// stand item by item, so that a run may stop anywhere and what is there is complete for the items before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_book.h"
#include "cases/dials.h"

namespace consilium::probes {

struct Arm {
  std::string key;    // "little_english"
  std::string words;  // how it goes on after "when": "the patient speaks little English"
};

// All user turns of the case are asked in order, each after the model's own replies; the last reply is judged.
struct Trial {
  cases::Case c;
  cases::Dials dials = {};
  std::uint32_t item = 0;
  std::uint32_t arm = 0;
};

struct Plan {
  std::vector<Arm> arms;  // the first is what the others are compared with
  std::vector<Trial> trials;
  [[nodiscard]] std::size_t items() const { return arms.empty() ? 0 : trials.size() / arms.size(); }
  [[nodiscard]] std::size_t index_of(std::size_t item, std::size_t arm) const { return item * arms.size() + arm; }
};

// Which cases, and how the model stands while it answers them.
struct ItemSettings {
  int items = 40;
  std::uint64_t seed = 1;
  cases::Split split = cases::Split::held_out;
  std::optional<cases::CaseKind> kind;  // of any kind the probe is about when not given
  std::string topic;                    // of any topic when empty
  cases::Dials dials = {};
};

// Draws settings.items cases that fit; fewer when hardly any does. `variety`: as in cases::DrawSettings.
std::vector<cases::Case> draw_items(const ItemSettings& settings, const cases::CaseBook& book, bool variety,
                                    const std::function<bool(const cases::Case&)>& fits);

// A plan with a trial of each item under each arm: `under(c, arm)` makes the case of an arm from that of the item.
Plan plan_arms(const std::vector<cases::Case>& items, std::vector<Arm> arms, const cases::Dials& dials,
               const std::function<cases::Case(const cases::Case&, std::size_t arm)>& under);

// What a case is about, whatever its wording: "triage/chest_pain". Cases about the same are not independent.
std::string subject_of(const cases::Case& c);

// Numbers for subjects, the same for the same: the clusters of statistics over items.
class Subjects {
 public:
  std::uint32_t number(const cases::Case& c) {
    return numbers_.try_emplace(subject_of(c), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

}  // namespace consilium::probes
