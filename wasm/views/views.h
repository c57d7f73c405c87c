// Every view has one function of this form: it draws into `box`, asks memoised queries, and pushes commands.
#pragma once

#include "session/command.h"
#include "session/session.h"
#include "ui/ui.h"
#include "views/view_memory.h"

namespace consilium::views {

struct ViewContext {
  ui::Ui& ui;
  const session::Session& session;
  session::CommandQueue& commands;
  ViewMemory& memory;
  [[nodiscard]] const Study& study() const { return *session.study(); }  // only where a study is open
};

void home_ui(const ViewContext& context, const ui::Box& box);
void overview_ui(const ViewContext& context, const ui::Box& box);
void criteria_ui(const ViewContext& context, const ui::Box& box);
void evidence_ui(const ViewContext& context, const ui::Box& box);
void about_ui(const ViewContext& context, const ui::Box& box);
void lab_ui(const ViewContext& context, const ui::Box& box);
void probe_ui(const ViewContext& context, const ui::Box& box);

// Inspectors: the right-hand panel on wide screens, a page on phones.
void model_inspector_ui(const ViewContext& context, const ui::Box& box);
void cell_inspector_ui(const ViewContext& context, const ui::Box& box);
// The model that the model inspector tells of: the selected one, else the first; null where there is none.
const query::ModelSummary* shown_model(const session::Session& session, const query::Overview& overview);

// A view with its inspector at the right; on phones one of the two, as ViewState::inspector_page says.
void beside_inspector_ui(const ViewContext& context, const ui::Box& box,
                         void (*view)(const ViewContext&, const ui::Box&),
                         void (*inspector)(const ViewContext&, const ui::Box&));

// Dialogs, drawn over everything.
void dialogs_ui(const ViewContext& context);
void palette_dialog_ui(const ViewContext& context);
void shortcuts_dialog_ui(const ViewContext& context);
void filter_dialog_ui(const ViewContext& context);
void models_dialog_ui(const ViewContext& context);

// The plain table of the current view, drawn instead of its chart.
void overview_table_ui(const ViewContext& context, const ui::Box& box);
void criteria_table_ui(const ViewContext& context, const ui::Box& box);

}  // namespace consilium::views
