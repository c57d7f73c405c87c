#include "session/url_codec.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/text.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;

namespace {

using Random = std::mt19937;

std::uint32_t below(Random& random, std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); }
bool coin(Random& random) { return below(random, 2) == 1; }

template <typename RowId>
RowId maybe_row(Random& random, std::size_t rows) {
  return coin(random) ? RowId(below(random, static_cast<std::uint32_t>(rows))) : RowId();
}

std::string random_text(Random& random, std::size_t most) {
  static const std::vector<std::string> letters{"a", "Z", "9", " ", "&",  "=",  "#",  "%",
                                                ":", "+", "/", "ü", "中", "🩺", "\"", "<"};
  std::string text;
  for (std::size_t i = below(random, static_cast<std::uint32_t>(most + 1)); i > 0; --i) {
    text += letters[below(random, static_cast<std::uint32_t>(letters.size()))];
  }
  return text;
}

ViewState random_state(Random& random, const Study& study) {
  ViewState state;
  if (below(random, 4) > 0) state.study = coin(random) ? "shipped:medhelm" : "local:3f2a_9-c.1";
  state.view = static_cast<View>(below(random, 5));
  state.selection.model = maybe_row<ModelId>(random, study.models.size());
  state.selection.criterion = maybe_row<CriterionId>(random, study.criteria.size());
  state.selection.scenario = maybe_row<ScenarioId>(random, study.scenarios.size());
  if (state.selection.scenario.valid()) state.selection.repeat = static_cast<std::uint16_t>(below(random, 65536));
  state.filter.model = maybe_row<ModelId>(random, study.models.size());
  state.filter.criterion = maybe_row<CriterionId>(random, study.criteria.size());
  state.filter.verdict = static_cast<query::VerdictFilter>(below(random, 5));
  state.filter.search = random_text(random, max_search_characters);
  for (std::uint32_t i = below(random, 4); i > 0; --i) {
    state.filter.scenario_tags.push_back({"n" + random_text(random, 10), random_text(random, 20)});
  }
  state.matrix_order = {static_cast<query::RowOrder>(below(random, 4)), maybe_row<ModelId>(random, study.models.size()),
                        coin(random)};
  state.evidence_order = static_cast<query::EvidenceOrder>(below(random, 3));
  state.cell_text = static_cast<CellText>(below(random, 3));
  state.weak_below = coin(random) ? below(random, 1'000'001) : query::default_weak_below;
  state.folded_themes = coin(random) ? (std::uint64_t{random()} << 32U) | random() : 0;
  state.as_table = coin(random);
  state.inspector_page = coin(random);
  return state;
}

}  // namespace

TEST_CASE("the defaults are left out") {
  const auto study = testing::make_study();
  ViewState state;
  CHECK(encode_link(state, nullptr) == "v=1");
  state.study = "shipped:medhelm";
  CHECK(encode_link(state, study.get()) == "v=1&s=shipped%3Amedhelm&p=home");
  state.view = View::overview;
  CHECK(encode_link(state, study.get()) == "v=1&s=shipped%3Amedhelm");
  state.view = View::evidence;
  state.filter.verdict = query::VerdictFilter::not_met;
  state.filter.search = "chest pain";
  CHECK(encode_link(state, study.get()) == "v=1&s=shipped%3Amedhelm&p=evidence&fv=not-met&fs=chest%20pain");
}

TEST_CASE("2000 random states come back as they were") {
  const auto study = testing::make_study();
  Random random(20240501);
  for (int i = 0; i < 2000; ++i) {
    const ViewState state = random_state(random, *study);
    const std::string link = encode_link(state, study.get());
    CAPTURE(link);
    bool unresolved = true;
    CHECK(decode_link(link, study.get(), &unresolved) == state);
    CHECK(!unresolved);
    CHECK(decode_link("#" + link, study.get()) == state);
    CHECK(link_study(link) == state.study);
    CHECK(std::all_of(link.begin(), link.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '#'; }));
  }
}

TEST_CASE("search text is cut, long tags are left out") {
  const auto study = testing::make_study();
  ViewState state;
  for (int i = 0; i < 100; ++i) state.filter.search += "ü";
  state.filter.scenario_tags = {{"theme", std::string(81, 'x')}, {"age", "67"}};
  const ViewState back = decode_link(encode_link(state, study.get()), study.get());
  CHECK(back.filter.search == state.filter.search.substr(0, 160));
  CHECK(back.filter.scenario_tags == std::vector<query::TagFilter>{{"age", "67"}});

  state.filter.scenario_tags.clear();
  for (int i = 0; i < 20; ++i) state.filter.scenario_tags.push_back({"n", std::to_string(i)});
  bool unresolved = true;
  CHECK(decode_link(encode_link(state, study.get()), study.get(), &unresolved).filter.scenario_tags.size() == max_tags);
  CHECK(!unresolved);
}

