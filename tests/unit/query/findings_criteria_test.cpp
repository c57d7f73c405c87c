// Findings about what is hard, for several models and for one.
#include <doctest/doctest.h>

#include <tuple>

#include "query/findings.h"
#include "support/found.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::Found;
using consilium::testing::judge_many;
using consilium::testing::SmallStudy;

namespace {

using enum FindingKind;

void make_fault(SmallStudy& small, std::string_view criterion) {
  small.builder.at(small.find_criterion(criterion)).lower_is_better = true;
}

}  // namespace

TEST_CASE("unreliable is what even the best model does badly, not what one model does worst") {
  SmallStudy small;
  small.count("A", "spread", 95, 100);
  small.count("B", "spread", 5, 100);
  small.count("A", "hard", 50, 100);
  small.count("B", "hard", 45, 100);
  const Found found(small);
  CHECK(found.says(weakness) == "No model reliably meets “hard”.");
  CHECK(found.evidence(weakness) == "Best is A with 50 of 100; B has 45.");
  CHECK(flatten(found.find(weakness)->phone_sentence) == "No model reliably meets “hard”. Best: A, 50 of 100.");
}

TEST_CASE("the hardest criterion is the one that models do worst on together, and all that do best are named") {
  SmallStudy small;
  small.count("A", "spread", 40, 50);
  small.count("B", "spread", 2, 50);
  small.count("A", "even", 39, 50);
  small.count("B", "even", 39, 50);
  const Found found(small);
  CHECK(found.says(weakness) == "“spread” is the hardest criterion.");
  CHECK(found.evidence(weakness) == "Best is A with 40 of 50; B has 2.");
  SmallStudy equal;
  for (const char* model : {"A", "B"}) {
    equal.count(model, "easy", 50, 50);
    equal.count(model, "even", 39, 50);
  }
  CHECK(Found(equal).evidence(weakness) == "Best are A and B with 39 of 50.");
}

TEST_CASE("of a single model with several criteria the strongest is told beside the weakest") {
  SmallStudy small;
  small.count("A", "x", 60, 100);
  small.count("A", "y", 97, 100);
  small.count("A", "z", 80, 100);
  const Found found(small);
  CHECK(found.says(weakness) == "“x” is its weakest criterion: 60 of 100.");
  CHECK(found.has("“y” is its strongest criterion: 97 of 100."));
}

TEST_CASE("how hard a criterion is counts all models, though one of them was judged on few scenarios") {
  SmallStudy small;
  for (const auto& [model, x, y] : {std::tuple("A", 85, 88), std::tuple("B", 82, 82)}) {
    small.count(model, "x", static_cast<std::uint32_t>(x), 100);
    small.count(model, "y", static_cast<std::uint32_t>(y), 100);
  }
  small.count("C", "x", 60, 100);
  small.count("C", "y", 2, 17);
  CHECK(Found(small).says(weakness) == "“y” is the hardest criterion.");
}

TEST_CASE("a criterion that only one of several models was judged on says nothing of the others") {
  SmallStudy small;
  small.count("A", "mine", 1, 50);
  small.count("B", "yours", 50, 50);
  CHECK(Found(small).says(weakness).empty());
}

TEST_CASE("a weakly judged criterion is named only when there is no other") {
  const auto weakness_with = [](std::uint32_t n) {
    SmallStudy small;
    for (const char* model : {"A", "B"}) {
      small.count(model, "few", 1, 5);
      small.count(model, "many", n / 2, n);
    }
    return Found(small).says(weakness);
  };
  CHECK(weakness_with(100) == "No model reliably meets “many”.");
  CHECK(weakness_with(6) == "No model reliably meets “few”.");
}

TEST_CASE("reliable means that the truth could be at four in five") {
  const auto says = [](std::uint32_t k) {
    SmallStudy small;
    small.count("A", "easy", 99, 100);
    small.count("B", "easy", 99, 100);
    small.count("A", "x", k, 100);
    small.count("B", "x", k - 10, 100);
    return Found(small).says(weakness);
  };
  CHECK(says(70) == "No model reliably meets “x”.");   // 95 % Wilson interval up to 78.1
  CHECK(says(73) == "“x” is the hardest criterion.");  // up to 80.7
}

