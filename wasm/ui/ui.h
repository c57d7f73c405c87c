// Ui: the frame's context. Every view function takes one; it carries theme, fonts, input, focus and the semantic tree.
//
// Layout is explicit: views cut Boxes (box.h) and hand them to widgets. Each widget draws into ImGui's current draw
// list, takes the pointer through ImGui, takes keyboard and assistive actions through the mirror, and emits its
// semantic node.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/a11y/semantic_tree.h"
#include "ui/box.h"
#include "ui/interaction.h"
#include "ui/text_engine.h"
#include "ui/theme.h"

struct ImFont;
struct ImDrawList;

namespace consilium::ui {

struct Fonts {
  ImFont* face[5] = {};            // by Face
  TextPainter* painter = nullptr;  // of what they lack
};
// Loads the embedded fonts into the current ImGui context (once per context). The painter must outlive the context.
Fonts load_fonts(TextPainter* painter = nullptr);

// What the platform knows about this frame.
struct FrameInput {
  float width = 0.0F;  // CSS pixels
  float height = 0.0F;
  double now_ms = 0.0;
  bool dark = false;
  bool forced_colors = false;
  bool reduced_motion = false;
  bool coarse_pointer = false;  // touch: every target at least 44
  bool keyboard_focus = false;  // last input was the keyboard: show focus rings
  float text_scale = 1.0F;
  std::vector<a11y::SemanticAction> actions;  // since the last frame
  std::vector<std::string> keys;  // chords not consumed by a text field: "Ctrl+K", "?", "Escape", "ArrowDown"
};

// How a rectangle that acts stands with the pointer, the keyboard and assistive technology.
struct Press {
  bool activated = false;  // clicked, tapped, Enter, Space, or by assistive technology
  bool hovered = false;
  bool held = false;
  bool focus_visible = false;  // draw the ring
};

class Ui {
 public:
  explicit Ui(Fonts fonts);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // After ImGui::NewFrame(). Opens the one full-screen window and the root of the semantic tree.
  void begin_frame(FrameInput input);
  // Before ImGui::Render(). Returns the mirror's patch (JSON, may be empty).
  std::string end_frame();

  [[nodiscard]] const Palette& palette() const { return *palette_; }
  [[nodiscard]] std::uint32_t color(Ink ink) const { return (*palette_)[ink]; }
  [[nodiscard]] const FrameInput& input() const { return input_; }
  [[nodiscard]] Box screen() const { return {0, 0, input_.width, input_.height}; }
  // One column: a phone, or a page that is as narrow for the size of its text.
  [[nodiscard]] bool phone() const { return input_.width < scaled(840.0F); }
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
  // As if the chord had been pressed; for widgets that hear of a key in another way.
  void press_key(std::string_view chord);
  [[nodiscard]] a11y::NodeId focus_node() const { return focus_; }
  // Asks for another frame after `ms` (animation, timed words).
  void want_frame_in(double ms);
  [[nodiscard]] double wanted_frame_ms() const { return wanted_frame_ms_; }  // < 0: none
  void announce(std::string text, bool assertive = false);

  // --- the pointer and drawing (used by widgets) ---
  // Claims a rectangle: hit testing, focus by press, scrolling into view when the focus comes by keyboard. The caller
  // emits the node. `captures`: drags that start here never scroll.
  Press press(a11y::NodeId node, const Box& box, bool enabled = true, bool captures = false);
  [[nodiscard]] Interaction& interaction() { return interaction_; }
  // What of the box is inside the current clip; empty when nothing is. Nodes carry this as their box.
  [[nodiscard]] Box visible(const Box& box) const;
  [[nodiscard]] float density() const { return density_; }  // device pixels a CSS pixel
  [[nodiscard]] float snap(float v) const;                  // to a whole device pixel
  [[nodiscard]] Box snap(const Box& box) const;
  [[nodiscard]] TextEngine& text_engine() const { return *text_engine_; }
  void push_clip(const Box& box);
  void pop_clip();
  // Drawn above everything at the end of the frame; the last one wins.
  void show_tooltip(const Box& anchor, std::string words);

