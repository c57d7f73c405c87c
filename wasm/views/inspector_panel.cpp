#include "views/inspector_panel.h"

#include "views/views.h"

namespace consilium::views {

using ui::Box;

float Column::paragraph(std::string_view words, ui::Type type, ui::Ink ink) {
  const float height = ui::text_height(ui, words, type, box.w);
  ui::text(ui, ui::cut_top(box, height), words,
           {.type = type, .ink = ink, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  return height;
}

void Column::title(std::string_view words) {
  const float height = ui::text_height(ui, words, ui::Type::title, box.w);
  ui::heading(ui, ui::cut_top(box, height), words, ui::Type::title, 2, 0);
}

void Column::subtitle(std::string_view words) {
  ui::heading(ui, ui::cut_top(box, ui.scaled(24)), words, ui::Type::body_strong, 3);
}

void Column::divider() {
  gap(ui::space_16);
  ui::rule(ui, box.x, box.y, box.w);
  gap(ui::space_16);
}

void Column::headline(std::string_view number, std::string_view unit, std::string_view beside) {
  Box line = ui::cut_top(box, ui.scaled(40));
  ui::text(ui, ui::cut_left(line, ui::text_width(ui, number, ui::Type::mono_big) + 2), number,
           {.type = ui::Type::mono_big});
  if (!unit.empty()) {
    ui::cut_left(line, ui::space_4);
    Box unit_box = ui::cut_left(line, ui::text_width(ui, unit, ui::Type::h2) + 2);
    unit_box.y += ui.scaled(4);
    ui::text(ui, unit_box, unit, {.type = ui::Type::h2});
  }
  ui::cut_left(line, ui::space_12);
  line.y += ui.scaled(5);
  ui::text(ui, line, beside, {.type = ui::Type::dense, .ink = ui::Ink::mut});
}

void Column::caution(std::string_view words) {
  gap(ui::space_12);
  const float height = ui::caution_height(ui, words, box.w);
  ui::caution(ui, ui::cut_top(box, height), words);
}

void beside_inspector_ui(const ViewContext& context, const Box& box, void (*view)(const ViewContext&, const Box&),
                         void (*inspector)(const ViewContext&, const Box&)) {
  if (context.ui.phone()) {
    (context.session.view().inspector_page ? inspector : view)(context, box);
    return;
  }
  Box rest = box;
  const Box panel = ui::cut_right(rest, context.ui.scaled(336));
  view(context, rest);
  inspector(context, panel);
}

}  // namespace consilium::views
