// Bars under the top bar: what happened last, and an import under way.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/frame_parts.h"

namespace consilium::views {

namespace {

using ui::Box;

struct NoticeLook {
  const char* glyph;
  ui::Ink ink;
  ui::Ink fill;
  ui::Ink edge;
};

NoticeLook look_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return {ICON_CIRCLE_CHECK, ui::Ink::acc, ui::Ink::accs, ui::Ink::acc};
    case Severity::warning:
      return {ICON_TRIANGLE_ALERT, ui::Ink::warn, ui::Ink::warns, ui::Ink::warnb};
    case Severity::error:
      return {ICON_CIRCLE_X, ui::Ink::bad, ui::Ink::bads, ui::Ink::bad};
  }
  return {ICON_INFO, ui::Ink::acc, ui::Ink::accs, ui::Ink::acc};
}

std::string details_of(const session::Notice& notice) {
  std::string words = notice.where;
  if (!notice.hint.empty()) {
    words += (words.empty() ? "" : ". ") + notice.hint;
  }
  return words;
}

// Says a new notice through the page's live regions; an error or a warning interrupts.
void speak_once(ui::Ui& ui, const session::Notice& notice, ViewMemory& memory) {
  if (notice.number == memory.announced_notice) {
    return;
  }
  const std::string details = details_of(notice);
  ui.announce(notice.message + (details.empty() ? "" : " " + details), notice.severity != Severity::info);
  memory.announced_notice = notice.number;
  memory.notice_since_ms = ui.input().now_ms;
}

}  // namespace

