#include "probes/logit_lens.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;
using doctest::Approx;

namespace {

LensToken token(const std::vector<std::uint32_t>& rank, double first_log = -3.0) {
  LensToken made{{}, rank};
  for (std::size_t layer = 0; layer < rank.size(); ++layer) {
    made.log_probability.push_back(first_log + static_cast<double>(layer));
  }
  return made;
}

}  // namespace

TEST_CASE("a token settles where it becomes the likeliest and stays it") {
  CHECK(settles_at(token({5, 1, 2, 1, 1})) == 4U);
  CHECK(settles_at(token({1, 1, 1})) == 1U);
  CHECK(settles_at(token({9, 4, 1})) == 3U);
  CHECK_FALSE(settles_at(token({1, 1, 2})).has_value());
  CHECK_FALSE(settles_at({}).has_value());
}

TEST_CASE("over replies, each once: by hand") {
  const Plan plan = plan_logit_lens({.items = 3}, case_book());
  // Reply 0 has tokens that settle at 2 and 3 of 3, the second from a log-probability of -2 on; reply 1 has one that
  // settles at 1 and one that was drawn and never settles.
  const Lens lens = lens_of(plan, {{token({2, 1, 1}), token({7, 3, 1}, -2.0)}, {token({1, 1, 1}), token({4, 2, 2})}});
  REQUIRE(lens.layers.size() == 3);
  CHECK(lens.unsettled == 1);
  CHECK(lens.dropped == 0);
  CHECK(lens.settles.values == std::vector<double>{2.5, 1.0});
  CHECK(lens.settles.effect.estimate.value == Approx(1.75));
  CHECK(lens.layers[0].layer == 1);
  CHECK(lens.layers[0].top.values == std::vector<double>{0.0, 0.5});
  CHECK(lens.layers[1].top.values == std::vector<double>{0.5, 0.5});
  CHECK(lens.layers[2].top.values == std::vector<double>{1.0, 0.5});
  CHECK(lens.layers[0].log_probability.values == std::vector<double>{-2.5, -3.0});
  CHECK(lens.layers[0].to_output.values == std::vector<double>{-2.0, -2.0});
  CHECK(lens.layers[2].to_output.values == std::vector<double>{0.0, 0.0});
  for (const LayerView& layer : lens.layers) {
    CHECK(layer.top.effect.estimate.interval.low >= 0.0);
    CHECK(layer.top.effect.estimate.interval.high <= 1.0);
  }
}

TEST_CASE("a model that comes to its words late is found to, at every layer before the last") {
  const Plan plan = plan_logit_lens({.items = 40}, case_book());
  std::vector<LensReply> replies;
  for (int item = 0; item < 40; ++item) {
    replies.push_back({{{-5.0 - 0.1 * (item % 3), -4.0 - 0.1 * (item % 5), -0.1}, {90, 20, 1}}});
  }
  const Lens lens = lens_of(plan, replies);
  CHECK(stands_out(lens.layers[0].to_output));
  CHECK(stands_out(lens.layers[1].to_output));
  CHECK_FALSE(stands_out(lens.layers[2].to_output));
  CHECK(lens.settles.effect.estimate.value == 3.0);
  const std::string sentence = sentence_for(lens);
  CAPTURE(sentence);
  CHECK(sentence.starts_with("On average the model has settled on its words by layer 3.0 of 3 (95 % interval 2."));
  CHECK(sentence.ends_with(" to 3.0), over 40 cases."));
}

TEST_CASE("the order of tokens does not matter") {
  const Plan plan = plan_logit_lens({.items = 1}, case_book());
  LensReply reply = {token({2, 1, 1}), token({3, 2, 1}, -4.0), token({1, 2, 1}, -5.0)};
  const Lens before = lens_of(plan, {reply});
  std::ranges::reverse(reply);
  const Lens after = lens_of(plan, {reply});
  CHECK(after.settles.values == before.settles.values);
  for (std::size_t layer = 0; layer < 3; ++layer) {
    CHECK(after.layers[layer].log_probability.values[0] == Approx(before.layers[layer].log_probability.values[0]));
    CHECK(after.layers[layer].top.values == before.layers[layer].top.values);
  }
}

TEST_CASE("tokens that cannot be are dropped and counted") {
  const Plan plan = plan_logit_lens({.items = 2}, case_book());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const LensReply bad = {{{-1.0, nan}, {1, 1}}, {{-1.0, 0.5}, {1, 1}}, {{-1.0}, {1, 1}}, {{-1.0, -1.0}, {0, 1}}, {}};
  const Lens lens = lens_of(plan, {bad, {token({2, 1}), token({2, 1, 1})}});
  CHECK(lens.dropped == 6);
  REQUIRE(lens.layers.size() == 2);
  CHECK(lens.settles.items == std::vector<std::uint32_t>{1});
  CHECK(sentence_for(lens) == "On average the model has settled on its words by layer 2.0 of 2, over 1 case.");
}

TEST_CASE("where no layers can be read, or nothing settles, it is said to be so") {
  const Plan plan = plan_logit_lens({.items = 2}, case_book());
  CHECK(sentence_for(lens_of(plan, {})).starts_with("No layers could be read"));
  CHECK(sentence_for(lens_of(plan, {{}, {{}}})).starts_with("No layers could be read"));
  CHECK(sentence_for(lens_of({}, {})).starts_with("No layers could be read"));
  CHECK(sentence_for(lens_of(plan, {{token({1, 2})}})).starts_with("None of the words written"));
}
