// The lab's bottom bar: the state of the model, what it runs on and how fast, and what may be done with the run.
#include <array>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"

namespace consilium::views {

namespace {

using session::LabLoading;
using session::LabProvider;
using session::LabRun;
using session::LabSide;
using ui::Box;

bool is_running(const session::Lab& lab) {
  for (const LabSide side : {LabSide::a, LabSide::b}) {
    if (const LabRun* run = lab.run(side); run != nullptr && run->running()) return true;
  }
  return false;
}

struct State {
  std::string_view words;
  const char* glyph;
  ui::Ink ink;
};

State state_of(const session::Lab& lab) {
  switch (lab.loading().stage) {
    case LabLoading::Stage::none:
      return {"No model", ICON_CIRCLE_DASHED, ui::Ink::mut};
    case LabLoading::Stage::loading:
      return {"Loading", ICON_CIRCLE_DASHED, ui::Ink::mut};
    case LabLoading::Stage::failed:
      if (lab.loading().missing) return {"No model", ICON_CIRCLE_DASHED, ui::Ink::mut};
      return {"Stopped", ICON_CIRCLE_X, ui::Ink::bad};
    case LabLoading::Stage::ready:
      break;
  }
  return is_running(lab) ? State{"Writing", ICON_PLAY, ui::Ink::acc} : State{"Ready", ICON_CIRCLE_CHECK, ui::Ink::acc};
}

std::string_view provider_words(LabProvider provider) {
  return provider == LabProvider::webgpu ? "Graphics processor (WebGPU)" : "Processor (WebAssembly)";
}

void words_ui(ui::Ui& ui, Box& row, std::string_view words, ui::Type type, ui::Ink ink = ui::Ink::ink) {
  const float width = ui::text_width(ui, words, type) + 1;
  if (width > row.w) {
    row.w = 0;
    return;
  }
  ui::text(ui, ui::cut_left(row, width), words, {.type = type, .ink = ink});
  ui::cut_left(row, ui::space_16);
}

// As measured when the faster was picked: "8.2 ms a token"; empty where nothing was.
std::string note_of(const std::optional<double>& ms) {
  return ms ? format_fixed(*ms, 1) + " ms a token" : std::string();
}

void provider_ui(const ViewContext& context, Box& row) {
  const session::LabModel& model = context.session.lab().loading().model;
  const std::string webgpu = note_of(model.webgpu_ms), wasm = note_of(model.wasm_ms);
  const std::array<ui::MenuItem, 3> items{{
      {.label = "The faster of the two, measured"},
      {.label = provider_words(LabProvider::webgpu), .note = webgpu, .checked = model.provider == LabProvider::webgpu},
      {.label = provider_words(LabProvider::wasm), .note = wasm, .checked = model.provider == LabProvider::wasm},
  }};
  const ui::ButtonSpec spec{.label = model.provider == LabProvider::webgpu ? "WebGPU" : "WebAssembly",
                            .icon = ICON_CPU,
                            .icon_after = ICON_CHEVRON_DOWN,
                            .kind = ui::ButtonKind::quiet,
                            .description = "What the model runs on"};
  const float width = ui::button_width(context.ui, spec);
  if (width > row.w) return;  // phones: the state and the buttons alone
  const Box button = ui::centered_y(ui::cut_left(row, width), context.ui.target(context.ui.scaled(32)));
  if (const auto picked = ui::menu_button(context.ui, "provider", button, spec, items)) {
    context.commands.push(session::LoadLabModel{static_cast<LabProvider>(*picked)});
  }
  ui::cut_left(row, ui::space_8);
}

void model_ui(const ViewContext& context, Box& row) {
  const std::uint64_t bytes = context.session.lab().loading().model.bytes;
  const std::string label = lab_model_words(context) + (bytes > 0 ? ", " + format_bytes(bytes) : std::string());
  const ui::ButtonSpec spec{.label = label,
                            .icon_after = ICON_CHEVRON_DOWN,
                            .kind = ui::ButtonKind::quiet,
                            .description = "Which model the lab runs"};
  const float width = ui::button_width(context.ui, spec);
  if (width > row.w) return;  // phones: the part about the model has it
  const Box button = ui::centered_y(ui::cut_left(row, width), context.ui.target(context.ui.scaled(32)));
  if (ui::button(context.ui, "models", button, spec)) open_dialog(context.memory, Dialog::models);
  ui::cut_left(row, ui::space_8);
}

void actions_ui(const ViewContext& context, Box& row) {
  ui::Ui& ui = context.ui;
  const session::Lab& lab = context.session.lab();
  const bool running = is_running(lab);
  const ui::ButtonSpec run{.label = running ? "Stop" : "Run again",
                           .icon = running ? ICON_SQUARE : ICON_PLAY,
                           .kind = running ? ui::ButtonKind::plain : ui::ButtonKind::primary};
  const float height = ui.target(ui.scaled(32));
  if (ui::button(ui, "run", ui::centered_y(ui::cut_right(row, ui::button_width(ui, run)), height), run)) {
    context.commands.push(running ? session::Command(session::StopLab{}) : session::Command(session::RunLab{}));
  }
  ui::cut_right(row, ui::space_8);
  const bool kept = context.session.view().lab.b.has_value();
  const std::string_view letting_go =
      lab.has_dials() ? "B becomes A with all dials at 0 again" : "Then A stands alone again";
  const ui::ButtonSpec keep{.label = kept ? "Let go of B" : "Keep A as B",
                            .icon = kept ? ICON_X : ICON_COPY,
                            .description = kept ? letting_go : "Then change A, and see what the change does"};
  if (ui::button(ui, "keep", ui::centered_y(ui::cut_right(row, ui::button_width(ui, keep)), height), keep)) {
    context.commands.push(kept ? session::Command(session::DropB{}) : session::Command(session::KeepAsB{}));
  }
  ui::cut_right(row, ui::space_16);
}

}  // namespace

void lab_bar_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const ui::Scope scope(ui, ui::a11y::Role::region, "lab bar", "The run", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.y, box.w);
  const session::Lab& lab = context.session.lab();
  Box row = box.inset(ui::space_16, 0);
  const bool ready = lab.loading().stage == LabLoading::Stage::ready;
  if (ready) actions_ui(context, row);
  const State state = state_of(lab);
  ui::icon(ui, ui::cut_left(row, ui.scaled(18)), state.glyph, 16.0F, state.ink);
  ui::cut_left(row, ui::space_8);
  words_ui(ui, row, state.words, ui::Type::dense_strong);
  model_ui(context, row);
  if (!ready) return;
  provider_ui(context, row);
  const bool shipped = lab.loading().name == session::ModelName{};
  words_ui(ui, row,
           shipped ? "A teaching model: no evidence about large ones" : "A small model: no evidence about large ones",
           ui::Type::small, ui::Ink::warn);
  const LabRun* run = lab.run(lab_side(context.session.view()));
  if (run == nullptr || run->running()) return;
  if (const auto speed = run->tokens_per_second()) {
    words_ui(ui, row, format_fixed(*speed, 0) + " tokens/s", ui::Type::small);
  }
  if (run->tokens > 0) {
    words_ui(ui, row, format_fixed(run->first_ms - run->asked_ms, 0) + " ms to the first", ui::Type::small);
  }
}

}  // namespace consilium::views
