#include "probes/trial.h"

#include <utility>

#include "cases/draw.h"

namespace consilium::probes {

std::vector<cases::Case> draw_items(const ItemSettings& settings, const cases::CaseBook& book, bool variety,
                                    const std::function<bool(const cases::Case&)>& fits) {
  constexpr int most_tries_each = 200;
  stats::Rng rng(settings.seed);
  const cases::DrawSettings draw{
      .split = settings.split, .kind = settings.kind, .topic = settings.topic, .variety = variety};
  std::vector<cases::Case> items;
  for (int tries = 0; tries < settings.items * most_tries_each; ++tries) {
    if (static_cast<int>(items.size()) == settings.items) break;
    cases::Case c = cases::draw_case(book, draw, rng);
    if (fits(c)) items.push_back(std::move(c));
  }
  return items;
}

Plan plan_arms(const std::vector<cases::Case>& items, std::vector<Arm> arms, const cases::Dials& dials,
               const std::function<cases::Case(const cases::Case&, std::size_t arm)>& under) {
  Plan plan;
  plan.arms = std::move(arms);
  for (std::size_t item = 0; item < items.size(); ++item) {
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
      plan.trials.push_back(
          {under(items[item], arm), dials, static_cast<std::uint32_t>(item), static_cast<std::uint32_t>(arm)});
    }
  }
  return plan;
}

std::string subject_of(const cases::Case& c) {
  const bool medicine = c.kind == cases::CaseKind::medicine;
  return std::string(to_text(c.kind)) + "/" + (medicine ? c.fact.drug + "/" + c.fact.with : c.topic);
}

}  // namespace consilium::probes
