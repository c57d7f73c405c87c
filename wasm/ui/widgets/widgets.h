// The controls of visual.md "Components". Every function draws one control in `box`, emits its node and returns what
// the user did. `id` is unique within the open scopes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/text.h"
#include "ui/ui.h"

namespace consilium::ui {

// menu_row: full width, label left, shortcut right (palette, menus).
enum class ButtonKind : std::uint8_t { plain, primary, quiet, link, rail, tab_bar, menu_row };
struct ButtonSpec {
  std::string_view label{};  // accessible name and, unless icon_only, what is drawn
  const char* icon = nullptr;
  const char* icon_after = nullptr;  // chevron or arrow at the right
  ButtonKind kind = ButtonKind::plain;
  bool icon_only = false;
  bool enabled = true;
  bool current = false;            // rail: the view shown now
  std::optional<bool> pressed{};   // toggle buttons
  std::string_view description{};  // hover text
  std::string_view shortcut{};     // shown in the hover text: "Ctrl+K"
  a11y::Role role = a11y::Role::button;
  Type type = Type::dense_strong;
};
bool button(Ui& ui, std::string_view id, const Box& box, const ButtonSpec& spec);
// Natural width: padding 14 + icon + label.
float button_width(const Ui& ui, const ButtonSpec& spec);
// Underlined words that act; drawn at the start of the box. Returns true when activated.
bool text_link(Ui& ui, std::string_view id, const Box& box, std::string_view label, Type type = Type::dense_strong,
               const char* icon = nullptr);

struct ChipSpec {
  std::string_view label{};
  const char* icon = nullptr;
  bool on = false;
  bool removable = false;  // cross at the right; activation removes
  bool menu = false;       // chevron at the right
  std::string_view description{};
};
bool chip(Ui& ui, std::string_view id, const Box& box, const ChipSpec& spec);
float chip_width(const Ui& ui, const ChipSpec& spec);
void tag(Ui& ui, const Box& box, std::string_view label);
float tag_width(const Ui& ui, std::string_view label);

// One of several, drawn as joined segments (radio group). Returns the new choice when it changed.
std::optional<int> segments(Ui& ui, std::string_view id, const Box& box, std::string_view name,
                            std::span<const std::string_view> labels, int chosen);
float segments_width(const Ui& ui, std::span<const std::string_view> labels);
bool switch_control(Ui& ui, std::string_view id, const Box& box, std::string_view label, bool on);
// Whole control 24 high; returns the new value while it moves. `spoken` is the value in words.
std::optional<double> slider(Ui& ui, std::string_view id, const Box& box, std::string_view label, double value,
                             double low, double high, double step, std::string_view spoken);

// A real text input of the page, placed at `box`; returns the new text when the user changed it.
std::optional<std::string> text_field(Ui& ui, std::string_view id, const Box& box, std::string_view label,
                                      std::string_view value, std::string_view hint, const char* icon = nullptr,
                                      bool focus_now = false);
// The same of several lines, which Enter begins; Ctrl+Enter submits.
struct AreaInput {
  std::optional<std::string> typed;  // the new text when the user changed it
  bool submitted = false;
};
AreaInput text_area(Ui& ui, std::string_view id, const Box& box, std::string_view label, std::string_view value,
                    std::string_view hint);

// Menu: a button that opens a list under it. Returns the index chosen.
struct MenuItem {
  std::string_view label{};
  std::string_view note{};
  const char* icon = nullptr;
  bool checked = false;
  bool enabled = true;
};
std::optional<int> menu_button(Ui& ui, std::string_view id, const Box& box, const ButtonSpec& spec,
                               std::span<const MenuItem> items);
// The same with a chip as the opener.
std::optional<int> menu_chip(Ui& ui, std::string_view id, const Box& box, const ChipSpec& spec,
                             std::span<const MenuItem> items);

// Modal dialog: dims the page, traps focus, Escape or the cross closes (returns false then). Draw contents between.
bool begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width, float height, Box& content);
void end_dialog(Ui& ui);

// Vertical scroll region. `content` is the box to lay out in (same width less the scrollbar, which a coarse pointer
// does not get; y already scrolled); give the height used to end_scroll. Touch drags scroll it; focus moving inside
// brings the element into view.
struct ScrollArea {
  Box content;
  float scroll_y = 0.0F;
  float visible_top = 0.0F;  // range of y on the page that is visible: for virtualised lists
  float visible_bottom = 0.0F;
};
ScrollArea begin_scroll(Ui& ui, std::string_view id, const Box& box);
void end_scroll(Ui& ui, float content_height);
// Scrolls the innermost open area so that [top, bottom] (page y) is visible.
void scroll_into_view(Ui& ui, float top, float bottom);

// Surfaces.
void fill(Ui& ui, const Box& box, Ink ink, float radius = 0.0F);
void card(Ui& ui, const Box& box, Ink fill_ink = Ink::surf, Ink border = Ink::line, float radius = radius_card);
void rule(Ui& ui, float x, float y, float w);  // hairline
void rule_vertical(Ui& ui, float x, float y, float h);
void dashed_border(Ui& ui, const Box& box, Ink ink, float radius);
void hatch(Ui& ui, const Box& box, Ink ink, const Box& keep_clear);  // 45 degrees, pitch 6, width 1.4
void progress_bar(Ui& ui, const Box& box, std::string_view label, double done_0to1);

// Any rectangle that acts: rows of lists, heatmap cells. Draw into it afterwards; `hovered` and `held` tell how it
// looks.
struct HitResult {
  bool activated = false;
  bool hovered = false;
  bool held = false;
  bool focused = false;  // keyboard focus is here and to be shown
  a11y::NodeId node = 0;
};
HitResult hit(Ui& ui, std::string_view id, const Box& box, a11y::Node semantics);
void focus_ring(Ui& ui, const Box& box, float radius = radius_control);
// Hover or keyboard-focus text, drawn above everything near `anchor`.
void tooltip(Ui& ui, const Box& anchor, std::string_view words);
// The same for what is no control: shown while a mouse is over it.
void explain(Ui& ui, const Box& box, std::string_view words);

// Caution box (warns, warnb, triangle): returns the height used.
float caution(Ui& ui, const Box& box, std::string_view words);
float caution_height(const Ui& ui, std::string_view words, float width);

// The four different states of visual.md "States", centred in `box`.
struct StateSpec {
  const char* icon = nullptr;
  std::string_view headline{};
  std::string_view next_step{};
  std::string_view action{};  // main button; empty = none
  std::string_view second_action{};
};
enum class StateAction : std::uint8_t { none, first, second };
StateAction empty_state(Ui& ui, const Box& box, const StateSpec& spec);
// Nothing matches: `chips` are the conditions, each removable. Returns the removed chip, or chips.size() for "Clear
// all".
std::optional<std::size_t> no_match_state(Ui& ui, const Box& box, std::string_view headline,
                                          std::span<const std::string> chips);
StateAction error_state(Ui& ui, const Box& box, const StateSpec& spec, std::string_view where);
bool loading_state(Ui& ui, const Box& box, std::string_view label, double done_0to1,
                   std::string_view detail);  // true = Cancel

}  // namespace consilium::ui
