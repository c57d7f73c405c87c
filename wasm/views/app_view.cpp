#include "views/app_view.h"

#include "ui/widgets/widgets.h"
#include "views/deeds.h"
#include "views/frame_parts.h"
#include "views/views.h"

namespace consilium::views {

namespace {

constexpr float top_bar_height = 56.0F;
constexpr float footer_height = 28.0F;
constexpr float rail_width = 88.0F;
constexpr float count_row_height = 44.0F;
constexpr float phone_footer_height = 24.0F;
constexpr float tab_bar_height = 64.0F;

using session::View;

void main_view_ui(const ViewContext& context, const ui::Box& box) {
  switch (context.session.shown()) {
    case View::home:
      return home_ui(context, box);
    case View::overview:
      return overview_ui(context, box);
    case View::criteria:
      return criteria_ui(context, box);
    case View::evidence:
      return evidence_ui(context, box);
    case View::about:
      return about_ui(context, box);
    case View::lab:
      return lab_ui(context, box);
    case View::probe:
      return probe_ui(context, box);
  }
}

void main_region_ui(const ViewContext& context, ui::Box main) {
  import_bar_ui(context.ui, main, context.session, context.commands);
  notice_ui(context.ui, main, context.session, context.commands, context.memory);
  const ui::Scope region(context.ui, ui::a11y::Role::main, "main", session::to_text(context.session.shown()), main);
  main_view_ui(context, main);
  toast_ui(context.ui, main, context.session, context.commands, context.memory);
}

void desktop_frame_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  ui::Box page = ui.screen();
  ui::fill(ui, page, ui::Ink::bg);
  top_bar_ui(ui, ui::cut_top(page, ui.scaled(top_bar_height)), context.session, context.commands, context.memory);
  const ui::Box footer = ui::cut_bottom(page, ui.scaled(footer_height));
  rail_ui(ui, ui::cut_left(page, ui.scaled(rail_width)), context.session, context.commands);
  main_region_ui(context, page);
  footer_ui(ui, footer, context.session, context.memory);
}

void phone_frame_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  ui::Box page = ui.screen();
  ui::fill(ui, page, ui::Ink::bg);
  phone_top_ui(ui, ui::cut_top(page, ui.scaled(top_bar_height)), context.session, context.commands, context.memory);
  if (session::needs_study(context.session.shown())) {
    phone_counts_ui(ui, ui::cut_top(page, ui.scaled(count_row_height)), context.session, context.memory);
  }
  const ui::Box tabs = ui::cut_bottom(page, ui.scaled(tab_bar_height));
  const ui::Box footer = ui::cut_bottom(page, ui.scaled(phone_footer_height));
  main_region_ui(context, page);
  phone_footer_ui(ui, footer, context.session);
  tab_bar_ui(ui, tabs, context.session, context.commands);
}

}  // namespace

void app_ui(ui::Ui& ui, const session::Session& session, session::CommandQueue& commands, ViewMemory& memory) {
  const ViewContext context{ui, session, commands, memory};
  if (ui.phone()) {
    phone_frame_ui(context);
  } else {
    desktop_frame_ui(context);
  }
  dialogs_ui(context);
  shortcut_keys(context);
}

}  // namespace consilium::views