  // --- scroll areas (used by widgets; views call begin_scroll) ---
  ScrollOffset push_scroll(a11y::NodeId area, const Box& view, float content_w, float content_h);
  void pop_scroll();
  [[nodiscard]] a11y::NodeId scroll_area() const { return area_stack_.empty() ? 0 : area_stack_.back(); }
  [[nodiscard]] Box scroll_view() const { return area_views_.empty() ? screen() : area_views_.back(); }
  // Whether the focus came to this node in this frame; before the node is drawn.
  [[nodiscard]] bool focus_arrived(a11y::NodeId node) const { return focus_moved_ && focused(node); }
  void scroll_into_view(const Box& box);  // in all open areas

  // --- popups: a dialog, a menu, or a menu over a dialog. What lies under a modal one is inert. ---
  [[nodiscard]] a11y::NodeId open_popup() const { return popups_.empty() ? 0 : popups_.back().node; }
  // Opens over the present one; 0 closes all, without moving the focus.
  void set_open_popup(a11y::NodeId node);
  void open_popup_from(a11y::NodeId node, a11y::NodeId opener, bool modal);
  void close_popup(a11y::NodeId node);  // and what lies over it; the focus goes back to the opener
  [[nodiscard]] bool popup_is_open(a11y::NodeId node) const;
  // Between these, everything is drawn and pressed above the rest of the page. `box` takes the pointer; what is outside
  // is pressed_outside. Views that stop drawing a popup close it.
  void begin_popup(a11y::NodeId node, const Box& box);
  void end_popup();
  [[nodiscard]] bool pressed_outside_popup(a11y::NodeId node) const { return interaction_.pressed(node); }
  // True in the frame in which the popup is drawn for the first time: put the focus inside.
  [[nodiscard]] bool popup_is_fresh(a11y::NodeId node) const;
  [[nodiscard]] a11y::NodeId popup_at_layer() const {
    return layer() == 0 || layer() > popups_.size() ? 0 : popups_[layer() - 1U].node;
  }
  [[nodiscard]] bool popup_opened_now(a11y::NodeId node) const;  // in this frame
  // Under an open popup: a text field here is covered; under a modal one: inert.
  [[nodiscard]] bool under_popup(const Box& box) const;
  [[nodiscard]] bool inert() const;
  [[nodiscard]] std::uint8_t layer() const { return layer_stack_.back(); }  // 0 = the page

 private:
  struct OpenPopup {
    a11y::NodeId node = 0;
    a11y::NodeId opener = 0;
    bool modal = false;
    Box box;
    std::uint64_t opened_frame = 0;
    std::uint64_t drawn_frame = 0;
  };
  struct Tooltip {
    Box anchor;
    std::string words;
  };

  void read_pointer();
  void take_focus_actions();
  void take_dismissals();
  void close_abandoned_popups();
  void scroll_by_keys();
  void draw_tooltip();
  void enter_layer(std::uint8_t layer);

  Fonts fonts_;
  FrameInput input_;
  const Palette* palette_ = nullptr;
  a11y::SemanticTree tree_;
  Interaction interaction_;
  std::unique_ptr<TextEngine> text_engine_;
  std::vector<std::uint32_t> id_stack_;
  std::vector<bool> action_taken_;  // beside input_.actions
  std::vector<bool> key_taken_;     // beside input_.keys
  std::vector<OpenPopup> popups_;
  std::vector<std::uint8_t> layer_stack_;
  std::vector<a11y::NodeId> area_stack_;
  std::vector<Box> area_views_;
  Tooltip tooltip_;
  ImDrawList* window_list_ = nullptr;
  ImDrawList* top_list_ = nullptr;
  a11y::NodeId focus_ = 0;
  a11y::NodeId focus_area_ = 0;  // scroll area that holds the focus
  bool focus_moved_ = false;     // by keyboard or program in this frame
  std::uint64_t frame_ = 0;
  float density_ = 1.0F;
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
