#include "app/app.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/plain_page.h"
#include "bridge/page_messages.h"
#include "model/pack.h"
#include "platform/page.h"
#include "platform/pointer.h"
#include "views/app_view.h"

namespace consilium::app {

namespace {

constexpr double times_stay_fresh_ms = 60'000.0;  // "10 min ago" on Home

}  // namespace

App::App(platform::Surface& surface, std::string_view start_facts)
    : surface_(surface), session_({&store_, &files_, &desk_, &lab_, &models_}), ui_(ui::load_fonts(&painter_)) {
  bridge::StartFacts facts = bridge::read_start_facts(start_facts);
  desk_.set_page_address(std::move(facts.address));
  session_.set_clock(facts.clock);
  session_.set_plain_page(plain_page);
  session_.set_preferences(facts.preferences);
  session_.set_library(std::move(facts.library));
  session_.refresh_library(0.0);
  if (!facts.link.empty()) commands_.push(session::LinkArrived{std::move(facts.link)});
}

double App::frame(double now_ms) {
  apply_commands(now_ms);
  surface_.begin_frame();
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = static_cast<float>(std::clamp((now_ms - last_frame_ms_) / 1000.0, 0.001, 0.1));
  last_frame_ms_ = now_ms;
  ImGui::NewFrame();
  ui_.begin_frame(take_input(now_ms));
  views::app_ui(ui_, session_, commands_, memory_);
  const std::string patch = ui_.end_frame();
  ImGui::Render();
  surface_.draw(ui_.color(ui::Ink::bg));

  if (!look_sent_ || dark() != sent_dark_ || text_scale() != sent_text_scale_) {
    look_sent_ = true;
    sent_dark_ = dark();
    sent_text_scale_ = text_scale();
    platform::set_look(sent_dark_, sent_text_scale_);
  }
  if (!patch.empty()) platform::apply_mirror_patch(patch);
  if (const int cursor = platform::cursor_shape(); cursor != cursor_) {
    cursor_ = cursor;
    platform::set_cursor(cursor);
  }
  // Within the same call, so that a click's effects (file picker, clipboard) still count as the user's own doing.
  apply_commands(now_ms);
  return gate_.frame_done(keep_times_fresh(now_ms, ui_.wanted_frame_ms()), platform::input_waiting());
}

void App::apply_commands(double now_ms) {
  // An effect may answer at once (a study that the page already holds): then its answer belongs to the same frame.
  while (!commands_.empty()) {
    for (const session::Command& command : commands_.drain()) session_.apply(command, now_ms);
    gate_.input_came();
  }
}

double App::keep_times_fresh(double now_ms, double wanted_ms) {
  if (session_.view().view != session::View::home) return wanted_ms;
  if (now_ms - times_refreshed_ms_ >= times_stay_fresh_ms) {
    times_refreshed_ms_ = now_ms;
    session_.refresh_library(now_ms);
    gate_.input_came();
  }
  const double next_ms = times_stay_fresh_ms - (now_ms - times_refreshed_ms_);
  return wanted_ms < 0.0 ? next_ms : std::min(wanted_ms, next_ms);
}

ui::FrameInput App::take_input(double now_ms) {
  const bool keyboard_focus = next_input_.keyboard_focus;
  ui::FrameInput input = std::exchange(next_input_, {});
  next_input_.keyboard_focus = keyboard_focus;
  input.width = surface_.size().css_width;
  input.height = surface_.size().css_height;
  input.now_ms = now_ms;
  input.dark = dark();
  input.forced_colors = environment_.forced_colors;
  input.reduced_motion = environment_.reduced_motion;
  input.coarse_pointer = environment_.coarse_pointer;
  input.text_scale = text_scale();
  return input;
}

bool App::dark() const {
  switch (session_.preferences().theme) {
    case session::Theme::light:
      return false;
    case session::Theme::dark:
      return true;
    case session::Theme::system:
      break;
  }
  return environment_.dark;
}

float App::text_scale() const {
  const float wanted = environment_.text_scale * static_cast<float>(session_.preferences().text_scale);
  return std::clamp(wanted, 1.0F, 2.0F);
}

void App::set_environment(const Environment& environment) {
  environment_ = environment;
  gate_.input_came();
}

void App::input_came(bool by_keyboard) {
  next_input_.keyboard_focus = by_keyboard;
  gate_.input_came();
}

void App::key(std::string chord) {
  next_input_.keys.push_back(std::move(chord));
  input_came(true);
}

void App::action(ui::a11y::SemanticAction action) {
  using ui::a11y::ActionKind;
  std::vector<ui::a11y::SemanticAction>& actions = next_input_.actions;
  const bool whole_value = action.kind == ActionKind::set_text || action.kind == ActionKind::set_value;
  // Keystrokes between two frames: only the last text counts.
  if (whole_value && !actions.empty() && actions.back().kind == action.kind && actions.back().node == action.node) {
    actions.pop_back();
  }
  actions.push_back(std::move(action));
  gate_.input_came();
}

void App::page_message(std::string_view json) {
  if (std::optional<session::Command> command = bridge::read_page_message(json)) {
    commands_.push(std::move(*command));
    gate_.input_came();
  }
}

void App::study_arrived(std::string_view key, Bytes pack, bool from_store) {
  Result<std::shared_ptr<const Study>> study = read_pack(pack);
  if (study.ok()) {
    commands_.push(session::StudyLoaded{std::string(key), study.value(), from_store});
  } else {
    commands_.push(session::StudyFailed{std::string(key), study.error(), {}});
  }
  gate_.input_came();
}

}  // namespace consilium::app
