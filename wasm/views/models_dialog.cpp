// The dialog of models: what is on this device, what can be given from it, well-known small models, and any model of a
// host by its name.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/dialog_parts.h"
#include "views/models_parts.h"

namespace consilium::views {

namespace {

using session::ModelName;
using session::ModelPlace;
using session::ModelWork;
using ui::Box;

void use(const ViewContext& context, const ModelName& name) {
  context.commands.push(session::UseModel{name});
  close_dialog(context);
}

// Something is asked of a host or its answer is wanted: the card at the top tells of it.
void look(const ViewContext& context, const ModelName& name) {
  context.commands.push(session::LookAtModel{name});
  context.memory.models.to_top = true;
}

void shipped_ui(const ViewContext& context, Column& column) {
  const bool in_use = context.session.view().model == ModelName{};
  const ui::ButtonSpec action{.label = in_use ? "In use" : "Use", .enabled = !in_use};
  if (model_row_ui(context.ui, column,
                   {.id = "ward",
                    .name = "Ward",
                    .note = "The teaching model that comes with the page: its dials bring in failures that are known",
                    .actions = {&action, 1}})) {
    use(context, {});
  }
}

void given_ui(const ViewContext& context, Column& column) {
  const ModelName& name = context.session.view().model;
  if (name.place != ModelPlace::device) return;
  const std::string words = session::to_words(name);
  const ui::ButtonSpec action{.label = "In use", .enabled = false};
  model_row_ui(context.ui, column,
               {.id = "given",
                .name = words,
                .note = "From your files: the page keeps no copy, so give it again after a reload",
                .actions = {&action, 1}});
}

std::string kept_words(const session::KeptModel& model) {
  const std::string what = session::host_words(model.name) + ", " + precision_words(model.name.precision);
  if (model.whole) return format_bytes(model.bytes) + ", from " + what;
  return format_bytes(model.kept_bytes) + " of " + format_bytes(model.bytes) + " have come, from " + what;
}

bool is_in_use(const ViewContext& context, const session::KeptModel& model) {
  return model.whole && session::is_variant(model.name, context.session.view().model);
}

// Deleting asks once more, in the row itself.
void deleting_ui(const ViewContext& context, Column& column, const session::KeptModel& model) {
  const ui::ButtonSpec actions[] = {{.label = "Delete"}, {.label = "Keep it"}};
  const bool asked_now = std::exchange(context.memory.models.asks_delete, false);
  const std::string note = "Delete it from this device? It frees " + format_bytes(model.kept_bytes) +
                           "; to use it again it has to be downloaded again." +
                           (is_in_use(context, model) ? " The lab then runs Ward." : "");
  const auto pressed = model_row_ui(context.ui, column,
                                    {.id = model.key,
                                     .name = model.name.id,
                                     .note = note,
                                     .actions = actions,
                                     .focus = asked_now ? std::optional<std::size_t>(1) : std::nullopt});
  if (!pressed) return;
  if (*pressed == 0) context.commands.push(session::RemoveModel{model.key});
  context.memory.models.deleting.clear();
  context.ui.want_frame_in(0);
}

void kept_row_ui(const ViewContext& context, Column& column, const session::KeptModel& model) {
  if (context.memory.models.deleting == model.key) return deleting_ui(context, column, model);
  const bool in_use = is_in_use(context, model);
  const ui::ButtonSpec actions[] = {{.label = !model.whole ? "Go on with the download"
                                              : in_use     ? "In use"
                                                           : "Use",
                                     .enabled = !in_use},
                                    {.label = "Delete from this device", .icon = ICON_TRASH_2, .icon_only = true}};
  const auto pressed = model_row_ui(
      context.ui, column, {.id = model.key, .name = model.name.id, .note = kept_words(model), .actions = actions});
  if (!pressed) return;
  if (*pressed == 1) {
    context.memory.models.deleting = model.key;
    context.memory.models.asks_delete = true;
    context.ui.want_frame_in(0);
  } else if (model.whole) {
    use(context, model.name);
  } else {
    context.commands.push(session::DownloadModel{model.name});
    context.memory.models.to_top = true;
  }
}

void on_device_ui(const ViewContext& context, Column& column) {
  const session::Models& models = context.session.models();
  column.subtitle("On this device");
  shipped_ui(context, column);
  given_ui(context, column);
  const ModelWork& work = models.work();
  for (const session::KeptModel& model : models.kept()) {
    // The card at the top tells of one that is on its way.
    if (work.stage == ModelWork::Stage::downloading && work.name == model.name) continue;
    kept_row_ui(context, column, model);
  }
  if (const auto room = models.room_bytes()) {
    column.gap(ui::space_4);
    column.paragraph("Room left for this page, as the browser tells it: " + format_bytes(*room), ui::Type::small,
                     ui::Ink::mut);
  }
}

void from_files_ui(const ViewContext& context, Column& column) {
  column.subtitle("From your files");
  column.paragraph(
      "A folder in the Hugging Face layout (config.json, tokenizer.json, onnx/), or a zip of one. You can also drop it "
      "anywhere on this page. Nothing of it leaves this device.",
      ui::Type::dense, ui::Ink::mut);
  column.gap(ui::space_8);
  const ui::ButtonSpec buttons[] = {{.label = "Choose a folder", .icon = ICON_FOLDER_OPEN},
                                    {.label = "Choose a zip", .icon = ICON_FILE_TEXT}};
  if (const auto pressed = button_line_ui(context.ui, column, buttons)) {
    context.commands.push(*pressed == 0 ? session::Command(session::ChooseModelFolder{})
                                        : session::Command(session::ChooseFiles{}));
  }
}

// One model at a time: looking at another would end its download.
bool may_look(const ViewContext& context) {
  return context.session.models().work().stage != ModelWork::Stage::downloading;
}

std::string catalogue_words(const session::CatalogueModel& model) {
  std::string words = format_count(model.parameters / 1'000'000) + " million parameters, licence " + model.licence;
  if (model.variants.empty()) return words;
  const auto [least, most] = std::ranges::minmax(model.variants, {}, &session::ModelVariant::bytes);
  words += ", " + format_bytes(least.bytes);
  if (most.bytes != least.bytes) words += " to " + format_bytes(most.bytes);
  const bool all_need = std::ranges::all_of(model.variants, &session::ModelVariant::needs_half);
  return words + (all_need ? ", needs a graphics processor that computes in half precision" : "");
}

void catalogue_ui(const ViewContext& context, Column& column) {
  column.subtitle("Well-known small models");
  column.paragraph(
      "Looking shows what a model needs and whether this device can run it, before anything large is downloaded. What "
      "such a small model does is no evidence about large ones.",
      ui::Type::dense, ui::Ink::mut);
  column.gap(ui::space_4);
  const auto& models = context.session.models().catalogue();
  for (const session::CatalogueModel& model : models) {
    const ui::ButtonSpec action{.label = "Look at it", .enabled = may_look(context)};
    if (model_row_ui(
            context.ui, column,
            {.id = model.name.id, .name = model.title, .note = catalogue_words(model), .actions = {&action, 1}})) {
      look(context, model.name);
    }
  }
}

void typed_field_ui(const ViewContext& context, Column& column, std::string_view id, std::string_view label,
                    std::string_view hint, std::string& value) {
  ui::Ui& ui = context.ui;
  ui::text(ui, ui::cut_top(column.box, ui.scaled(20)), label, {.type = ui::Type::small, .ink = ui::Ink::mut});
  column.gap(ui::space_4);
  const Box field = ui::cut_top(column.box, ui.target(ui.scaled(40)));
  if (const auto typed = ui::text_field(ui, id, field, label, value, hint)) value = std::string(trim(*typed));
  column.gap(ui::space_8);
}

void by_name_ui(const ViewContext& context, Column& column) {
  ModelsMemory& memory = context.memory.models;
  column.subtitle("Any model by its name");
  typed_field_ui(context, column, "id", "Name of the model", "owner/name", memory.id);
  typed_field_ui(context, column, "host", "Host", "huggingface.co", memory.host);
  const ModelName name{.place = ModelPlace::host, .id = memory.id, .host = memory.host};
  const bool sound = session::is_sound(name) && may_look(context);
  const ui::ButtonSpec buttons[] = {{.label = "Look at this model", .enabled = sound}};
  if (button_line_ui(context.ui, column, buttons) && sound) look(context, name);
  if (!session::is_sound(name) && !memory.id.empty()) {
    column.gap(ui::space_4);
    column.paragraph("A model's name is written owner/name, a host's like huggingface.co.", ui::Type::small,
                     ui::Ink::mut);
  }
}

float line_height(const ui::Ui& ui) { return ui.target(ui.scaled(36)); }

float width_of(const ui::Ui& ui, const ui::ButtonSpec& button) {
  return button.icon_only ? line_height(ui) : ui::button_width(ui, button);
}

}  // namespace

std::optional<std::size_t> button_line_ui(ui::Ui& ui, Column& column, std::span<const ui::ButtonSpec> buttons) {
  std::optional<std::size_t> pressed;
  Box line = ui::cut_top(column.box, line_height(ui));
  bool first = true;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float width = std::min(width_of(ui, buttons[i]), column.box.w);
    if (!first && width > line.w) {
      column.gap(ui::space_8);
      line = ui::cut_top(column.box, line_height(ui));
    }
    first = false;
    if (ui::button(ui, buttons[i].label, ui::cut_left(line, width), buttons[i])) pressed = i;
    ui::cut_left(line, ui::space_8);
  }
  return pressed;
}

