// The what-if lab: a case at the left, the model's words in the middle, its help, dials and verdicts at the right. On
// phones one of the three at a time.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"
#include "views/models_parts.h"

namespace consilium::views {

namespace {

using session::Lab;
using session::LabLoading;
using session::LabShown;
using session::LabSide;
using ui::Box;

constexpr float case_width = 296.0F;
constexpr float model_width = 376.0F;
constexpr float bar_height = 46.0F;

void failed_ui(const ViewContext& context, const Box& box, std::string_view headline, const std::string& why) {
  const auto action = ui::error_state(
      context.ui, box, {.headline = headline, .next_step = "Everything else goes on working.", .action = "Try again"},
      why);
  if (action == ui::StateAction::first) {
    context.commands.push(session::LoadLabModel{session::LabProvider::automatic});
  }
}

void missing_ui(const ViewContext& context, const Box& box) {
  const session::ModelName& name = context.session.lab().loading().name;
  const std::string headline = session::to_words(name) + " is not on this device";
  const MissingModel missing = missing_model(name);
  const auto action = ui::empty_state(context.ui, box,
                                      {.icon = ICON_CPU,
                                       .headline = headline,
                                       .next_step = missing.next_step,
                                       .action = missing.action,
                                       .second_action = "Use Ward"});
  if (action == ui::StateAction::first) find_missing_model(context);
  if (action == ui::StateAction::second) context.commands.push(session::UseModel{});
}

void loading_ui(const ViewContext& context, const Box& box) {
  constexpr double show_after_ms = 300.0;
  const LabLoading& loading = context.session.lab().loading();
  const double running_ms = context.ui.input().now_ms - loading.began_ms;
  if (running_ms < show_after_ms) {
    context.ui.want_frame_in(show_after_ms - running_ms);
    return;
  }
  const bool known = loading.total_bytes > 0;
  const bool whole = known && loading.done_bytes == loading.total_bytes;
  const double share = known ? static_cast<double>(loading.done_bytes) / static_cast<double>(loading.total_bytes) : 0.0;
  const std::string detail =
      known ? format_bytes(loading.done_bytes) + " of " + format_bytes(loading.total_bytes) : std::string();
  if (ui::loading_state(context.ui, box, whole ? "Getting the model ready" : "Loading the model", share, detail)) {
    context.commands.push(session::StopLab{});
  }
}

// The middle, whatever state the lab is in.
void middle_ui(const ViewContext& context, const Box& box) {
  const Lab& lab = context.session.lab();
  if (!lab.book_failure().empty()) {
    return failed_ui(context, box, "The cases could not be fetched", lab.book_failure());
  }
  switch (lab.loading().stage) {
    case LabLoading::Stage::none:
      return;
    case LabLoading::Stage::loading:
      return loading_ui(context, box);
    case LabLoading::Stage::failed:
      if (lab.loading().missing) return missing_ui(context, box);
      return failed_ui(context, box, "The model does not run", lab.loading().message);
    case LabLoading::Stage::ready:
      break;
  }
  if (lab.book() != nullptr) lab_conversation_ui(context, box);
}

void shown_segments_ui(const ViewContext& context, const Box& box) {
  constexpr std::array<std::string_view, 3> labels{"A", "B", "A and B"};
  const auto shown = context.session.view().lab.shown;
  if (const auto picked = ui::segments(context.ui, "shown", box, "Which column", labels, static_cast<int>(shown))) {
    context.commands.push(session::ShowLab{static_cast<LabShown>(*picked)});
  }
}

void head_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  Box row = box;
  constexpr std::array<std::string_view, 3> labels{"A", "B", "A and B"};
  const float width = ui::segments_width(ui, labels);
  const float height = ui.target(ui.scaled(32));
  shown_segments_ui(context, ui::centered_y(ui::cut_right(row, width), height));
  ui::cut_right(row, ui::space_8);
  ui::ButtonSpec probes{.label = "Probes",
                        .icon = ICON_CHART_NO_AXES_GANTT,
                        .description = "The same experiment on many cases, with intervals"};
  constexpr std::string_view title = "What-if lab";
  probes.icon_only = ui::button_width(ui, probes) + ui::text_width(ui, title, ui::Type::h1) > row.w;
  const float side = probes.icon_only ? height : ui::button_width(ui, probes);
  if (ui::button(ui, "probes", ui::centered_y(ui::cut_right(row, side), height), probes)) {
    context.commands.push(session::GoTo{session::View::probe});
  }
  // Beside three segments a phone has no room for more than the name that its tab has.
  const bool fits = ui::text_width(ui, title, ui::Type::h1) <= row.w;
  ui::heading(ui, row, fits ? title : "Lab", ui::Type::h1, 1);
}

void main_column_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const float side = ui.phone() ? ui::space_16 : ui::space_24;
  Box inside = box.inset(side, 0);
  ui::cut_top(inside, ui.phone() ? ui::space_12 : ui::space_20);
  head_ui(context, ui::cut_top(inside, ui.scaled(36)));
  ui::cut_top(inside, ui::space_12);
  middle_ui(context, {box.x, inside.y, box.w, inside.h});
}

void desktop_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  Box rest = box;
  const Box bar = ui::cut_bottom(rest, ui.scaled(bar_height));
  lab_case_ui(context, ui::cut_left(rest, std::min(ui.scaled(case_width), box.w * 0.28F)));
  const Box model = ui::cut_right(rest, std::min(ui.scaled(model_width), box.w * 0.32F));
  main_column_ui(context, rest);
  lab_model_ui(context, model);
  lab_bar_ui(context, bar);
}

void part_ui(const ViewContext& context, const Box& box) {
  switch (context.memory.lab.part) {
    case LabPart::question:
      return lab_case_ui(context, box);
    case LabPart::reply:
      return main_column_ui(context, box);
    case LabPart::model:
      return lab_model_ui(context, box);
  }
}

void phone_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  Box rest = box;
  constexpr std::array<std::string_view, 3> labels{"Case", "Reply", "Model"};
  Box row = ui::cut_top(rest, ui.scaled(8) + ui.target(ui.scaled(36)));
  ui::cut_top(row, ui::space_8);
  if (const auto picked = ui::segments(ui, "part", row.inset(ui::space_16, 0), "Part of the lab", labels,
                                       static_cast<int>(context.memory.lab.part))) {
    context.memory.lab.part = static_cast<LabPart>(*picked);
    ui.want_frame_in(0);
  }
  const Box bar = ui::cut_bottom(rest, ui.target(ui.scaled(bar_height)) + 2);
  part_ui(context, rest);
  lab_bar_ui(context, bar);
}

}  // namespace

std::string lab_model_words(const ViewContext& context) { return session::to_words(context.session.view().model); }

LabSide lab_side(const session::ViewState& view) { return view.lab.shown == LabShown::b ? LabSide::b : LabSide::a; }

session::LabSetup lab_setup(const ViewContext& context, LabSide side) {
  const session::LabColumns& columns = context.session.view().lab;
  session::LabSetup setup = side == LabSide::a ? columns.a : session::beside_a(columns).value_or(columns.a);
  const session::LabBook* book = context.session.lab().book();
  return book == nullptr ? setup : session::fitted(setup, book->book);
}

void set_lab(const ViewContext& context, LabSide side, const session::LabSetup& setup) {
  context.memory.lab.token.reset();
  context.commands.push(session::SetLab{side, setup});
}

void lab_ui(const ViewContext& context, const Box& box) {
  if (context.ui.phone()) {
    phone_ui(context, box);
  } else {
    desktop_ui(context, box);
  }
  lab_alternatives_ui(context);
}

}  // namespace consilium::views
