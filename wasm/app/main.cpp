// The doors through which the page (web/src/wasm_app.ts) reaches the app. Texts come as address and length.
#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "app/app.h"
#include "platform/export.h"
#include "platform/pointer.h"

namespace {

using consilium::app::App;
using consilium::app::Environment;

consilium::platform::Surface surface;
std::unique_ptr<App> app;

consilium::platform::PointerSource pointer_source(int source) {
  return static_cast<consilium::platform::PointerSource>(source >= 0 && source <= 2 ? source : 0);
}

}  // namespace

int main() { return 0; }

// False: no WebGL2 context could be had.
CONSILIUM_EXPORT bool consilium_start(const char* facts, std::size_t size) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  if (!surface.open("#canvas")) return false;
  app = std::make_unique<App>(surface, std::string_view(facts, size));
  return true;
}

CONSILIUM_EXPORT double consilium_frame(double now_ms) { return app->frame(now_ms); }

CONSILIUM_EXPORT void consilium_resize(float css_width, float css_height, int pixel_width, int pixel_height) {
  surface.resize({css_width, css_height, pixel_width, pixel_height});
  if (app) app->something_came();
}

CONSILIUM_EXPORT void consilium_context_lost() { surface.lost(); }

CONSILIUM_EXPORT void consilium_context_restored() {
  surface.restored();
  app->something_came();
}

CONSILIUM_EXPORT void consilium_environment(bool dark, bool forced_colors, bool reduced_motion, bool coarse_pointer,
                                            float text_scale) {
  app->set_environment({dark, forced_colors, reduced_motion, coarse_pointer, text_scale});
}

CONSILIUM_EXPORT void consilium_pointer_moved(float x, float y, int source) {
  consilium::platform::pointer_moved(x, y, pointer_source(source));
  app->something_came();
}

CONSILIUM_EXPORT void consilium_pointer_button(float x, float y, int button, bool down, int source) {
  consilium::platform::pointer_button(x, y, button, down, pointer_source(source));
  app->input_came(false);
}

CONSILIUM_EXPORT void consilium_pointer_left() {
  consilium::platform::pointer_left();
  app->something_came();
}

CONSILIUM_EXPORT void consilium_wheel(float dx, float dy) {
  consilium::platform::wheel_moved(dx, dy);
  app->something_came();
}

// A chord such as "Ctrl+K", or an empty text: a key that the page itself acts on (Tab), seen as use of the keyboard.
CONSILIUM_EXPORT void consilium_key(const char* chord, std::size_t size) {
  if (size > 0) {
    app->key(std::string(chord, size));
  } else {
    app->input_came(true);
  }
}

// `kind` is an index into consilium::ui::a11y::ActionKind.
CONSILIUM_EXPORT void consilium_action(int kind, unsigned node, double number, const char* text, std::size_t size) {
  using consilium::ui::a11y::ActionKind;
  if (kind < 0 || kind > static_cast<int>(ActionKind::move)) return;
  app->action({static_cast<ActionKind>(kind), node, number, std::string(text, size)});
}

CONSILIUM_EXPORT void consilium_message(const char* json, std::size_t size) {
  app->page_message(std::string_view(json, size));
}

CONSILIUM_EXPORT void consilium_study(const char* key, std::size_t key_size, const std::byte* pack, std::size_t size,
                                      bool from_store) {
  app->study_arrived(std::string_view(key, key_size), {pack, size}, from_store);
}
