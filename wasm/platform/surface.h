// The canvas: a WebGL2 context, the size of the page in CSS pixels and in device pixels, and Dear ImGui drawn onto it.
//
// A lost context is a pause, not an error: frames go on without drawing, and after `restored()` everything that lived
// on the graphics card is made anew from what ImGui still holds.
#pragma once

namespace consilium::platform {

struct SurfaceSize {
  float css_width = 0.0F;
  float css_height = 0.0F;
  int pixel_width = 0;
  int pixel_height = 0;
};

class Surface {
 public:
  // Takes the canvas that the CSS selector names. False: the browser gave no WebGL2 context.
  bool open(const char* canvas_selector);
  void resize(const SurfaceSize& size) { size_ = size; }
  [[nodiscard]] const SurfaceSize& size() const { return size_; }
  [[nodiscard]] bool drawable() const { return ready_ && size_.pixel_width > 0 && size_.pixel_height > 0; }

  void lost();
  void restored();

  // Gives ImGui the display size and density; before ImGui::NewFrame().
  void begin_frame() const;
  // Draws what ImGui::Render() left; `clear_color` is 0xAABBGGRR.
  void draw(unsigned clear_color) const;

 private:
  SurfaceSize size_;
  bool ready_ = false;
};

}  // namespace consilium::platform
