// Parts that several controls share. For the widgets only.
#pragma once

#include <string_view>

#include "ui/widgets/widgets.h"

namespace consilium::ui {

// A rectangle that acts, with its node; `radius` is that of the focus ring, which is drawn by finish_control, over
// everything the control draws.
struct Control {
  HitResult hit;
  Box box;
  float radius = radius_control;
};

// Hover text waits this long, so that a pointer on its way leaves no trail.
inline constexpr double hover_text_delay_ms = 450.0;

// Ring and hover text of a control that has been drawn.
void finish_control(Ui& ui, const Control& control, std::string_view hover_text);

// "words (Ctrl+K)"; either may be empty.
std::string with_shortcut(std::string_view words, std::string_view shortcut);

// Icon, label and icon after it on one line, starting at `x` and centred in height. Returns the width taken.
struct LabelLook {
  const char* icon = nullptr;
  const char* icon_after = nullptr;
  float icon_size = 17.0F;
  float gap = 8.0F;
  Type type = Type::dense_strong;
  Ink ink = Ink::ink;
  Ink icon_ink = Ink::ink;
};
float label_width(const Ui& ui, std::string_view label, const LabelLook& look);
void draw_label(Ui& ui, const Box& box, std::string_view label, const LabelLook& look, Align align);

// Looks without behaviour, for controls that open menus.
void draw_button(Ui& ui, const Box& box, const ButtonSpec& spec, const HitResult& hit, Align align);
a11y::Node button_node(const ButtonSpec& spec);
void draw_chip(Ui& ui, const Box& pill, const ChipSpec& spec, bool hovered);
Box chip_pill(const Ui& ui, const Box& box);  // a chip is no higher than 32, whatever the finger gets

// Net arrow steps that a node of a group was sent: -1 back, 1 on, beyond +-100 first and last.
int arrow_steps(Ui& ui, a11y::NodeId node);

}  // namespace consilium::ui
