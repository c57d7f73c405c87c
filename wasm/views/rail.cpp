// Moving between views: the rail on wide screens, the tab bar on phones; and the footer.
#include <array>
#include <string>

#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/frame_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using session::Session;
using session::View;

struct Destination {
  View view;
  const char* glyph;
};
constexpr std::array<Destination, 5> main_destinations{{{View::home, ICON_HOUSE},
                                                        {View::overview, ICON_LAYOUT_DASHBOARD},
                                                        {View::criteria, ICON_GRID_3X3},
                                                        {View::evidence, ICON_MESSAGE_SQUARE_TEXT},
                                                        {View::lab, ICON_FLASK_CONICAL}}};

bool can_go(const Session& session, View view) { return !session::needs_study(view) || session.study() != nullptr; }

void destination_ui(ui::Ui& ui, const ui::Box& box, ui::ButtonKind kind, const Destination& to, const Session& session,
                    session::CommandQueue& commands) {
  const std::string_view label = to.view == View::about ? "About" : session::to_text(to.view);
  const bool enabled = can_go(session, to.view);
  if (ui::button(
          ui, label, box,
          {.label = label,
           .icon = to.glyph,
           .kind = kind,
           .enabled = enabled,
           .current = session.shown() == to.view || (to.view == View::lab && session::is_of_lab(session.shown())),
           .description = enabled ? std::string_view{} : std::string_view("Open a study first"),
           .type = ui::Type::small})) {
    commands.push(session::GoTo{to.view});
  }
}

constexpr std::string_view advice = "Not medical advice";

}  // namespace

void rail_ui(ui::Ui& ui, const ui::Box& box, const Session& session, session::CommandQueue& commands) {
  const ui::Scope navigation(ui, ui::a11y::Role::navigation, "rail", "Views", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule_vertical(ui, box.right() - 1, box.y, box.h);
  ui::Box column = box.inset(ui::space_8, ui::space_8);
  for (const Destination& to : main_destinations) {
    destination_ui(ui, ui::cut_top(column, ui.scaled(60.0F)), ui::ButtonKind::rail, to, session, commands);
    ui::cut_top(column, ui::space_4);
  }
  destination_ui(ui, ui::cut_bottom(column, ui.scaled(60.0F)), ui::ButtonKind::rail, {View::about, ICON_INFO}, session,
                 commands);
}

void tab_bar_ui(ui::Ui& ui, const ui::Box& box, const Session& session, session::CommandQueue& commands) {
  const ui::Scope navigation(ui, ui::a11y::Role::navigation, "tabs", "Views", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.y, box.w);
  ui::Box row = box;
  const float width = box.w / static_cast<float>(main_destinations.size() + 1);
  for (const Destination& to : main_destinations) {
    destination_ui(ui, ui::cut_left(row, width), ui::ButtonKind::tab_bar, to, session, commands);
  }
  destination_ui(ui, row, ui::ButtonKind::tab_bar, {View::about, ICON_INFO}, session, commands);
}

void phone_footer_ui(ui::Ui& ui, const ui::Box& box, const Session& session) {
  const ui::Scope footer(ui, ui::a11y::Role::contentinfo, "footer", "Footer", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.y, box.w);
  const std::string words = std::string(privacy_words(session.models())) + " · " + std::string(advice);
  ui::text(ui, box.inset(ui::space_16, 0), words, {.type = ui::Type::small, .ink = ui::Ink::mut});
}

void footer_ui(ui::Ui& ui, const ui::Box& box, const Session& session, ViewMemory& memory) {
  const ui::Scope footer(ui, ui::a11y::Role::contentinfo, "footer", "Footer", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.y, box.w);
  ui::Box row = box.inset(ui::space_16, 0);
  ui::text(ui, ui::cut_right(row, ui::text_width(ui, advice, ui::Type::small)), advice,
           {.type = ui::Type::small, .ink = ui::Ink::mut});
  ui::cut_right(row, ui::space_24);
  if (session.shown() == View::home) return;
  const bool of_study = session::needs_study(session.shown());
  if (of_study && session.study()->info.illustrative) {
    ui::tag(ui, ui::centered_y(ui::cut_right(row, ui::tag_width(ui, "Illustrative content")), ui.scaled(20.0F)),
            "Illustrative content");
    ui::cut_right(row, ui::space_16);
  }
  ui::icon(ui, ui::cut_left(row, ui.scaled(22.0F)), ICON_HARD_DRIVE, 14.0F, ui::Ink::mut);
  std::string privacy(privacy_words(session.models()));
  if (const std::string asked = asked_hosts_words(session.models()); !asked.empty()) privacy += "; " + asked;
  ui::text(ui, ui::cut_left(row, ui::text_width(ui, privacy, ui::Type::small) + 1), privacy,
           {.type = ui::Type::small, .ink = ui::Ink::mut});
  ui::cut_left(row, ui::space_24);
  const bool runs = session.lab().loading().stage == session::LabLoading::Stage::ready;
  const std::string method = of_study ? overview_of(memory, session).method
                             : runs   ? session::to_words(session.view().model) + " runs in this page"
                                      : std::string();
  ui::text(ui, row, method, {.type = ui::Type::small, .ink = ui::Ink::mut});
}

}  // namespace consilium::views
