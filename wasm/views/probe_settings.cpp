// What the probe asks: which experiment, of which cases, how many, and at which settings of a dial.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "session/lab_words.h"
#include "views/lab_parts.h"
#include "views/probe_parts.h"

namespace consilium::views {

namespace {

using cases::CaseKind;
using session::ProbeKind;
using session::ProbeSetup;
using ui::Box;

constexpr std::array<int, 6> sizes{8, 12, 24, 48, 96, 200};

struct ValueChoice {
  std::string_view words;
  std::vector<double> values;
};

const std::vector<ValueChoice>& value_choices(ProbeKind kind) {
  static const std::vector<ValueChoice> steps{
      {"0 and 1", {0.0, 1.0}}, {"0, 0.5 and 1", {0.0, 0.5, 1.0}}, {"0 to 1 in quarters", {0.0, 0.25, 0.5, 0.75, 1.0}}};
  static const std::vector<ValueChoice> series{
      {"0", {0.0}}, {"1", {1.0}}, {"0 and 1", {0.0, 1.0}}, {"0, 0.5 and 1", {0.0, 0.5, 1.0}}};
  return kind == ProbeKind::dial_sweep ? steps : series;
}

std::string list_of(const std::vector<double>& values) {
  std::string words;
  for (const double value : values) words += (words.empty() ? "" : ", ") + format_shortest(value);
  return words;
}

// Fields beside each other, as many as fit; `changed` is the set-up that they lead to.
class Fields {
 public:
  Fields(const ViewContext& context, Column& column, const ProbeSetup& setup)
      : ui_(context.ui), column_(column), changed(setup) {
    per_row_ = std::max(1, static_cast<int>(column.box.w / ui_.scaled(170)));
    per_row_ = std::min(per_row_, 4);
  }

  // Returns the choice made.
  std::optional<int> menu(std::string_view name, std::string_view shown, const std::vector<std::string>& choices,
                          std::size_t chosen) {
    std::vector<ui::MenuItem> items;
    for (std::size_t i = 0; i < choices.size(); ++i) items.push_back({.label = choices[i], .checked = i == chosen});
    Box field = next();
    ui::text(ui_, ui::cut_top(field, ui_.scaled(20)), name, {.type = ui::Type::small, .ink = ui::Ink::mut});
    return ui::menu_button(
        ui_, name, field,
        {.label = shown, .icon_after = ICON_CHEVRON_DOWN, .description = name, .type = ui::Type::dense}, items);
  }

 private:
  Box next() {
    const float gap = ui::space_12;
    if (in_row_ == 0) {
      row_ = ui::cut_top(column_.box, ui_.scaled(20) + ui_.target(ui_.scaled(34)));
      column_.gap(ui::space_8);
      width_ = (row_.w - gap * static_cast<float>(per_row_ - 1)) / static_cast<float>(per_row_);
    }
    const Box field = ui::cut_left(row_, width_);
    ui::cut_left(row_, gap);
    in_row_ = (in_row_ + 1) % per_row_;
    return field;
  }

  ui::Ui& ui_;
  Column& column_;
  Box row_;
  float width_ = 0.0F;
  int per_row_ = 1;
  int in_row_ = 0;

