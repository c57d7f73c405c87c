// The probe page: an experiment on many cases, its settings, its progress, what it says, and the exchanges behind every
// point.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "views/lab_parts.h"
#include "views/models_parts.h"
#include "views/probe_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using session::LabLoading;
using session::LabProbe;
using session::ProbePoint;
using session::ProbeRun;
using ui::Box;

constexpr float panel_width = 400.0F;

const LabProbe& probe_of(const ViewContext& context) { return context.session.lab().probe(); }

// The run is of what the settings say.
bool is_current(const ViewContext& context) {
  const ProbeRun* run = probe_of(context).run();
  return run != nullptr && run->setup() == context.session.probe_setup();
}

std::string duration_words(double ms) {
  const auto seconds = static_cast<std::uint64_t>(std::max(1.0, std::round(ms / 1000.0)));
  if (seconds < 60) return std::to_string(seconds) + " s";
  return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
}

std::string state_words(const ViewContext& context) {
  const LabProbe& probe = probe_of(context);
  if (!is_current(context)) return "Not run yet";
  switch (probe.state()) {
    case LabProbe::State::none:
      return "Not run yet";
    case LabProbe::State::running:
      return "Running";
    case LabProbe::State::stopped:
      return "Stopped";
    case LabProbe::State::failed:
      return "Failed";
    case LabProbe::State::finished:
      return probe.run()->cases() == 0 ? "No case fits" : "Finished in " + duration_words(probe.asked_ms());
  }
  return {};
}

std::string_view run_label(const ViewContext& context) {
  if (!is_current(context)) return "Run";
  switch (probe_of(context).state()) {
    case LabProbe::State::running:
      return "Stop";
    case LabProbe::State::stopped:
    case LabProbe::State::failed:
      return "Go on";
    default:
      return "Run again";
  }
}

void run_button_ui(const ViewContext& context, Box& row) {
  ui::Ui& ui = context.ui;
  const bool ready =
      context.session.lab().loading().stage == LabLoading::Stage::ready && context.session.lab().book() != nullptr;
  const bool running = probe_of(context).state() == LabProbe::State::running;
  const ui::ButtonSpec spec{.label = running ? std::string_view("Stop") : run_label(context),
                            .icon = running ? ICON_SQUARE : ICON_PLAY,
                            .kind = running ? ui::ButtonKind::plain : ui::ButtonKind::primary,
                            .enabled = running || ready,
                            .description = ready ? std::string_view{} : std::string_view("The model is not ready yet")};
  const Box at = ui::centered_y(ui::cut_right(row, ui::button_width(ui, spec)), ui.target(ui.scaled(34)));
  if (!ui::button(ui, "run", at, spec)) return;
  if (running) {
    context.commands.push(session::StopProbe{});
  } else {
    context.commands.push(session::RunProbe{});
  }
}

void title_ui(const ViewContext& context, Box row, std::string_view title) {
  ui::Ui& ui = context.ui;
  const float width = std::min(row.w, ui::text_width(ui, title, ui::Type::h1) + 1);
  ui::heading(ui, ui::cut_left(row, width), title, ui::Type::h1, 1);
  ui::cut_left(row, ui::space_12);
  const std::string state = state_words(context);
  if (ui::tag_width(ui, state) <= row.w) {
    ui::tag(ui, ui::centered_y(ui::cut_left(row, ui::tag_width(ui, state)), ui.scaled(24)), state);
  }
}

