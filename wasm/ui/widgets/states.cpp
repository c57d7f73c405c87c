// Caution boxes, progress bars, and the states of a panel that has nothing else to show.
#include <algorithm>
#include <string>
#include <vector>

#include "generated/icons.h"
#include "ui/widgets/control.h"

namespace consilium::ui {
namespace {

constexpr float state_width = 420.0F;
constexpr float caution_padding = 12.0F;
constexpr float caution_icon = 26.0F;

struct Part {
  std::string_view words;
  Type type = Type::body;
  Ink ink = Ink::ink;
  float gap_after = 0.0F;
};

float parts_height(const Ui& ui, std::span<const Part> parts, float width) {
  float height = 0.0F;
  for (const Part& part : parts) {
    if (!part.words.empty()) height += text_height(ui, part.words, part.type, width) + part.gap_after;
  }
  return height;
}

void draw_parts(Ui& ui, Box& column, std::span<const Part> parts) {
  for (const Part& part : parts) {
    if (part.words.empty()) continue;
    const float height = text_height(ui, part.words, part.type, column.w);
    text(ui, cut_top(column, height), part.words,
         {.type = part.type, .ink = part.ink, .align = Align::center, .max_lines = 0, .role = a11y::Role::paragraph});
    cut_top(column, part.gap_after);
  }
}

struct StateButtons {
  ButtonSpec first, second;
  float first_w = 0.0F, second_w = 0.0F;
  bool stacked = false;  // where there is no room side by side
  float height = 0.0F;
};

StateButtons lay_out_buttons(const Ui& ui, const StateSpec& spec, float width) {
  StateButtons buttons{.first = {.label = spec.action, .kind = ButtonKind::primary},
                       .second = {.label = spec.second_action}};
  buttons.first_w = spec.action.empty() ? 0.0F : std::min(width, button_width(ui, buttons.first));
  buttons.second_w = spec.second_action.empty() ? 0.0F : std::min(width, button_width(ui, buttons.second));
  const bool both = buttons.first_w > 0.0F && buttons.second_w > 0.0F;
  buttons.stacked = both && buttons.first_w + space_8 + buttons.second_w > width;
  const float line = ui.target(ui.scaled(36.0F));
  if (buttons.first_w + buttons.second_w > 0.0F) buttons.height = buttons.stacked ? (2.0F * line) + space_8 : line;
  return buttons;
}

// One or two buttons, centred; the first is the main one.
StateAction draw_buttons(Ui& ui, const Box& room, const StateButtons& buttons) {
  const float line = ui.target(ui.scaled(36.0F));
  const float gap = buttons.first_w > 0.0F && buttons.second_w > 0.0F ? space_8 : 0.0F;
  const float together = buttons.first_w + gap + buttons.second_w;
  const Box first{room.center_x() - ((buttons.stacked ? buttons.first_w : together) * 0.5F), room.y, buttons.first_w,
                  line};
  const Box second = buttons.stacked ? Box{room.center_x() - (buttons.second_w * 0.5F), room.y + line + space_8,
                                           buttons.second_w, line}
                                     : Box{first.right() + gap, room.y, buttons.second_w, line};
  StateAction action = StateAction::none;
  if (first.w > 0.0F && button(ui, "first", first, buttons.first)) action = StateAction::first;
  if (second.w > 0.0F && button(ui, "second", second, buttons.second)) action = StateAction::second;
  return action;
}

// Draws contents of that height centred in the box, or scrolling where they are taller: `draw` gets their column.
template <typename Draw>
auto centred(Ui& ui, const Box& box, float width, float height, const Draw& draw) {
  const bool scrolls = height > box.h;
  const float top = scrolls ? begin_scroll(ui, "state view", box).content.y : box.y + ((box.h - height) * 0.5F);
  auto result = draw(Box{box.center_x() - (width * 0.5F), top, width, height});
  if (scrolls) end_scroll(ui, height);
  return result;
}

StateAction draw_state(Ui& ui, const Box& box, const StateSpec& spec, std::span<const Part> parts, float icon_size,
                       Ink icon_ink, a11y::Role role) {
  const float width = std::min(ui.scaled(state_width), box.w - (2.0F * space_16));
  const StateButtons buttons = lay_out_buttons(ui, spec, width);
  const float icon_h = spec.icon == nullptr ? 0.0F : ui.scaled(icon_size) + space_12;
  const float height =
      icon_h + parts_height(ui, parts, width) + (buttons.height > 0.0F ? space_16 + buttons.height : 0.0F);
  return centred(ui, box, width, height, [&](Box column) {
    const Scope scope(ui, role, "state", role == a11y::Role::alert ? "" : spec.headline, column);
    if (spec.icon != nullptr) {
      icon(ui, cut_top(column, ui.scaled(icon_size)), spec.icon, icon_size, icon_ink);
      cut_top(column, space_12);
    }
    draw_parts(ui, column, parts);
    cut_top(column, space_16);
    return draw_buttons(ui, column, buttons);
  });
}

ChipSpec condition_chip(std::string_view label) {
  return {.label = label, .on = true, .removable = true, .description = "Remove this filter"};
}

// Chips [first, last) that stand in one line, `width` wide with their gaps.
struct ChipLine {
  std::size_t first = 0;
  std::size_t last = 0;
  float width = 0.0F;
};

std::vector<ChipLine> chip_lines(const Ui& ui, std::span<const std::string> chips, float width) {
  std::vector<ChipLine> lines;
  for (std::size_t i = 0; i < chips.size(); ++i) {
    const float chip_w = std::min(width, chip_width(ui, condition_chip(chips[i])));
    if (lines.empty() || lines.back().width + space_8 + chip_w > width) {
      lines.push_back({i, i + 1, chip_w});
    } else {
      lines.back().last = i + 1;
      lines.back().width += space_8 + chip_w;
    }
  }
  return lines;
}

// Draws the chips top down; returns the one that was pressed.
std::optional<std::size_t> draw_chips(Ui& ui, Box& column, std::span<const ChipLine> lines,
                                      std::span<const std::string> chips) {
  std::optional<std::size_t> pressed;
  const float width = column.w;
  for (const ChipLine& line : lines) {
    Box row = cut_top(column, ui.target(ui.scaled(28.0F)));
    cut_left(row, (row.w - line.width) * 0.5F);
    for (std::size_t i = line.first; i < line.last; ++i) {
      const ChipSpec spec = condition_chip(chips[i]);
      if (chip(ui, "condition-" + std::to_string(i), cut_left(row, std::min(width, chip_width(ui, spec))), spec)) {
        pressed = i;
      }
      cut_left(row, space_8);
    }
    cut_top(column, space_8);
  }
  return pressed;
}

}  // namespace

StateAction empty_state(Ui& ui, const Box& box, const StateSpec& spec) {
  const Part parts[] = {{spec.headline, Type::h2, Ink::ink, space_4}, {spec.next_step, Type::dense, Ink::mut, 0.0F}};
  return draw_state(ui, box, spec, parts, 28.0F, Ink::acc, a11y::Role::group);
}

std::optional<std::size_t> no_match_state(Ui& ui, const Box& box, std::string_view headline,
                                          std::span<const std::string> chips) {
  const float width = std::min(ui.scaled(state_width), box.w - (2.0F * space_16));
  const float button_h = ui.target(ui.scaled(36.0F));
  const std::vector<ChipLine> lines = chip_lines(ui, chips, width);
  const float line_h = ui.target(ui.scaled(28.0F)) + space_8;
  const Part parts[] = {{headline, Type::h2, Ink::ink, space_12}};
  const float height = ui.scaled(28.0F) + space_12 + parts_height(ui, parts, width) +
                       (static_cast<float>(lines.size()) * line_h) + space_8 + button_h;
  return centred(ui, box, width, height, [&](Box column) {
    const Scope scope(ui, a11y::Role::group, "no-match", headline, column);
    icon(ui, cut_top(column, ui.scaled(28.0F)), ICON_FUNNEL, 28.0F, Ink::mut);
    cut_top(column, space_12);
    draw_parts(ui, column, parts);
    std::optional<std::size_t> removed = draw_chips(ui, column, lines, chips);
    cut_top(column, space_8);
    const ButtonSpec clear{.label = "Clear all"};
    const float clear_w = button_width(ui, clear);
    if (button(ui, "clear", {column.center_x() - (clear_w * 0.5F), column.y, clear_w, button_h}, clear)) {
      removed = chips.size();
    }
    return removed;
  });
}

StateAction error_state(Ui& ui, const Box& box, const StateSpec& spec, std::string_view where) {
  StateSpec with_icon = spec;
  if (with_icon.icon == nullptr) with_icon.icon = ICON_CIRCLE_X;
  const Part parts[] = {{spec.headline, Type::finding_strong, Ink::ink, space_4},
                        {where, Type::dense, Ink::mut, space_4},
                        {spec.next_step, Type::dense, Ink::ink, 0.0F}};
  return draw_state(ui, box, with_icon, parts, 22.0F, Ink::bad, a11y::Role::alert);
}

bool loading_state(Ui& ui, const Box& box, std::string_view label, double done_0to1, std::string_view detail) {
  const float width = std::min(ui.scaled(state_width), box.w - (2.0F * space_16));
  const float button_h = ui.target(ui.scaled(36.0F));
  const float label_h = ui.scaled(22.0F);
  const float detail_h = detail.empty() ? 0.0F : ui.scaled(18.0F) + space_8;
  const float height = label_h + space_8 + 8.0F + detail_h + space_16 + button_h;
  Box column{box.center_x() - (width * 0.5F), box.y + std::max(0.0F, (box.h - height) * 0.5F), width, height};
  const Scope scope(ui, a11y::Role::group, "loading", label, column);
  text(ui, cut_top(column, label_h), label, {.type = Type::body});
  cut_top(column, space_8);
  progress_bar(ui, cut_top(column, 8.0F), label, done_0to1);
  if (!detail.empty()) {
    cut_top(column, space_8);
    text(ui, cut_top(column, ui.scaled(18.0F)), detail, {.type = Type::mono_small, .ink = Ink::mut});
  }
  cut_top(column, space_16);
  const ButtonSpec cancel{.label = "Cancel"};
  return button(ui, "cancel", {column.x, column.y, button_width(ui, cancel), button_h}, cancel);
}

void progress_bar(Ui& ui, const Box& box, std::string_view label, double done_0to1) {
  const double done = done_0to1 >= 0.0 && done_0to1 <= 1.0 ? done_0to1 : done_0to1 > 1.0 ? 1.0 : 0.0;
  const Box bar = centered_y(box, std::min(box.h, 8.0F));
  card(ui, bar, Ink::sunk, Ink::bd, bar.h * 0.5F);
  if (done > 0.0)
    fill(ui, {bar.x, bar.y, std::max(bar.h, bar.w * static_cast<float>(done)), bar.h}, Ink::acc, bar.h * 0.5F);
  a11y::Node node;
  node.role = a11y::Role::progress;
  node.name = std::string(label);
  node.high = 1.0F;
  // Whole per cents: a finer value would send a patch in every frame.
  node.now = static_cast<float>(static_cast<int>(done * 100.0)) / 100.0F;
  node.box = ui.visible(bar);
  ui.tree().leaf(std::move(node));
}

float caution_height(const Ui& ui, std::string_view words, float width) {
  const float inner = width - (2.0F * caution_padding) - ui.scaled(caution_icon);
  return text_height(ui, words, Type::dense, inner) + (2.0F * caution_padding);
}

float caution(Ui& ui, const Box& box, std::string_view words) {
  const float height = caution_height(ui, words, box.w);
  const Box panel{box.x, box.y, box.w, height};
  card(ui, panel, Ink::warns, Ink::warnb, radius_control);
  Box inside = panel.inset(caution_padding);
  const Box mark = cut_left(inside, ui.scaled(caution_icon));
  icon(ui, {mark.x, mark.y, ui.scaled(17.0F), ui.scaled(20.0F)}, ICON_TRIANGLE_ALERT, 17.0F, Ink::warn);
  text(ui, inside, words, {.type = Type::dense, .ink = Ink::ink, .max_lines = 0, .role = a11y::Role::paragraph});
  return height;
}

}  // namespace consilium::ui