TEST_CASE("a fault is avoided: the counts are of how often it was not there") {
  SmallStudy small;
  for (const char* model : {"A", "B"}) small.count(model, "easy", 99, 100);
  small.count("A", "invents facts", 60, 100);
  small.count("B", "invents facts", 70, 100);
  make_fault(small, "invents facts");
  const Found found(small);
  CHECK(found.says(weakness) == "No model reliably avoids “invents facts”.");
  CHECK(found.evidence(weakness) == "Best is A with 40 of 100; B has 30.");
}

TEST_CASE("the best, the leader and the worst are told beside each other, each once") {
  SmallStudy small;
  small.count("Lead", "easy", 1000, 1000);
  small.count("Mid", "easy", 600, 1000);
  small.count("Low", "easy", 300, 1000);
  small.count("Lead", "hard", 30, 100);
  small.count("Mid", "hard", 40, 100);
  small.count("Low", "hard", 10, 50);
  const Found found(small);
  CHECK(found.evidence(weakness) == "Best is Mid with 40 of 100; Lead has 30, Low 10 of 50.");
  CHECK(found.find(weakness)->target.model == found.overview().models[1].model);
}

TEST_CASE("means without numbers lead to the published scores") {
  SmallStudy small;
  small.mean("A", "x", 0.5);
  small.mean("B", "x", 0.4);
  small.mean("A", "y", 0.9);
  small.mean("B", "y", 0.8);
  const Found found(small);
  CHECK(found.says(weakness) == "No model reliably scores well on “x”.");
  CHECK(found.find(weakness)->link_label == "See the published scores");
}

TEST_CASE("one criterion has no hardest, and a model that meets everything has no weakest") {
  SmallStudy one;
  one.count("A", "x", 40, 100);
  one.count("B", "x", 30, 100);
  CHECK(Found(one).find(weakness) == nullptr);
  SmallStudy all;
  judge_many(all, "A", "x", 40, 40);
  judge_many(all, "A", "y", 40, 40);
  CHECK(Found(all).find(weakness) == nullptr);
}

TEST_CASE("a single model: share, interval and scenarios of its only criterion") {
  SmallStudy small;
  judge_many(small, "gpt", "accuracy", 30, 40);
  const Found found(small);
  CHECK(found.says(single) == "gpt meets “accuracy” in 30 of 40.");
  CHECK(found.evidence(single) == "75.0 %, and the true share could be anything from 59.8 to 85.8 %. 40 scenarios.");
  CHECK(found.says(weakness) == "10 answers fail.");
  CHECK(found.find(weakness)->target.verdict == VerdictFilter::not_met);
}

TEST_CASE("a single failure is read, not counted") {
  SmallStudy small;
  judge_many(small, "gpt", "accuracy", 39, 40);
  const Found found(small);
  CHECK(found.says(weakness) == "1 answer fails.");
  CHECK(found.find(weakness)->link_label == "See it");  // this study has no transcripts
  CHECK(found.evidence(weakness).starts_with("The file holds no answers to read"));
}

TEST_CASE("where the criterion is a fault, what fails is what was met") {
  SmallStudy small;
  judge_many(small, "gpt", "invents facts", 4, 40);
  make_fault(small, "invents facts");
  const Found found(small);
  CHECK(found.says(single) == "gpt avoids “invents facts” in 36 of 40.");
  CHECK(found.says(weakness) == "4 answers fail.");
  CHECK(found.find(weakness)->target.verdict == VerdictFilter::met);
}

TEST_CASE("a single model on a scale: the mean with what it could be") {
  SmallStudy small;
  for (int i = 0; i < 40; ++i) small.score("gpt", "s" + std::to_string(i), "tone", i % 2 == 0 ? 0.25 : 0.75);
  const Found found(small);
  CHECK(found.says(single) == "gpt scores 0.50 on “tone”.");
  CHECK(found.evidence(single) == "The true mean could be anything from 0.42 to 0.58. 40 scenarios.");
  CHECK(found.find(weakness) == nullptr);
}
