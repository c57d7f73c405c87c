#include "views/diagnostics_view.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"

namespace consilium::views {

namespace {

using ui::Box;

struct SeverityLook {
  const char* glyph;
  ui::Ink ink;
};

SeverityLook look_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return {ICON_INFO, ui::Ink::acc};
    case Severity::warning:
      return {ICON_TRIANGLE_ALERT, ui::Ink::warn};
    case Severity::error:
      return {ICON_CIRCLE_X, ui::Ink::bad};
  }
  return {ICON_INFO, ui::Ink::mut};
}

// Draws wrapped words and takes their height off `column`.
void paragraph(ui::Ui& ui, Box& column, std::string_view words, ui::Type type, ui::Ink ink) {
  const float height = ui::text_height(ui, words, type, column.w);
  ui::text(ui, ui::cut_top(column, height), words,
           {.type = type, .ink = ink, .max_lines = 0, .role = ui::a11y::Role::paragraph});
}

void group_ui(ui::Ui& ui, Box& column, const DiagnosticGroup& group) {
  constexpr std::size_t shown_places = 3;
  const ui::Scope item(ui, ui::a11y::Role::list_item, group.code, "", {});
  const SeverityLook look = look_of(group.severity);
  Box indented{column.x + ui.scaled(30), column.y, column.w - ui.scaled(30), column.h};
  ui::icon(ui, {column.x, column.y + 2, ui.scaled(20), ui.scaled(20)}, look.glyph, 18.0F, look.ink);
  const Diagnostic* first = group.examples.empty() ? nullptr : &group.examples.front();
  const std::string message = std::string(to_text(group.severity)) +
                              (group.count > 1 ? ", " + format_count(group.count) + " times" : "") + ": " +
                              (first != nullptr ? first->message : group.code);
  paragraph(ui, indented, message, ui::Type::body, ui::Ink::ink);
  if (first != nullptr && !first->hint.empty()) {
    paragraph(ui, indented, first->hint, ui::Type::dense, ui::Ink::ink);
  }
  std::string places;
  for (std::size_t i = 0; i < std::min(shown_places, group.examples.size()); ++i) {
    if (!group.examples[i].where.empty()) {
      places += (places.empty() ? "" : "; ") + group.examples[i].where;
    }
  }
  if (!places.empty()) {
    paragraph(ui, indented, (group.count > shown_places ? "First at " : "At ") + places, ui::Type::small, ui::Ink::mut);
  }
  ui::cut_top(indented, ui::space_12);
  ui::rule(ui, column.x, indented.y, column.w);
  ui::cut_top(indented, ui::space_12);
  column.h -= indented.y - column.y;
  column.y = indented.y;
}

}  // namespace

float diagnostics_ui(ui::Ui& ui, const Box& box, const Diagnostics& diagnostics) {
  Box column = box;
  if (diagnostics.empty()) {
    paragraph(ui, column, "Nothing to note: everything in the file was read.", ui::Type::body, ui::Ink::mut);
    return column.y - box.y;
  }
  const ui::Scope list(ui, ui::a11y::Role::list, "diagnostics", "Notes on the import", {});
  for (const DiagnosticGroup& group : diagnostics.groups()) {
    group_ui(ui, column, group);
  }
  return column.y - box.y;
}

}  // namespace consilium::views
