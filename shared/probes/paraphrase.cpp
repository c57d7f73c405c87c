#include "probes/paraphrase.h"

#include "stats/rng.h"

namespace consilium::probes {

using namespace cases;

namespace {

Case reworded(const Case& c, std::size_t which) {
  Case other = c;
  // 32 bits, as the wording of a drawn case: JavaScript reads them exactly.
  other.wording = stats::split_mix(c.wording + which) >> 32U;
  if (which % 2 == 1) other.style = c.style == Register::plain ? Register::colloquial : Register::plain;
  return other;
}

}  // namespace

Plan plan_paraphrase(int rewordings, const ItemSettings& settings, const CaseBook& book) {
  std::vector<Arm> arms = {{"first", "it is worded as at first"}};
  for (int i = 1; i <= rewordings; ++i) {
    arms.push_back({"reworded_" + std::to_string(i), "it is worded in another way (" + std::to_string(i) + ")"});
  }
  const auto items = draw_items(settings, book, false, [](const Case&) { return true; });
  return plan_arms(items, std::move(arms), settings.dials,
                   [](const Case& c, std::size_t arm) { return arm == 0 ? c : reworded(c, arm); });
}

}  // namespace consilium::probes
