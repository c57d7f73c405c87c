// A share of the items of a probe under one arm, with the items behind it: what a point of a chart stands for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "probes/effects.h"
#include "probes/trial.h"
#include "stats/interval.h"

namespace consilium::probes {

struct Share {
  std::uint32_t arm = 0;
  std::vector<std::uint32_t> items;    // that the share is of, ascending
  std::vector<std::uint32_t> counted;  // those of them that count, ascending
  std::uint64_t unclear = 0;           // items that would belong here, but whose reply is not decided
  stats::Estimate estimate;            // counted of items, clustered by subject
};

// Puts a share together item by item, in ascending order.
class ShareBuilder {
 public:
  ShareBuilder(const Plan& plan, std::uint32_t arm) : plan_(plan) { share_.arm = arm; }
  void add(std::uint32_t item, bool counts);
  void add_unclear() { ++share_.unclear; }
  [[nodiscard]] Share take();

 private:
  const Plan& plan_;
  Share share_;
  std::vector<double> outcomes_;
  std::vector<std::uint32_t> clusters_;
  Subjects subjects_;
};

// Of the items to which the criterion applies under the arm: those where it is met.
Share share_met(const Plan& plan, const std::vector<Findings>& findings, std::string_view criterion, std::uint32_t arm);

// For every arm but the first: of the items whose answers can be compared with those under the first arm, by a
// criterion that compares replies ("consistent_reworded", "same_for_every_group"), those where the answer is the same.
std::vector<Share> same_answers(const Plan& plan, const std::vector<std::string>& replies, std::string_view criterion,
                                const cases::CaseBook& book);

}  // namespace consilium::probes