void notice_ui(ui::Ui& ui, Box& main, const session::Session& session, session::CommandQueue& commands,
               ViewMemory& memory) {
  if (!session.notice() || session.notice()->severity == Severity::info) {
    return;
  }
  const session::Notice& notice = *session.notice();
  const std::string details = details_of(notice);
  speak_once(ui, notice, memory);
  const NoticeLook look = look_of(notice.severity);
  const float side = ui.phone() ? ui::space_8 : ui::space_24;
  const ui::ButtonSpec all{.label = "All details", .kind = ui::ButtonKind::link};
  const float details_width = ui::button_width(ui, all);
  // On phones the words need the whole width: the way to the details stands below them.
  const bool beside = notice.more_notes && !ui.phone();
  const bool below = notice.more_notes && ui.phone();
  const float inner = main.w - (2 * side) - ui.scaled(16 + 30 + 48) - (beside ? details_width + ui::space_12 : 0);
  const float message = ui::text_height(ui, notice.message, ui::Type::finding_strong, inner);
  const float more = details.empty() ? 0.0F : ui::text_height(ui, details, ui::Type::dense, inner);
  Box outer = ui::cut_top(
      main, ui.scaled(12) + std::max(ui.scaled(24) + message + more + (below ? ui.target(ui.scaled(28)) : 0.0F),
                                     ui.target(ui.scaled(44))));
  ui::cut_top(outer, ui.scaled(12));
  const Box bar = outer.inset(side, 0);
  const ui::Scope region(ui, ui::a11y::Role::region, "notice", "Notice", bar);
  ui::card(ui, bar, look.fill, look.edge);
  Box inside = bar.inset(ui.scaled(16), ui.scaled(11));
  Box icon = ui::cut_left(inside, ui.scaled(30));
  ui::icon(ui, {icon.x, icon.y, ui.scaled(20), ui.scaled(22)}, look.glyph, 20.0F, look.ink);
  const Box close{bar.right() - ui.scaled(44), bar.y, ui.scaled(44), bar.h};
  if (ui::button(
          ui, "dismiss",
          ui::centered_y(close.inset(ui.input().coarse_pointer ? 0 : ui::space_4, 0), ui.target(ui.scaled(32))),
          {.label = "Dismiss", .icon = ICON_X, .kind = ui::ButtonKind::quiet, .icon_only = true, .shortcut = "Esc"})) {
    commands.push(session::DismissNotice{});
  }
  ui::cut_right(inside, ui.scaled(32));
  if (notice.more_notes) {
    Box last = below ? ui::cut_bottom(inside, ui.target(ui.scaled(28))) : inside;
    const Box words = below ? ui::cut_left(last, details_width) : ui::cut_right(inside, details_width);
    if (beside) {
      ui::cut_right(inside, ui::space_12);
    }
    if (ui::button(ui, "details", ui::centered_y(words, ui.target(ui.scaled(28))), all)) {
      open_dialog(memory, Dialog::import_notes);
    }
  }
  ui::text(ui, ui::cut_top(inside, message), notice.message,
           {.type = ui::Type::finding_strong, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  if (!details.empty()) {
    ui::text(ui, inside, details,
             {.type = ui::Type::dense, .max_lines = 0, .middle = false, .role = ui::a11y::Role::paragraph});
  }
}

void toast_ui(ui::Ui& ui, const Box& main, const session::Session& session, session::CommandQueue& commands,
              ViewMemory& memory) {
  constexpr double shown_ms = 5000.0;
  if (!session.notice() || session.notice()->severity != Severity::info) {
    return;
  }
  const session::Notice& notice = *session.notice();
  speak_once(ui, notice, memory);
  const double left_ms = memory.notice_since_ms + shown_ms - ui.input().now_ms;
  if (left_ms <= 0.0) {
    commands.push(session::DismissNotice{});
    return;
  }
  ui.want_frame_in(left_ms);
  const NoticeLook look = look_of(notice.severity);
  const float chrome = ui.scaled(16 + 30 + 16);
  const float words =
      std::min(ui::text_width(ui, notice.message, ui::Type::body_strong) + 1.0F, main.w - (2 * ui::space_16) - chrome);
  const float height = ui::text_height(ui, notice.message, ui::Type::body_strong, words);
  const float width = words + chrome;
  const Box bar{main.x + ((main.w - width) / 2), main.bottom() - ui::space_16 - height - ui.scaled(22), width,
                height + ui.scaled(22)};
  ui::card(ui, bar, look.fill, look.edge);
  Box inside = bar.inset(ui.scaled(16), ui.scaled(11));
  Box icon = ui::cut_left(inside, ui.scaled(30));
  ui::icon(ui, {icon.x, icon.y, ui.scaled(20), ui.scaled(22)}, look.glyph, 20.0F, look.ink);
  ui::text(ui, inside, notice.message,
           {.type = ui::Type::body_strong, .max_lines = 0, .silent = true, .middle = false});
}

void import_bar_ui(ui::Ui& ui, Box& main, const session::Session& session, session::CommandQueue& commands) {
  constexpr double show_after_ms = 300.0;
  if (!session.import_status()) {
    return;
  }
  const session::ImportStatus& status = *session.import_status();
  const double running_ms = ui.input().now_ms - status.began_ms;
  if (running_ms < show_after_ms) {
    ui.want_frame_in(show_after_ms - running_ms);
    return;
  }
  const double elapsed_ms = ui.input().now_ms - status.started_ms;
  const float side = ui.phone() ? ui::space_8 : ui::space_24;
  Box outer = ui::cut_top(main, ui.scaled(12) + ui.scaled(76));
  ui::cut_top(outer, ui.scaled(12));
  const Box bar = outer.inset(side, 0);
  const ui::Scope region(ui, ui::a11y::Role::region, "import", "Import", bar);
  ui::card(ui, bar);
  Box inside = bar.inset(ui.scaled(16), ui.scaled(12));
  const ui::ButtonSpec cancel{.label = "Cancel"};
  const Box button = ui::centered_y(ui::cut_right(inside, ui::button_width(ui, cancel)), ui.target(ui.scaled(36)));
  if (ui::button(ui, "cancel", button, cancel)) {
    commands.push(session::CancelImport{});
  }
  ui::cut_right(inside, ui::space_16);
  const double share =
      status.total_bytes == 0 ? 0.0 : static_cast<double>(status.done_bytes) / static_cast<double>(status.total_bytes);
  std::string detail = status.total_bytes == 0
                           ? std::string()
                           : format_bytes(status.done_bytes) + " of " + format_bytes(status.total_bytes);
  constexpr double telling_ms = 500.0;  // from a shorter time nothing can be told of the rest
  if (share > 0.02 && share < 1.0 && elapsed_ms > telling_ms) {
    const double left_s = elapsed_ms / 1000.0 * (1.0 - share) / share;
    detail += ", " + std::to_string(static_cast<int>(left_s + 0.999)) + " s left";
  }
  Box head = ui::cut_top(inside, ui.scaled(24));
  ui::text(ui, ui::cut_right(head, ui::text_width(ui, detail, ui::Type::mono_small)), detail,
           {.type = ui::Type::mono_small, .ink = ui::Ink::mut});
  ui::text(ui, head, status.label, {.type = ui::Type::body});
  ui::cut_top(inside, ui::space_8);
  ui::progress_bar(ui, ui::cut_top(inside, 8), status.label, share);
}

}  // namespace consilium::views
