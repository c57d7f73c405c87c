// The pieces of the lab: each draws one panel or card into the box it is given.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "session/lab_words.h"
#include "views/inspector_panel.h"
#include "views/views.h"

namespace consilium::views {

// What a column of the lab asks now: that of the side that is edited.
session::LabSetup lab_setup(const ViewContext& context, session::LabSide side);
void set_lab(const ViewContext& context, session::LabSide side, const session::LabSetup& setup);
// The side that the panels at the left and right show and change.
session::LabSide lab_side(const session::ViewState& view);

// Left: what is asked. Right: what the model is given, how its dials stand, and the verdicts on its reply.
void lab_case_ui(const ViewContext& context, const ui::Box& box);
// Whose words ask: those of the case, or the person's own. Returns whether the case below is what is asked about.
bool lab_own_words_ui(const ViewContext& context, Column& column, session::LabSide side);
void lab_model_ui(const ViewContext& context, const ui::Box& box);
void lab_help_ui(const ViewContext& context, Column& column, session::LabSide side);
void lab_dials_ui(const ViewContext& context, Column& column, session::LabSide side);
void lab_verdicts_ui(const ViewContext& context, Column& column, session::LabSide side);

// Middle: the conversation with the reply of one side, or of both beside each other.
void lab_conversation_ui(const ViewContext& context, const ui::Box& box);
// The tokens that could have stood in the place of the chosen one, over everything.
void lab_alternatives_ui(const ViewContext& context);
// "Ward", or what the other model that was chosen is called.
std::string lab_model_words(const ViewContext& context);
// Bottom: what runs where, how fast, and what it is no evidence for.
void lab_bar_ui(const ViewContext& context, const ui::Box& box);

}  // namespace consilium::views
