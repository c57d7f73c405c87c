// About the data: where it comes from, under which terms, what the import noted, and what the numbers cannot say.
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/diagnostics_view.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using ui::Box;

struct Page {
  ui::Ui& ui;
  Box column;

  void paragraph(std::string_view words, ui::Type type = ui::Type::body, ui::Ink ink = ui::Ink::ink) {
    const float height = ui::text_height(ui, words, type, column.w);
    ui::text(ui, ui::cut_top(column, height), words,
             {.type = type, .ink = ink, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  }
  void section(std::string_view title) {
    ui::cut_top(column, ui::space_24);
    ui::heading(ui, ui::cut_top(column, ui.scaled(28)), title, ui::Type::h2, 2);
    ui::cut_top(column, ui::space_4);
  }
  // A name with its value; wraps.
  void fact(std::string_view name, std::string_view value) {
    if (value.empty()) {
      return;
    }
    const float name_width = std::min(ui.scaled(180), column.w * 0.35F);
    const float height = std::max(ui::text_height(ui, value, ui::Type::body, column.w - name_width - ui::space_12),
                                  ui::text_height(ui, name, ui::Type::body, name_width));
    Box row = ui::cut_top(column, height);
    const ui::Scope item(ui, ui::a11y::Role::list_item, name, "", row);
    ui::text(ui, ui::cut_left(row, name_width), name,
             {.type = ui::Type::body, .ink = ui::Ink::mut, .max_lines = 0, .middle = false});
    ui::cut_left(row, ui::space_12);
    ui::text(ui, row, value, {.type = ui::Type::body, .max_lines = 0, .middle = false});
    ui::cut_top(column, ui::space_8);
  }
};

void facts_ui(Page& page, const Study& study) {
  page.section("Where it comes from");
  const ui::Scope list(page.ui, ui::a11y::Role::list, "provenance", "Where it comes from", {});
  page.fact("Source", study.info.citation);
  page.fact("Address", study.info.url);
  page.fact("Licence", study.info.licence);
  page.fact("Made", study.info.created);
  for (const Tag& tag : study.info.facts) {
    if (study.text(tag.name) == "compared") continue;  // said below, with the contents
    page.fact(study.text(tag.name), study.text(tag.value));
  }
  for (std::size_t i = 0; i < study.sources.size(); ++i) {
    const SourceFile& source = study.sources[i];
    page.ui.push_id(static_cast<std::uint32_t>(i));
    page.fact("File", std::string(study.text(source.name)) + ", " + std::string(study.text(source.format)) + ", " +
                          format_bytes(source.bytes));
    page.fact("Its SHA-256", study.text(source.sha256));
    page.ui.pop_id();
  }
  if (!study.info.canary.empty()) {
    page.fact("Canary", "This benchmark asks that its examples not be shown publicly: " + study.info.canary);
  }
}

void contents_ui(Page& page, const Study& study, const query::Overview& overview) {
  page.section("What it holds");
  const ui::Scope list(page.ui, ui::a11y::Role::list, "contents", "What it holds", {});
  page.fact("Models", format_count(model_count(study)));
  if (model_count(study) != study.models.size()) page.fact("Its settings", format_count(study.models.size()));
  page.fact("Criteria", format_count(study.criteria.size()));
  page.fact("Scenarios", study.info.published_totals
                             ? (study.info.published_scenarios == 0
                                    ? "not published"
                                    : format_count(study.info.published_scenarios) + ", summarised; no transcripts")
                             : format_count(study.scenarios.size()));
  page.fact("Judgments", study.judgments.size() == 0 ? std::string() : format_count(study.judgments.size()));
  page.fact("Published totals", study.cells.empty() ? std::string() : format_count(study.cells.size()));
  page.fact("How numbers are made", overview.method);
  for (std::size_t i = 0; i < study.raters.size(); ++i) {
    const Rater& rater = study.raters[i];
    std::string words = std::string(study.text(rater.name)) + " (" + std::string(to_text(rater.kind)) + ")";
    if (const std::string_view agreement = study.text(rater.agreement); !agreement.empty()) {
      words.append(". ").append(agreement);
    }
    page.ui.push_id(static_cast<std::uint32_t>(i));
    page.fact("Rater", words);
    page.ui.pop_id();
  }
}

void limits_ui(Page& page, const Study& study) {
  page.section("What it cannot say");
  const ui::Scope list(page.ui, ui::a11y::Role::list, "limits", "What it cannot say", {});
  std::vector<std::string> limits = study.info.limits;
  limits.emplace_back(
      "An evaluation shows behaviour on its own scenarios. It is no promise about other patients, other wording or "
      "later versions of a model.");
  limits.emplace_back("This is not medical advice.");
  for (std::size_t i = 0; i < limits.size(); ++i) {
    page.ui.push_id(static_cast<std::uint32_t>(i));
    const ui::Scope item(page.ui, ui::a11y::Role::list_item, "limit", "", {});
    Box bullet = page.column;
    ui::icon(page.ui, {bullet.x, bullet.y, page.ui.scaled(16), page.ui.scaled(22)}, ICON_DOT, page.ui.scaled(20),
             ui::Ink::mut);
    ui::cut_left(page.column, page.ui.scaled(22));
    page.paragraph(limits[i]);
    page.column = {page.column.x - page.ui.scaled(22), page.column.y, page.column.w + page.ui.scaled(22),
                   page.column.h};
    ui::cut_top(page.column, ui::space_4);
    page.ui.pop_id();
  }
}

void notes_ui(Page& page, const Study& study) {
  std::uint64_t notes = 0;
  for (const DiagnosticGroup& group : study.diagnostics.groups()) {
    notes += group.count;
  }
  page.section(study.diagnostics.empty() ? "Notes on the import" : "Notes on the import: " + format_count(notes));
  const float used = diagnostics_ui(page.ui, page.column, study.diagnostics);
  ui::cut_top(page.column, used);
}

void actions_ui(const ViewContext& context, Page& page) {
  ui::cut_top(page.column, ui::space_16);
  Box row = ui::cut_top(page.column, page.ui.target(page.ui.scaled(36)));
  const ui::ButtonSpec plain{.label = "View as plain page",
                             .icon = ICON_FILE_TEXT,
                             .description = "Opens the current numbers as a simple page for reading or printing"};
  if (ui::button(page.ui, "plain-page", ui::cut_left(row, ui::button_width(page.ui, plain)), plain)) {
    context.commands.push(session::OpenPlainPage{});
  }
  ui::cut_left(row, ui::space_8);
  if (context.session.view().study.starts_with("local:")) {
    const ui::ButtonSpec forget{.label = "Forget this study",
                                .icon = ICON_TRASH_2,
                                .description = "Removes the stored copy from this browser; your file stays"};
    const float width = ui::button_width(page.ui, forget);
    if (row.w < width) {
      ui::cut_top(page.column, ui::space_8);
      row = ui::cut_top(page.column, row.h);
    }
    if (ui::button(page.ui, "forget", ui::cut_left(row, width), forget)) {
      open_dialog(context.memory, Dialog::confirm_forget);
    }
  }
}

}  // namespace

void about_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const Study& study = context.study();
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "about", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  const float width = std::min(scroll.content.w - (2 * margin), ui.scaled(760));
  Page page{ui, {scroll.content.x + margin, scroll.content.y, width, 1e6F}};
  const float top = page.column.y;
  ui::cut_top(page.column, ui.scaled(20));
  const std::string title = session::study_title(study);
  const float title_height = ui::text_height(ui, title, ui::Type::h1, width);
  ui::heading(ui, ui::cut_top(page.column, title_height), title, ui::Type::h1, 1, 0);
  ui::cut_top(page.column, ui::space_8);
  if (!study.info.description.empty()) {
    page.paragraph(study.info.description, ui::Type::finding);
  }
  actions_ui(context, page);
  facts_ui(page, study);
  contents_ui(page, study, overview_of(context.memory, context.session));
  limits_ui(page, study);
  notes_ui(page, study);
  ui::cut_top(page.column, ui::space_24);
  ui::end_scroll(ui, page.column.y - top);
}

}  // namespace consilium::views
