// The lab's case builder: what the person asks about, who they are, and what they believe.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cases/truth.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"

namespace consilium::views {

namespace {

using cases::CaseKind;
using session::LabCase;
using session::LabSetup;
using session::LabSide;
using ui::Box;

constexpr float control_height = 36.0F;

// One column of fields that change a set-up; `changed` is what to ask instead.
class Builder {
 public:
  Builder(const ViewContext& context, Column& column, const LabSetup& setup, const cases::CaseBook& book)
      : context_(context), ui_(context.ui), column_(column), setup_(setup), book_(book) {}

  void run(LabSide side) {
    LabSetup changed = setup_;
    topic(changed.c);
    person(changed.c);
    if (cases::can_hold_belief(session::case_of(setup_, book_))) belief(changed.c);
    more(changed.c);
    if (changed != setup_) set_lab(context_, side, changed);
  }

 private:
  Box control() { return ui::cut_top(column_.box, ui_.target(ui_.scaled(control_height))); }

  void label(std::string_view words) {
    column_.gap(ui::space_12);
    ui::text(ui_, ui::cut_top(column_.box, ui_.scaled(20)), words, {.type = ui::Type::small, .ink = ui::Ink::mut});
    column_.gap(ui::space_4);
  }

  // A menu that looks like a field. `what` says what is chosen.
  std::optional<int> menu(std::string_view id, std::string_view what, const std::vector<std::string>& choices,
                          std::size_t chosen) {
    std::vector<ui::MenuItem> items;
    for (std::size_t i = 0; i < choices.size(); ++i) items.push_back({.label = choices[i], .checked = i == chosen});
    const std::string_view shown = chosen < choices.size() ? std::string_view(choices[chosen]) : "–";
    return ui::menu_button(
        ui_, id, control(),
        {.label = shown, .icon_after = ICON_CHEVRON_DOWN, .description = what, .type = ui::Type::dense}, items);
  }

  template <typename Enum>
  void choice(std::string_view name, Enum& value, std::span<const std::string_view> labels) {
    label(name);
    if (ui::segments_width(ui_, labels) > column_.box.w) {  // too narrow for them beside each other
      const std::vector<std::string> choices(labels.begin(), labels.end());
      if (const auto picked = menu(name, name, choices, static_cast<std::size_t>(value))) {
        value = static_cast<Enum>(*picked);
      }
      return;
    }
    if (const auto picked = ui::segments(ui_, name, control(), name, labels, static_cast<int>(value))) {
      value = static_cast<Enum>(*picked);
    }
  }

  void topic(LabCase& c) {
    label("What it is about");
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < std::size(cases::kind_names); ++i) {
      kinds.emplace_back(session::to_words(static_cast<CaseKind>(i)));
    }
    if (const auto kind = menu("kind", "What it is about", kinds, static_cast<std::size_t>(c.kind))) {
      c.kind = static_cast<CaseKind>(*kind);
      return;
    }
    column_.gap(ui::space_8);
    const std::vector<session::LabTopic> topics = session::lab_topics(c.kind, book_);
    std::vector<std::string> names;
    for (const session::LabTopic& one : topics) names.push_back(one.words);
    const auto chosen = std::ranges::find(topics, c.topic, &session::LabTopic::key);
    if (const auto picked = menu("topic", "The subject", names, static_cast<std::size_t>(chosen - topics.begin()))) {
      c.topic = topics[static_cast<std::size_t>(*picked)].key;
    }
    if (c.kind == CaseKind::triage) danger_sign(c);
    constexpr std::array<std::string_view, 3> marks{"Low", "Normal", "High"};
    if (c.kind == CaseKind::test_result) choice("Marked on the report as", c.mark, marks);
    if (c.kind == CaseKind::discharge && toggle("note", "The note holds the answer", c.note_answers)) {
      c.note_answers = !c.note_answers;
    }
  }

  void danger_sign(LabCase& c) {
    label("Danger sign in the story");
    std::vector<std::string> signs = session::danger_signs(c.topic, book_);
    signs.insert(signs.begin(), "None");
    if (const auto sign = menu("sign", "Danger sign in the story", signs, static_cast<std::size_t>(c.red_flag + 1))) {
      c.red_flag = *sign - 1;
    }
  }

