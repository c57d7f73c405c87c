// What is being done about one model: asking whether its host may be asked, what the host has, the download, and what
// went wrong.
#include <cmath>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/dialog_parts.h"
#include "views/models_parts.h"

namespace consilium::views {

namespace {

using session::ModelVariant;
using session::ModelWork;
using ui::Box;

// A column inside a card, whose height is known when it has been drawn: the last one's is taken.
template <typename Contents>
void card_ui(const ViewContext& context, Column& column, std::string_view name, const Contents& contents) {
  float& height = context.memory.models.card_height;
  const ui::Scope scope(context.ui, ui::a11y::Role::region, "work", name,
                        {column.box.x, column.box.y, column.box.w, height});
  const bool failed = context.session.models().work().stage == ModelWork::Stage::failed;
  ui::card(context.ui, {column.box.x, column.box.y, column.box.w, height}, ui::Ink::sunk,
           failed ? ui::Ink::bad : ui::Ink::bd);
  const Box inner = column.box.inset(ui::space_16, ui::space_12);
  Column inside{context.ui, inner};
  contents(inside);
  const float used = inside.box.y - inner.y + (2 * ui::space_12);
  if (std::abs(used - height) > 0.5F) context.ui.want_frame_in(0);
  height = used;
  column.gap(height + ui::space_16);
}

void asking_ui(const ViewContext& context, Column& inside, const ModelWork& work) {
  const std::string host = session::host_words(work.name);
  inside.subtitle("Ask " + host + " for this model?");
  inside.paragraph(work.name.id, ui::Type::body_strong);
  inside.gap(ui::space_4);
  inside.paragraph("The page would ask " + host +
                       " for the list of the model's files and the page about it. The host then knows the address of "
                       "your connection and which model you look at. Nothing that you opened or wrote is sent, and "
                       "nothing at all before you say so.",
                   ui::Type::dense);
  inside.gap(ui::space_12);
  const std::string ask = "Ask " + host;
  const ui::ButtonSpec buttons[] = {{.label = ask, .kind = ui::ButtonKind::primary}, {.label = "Not now"}};
  if (const auto pressed = button_line_ui(context.ui, inside, buttons)) {
    context.commands.push(*pressed == 0 ? session::Command(session::AllowHost{})
                                        : session::Command(session::CancelModel{}));
  }
}

void waiting_ui(const ViewContext& context, Column& inside, const std::string& words) {
  inside.paragraph(words, ui::Type::body_strong);
  inside.gap(ui::space_12);
  const ui::ButtonSpec buttons[] = {{.label = "Cancel"}};
  if (button_line_ui(context.ui, inside, buttons)) context.commands.push(session::CancelModel{});
}

void variant_ui(const ViewContext& context, Column& inside, const ModelWork& work, const ModelVariant& variant) {
  const bool suggested = variant.precision == work.offer.suggested;
  const std::string name = format_bytes(variant.bytes) + ", " + precision_words(variant.precision);
  const std::string note = !variant.why_not.empty() ? "Cannot be run here: " + variant.why_not
                           : suggested              ? "Suits this device best"
                                                    : "Can be run here";
  const ui::ButtonSpec download{.label = "Download",
                                .kind = suggested ? ui::ButtonKind::primary : ui::ButtonKind::plain};
  const std::span<const ui::ButtonSpec> actions(&download, variant.why_not.empty() ? 1 : 0);
  if (model_row_ui(context.ui, inside, {.id = variant.precision, .name = name, .note = note, .actions = actions})) {
    session::ModelName wanted = work.name;
    wanted.precision = variant.precision;
    context.commands.push(session::DownloadModel{std::move(wanted)});
  }
}

void offered_ui(const ViewContext& context, Column& inside, const ModelWork& work) {
  inside.subtitle(work.name.id);
  const session::CatalogueModel* known = context.session.models().in_catalogue(work.name);
  const std::string& licence = work.offer.licence.empty() && known != nullptr ? known->licence : work.offer.licence;
  inside.paragraph(licence.empty() ? "Licence: not told. Read the model's page before you use it."
                                   : "Licence: " + licence + ", as the model's page names it.",
                   ui::Type::dense);
  inside.gap(ui::space_8);
  for (const ModelVariant& variant : work.offer.variants) variant_ui(context, inside, work, variant);
  inside.gap(ui::space_12);
  const ui::ButtonSpec buttons[] = {{.label = "Not now"}, {.label = "The model's page", .kind = ui::ButtonKind::link}};
  if (const auto pressed = button_line_ui(context.ui, inside, buttons)) {
    context.commands.push(*pressed == 0 ? session::Command(session::CancelModel{})
                                        : session::Command(session::OpenUrl{session::page_of(work.name)}));
  }
}

void downloading_ui(const ViewContext& context, Column& inside, const ModelWork& work) {
  const std::string label = "Downloading " + session::to_words(work.name);
  const double share =
      work.total_bytes == 0 ? 0.0 : static_cast<double>(work.done_bytes) / static_cast<double>(work.total_bytes);
  std::string detail = "Waiting for " + session::host_words(work.name);
  if (work.total_bytes > 0) {
    detail = format_bytes(work.done_bytes) + " of " + format_bytes(work.total_bytes) + ", " +
             format_percent(std::floor(share * 100.0) / 100.0, 0) + " %";
    const auto left = work.seconds_left(context.ui.input().now_ms);
    if (left) detail += ", " + time_left_words(*left);
  }
  inside.paragraph(label, ui::Type::body_strong);
  inside.gap(ui::space_8);
  ui::progress_bar(context.ui, ui::cut_top(inside.box, 8), label, share);
  inside.gap(ui::space_8);
  inside.paragraph(detail, ui::Type::mono_small, ui::Ink::mut);
  inside.gap(ui::space_4);
  inside.paragraph("You may close this and go on: what has come is kept when it breaks off.", ui::Type::small,
                   ui::Ink::mut);
  inside.gap(ui::space_12);
  const ui::ButtonSpec buttons[] = {{.label = "Cancel"}};
  if (button_line_ui(context.ui, inside, buttons)) context.commands.push(session::CancelModel{});
}

void ready_ui(const ViewContext& context, Column& inside, const ModelWork& work) {
  inside.paragraph(session::to_words(work.name) + " is on this device.", ui::Type::body_strong);
  inside.gap(ui::space_12);
  const ui::ButtonSpec buttons[] = {{.label = "Use it in the lab", .kind = ui::ButtonKind::primary},
                                    {.label = "Close"}};
  const auto pressed = button_line_ui(context.ui, inside, buttons);
  if (!pressed) return;
  if (*pressed == 0) {
    context.commands.push(session::UseModel{work.name});
    close_dialog(context);
  }
  context.commands.push(session::CancelModel{});
}

void failed_ui(const ViewContext& context, Column& inside, const ModelWork& work) {
  const ui::Scope alert(context.ui, ui::a11y::Role::alert, "failure", "", inside.box);
  Box head = ui::cut_top(inside.box, context.ui.scaled(24));
  ui::icon(context.ui, ui::cut_left(head, context.ui.scaled(22)), ICON_CIRCLE_X, 22.0F, ui::Ink::bad);
  ui::cut_left(head, ui::space_8);
  ui::text(context.ui, head, work.was_downloading ? "The download stopped" : "This did not work",
           {.type = ui::Type::body_strong, .role = ui::a11y::Role::paragraph});
  inside.gap(ui::space_4);
  inside.paragraph(work.failure, ui::Type::dense);
  inside.gap(ui::space_12);
  std::vector<ui::ButtonSpec> buttons{{.label = "Close"}};
  if (work.name.place == session::ModelPlace::host) {
    buttons.insert(buttons.begin(), {.label = work.was_downloading ? "Go on with the download" : "Try again",
                                     .kind = ui::ButtonKind::primary});
  }
  const auto pressed = button_line_ui(context.ui, inside, buttons);
  if (!pressed) return;
  if (*pressed + 1 == buttons.size()) return context.commands.push(session::CancelModel{});
  context.commands.push(work.was_downloading ? session::Command(session::DownloadModel{work.name})
                                             : session::Command(session::LookAtModel{work.name}));
}

}  // namespace

MissingModel missing_model(const session::ModelName& name) {
  if (name.place == session::ModelPlace::host) {
    return {"It can be downloaded from " + session::host_words(name) + ". Nothing is asked there before you say so.",
            "Look at this model"};
  }
  return {"Its folder or zip has to be given again: the page keeps no copy of what you give.", "Give it again"};
}

void find_missing_model(const ViewContext& context) {
  const session::ModelName& name = context.session.lab().loading().name;
  open_dialog(context.memory, Dialog::models);
  if (name.place == session::ModelPlace::host) context.commands.push(session::LookAtModel{name});
}

std::string precision_words(std::string_view precision) {
  if (precision == "fp32") return "full precision";
  if (precision == "fp16") return "half precision";
  if (precision == "q8") return "8 bits a number";
  if (precision == "q4") return "4 bits a number";
  if (precision == "q4f16") return "4 bits a number, half precision";
  return std::string(precision);
}

std::string time_left_words(double seconds) {
  const double minutes = seconds / 60.0;
  if (minutes < 1.5) return "about " + format_fixed(std::ceil(seconds), 0) + " s left";
  if (minutes < 90.0) return "about " + format_fixed(std::round(minutes), 0) + " min left";
  return "about " + format_fixed(std::round(minutes / 60.0), 0) + " hours left";
}

void model_work_ui(const ViewContext& context, Column& column) {
  const ModelWork& work = context.session.models().work();
  if (work.stage == ModelWork::Stage::none) return;
  card_ui(context, column, "The model you chose", [&](Column& inside) {
    switch (work.stage) {
      case ModelWork::Stage::none:
        return;
      case ModelWork::Stage::asking:
        return asking_ui(context, inside, work);
      case ModelWork::Stage::looking:
        return waiting_ui(context, inside,
                          "Asking " + session::host_words(work.name) + " about " + session::to_words(work.name));
      case ModelWork::Stage::reading:
        return waiting_ui(context, inside, "Reading the model's files");
      case ModelWork::Stage::offered:
        return offered_ui(context, inside, work);
      case ModelWork::Stage::downloading:
        return downloading_ui(context, inside, work);
      case ModelWork::Stage::ready:
        return ready_ui(context, inside, work);
      case ModelWork::Stage::failed:
        return failed_ui(context, inside, work);
    }
  });
}

}  // namespace consilium::views
