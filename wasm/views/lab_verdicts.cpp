// The verdicts on the lab's reply, criterion by criterion, with what the other column got.
#include <string>

#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"
#include "views/verdict_look.h"

namespace consilium::views {

namespace {

using cases::Finding;
using session::LabRun;
using session::LabSide;
using ui::Box;

// "was met", "same", or nothing where the other column has no verdict on it.
std::string against(const Finding& finding, const LabRun* other, std::size_t criterion) {
  if (other == nullptr || criterion >= other->findings.size()) return {};
  const Verdict before = other->findings[criterion].verdict;
  if (before == Verdict::missing) return {};
  if (before == finding.verdict) return "same";
  return before == Verdict::met ? "was met" : before == Verdict::not_met ? "was not met" : "was unclear";
}

void row_ui(const ViewContext& context, Column& column, std::size_t index, const cases::CaseCriterion& criterion,
            const Finding& finding, const std::string& before) {
  ui::Ui& ui = context.ui;
  auto& marked = context.memory.lab.criterion;
  const bool chosen = marked == index;
  const float name_x = ui.scaled(94), before_w = ui.scaled(84);
  const float words_w = column.box.w - name_x;
  const float name_h = ui::text_height(ui, criterion.name, ui::Type::row, words_w - before_w);
  const float why_h = chosen ? ui::text_height(ui, finding.why, ui::Type::small, words_w) + 2 : 0.0F;
  const Box row = ui::cut_top(column.box, std::max(ui.target(34), name_h + why_h + ui.scaled(14)));
  ui::a11y::Node node;
  node.role = ui::a11y::Role::toggle;
  node.name = criterion.name + ": " + std::string(to_text(finding.verdict)) + (before.empty() ? "" : ", " + before);
  node.description = finding.why;
  node.pressed = chosen ? ui::a11y::Tristate::yes : ui::a11y::Tristate::no;
  const ui::HitResult hit = ui::hit(ui, criterion.key, row, std::move(node));
  if (chosen || hit.hovered) ui::fill(ui, row, chosen ? ui::Ink::accs : ui::Ink::sunk);
  const VerdictLook look = verdict_look(finding.verdict);
  Box line{row.x, row.y + ui.scaled(7), row.w, name_h};
  ui::icon(ui, {line.x, line.y, ui.scaled(17), ui.scaled(20)}, look.glyph, 17.0F, look.ink);
  ui::text(ui, {line.x + ui.scaled(24), line.y, name_x - ui.scaled(24), ui.scaled(20)}, to_text(finding.verdict),
           {.type = ui::Type::dense_strong, .ink = look.ink, .silent = true});
  ui::text(ui, {line.x + name_x, line.y, words_w - before_w, name_h}, criterion.name,
           {.type = ui::Type::row, .max_lines = 0, .silent = true, .middle = false});
  ui::text(ui, {line.right() - before_w, line.y, before_w, ui.scaled(20)}, before,
           {.type = before == "same" ? ui::Type::small : ui::Type::small_strong,
            .ink = before == "same" ? ui::Ink::mut : ui::Ink::ink,
            .align = ui::Align::right,
            .silent = true});
  if (chosen) {
    ui::text(ui, {line.x + name_x, line.bottom() + 2, words_w, why_h}, finding.why,
             {.type = ui::Type::small, .ink = ui::Ink::mut, .max_lines = 0, .silent = true, .middle = false});
  } else if (hit.hovered) {
    ui::explain(ui, row, finding.why);
  }
  ui::rule(ui, row.x, row.bottom() - 1, row.w);
  if (hit.focused) ui::focus_ring(ui, row.inset(2.0F), ui::radius_tag);
  if (!hit.activated) return;
  marked = chosen ? std::nullopt : std::optional(index);
  ui.want_frame_in(0);
}

// Which model it is, and the way to others: the only one on phones.
void model_choice_ui(const ViewContext& context, Column& column) {
  ui::Ui& ui = context.ui;
  Box row = ui::cut_top(column.box, ui.target(ui.scaled(32)));
  const ui::ButtonSpec others{.label = "Other models", .icon = ICON_CPU, .kind = ui::ButtonKind::link};
  if (ui::button(ui, "other models", ui::cut_right(row, ui::button_width(ui, others)), others)) {
    open_dialog(context.memory, Dialog::models);
  }
  ui::text(ui, row, lab_model_words(context), {.type = ui::Type::body_strong});
  column.gap(ui::space_16);
}

}  // namespace

void lab_verdicts_ui(const ViewContext& context, Column& column, LabSide side) {
  ui::Ui& ui = context.ui;
  const session::Lab& lab = context.session.lab();
  column.gap(ui::space_16);
  Box head = ui::cut_top(column.box, ui.scaled(28));
  const LabRun* other = lab.run(side == LabSide::a ? LabSide::b : LabSide::a);
  if (other != nullptr) {
    const std::string_view against_words = side == LabSide::b             ? "against A"
                                           : context.session.view().lab.b ? "against B"
                                                                          : "against dials at 0";
    ui::text(ui, ui::cut_right(head, ui::text_width(ui, against_words, ui::Type::small) + 1), against_words,
             {.type = ui::Type::small, .ink = ui::Ink::mut});
  }
  ui::heading(ui, head, "Verdicts", ui::Type::h2, 2);
  ui::rule(ui, column.box.x, column.box.y, column.box.w);
  const LabRun* run = lab.run(side);
  if (run == nullptr || run->findings.empty() || lab.book() == nullptr) {
    column.gap(ui::space_8);
    column.paragraph("They come when the reply has ended.", ui::Type::dense, ui::Ink::mut);
    return;
  }
  const ui::Scope list(ui, ui::a11y::Role::group, "verdicts", "Verdicts", column.box);
  const auto& criteria = lab.book()->criteria;
  for (std::size_t i = 0; i < criteria.size() && i < run->findings.size(); ++i) {
    const Finding& finding = run->findings[i];
    if (finding.verdict == Verdict::missing) continue;
    row_ui(context, column, i, criteria[i], finding, against(finding, other, i));
  }
}

void lab_model_ui(const ViewContext& context, const Box& box) {
  panel_ui(context.ui, "model", "The model", box, [&](Column& column) {
    model_choice_ui(context, column);
    if (context.session.lab().book() == nullptr) return;
    const LabSide side = lab_side(context.session.view());
    lab_help_ui(context, column, side);
    lab_dials_ui(context, column, side);
    lab_verdicts_ui(context, column, side);
  });
}

}  // namespace consilium::views
