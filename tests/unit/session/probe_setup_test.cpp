#include "session/probe_setup.h"

#include <doctest/doctest.h>

#include <limits>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::case_book;

TEST_CASE("a probe's set-up goes through a link unchanged, and says only what is not usual") {
  CHECK(encode_probe({}).empty());
  CHECK(decode_probe("") == ProbeSetup{});
  ProbeSetup setup;
  setup.kind = ProbeKind::levers;
  setup.about = cases::CaseKind::test_result;
  setup.cases = 40;
  setup.seed = 4000000000U;
  setup.attribute = probes::Attribute::age;
  setup.rewordings = 3;
  setup.instruction = cases::Instruction::firm;
  setup.dial = cases::Dial::jargon;
  setup.values = {0.0, 0.25, 1.0};
  CHECK(decode_probe(encode_probe(setup)) == setup);
  CHECK(encode_probe({.kind = ProbeKind::dial_sweep}) == "k=dial_sweep");
}

TEST_CASE("what a link says wrongly is left out") {
  for (const char* link : {"k=nothing", "n=many", "v=0,x,1", "v=nan", "c=dentist", "n", "=", "~~", "d=9", "s=-1"}) {
    CAPTURE(link);
    CHECK(fitted(decode_probe(link)) == ProbeSetup{});
  }
}

TEST_CASE("everything is brought into its range") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const ProbeSetup high = fitted({.cases = 100000, .rewordings = 99, .values = {1.0, nan, 0.5, 1.0, -1.0, 9.0}});
  CHECK(high.cases == most_probe_cases);
  CHECK(high.rewordings == 4);
  CHECK(high.values == std::vector{0.5, 1.0});
  CHECK(fitted({.cases = -5}).cases == least_probe_cases);
  CHECK(fitted({.values = {9.0}}).values.empty());
  const std::vector<double> many{0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
  CHECK(fitted({.values = many}).values.size() == most_probe_series);
  CHECK(fitted({.kind = ProbeKind::dial_sweep, .values = many}).values.size() == most_sweep_values);
}

TEST_CASE("a sweep has at least two steps") {
  CHECK(fitted({.kind = ProbeKind::dial_sweep, .values = {0.5}}).values == std::vector{0.0, 0.5});
  CHECK(fitted({.kind = ProbeKind::dial_sweep, .values = {0.0}}).values == std::vector{0.0, 1.0});
}

TEST_CASE("a model without dials is asked once, as it is, and a sweep of a dial is not asked of it") {
  for (const ProbeKind kind : probe_kinds) {
    CAPTURE(to_words(kind));
    const ProbeSetup setup = without_dials(fitted({.kind = kind, .cases = 4, .dial = cases::Dial::jargon}));
    CHECK(setup.kind == (kind == ProbeKind::dial_sweep ? ProbeKind::pressure : kind));
    const auto series = series_of(setup, case_book());
    REQUIRE(series.size() == 1);
    CHECK(series.front().words.empty());
    for (const probes::Trial& trial : series.front().plan.trials) CHECK(trial.dials == cases::Dials{});
  }
}

TEST_CASE("every probe asks the same cases at each setting of the dial") {
  for (const ProbeKind kind : probe_kinds) {
    CAPTURE(to_words(kind));
    const ProbeSetup setup = fitted({.kind = kind, .cases = 6});
    const auto series = series_of(setup, case_book());
    REQUIRE(series.size() == (kind == ProbeKind::dial_sweep ? 1 : 2));
    CHECK(series.front().plan.items() == 6);
    for (std::size_t i = 0; i < series.front().plan.trials.size(); ++i) {
      CHECK(series.front().plan.trials[i].c == series.back().plan.trials[i].c);
    }
    const auto dial = static_cast<std::size_t>(setup.dial);
    CHECK(series.front().plan.trials.front().dials[dial] == 0.0);
    CHECK(series.back().plan.trials.back().dials[dial] == 1.0);
  }
}