// The way back, the title with the state of the run, and what can be done; in two lines where one is too narrow.
void head_ui(const ViewContext& context, Column& column) {
  ui::Ui& ui = context.ui;
  const std::string title = "Probe: " + std::string(session::to_words(context.session.probe_setup().kind));
  const std::string state = state_words(context);
  Box row = ui::cut_top(column.box, ui.target(ui.scaled(36)));
  run_button_ui(context, row);
  ui::cut_right(row, ui::space_12);
  const ui::ButtonSpec lab{.label = "Lab", .icon = ICON_CHEVRON_LEFT, .kind = ui::ButtonKind::link};
  const float lab_width = std::max(ui.target(24), ui::button_width(ui, lab));
  if (ui::button(ui, "lab", ui::cut_left(row, lab_width), lab)) {
    context.commands.push(session::GoTo{session::View::lab});
  }
  ui::cut_left(row, ui::space_12);
  const float title_width = ui::text_width(ui, title, ui::Type::h1) + ui::space_12 + ui::tag_width(ui, state) + 1;
  if (title_width <= row.w) {
    title_ui(context, row, title);
  } else {
    column.gap(ui::space_8);
    ui::heading(ui, ui::cut_top(column.box, ui::text_height(ui, title, ui::Type::h1, column.box.w)), title,
                ui::Type::h1, 1, 0);
    column.gap(ui::space_4);
    const Box line = ui::cut_top(column.box, ui.scaled(24));
    ui::tag(ui, {line.x, line.y, std::min(line.w, ui::tag_width(ui, state)), line.h}, state);
  }
  column.gap(ui::space_12);
}

void progress_ui(const ViewContext& context, Column& column) {
  ui::Ui& ui = context.ui;
  const LabProbe& probe = probe_of(context);
  if (!is_current(context) || probe.run()->finished() || probe.run()->questions() == 0) return;
  const ProbeRun& run = *probe.run();
  const double share = static_cast<double>(run.answered()) / static_cast<double>(run.questions());
  ui::progress_bar(ui, ui::cut_top(column.box, 6), "Questions answered", share);
  std::string words = format_count(run.answered()) + " of " + format_count(run.questions()) + " questions, " +
                      format_count(run.complete_cases()) + " of " + plural(run.cases(), "case") + " complete";
  if (const auto left = run.ms_left(); left && probe.state() == LabProbe::State::running) {
    words += ", about " + duration_words(*left) + " left";
  }
  column.gap(ui::space_4);
  column.paragraph(words, ui::Type::small, ui::Ink::mut);
  column.gap(ui::space_12);
}

// A model that is not here: the same ways on as in the lab.
void missing_ui(const ViewContext& context, Column& column) {
  const session::ModelName& name = context.session.lab().loading().name;
  const MissingModel missing = missing_model(name);
  column.caution(session::to_words(name) + " is not on this device. " + missing.next_step);
  column.gap(ui::space_12);
  const ui::ButtonSpec buttons[] = {{.label = missing.action, .kind = ui::ButtonKind::primary}, {.label = "Use Ward"}};
  const auto pressed = button_line_ui(context.ui, column, buttons);
  column.gap(ui::space_12);
  if (!pressed) return;
  if (*pressed == 0) return find_missing_model(context);
  context.commands.push(session::UseModel{});
}

void hints_ui(const ViewContext& context, Column& column) {
  const session::Lab& lab = context.session.lab();
  if (lab.loading().stage == LabLoading::Stage::failed && lab.loading().missing) return missing_ui(context, column);
  const LabProbe& probe = probe_of(context);
  std::string words;
  if (!lab.book_failure().empty()) {
    words = lab.book_failure();
  } else if (lab.loading().stage == LabLoading::Stage::failed) {
    words = lab.loading().message;
  } else if (is_current(context) && probe.state() == LabProbe::State::failed) {
    words = probe.failure() + " What was answered until then stays; go on, or run another probe.";
  } else if (is_current(context) && probe.run()->cases() == 0) {
    words = "No case of this kind fits the probe. Choose other cases.";
  }
  if (words.empty()) return;
  column.caution(words);
  column.gap(ui::space_12);
  if (lab.loading().stage != LabLoading::Stage::failed && lab.book_failure().empty()) return;
  const ui::ButtonSpec again{.label = "Try again", .icon = ICON_ROTATE_CCW};
  Box row = ui::cut_top(column.box, context.ui.target(context.ui.scaled(34)));
  if (ui::button(context.ui, "again", ui::cut_left(row, ui::button_width(context.ui, again)), again)) {
    context.commands.push(session::LoadLabModel{session::LabProvider::automatic});
  }
  column.gap(ui::space_12);
}