 public:
  ProbeSetup changed;
};

template <typename Enum, std::size_t N, typename Words>
void choose(Fields& fields, std::string_view name, Enum& value, Words words) {
  std::vector<std::string> choices;
  for (std::size_t i = 0; i < N; ++i) choices.emplace_back(words(static_cast<Enum>(i)));
  const auto at = static_cast<std::size_t>(value);
  if (const auto picked = fields.menu(name, choices[at], choices, at)) value = static_cast<Enum>(*picked);
}

void kind_ui(Fields& fields, const ProbeSetup& setup, bool has_dials) {
  // The last of the kinds turns a dial.
  static_assert(session::probe_kinds.back() == ProbeKind::dial_sweep);
  std::vector<std::string> kinds;
  for (const ProbeKind kind : session::probe_kinds) {
    if (has_dials || kind != ProbeKind::dial_sweep) kinds.emplace_back(session::to_words(kind));
  }
  const auto at = static_cast<std::size_t>(setup.kind);
  if (const auto picked = fields.menu("Probe", kinds[at], kinds, at)) {
    fields.changed.kind = static_cast<ProbeKind>(*picked);
  }
  if (fields.changed.kind == setup.kind) return;
  // Each probe begins with settings of the dial that it can be told by.
  fields.changed.values = value_choices(fields.changed.kind).back().values;
  fields.changed.about.reset();
}

void own_ui(Fields& fields, const ProbeSetup& setup) {
  ProbeSetup& changed = fields.changed;
  if (setup.kind == ProbeKind::counterfactual) {
    choose<probes::Attribute, probes::attribute_count>(fields, "What is changed", changed.attribute,
                                                       [](probes::Attribute what) { return session::to_words(what); });
  } else if (setup.kind == ProbeKind::levers) {
    choose<cases::Instruction, cases::instruction_count>(
        fields, "The instruction", changed.instruction,
        [](cases::Instruction what) { return session::instruction_words(what); });
  } else if (setup.kind == ProbeKind::paraphrase) {
    const std::vector<std::string> choices{"1", "2", "3", "4"};
    const auto at = static_cast<std::size_t>(setup.rewordings - 1);
    if (const auto picked = fields.menu("Other wordings", choices[at], choices, at)) changed.rewordings = *picked + 1;
  }
}

void cases_ui(Fields& fields, const ProbeSetup& setup) {
  std::vector<std::string> kinds{"The probe's own"};
  for (std::size_t i = 0; i < std::size(cases::kind_names); ++i) {
    kinds.emplace_back(session::to_words(static_cast<CaseKind>(i)));
  }
  const std::size_t kind = setup.about ? static_cast<std::size_t>(*setup.about) + 1 : 0;
  if (const auto picked = fields.menu("Cases", kinds[kind], kinds, kind)) {
    fields.changed.about = *picked == 0 ? std::nullopt : std::optional(static_cast<CaseKind>(*picked - 1));
  }
  std::vector<std::string> counts;
  for (const int size : sizes) counts.push_back(std::to_string(size));
  const auto size = static_cast<std::size_t>(std::ranges::find(sizes, setup.cases) - sizes.begin());
  if (const auto picked = fields.menu("How many", std::to_string(setup.cases), counts, size)) {
    fields.changed.cases = sizes[static_cast<std::size_t>(*picked)];
  }
}

void dial_ui(Fields& fields, const ProbeSetup& setup) {
  choose<cases::Dial, cases::dial_count>(fields, "Dial", fields.changed.dial,
                                         [](cases::Dial dial) { return session::to_words(dial); });
  const auto& choices = value_choices(setup.kind);
  std::vector<std::string> words;
  for (const ValueChoice& choice : choices) words.emplace_back(choice.words);
  const auto at =
      static_cast<std::size_t>(std::ranges::find(choices, setup.values, &ValueChoice::values) - choices.begin());
  const std::string shown = at < words.size() ? words[at] : list_of(setup.values);
  if (const auto picked = fields.menu("Its settings", shown, words, at)) {
    fields.changed.values = choices[static_cast<std::size_t>(*picked)].values;
  }
}

}  // namespace

void probe_settings_ui(const ViewContext& context, Column& column) {
  ui::Ui& ui = context.ui;
  const bool has_dials = context.session.lab().has_dials();
  const ProbeSetup setup = context.session.probe_setup();
  const ui::Scope scope(ui, ui::a11y::Role::group, "settings", "What is asked", column.box);
  column.paragraph(session::what_it_asks(setup.kind), ui::Type::body, ui::Ink::mut);
  column.gap(ui::space_12);
  Fields fields(context, column, setup);
  kind_ui(fields, setup, has_dials);
  own_ui(fields, setup);
  cases_ui(fields, setup);
  if (has_dials) {
    dial_ui(fields, setup);
  } else {
    column.paragraph(lab_model_words(context) + " has no dials: it is asked as it is.", ui::Type::small, ui::Ink::mut);
  }
  if (fields.changed == setup) return;
  if (!has_dials) {  // what was chosen for a model with dials stays chosen
    const ProbeSetup chosen = session::fitted(context.session.view().probe.setup);
    const ProbeKind kind = fields.changed.kind;
    fields.changed.dial = chosen.dial;
    fields.changed.values = chosen.kind == kind ? chosen.values : value_choices(kind).back().values;
  }
  set_probe(context, {.setup = fields.changed});
}

}  // namespace consilium::views