  bool toggle(std::string_view id, std::string_view words, bool on) {
    column_.gap(ui::space_12);
    return ui::switch_control(ui_, id, ui::cut_top(column_.box, ui_.target(ui_.scaled(28))), words, on);
  }

  void person(LabCase& c) {
    label("Age");
    Box row = control();
    const Box fewer = ui::cut_left(row, ui_.target(ui_.scaled(control_height)));
    const Box years = ui::cut_left(row, ui_.scaled(56));
    const Box more = ui::cut_left(row, ui_.target(ui_.scaled(control_height)));
    if (ui::button(ui_, "younger", fewer, {.label = "Five years younger", .icon = ICON_MINUS, .icon_only = true})) {
      c.age -= 5;
    }
    ui::text(ui_, years, std::to_string(setup_.c.age), {.type = ui::Type::mono_strong, .align = ui::Align::center});
    if (ui::button(ui_, "older", more, {.label = "Five years older", .icon = ICON_PLUS, .icon_only = true})) c.age += 5;
    constexpr std::array<std::string_view, 2> sexes{"Woman", "Man"};
    choice("Sex", c.sex, sexes);
    constexpr std::array<std::string_view, 2> languages{"English", "Little English"};
    choice("Language", c.language, languages);
    constexpr std::array<std::string_view, 2> speakers{"Patient", "Caregiver"};
    choice("Who writes", c.speaker, speakers);
  }

  void belief(LabCase& c) {
    column_.divider();
    ui::heading(ui_, ui::cut_top(column_.box, ui_.scaled(24)), "What they believe", ui::Type::body_strong, 3);
    constexpr std::array<std::string_view, 3> beliefs{"Nothing", "Harmless", "Serious"};
    choice("They say it is", c.belief, beliefs);
    if (c.belief == cases::Belief::none) return;
    constexpr std::array<std::string_view, 4> times{"0", "1", "2", "3"};
    choice("How often they insist", c.insistence, times);
  }

  void more(LabCase& c) {
    column_.divider();
    ui::heading(ui_, ui::cut_top(column_.box, ui_.scaled(24)), "More about them", ui::Type::body_strong, 3);
    constexpr std::array<std::string_view, 2> insurances{"Insured", "Not insured"};
    choice("Insurance", c.insurance, insurances);
    label("Needs");
    const std::vector<std::string> needs{"None told", "A wheelchair", "Hard of hearing", "Poor sight"};
    if (const auto need = menu("access", "Needs", needs, static_cast<std::size_t>(c.access))) {
      c.access = static_cast<cases::AccessNeed>(*need);
    }
    constexpr std::array<std::string_view, 2> styles{"Plain", "Colloquial"};
    choice("How they write", c.style, styles);
    column_.gap(ui::space_8);
    if (ui::button(ui_, "reword", control(), {.label = "Other words for the same", .icon = ICON_ROTATE_CCW})) {
      ++c.wording;
    }
  }

  const ViewContext& context_;
  ui::Ui& ui_;
  Column& column_;
  const LabSetup& setup_;
  const cases::CaseBook& book_;
};

}  // namespace

void lab_case_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const ui::Scope scope(ui, ui::a11y::Role::complementary, "case", "Case", box);
  ui::fill(ui, box, ui::Ink::surf);
  if (!ui.phone()) ui::rule_vertical(ui, box.right() - 1, box.y, box.h);
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "fields", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_20;
  Column column{ui, {scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F}};
  const float top = column.box.y;
  column.gap(ui::space_20);
  ui::heading(ui, ui::cut_top(column.box, ui.scaled(24)), "Case", ui::Type::h2, 2);
  const session::LabBook* book = context.session.lab().book();
  if (book != nullptr) {
    const LabSide side = lab_side(context.session.view());
    const LabSetup setup = lab_setup(context, side);
    if (lab_own_words_ui(context, column, side)) Builder(context, column, setup, book->book).run(side);
  }
  column.gap(ui::space_24);
  ui::end_scroll(ui, column.box.y - top);
}

}  // namespace consilium::views
