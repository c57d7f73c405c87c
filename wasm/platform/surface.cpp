#include "platform/surface.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace consilium::platform {

namespace {

constexpr const char* glsl_version = "#version 300 es";

float channel(unsigned color, unsigned shift) { return static_cast<float>((color >> shift) & 0xFFU) / 255.0F; }

}  // namespace

bool Surface::open(const char* canvas_selector) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;      // the page behind must not shine through the edges of letters
  attributes.antialias = EM_FALSE;  // ImGui smooths its own edges; multisampling would only blur text
  attributes.depth = EM_FALSE;
  attributes.stencil = EM_FALSE;
  attributes.enableExtensionsByDefault = EM_FALSE;  // WebGL 2 has all we need; asking for each one costs the start
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(canvas_selector, &attributes);
  if (context <= 0) return false;
  if (emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
  ready_ = ImGui_ImplOpenGL3_Init(glsl_version);
  return ready_;
}

void Surface::lost() { ready_ = false; }

void Surface::restored() {
  // Shutting down marks every texture as destroyed; ImGui then asks for each of them again.
  ImGui_ImplOpenGL3_Shutdown();
  ready_ = ImGui_ImplOpenGL3_Init(glsl_version);
}

void Surface::begin_frame() const {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(size_.css_width, size_.css_height);
  if (size_.css_width > 0.0F && size_.css_height > 0.0F) {
    io.DisplayFramebufferScale = ImVec2(static_cast<float>(size_.pixel_width) / size_.css_width,
                                        static_cast<float>(size_.pixel_height) / size_.css_height);
  }
  if (ready_) ImGui_ImplOpenGL3_NewFrame();
}

void Surface::draw(unsigned clear_color) const {
  if (!drawable()) return;
  glViewport(0, 0, size_.pixel_width, size_.pixel_height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(channel(clear_color, 0), channel(clear_color, 8), channel(clear_color, 16), 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace consilium::platform
