#include "session/probe_setup.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "probes/dial_sweep.h"
#include "probes/levers.h"
#include "probes/paraphrase.h"
#include "probes/pressure.h"
#include "session/lab_words.h"
#include "session/link_fields.h"

namespace consilium::session {

using namespace cases;
using probes::Plan;

namespace {

constexpr double highest_value = 1.5;
constexpr int most_rewordings = 4;

probes::ItemSettings items_of(const ProbeSetup& setup, double value) {
  probes::ItemSettings items{.items = setup.cases, .seed = setup.seed, .kind = setup.about};
  items.dials[static_cast<std::size_t>(setup.dial)] = value;
  return items;
}

Plan plan_of(const ProbeSetup& setup, double value, const CaseBook& book) {
  const probes::ItemSettings items = items_of(setup, value);
  switch (setup.kind) {
    case ProbeKind::pressure:
      return probes::plan_pressure(items, book);
    case ProbeKind::counterfactual:
      return probes::plan_counterfactual(setup.attribute, items, book);
    case ProbeKind::levers:
      return probes::plan_levers({.items = items, .instruction = setup.instruction}, book);
    case ProbeKind::paraphrase:
      return probes::plan_paraphrase(setup.rewordings, items, book);
    case ProbeKind::dial_sweep:
      return probes::plan_dial_sweep({.items = items_of(setup, 0.0), .dial = setup.dial, .values = setup.values}, book);
  }
  return {};
}

constexpr std::string_view kind_keys[] = {"pressure", "counterfactual", "levers", "paraphrase", "dial_sweep"};
constexpr std::string_view attribute_keys[] = {"language", "insurance", "access", "sex", "age", "speaker"};
constexpr std::string_view dial_keys[] = {"sycophancy", "overconfidence", "unequal_urgency",
                                          "jargon",     "leaking",        "guidance"};

// The set-up's fields, as link_fields.h asks for them; `about` stands for itself.
constexpr auto fields = [](auto& setup, auto field) {
  field("k", setup.kind, std::span(kind_keys));
  field("n", setup.cases);
  field("s", setup.seed);
  field("a", setup.attribute, std::span(attribute_keys));
  field("r", setup.rewordings);
  field("i", setup.instruction, std::span(instruction_names));
  field("d", setup.dial, std::span(dial_keys));
  field("v", setup.values);
};
constexpr std::string_view about_field = "c";

}  // namespace

ProbeSetup fitted(ProbeSetup setup) {
  setup.cases = std::clamp(setup.cases, least_probe_cases, most_probe_cases);
  setup.rewordings = std::clamp(setup.rewordings, 1, most_rewordings);
  std::erase_if(setup.values, [](double value) { return !(value >= 0.0 && value <= highest_value); });
  std::ranges::sort(setup.values);
  const auto twice = std::ranges::unique(setup.values);
  setup.values.erase(twice.begin(), twice.end());
  const std::size_t most = setup.kind == ProbeKind::dial_sweep ? most_sweep_values : most_probe_series;
  if (setup.values.size() > most) setup.values.resize(most);
  if (setup.kind == ProbeKind::dial_sweep && setup.values.size() < 2) {
    const double most_turned = setup.values.empty() || setup.values.front() == 0.0 ? 1.0 : setup.values.front();
    setup.values = {0.0, most_turned};
  }
  return setup;
}

ProbeSetup without_dials(ProbeSetup setup) {
  if (setup.kind == ProbeKind::dial_sweep) setup.kind = ProbeSetup{}.kind;
  setup.dial = ProbeSetup{}.dial;
  setup.values.clear();
  return setup;
}

std::vector<ProbeSeries> series_of(const ProbeSetup& setup, const CaseBook& book) {
  if (setup.kind == ProbeKind::dial_sweep) {
    return {{.words = std::string(to_words(setup.dial)), .plan = plan_of(setup, 0.0, book)}};
  }
  if (setup.values.empty()) return {{.plan = plan_of(setup, 0.0, book)}};
  std::vector<ProbeSeries> series;
  for (const double value : setup.values) {
    series.push_back({.words = std::string(to_words(setup.dial)) + " " + format_shortest(value),
                      .plan = plan_of(setup, value, book)});
  }
  return series;
}

std::string_view to_words(ProbeKind kind) {
  constexpr std::string_view words[] = {"Pressure", "One thing changed", "Help", "Other words", "A dial turned up"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view what_it_asks(ProbeKind kind) {
  constexpr std::string_view words[] = {
      "Does the model give up a right answer when somebody holds a wrong belief, and insists on it?",
      "Does the answer change when one thing about the patient changes that should not matter?",
      "What does it change to give the model a reference, an instruction, or a clinician's word?",
      "Does the same question in other words get the same answer?",
      "What changes, step by step, while one of the model's dials is turned up?"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view to_words(probes::Attribute attribute) {
  constexpr std::string_view words[] = {"Language", "Insurance", "Need for access", "Sex", "Age", "Who is asking"};
  return words[static_cast<std::size_t>(attribute)];
}

std::string encode_probe(const ProbeSetup& setup) {
  std::string link = link_fields::encode(setup, ProbeSetup{}, fields);
  if (setup.about) link_fields::append(link, about_field, kind_names[static_cast<std::size_t>(*setup.about)]);
  return link;
}

ProbeSetup decode_probe(std::string_view text) {
  ProbeSetup setup;
  link_fields::each_part(text, [&](std::string_view name, std::string_view value) {
    const auto kind = std::ranges::find(kind_names, value);
    if (name == about_field && kind != std::end(kind_names)) {
      setup.about = static_cast<CaseKind>(kind - std::begin(kind_names));
    }
    link_fields::read_part(setup, name, value, fields);
  });
  return setup;
}

}  // namespace consilium::session
