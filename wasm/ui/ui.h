// Ui: the frame's context. Every view function takes one; it carries theme, fonts, input, focus and the semantic tree.
//
// Layout is explicit: views cut Boxes (box.h) and hand them to widgets. Each widget draws into ImGui's current draw list,
// takes the pointer through ImGui, takes keyboard and assistive actions through the mirror, and emits its semantic node.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/a11y/semantic_tree.h"
#include "ui/box.h"
#include "ui/theme.h"

struct ImFont;
struct ImDrawList;

namespace consilium::ui {

struct Fonts {
  ImFont* face[5] = {};  // by Face
};
// Loads the embedded fonts into the current ImGui context (once per context).
Fonts load_fonts();

// What the platform knows about this frame.
struct FrameInput {
  float width = 0.0F;  // CSS pixels
  float height = 0.0F;
  double now_ms = 0.0;
  bool dark = false;
  bool forced_colors = false;
  bool reduced_motion = false;
  bool coarse_pointer = false;   // touch: every target at least 44
  bool keyboard_focus = false;   // last input was the keyboard: show focus rings
  float text_scale = 1.0F;
  std::vector<a11y::SemanticAction> actions;  // since the last frame
  std::vector<std::string> keys;              // chords not consumed by a text field: "Ctrl+K", "?", "Escape", "ArrowDown"
};

class Ui {
 public:
  explicit Ui(Fonts fonts);

  // After ImGui::NewFrame(). Opens the one full-screen window and the root of the semantic tree.
  void begin_frame(FrameInput input);
  // Before ImGui::Render(). Returns the mirror's patch (JSON, may be empty).
  std::string end_frame();

  [[nodiscard]] const Palette& palette() const { return *palette_; }
  [[nodiscard]] std::uint32_t color(Ink ink) const { return (*palette_)[ink]; }
  [[nodiscard]] const FrameInput& input() const { return input_; }
  [[nodiscard]] Box screen() const { return {0, 0, input_.width, input_.height}; }
  [[nodiscard]] bool phone() const { return input_.width < 720.0F; }
  // At least 44 on coarse pointers, else `size`.
  [[nodiscard]] float target(float size) const { return input_.coarse_pointer && size < 44.0F ? 44.0F : size; }
  [[nodiscard]] float scaled(float size) const { return size * input_.text_scale; }
  [[nodiscard]] a11y::SemanticTree& tree() { return tree_; }
  [[nodiscard]] ImFont* font(Face face) const { return fonts_.face[static_cast<std::size_t>(face)]; }
  [[nodiscard]] ImDrawList* draw() const;

  // --- ids, focus and actions (used by widgets) ---
  // Id of a widget from its name within the scopes open now.
  [[nodiscard]] a11y::NodeId id(std::string_view name) const;
  void push_id(std::string_view name);
  void push_id(std::uint32_t number);
  void pop_id();
  [[nodiscard]] bool focused(a11y::NodeId node) const { return focus_ == node && node != 0; }
  [[nodiscard]] bool focus_visible(a11y::NodeId node) const { return focused(node) && input_.keyboard_focus; }
  void focus(a11y::NodeId node);  // moves DOM focus there at the end of the frame
  // True once when the mirror activated this node (Enter, Space, click by assistive technology).
  bool take_activation(a11y::NodeId node);
  // The next unhandled action of this node and kind; nullptr when there is none.
  const a11y::SemanticAction* take_action(a11y::NodeId node, a11y::ActionKind kind);
  // True once when the chord was pressed and nobody else took it.
  bool take_key(std::string_view chord);
  // Asks for another frame after `ms` (animation, timed words).
  void want_frame_in(double ms);
  [[nodiscard]] double wanted_frame_ms() const { return wanted_frame_ms_; }  // < 0: none
  void announce(std::string text, bool assertive = false);

  // Open menu or dialog (one at a time): widgets under it are inert.
  [[nodiscard]] a11y::NodeId open_popup() const { return open_popup_; }
  void set_open_popup(a11y::NodeId node) { open_popup_ = node; }

 private:
  Fonts fonts_;
  FrameInput input_;
  const Palette* palette_ = nullptr;
  a11y::SemanticTree tree_;
  std::vector<std::uint32_t> id_stack_;
  a11y::NodeId focus_ = 0;
  a11y::NodeId open_popup_ = 0;
  double wanted_frame_ms_ = -1.0;
};

// RAII: a semantic container (region, group, list, table, row...).
class Scope {
 public:
  Scope(Ui& ui, a11y::Role role, std::string_view id, std::string_view name, Box box = {});
  Scope(Ui& ui, std::string_view id, a11y::Node node);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  Ui& ui_;
};

}  // namespace consilium::ui