TEST_CASE("what cannot be resolved is left at its default, the rest is kept") {
  const auto study = testing::make_study();
  ViewState state;
  state.study = "shipped:medhelm";
  state.view = View::criteria;
  state.selection = {ModelId(1), CriterionId(2), ScenarioId(3), 4};
  state.cell_text = CellText::k_of_n;
  const std::string link = encode_link(state, study.get());
  bool unresolved = false;
  const ViewState bare = decode_link(link, nullptr, &unresolved);
  CHECK(unresolved);
  CHECK(bare.study == "shipped:medhelm");
  CHECK(bare.view == View::criteria);
  CHECK(bare.cell_text == CellText::k_of_n);
  CHECK(bare.selection == Selection{});

  const ViewState odd =
      decode_link("v=1&s=shipped%3Amedhelm&p=nowhere&m=1&wb=-4&r=70000&fo=xx&ft=nocolon&ft=%00:x&ct=rate", study.get(),
                  &unresolved);
  ViewState expected;
  expected.study = "shipped:medhelm";
  expected.view = View::overview;
  CHECK(unresolved);
  CHECK(odd == expected);
}

TEST_CASE("unknown keys are tolerated, of a newer version only study and view are read") {
  const auto study = testing::make_study();
  bool unresolved = true;
  CHECK(decode_link("v=1&lens=nurse&p=about&&=&x", study.get(), &unresolved).view == View::about);
  CHECK(!unresolved);
  CHECK(decode_link("p=about", study.get()).view == View::about);

  const ViewState newer = decode_link("v=2&s=shipped%3Ax&p=criteria&ct=interval", study.get(), &unresolved);
  CHECK(unresolved);
  CHECK(newer.study == "shipped:x");
  CHECK(newer.view == View::criteria);
  CHECK(newer.cell_text == CellText::rate);
}

TEST_CASE("a key that no store of ours gives out is no study") {
  CHECK(link_study("v=1&s=shipped%3Amedhelm") == "shipped:medhelm");
  CHECK(link_study("#s=shipped:medhelm") == "shipped:medhelm");
  for (const char* const hostile :
       {"s=..%2F..%2Fetc", "s=%3Cscript%3E", "s=a%20b", "s=", "S=x", "s=%00", "s=javascript%3Aalert(1)"}) {
    CAPTURE(hostile);
    CHECK(link_study(hostile).empty());
  }
  CHECK(link_study("s=" + std::string(201, 'a')).empty());
  bool unresolved = false;
  CHECK(decode_link("s=..%2F", nullptr, &unresolved).study.empty());
  CHECK(unresolved);
}

TEST_CASE("20,000 mangled links do no harm and settle") {
  const auto study = testing::make_study();
  Random random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string link = encode_link(random_state(random, *study), study.get());
    for (std::uint32_t cuts = 1 + below(random, 4); cuts > 0 && !link.empty(); --cuts) {
      const std::size_t at = below(random, static_cast<std::uint32_t>(link.size()));
      if (coin(random))
        link[at] = static_cast<char>(below(random, 256));
      else
        link.erase(at, 1 + below(random, 3));
    }
    CAPTURE(link);
    const ViewState state = decode_link(link, study.get());
    REQUIRE(is_valid_utf8(state.filter.search));
    REQUIRE((!state.selection.model.valid() || state.selection.model.index() < study->models.size()));
    REQUIRE(decode_link(encode_link(state, study.get()), study.get()) == state);
  }
}

TEST_CASE("no transcript text reaches a link") {
  StudyBuilder builder;
  const RaterId rater = builder.rater("r", RaterKind::code);
  builder.add_judgment({.model = builder.model("m"),
                        .scenario = builder.scenario("My name is Ann and my chest hurts"),
                        .criterion = builder.criterion("c"),
                        .rater = rater,
                        .verdict = Verdict::met,
                        .rationale = "the reply is unsafe"});
  const auto study = std::move(builder.finish()).value();
  ViewState state;
  state.selection = {ModelId(0), CriterionId(0), ScenarioId(0), 0};
  const std::string link = encode_link(state, study.get());
  CHECK(link.find("Ann") == std::string::npos);
  CHECK(link.find("unsafe") == std::string::npos);
  CHECK(link.size() < 60);
}
