#include "query/wording.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

TEST_CASE("what a model does: the criterion's own words, or made from its name") {
  SmallStudy small;
  small.count("A", "Emergency/Emergent/Referral", 115, 139);
  small.count("A", "plain", 1, 4);
  small.count("A", "fault", 1, 4);
  small.mean("A", "jury", 4.5);
  auto& builder = small.builder;
  builder.at(small.find_criterion("plain")).tags =
      builder.add_tags({{builder.text("does"), builder.text("asks for missing facts")}});
  builder.at(small.find_criterion("fault")).lower_is_better = true;
  builder.at(small.find_criterion("jury")).score_max = 5.0;
  const auto study = small.finish();
  CHECK(does_words(*study, CriterionId(0)) == "meets “Referral” (Emergent)");
  CHECK(does_words(*study, CriterionId(1)) == "asks for missing facts");
  CHECK(does_words(*study, CriterionId(2)) == "avoids “fault”");
  CHECK(does_words(*study, CriterionId(3)) == "scores well on “jury”");
  const auto words = [&](std::uint32_t c) {
    return result_words(*study, CriterionId(c), matrix_cell(*study, ModelId(0), CriterionId(c), {}));
  };
  CHECK(words(0) == "115 of 139");
  CHECK(words(2) == "3 of 4");
  CHECK(words(3) == "4.50 of 5");
}

TEST_CASE("lists and ordinals") {
  CHECK(name_list({"A"}) == "A");
  CHECK(name_list({"A", "B"}) == "A and B");
  CHECK(name_list({"A", "B", "C"}) == "A, B and C");
  CHECK(name_list({"A", "B", "C", "D"}) == "A, B and 2 more");
  CHECK(ordinal_words(2) == "second");
  CHECK(ordinal_words(13) == "13th");
  CHECK(ordinal_words(21) == "21st");
  CHECK(ordinal_words(112) == "112th");
}

TEST_CASE("agreement is told by criterion before rater") {
  SmallStudy small;
  small.count("A", "first", 1, 2);
  small.count("A", "second", 1, 2);
  auto& builder = small.builder;
  builder.at(builder.rater("grader", RaterKind::model)).agreement = builder.text("overall 0.71");
  builder.at(small.find_criterion("second")).tags =
      builder.add_tags({{builder.text("agreement"), builder.text("here 0.66")}});
  const auto study = small.finish();
  CHECK(agreement_words(*study, CriterionId(0), RaterId(0)) == "overall 0.71");
  CHECK(agreement_words(*study, CriterionId(1), RaterId(0)) == "here 0.66");
  CHECK(agreement_words(*study, CriterionId(0), RaterId::none()).empty());
}