std::optional<std::size_t> model_row_ui(ui::Ui& ui, Column& column, const ModelRow& row) {
  float buttons_width = 0.0F;
  for (const ui::ButtonSpec& action : row.actions) buttons_width += width_of(ui, action) + ui::space_8;
  const bool beside = column.box.w - buttons_width > ui.scaled(180);
  const float words_width = beside ? column.box.w - buttons_width : column.box.w;
  const float name_h = ui::text_height(ui, row.name, ui::Type::body_strong, words_width);
  const float words_h = name_h + 2 + ui::text_height(ui, row.note, ui::Type::small, words_width);
  column.gap(ui::space_8);
  Box words = ui::cut_top(column.box, beside ? std::max(words_h, line_height(ui)) : words_h);
  const ui::Scope group(ui, ui::a11y::Role::group, row.id, row.name, words);
  Box buttons = ui::centered_y(ui::cut_right(words, beside ? buttons_width : 0.0F), line_height(ui));
  ui::text(ui, ui::cut_top(words, name_h), row.name,
           {.type = ui::Type::body_strong, .max_lines = 0, .middle = false, .role = ui::a11y::Role::paragraph});
  ui::cut_top(words, 2);
  ui::text(ui, words, row.note,
           {.type = ui::Type::small,
            .ink = ui::Ink::mut,
            .max_lines = 0,
            .middle = false,
            .role = ui::a11y::Role::paragraph});
  if (row.focus) ui.focus(ui.id(row.actions[*row.focus].label));
  std::optional<std::size_t> pressed;
  if (beside) {
    ui::cut_left(buttons, ui::space_8);
    Column at_the_right{ui, {buttons.x, buttons.y, buttons.w + 1, buttons.h}};
    pressed = button_line_ui(ui, at_the_right, row.actions);
  } else if (!row.actions.empty()) {
    column.gap(ui::space_8);
    pressed = button_line_ui(ui, column, row.actions);
  }
  column.gap(ui::space_8);
  ui::rule(ui, column.box.x, column.box.y - 1, column.box.w);
  return pressed;
}

void models_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "models", "Models", dialog_width(ui, 720), dialog_height(ui, 720), content)) {
    return close_dialog(context);
  }
  if (std::exchange(context.memory.dialog_opened, false)) {
    context.commands.push(session::ListModels{});
    context.memory.models.deleting.clear();
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "all", content);
  const float beside_bar = ui.phone() ? ui::space_12 : ui::space_4;
  Column column{ui, {scroll.content.x, scroll.content.y, scroll.content.w - beside_bar, 100'000.0F}};
  const float top = column.box.y;
  if (std::exchange(context.memory.models.to_top, false)) ui::scroll_into_view(ui, top, top + 1);
  model_work_ui(context, column);
  on_device_ui(context, column);
  column.gap(ui::space_20);
  from_files_ui(context, column);
  column.gap(ui::space_20);
  catalogue_ui(context, column);
  column.gap(ui::space_20);
  by_name_ui(context, column);
  column.gap(ui::space_16);
  ui::end_scroll(ui, column.box.y - top);
  ui::end_dialog(ui);
}

}  // namespace consilium::views
