#include "base/diagnostics.h"

#include <doctest/doctest.h>

#include <string>

using namespace consilium;

TEST_CASE("diagnostics are grouped by code in order of first appearance") {
  Diagnostics diagnostics;
  CHECK(diagnostics.empty());
  diagnostics.warning("b-code", "line 1", "First.", "Do this.");
  diagnostics.info("a-code", "line 2", "Second.");
  diagnostics.warning("b-code", "line 3", "Third.");
  REQUIRE(diagnostics.groups().size() == 2);
  CHECK(diagnostics.groups()[0].code == "b-code");
  CHECK(diagnostics.groups()[0].count == 2);
  CHECK(diagnostics.groups()[1].code == "a-code");
  REQUIRE(diagnostics.find("b-code") != nullptr);
  CHECK(diagnostics.find("b-code")->examples[0] ==
        Diagnostic{Severity::warning, "b-code", "line 1", "First.", "Do this."});
  CHECK(diagnostics.find("none") == nullptr);
  CHECK_FALSE(diagnostics.empty());
}

TEST_CASE("ten thousand of one code cost one group with a count and a few examples") {
  Diagnostics diagnostics;
  for (int i = 0; i < 10'000; ++i) diagnostics.error("bad-row", "line " + std::to_string(i), "Bad.");
  REQUIRE(diagnostics.groups().size() == 1);
  CHECK(diagnostics.groups()[0].count == 10'000);
  CHECK(diagnostics.groups()[0].examples.size() == Diagnostics::max_examples);
  CHECK(diagnostics.groups()[0].examples.back().where == "line 19");
  CHECK(diagnostics.count(Severity::error) == 10'000);
  CHECK(diagnostics.count(Severity::info) == 0);
}

TEST_CASE("a group is as severe as its most severe member") {
  Diagnostics diagnostics;
  diagnostics.info("mixed", "", "Mild.");
  diagnostics.error("mixed", "", "Grave.");
  diagnostics.warning("mixed", "", "Middling.");
  CHECK(diagnostics.groups()[0].severity == Severity::error);
}

TEST_CASE("merging adds counts and keeps at most the agreed number of examples") {
  Diagnostics a;
  Diagnostics b;
  for (int i = 0; i < 15; ++i) a.warning("x", "a" + std::to_string(i), "A.");
  for (int i = 0; i < 30; ++i) b.error("x", "b" + std::to_string(i), "B.");
  b.info("y", "", "Only in b.");
  a.merge(b);
  REQUIRE(a.groups().size() == 2);
  CHECK(a.find("x")->count == 45);
  CHECK(a.find("x")->severity == Severity::error);
  REQUIRE(a.find("x")->examples.size() == Diagnostics::max_examples);
  CHECK(a.find("x")->examples[14].where == "a14");
  CHECK(a.find("x")->examples[15].where == "b0");
  CHECK(a.find("y")->count == 1);

  a.merge(a);
  CHECK(a.find("x")->count == 90);
  CHECK(a.find("y")->examples.size() == 2);
}

TEST_CASE("restoring gives back an equal collection and trims too many examples") {
  Diagnostics original;
  original.warning("x", "1", "One.", "Hint.");
  original.info("y", "2", "Two.");
  Diagnostics restored;
  for (const DiagnosticGroup& group : original.groups()) restored.restore(group);
  CHECK(restored == original);

  DiagnosticGroup crowded{"z", Severity::info, 100, {}};
  crowded.examples.resize(50);
  restored.restore(crowded);
  CHECK(restored.find("z")->examples.size() == Diagnostics::max_examples);
  CHECK(restored.find("z")->count == 100);
}

TEST_CASE("severities have words") {
  CHECK(to_text(Severity::info) == "info");
  CHECK(to_text(Severity::warning) == "warning");
  CHECK(to_text(Severity::error) == "error");
}
