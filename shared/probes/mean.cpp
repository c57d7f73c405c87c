#include "probes/mean.h"

#include <cmath>
#include <utility>

#include "stats/holm.h"

namespace consilium::probes {

namespace {

constexpr double level = 0.05;
constexpr double largest = 1e9;

}  // namespace

void MeanBuilder::add(std::uint32_t item, double value) {
  if (!(std::abs(value) <= largest)) {
    add_dropped();
    return;
  }
  mean_.items.push_back(item);
  mean_.values.push_back(value);
  clusters_.push_back(subjects_.number(plan_.trials[plan_.index_of(item, mean_.arm)].c));
}

Mean MeanBuilder::take() {
  std::vector<stats::ItemValue> values, zeros;
  for (std::size_t i = 0; i < mean_.items.size(); ++i) {
    values.push_back({mean_.items[i], clusters_[i], mean_.values[i]});
    zeros.push_back({mean_.items[i], clusters_[i], 0.0});
  }
  mean_.effect = stats::paired_difference(values, zeros);
  return std::move(mean_);
}

void adjust_together(std::span<Mean* const> family) {
  std::vector<double> p_values;
  for (const Mean* mean : family) p_values.push_back(mean->effect.p_value);
  const std::vector<double> adjusted = stats::holm_adjusted(p_values);
  for (std::size_t i = 0; i < family.size(); ++i) family[i]->adjusted_p_value = adjusted[i];
}

void keep_within(Mean& mean, double low, double high) {
  mean.effect.estimate = stats::bounded_to(mean.effect.estimate, low, high);
}

bool stands_out(const Mean& mean) { return mean.adjusted_p_value <= level; }

}  // namespace consilium::probes
