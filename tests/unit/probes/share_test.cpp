#include "probes/share.h"

#include <doctest/doctest.h>

#include "support/judged_trials.h"

using namespace consilium;
using namespace consilium::probes;
using namespace consilium::testing::verdicts;
using consilium::testing::case_book;
using consilium::testing::judged;
using consilium::testing::Judged;
using consilium::testing::judged_criterion;
using Items = std::vector<std::uint32_t>;

TEST_CASE("a share is of the items that are decided, and unclear ones are counted apart") {
  const Judged j = judged({{yes, no}, {yes, yes}, {no, unclear}, {yes, none}, {no, yes}});
  const Share first = share_met(j.plan, j.findings, judged_criterion, 0);
  CHECK(first.items == Items{0, 1, 2, 3, 4});
  CHECK(first.counted == Items{0, 1, 3});
  CHECK(first.estimate.n == 5);
  CHECK(first.estimate.value == doctest::Approx(0.6));
  const Share other = share_met(j.plan, j.findings, judged_criterion, 1);
  CHECK(other.arm == 1);
  CHECK(other.items == Items{0, 1, 4});
  CHECK(other.counted == Items{1, 4});
  CHECK(other.unclear == 1);
}

TEST_CASE("where no reply came yet there is nothing to have a share of") {
  const Judged j = judged({{yes, no}, {yes, yes}});
  const Share none_yet = share_met(j.plan, {}, judged_criterion, 0);
  CHECK(none_yet.items.empty());
  CHECK_FALSE(none_yet.estimate.has_interval);
  const Share half = share_met(j.plan, {j.findings.begin(), j.findings.begin() + 2}, judged_criterion, 1);
  CHECK(half.items == Items{0});
}

TEST_CASE("replies that are the same are the same answer") {
  const Judged j = judged({{yes, yes}, {yes, yes}});
  const std::string now = "Call emergency services now. This can be a sign of something serious.";
  const std::string later = "See a doctor in the next few days. It is not an emergency.";
  const auto all = same_answers(j.plan, {now, now, now, later}, "consistent_reworded", case_book());
  REQUIRE(all.size() == 1);
  CHECK(all[0].items == Items{0, 1});
  CHECK(all[0].counted == Items{0});
}
