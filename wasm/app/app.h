// The app: one session, one UI, one canvas, tied together. Draws a frame when asked and says when it wants the next.
#pragma once

#include <string>
#include <string_view>

#include "app/browser_text_painter.h"
#include "base/hash.h"
#include "bridge/browser_ports.h"
#include "bridge/lab_port.h"
#include "bridge/models_port.h"
#include "platform/frame_gate.h"
#include "platform/surface.h"
#include "session/session.h"
#include "ui/ui.h"
#include "views/view_memory.h"

namespace consilium::app {

// What the page found out about the person's device and wishes.
struct Environment {
  bool dark = false;
  bool forced_colors = false;
  bool reduced_motion = false;
  bool coarse_pointer = false;
  float text_scale = 1.0F;  // the browser's default font size over 16 px
};

class App {
 public:
  // Needs a current ImGui context. `start_facts` is the JSON of bridge/page_messages.h.
  App(platform::Surface& surface, std::string_view start_facts);

  // Draws one frame at `now_ms` (a monotonic clock). Returns in how many milliseconds it wants the next: 0 = at the
  // next refresh of the screen, negative = not before something happens.
  double frame(double now_ms);

  void set_environment(const Environment& environment);
  // A key or a press: also decides whether focus rings are shown from now on.
  void input_came(bool by_keyboard);
  // Anything else that may change the picture: pointer moves, the wheel, a new size.
  void something_came() { gate_.input_came(); }
  void key(std::string chord);
  void action(ui::a11y::SemanticAction action);
  void page_message(std::string_view json);
  // The bytes of a study asked for with StudyStore::open, or, not `from_store`, of one just imported.
  void study_arrived(std::string_view key, Bytes pack, bool from_store);

 private:
  ui::FrameInput take_input(double now_ms);
  [[nodiscard]] bool dark() const;
  [[nodiscard]] float text_scale() const;
  void apply_commands(double now_ms);
  double keep_times_fresh(double now_ms, double wanted_ms);

  platform::Surface& surface_;
  platform::FrameGate gate_;
  bridge::BrowserStore store_;
  bridge::BrowserFiles files_;
  bridge::BrowserDesk desk_;
  bridge::BrowserLab lab_;
  bridge::BrowserModels models_;
  session::Session session_;
  session::CommandQueue commands_;
  BrowserTextPainter painter_;
  ui::Ui ui_;
  views::ViewMemory memory_;
  Environment environment_;
  ui::FrameInput next_input_;
  double last_frame_ms_ = 0.0;
  double times_refreshed_ms_ = 0.0;
  int cursor_ = 0;
  bool look_sent_ = false;
  bool sent_dark_ = false;
  float sent_text_scale_ = 1.0F;
};

}  // namespace consilium::app
