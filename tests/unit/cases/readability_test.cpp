#include "cases/readability.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::cases;

TEST_CASE("syllables as a dictionary has them") {
  const std::pair<std::string_view, int> words[] = {
      {"a", 1},         {"the", 1},      {"heart", 1},    {"take", 1},       {"takes", 1},       {"raised", 1},
      {"needed", 2},    {"doctor", 2},   {"table", 2},    {"little", 2},     {"bleeding", 2},    {"medicine", 3},
      {"emergency", 4}, {"services", 3}, {"diabetes", 4}, {"pharmacist", 3}, {"condition", 3},   {"swelling", 2},
      {"breathe", 1},   {"virus", 2},    {"yes", 1},      {"ambulance", 3},  {"haemorrhage", 3}, {"interpreter", 4},
      {"every", 2},     {"people", 2},   {"days", 1},     {"passes", 2}};
  for (const auto& pair : words) CHECK_MESSAGE(count_syllables(pair.first) == pair.second, pair.first);
}

TEST_CASE("the two formulas, worked by hand") {
  // 2 sentences, 9 words, 10 syllables
  const Readability figure = measure_readability(ReplyText("Call a nurse now. Do not eat or drink until then."));
  CHECK(figure.sentences == 2);
  CHECK(figure.words == 11);
  CHECK(figure.syllables == 12);
  CHECK(figure.flesch_ease() == doctest::Approx(206.835 - 1.015 * 5.5 - 84.6 * 12.0 / 11.0));
  CHECK(measure_readability(ReplyText("")).flesch_ease() == 0.0);
}

TEST_CASE("given names are left out") {
  const std::vector<std::string> given = {"paracetamol"};
  CHECK(measure_readability(ReplyText("Take paracetamol now."), given).syllables == 2);
  CHECK(measure_readability(ReplyText("Don't go."), given).words == 2);
}
