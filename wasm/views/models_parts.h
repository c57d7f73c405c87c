// The pieces of the dialog of models.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "session/models.h"
#include "views/inspector_panel.h"
#include "views/views.h"

namespace consilium::views {

// A model by its name with a line about it, and what may be done; returns which of these was pressed. `focus`: which of
// these takes the focus now.
struct ModelRow {
  std::string_view id;
  std::string_view name;
  std::string_view note;
  std::span<const ui::ButtonSpec> actions;
  std::optional<std::size_t> focus = std::nullopt;
};
std::optional<std::size_t> model_row_ui(ui::Ui& ui, Column& column, const ModelRow& row);

// Buttons beside each other, each in the next line where there is no room; returns which was pressed.
std::optional<std::size_t> button_line_ui(ui::Ui& ui, Column& column, std::span<const ui::ButtonSpec> buttons);

// What is being done about one model, as a card; nothing while nothing is.
void model_work_ui(const ViewContext& context, Column& column);

// What is said of a model that a link or undo names and whose files are not here, and of the way to it.
struct MissingModel {
  std::string next_step;
  std::string_view action;
};
MissingModel missing_model(const session::ModelName& name);
// That way, for the model that the lab misses: nothing is asked of its host before a person wants it.
void find_missing_model(const ViewContext& context);

std::string precision_words(std::string_view precision);  // "4 bits a number"
// "about 40 s left", "about 3 min left".
std::string time_left_words(double seconds);

}  // namespace consilium::views