void loading_ui(const ViewContext& context, Column& column) {
  const LabLoading& loading = context.session.lab().loading();
  if (loading.stage != LabLoading::Stage::loading) return;
  const bool known = loading.total_bytes > 0;
  const double share = known ? static_cast<double>(loading.done_bytes) / static_cast<double>(loading.total_bytes) : 0.0;
  ui::progress_bar(context.ui, ui::cut_top(column.box, 6), "Loading the model", share);
  column.gap(ui::space_4);
  column.paragraph(
      known ? "Loading the model, " + format_bytes(loading.done_bytes) + " of " + format_bytes(loading.total_bytes)
            : "Loading the model",
      ui::Type::small, ui::Ink::mut);
  column.gap(ui::space_12);
}

void main_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "probe", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  Column column{ui, {scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F}};
  const float top = column.box.y;
  column.gap(ui::space_20);
  head_ui(context, column);
  probe_settings_ui(context, column);
  column.gap(ui::space_12);
  loading_ui(context, column);
  hints_ui(context, column);
  progress_ui(context, column);
  if (is_current(context)) {
    probe_conclusion_ui(context, column);
    probe_results_ui(context, column);
  }
  column.gap(ui::space_12);
  column.paragraph("A probe of one small model, " + lab_model_words(context) + ": no evidence about any other.",
                   ui::Type::small, ui::Ink::mut);
  column.gap(ui::space_24);
  ui::end_scroll(ui, column.box.y - top);
}

}  // namespace

const ProbeShown* probe_shown(const ViewContext& context) {
  const LabProbe& probe = probe_of(context);
  const ProbeRun* run = probe.run();
  if (run == nullptr || !is_current(context)) return nullptr;
  ProbeMemory& memory = context.memory.probe;
  const ProbeMemory::Key key{probe.run_number(), run->complete_cases(), context.session.view().probe.measure};
  if (memory.key == key) return &memory.shown;
  memory.key = key;
  memory.shown.measure = measure_of(*run, key.measure);
  memory.shown.points = points_of(*run, memory.shown.measure);
  memory.shown.conclusion = conclusion_of(*run, memory.shown.measure);
  return &memory.shown;
}

const ProbePoint* probe_point(const ViewContext& context) {
  const ProbeShown* shown = probe_shown(context);
  if (shown == nullptr) return nullptr;
  const auto& dot = context.session.view().probe.dot;
  const ProbePoint* last = nullptr;
  for (const ProbePoint& point : shown->points) {
    if (point.share.items.empty()) continue;
    last = &point;
    if (dot && dot->series == point.series && dot->arm == point.share.arm) return last;
  }
  return last;
}

std::string series_words(const ViewContext& context, const ProbeRun& run, std::size_t series) {
  const std::string& words = run.series()[series].words;
  return words.empty() ? lab_model_words(context) : words;
}

std::string arm_words(const ProbeRun& run, std::size_t arm) {
  return capitalized(run.series().front().plan.arms[arm].words);
}

std::string share_words(const probes::Share& share) {
  const std::string count = std::to_string(share.counted.size()) + " of " + std::to_string(share.items.size());
  if (share.items.empty()) return "nothing counted";
  return count + ", " + value_words(share.estimate.value, true) + " %, " + interval_sentence(share.estimate, true);
}

void set_probe(const ViewContext& context, const session::ProbeView& view) {
  context.memory.probe.open.reset();
  context.memory.probe.most = 0;
  context.commands.push(session::SetProbe{view});
}

void probe_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  if (ui.phone()) {
    return context.session.view().inspector_page ? probe_exchanges_ui(context, box) : main_ui(context, box);
  }
  Box rest = box;
  const Box panel = ui::cut_right(rest, std::min(ui.scaled(panel_width), box.w * 0.36F));
  main_ui(context, rest);
  probe_exchanges_ui(context, panel);
}

}  // namespace consilium::views
