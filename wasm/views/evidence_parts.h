// The three panels of the Evidence view: the list, the reader, the verdicts.
#pragma once

#include <cstddef>
#include <optional>

#include "query/evidence.h"
#include "ui/box.h"
#include "views/views.h"

namespace consilium::views {

// The row of the list that is selected, or the first one; nullopt when the list is empty.
std::optional<std::size_t> current_evidence_row(const ViewContext& context);
void select_evidence_row(const ViewContext& context, std::size_t row);

// In place of the reader (on phones of the list) where the list is empty.
void nothing_to_read_ui(const ViewContext& context, const ui::Box& box);
void evidence_list_ui(const ViewContext& context, const ui::Box& box);
struct EvidenceRowState {
  bool selected = false;
  bool tab_stop = false;
};
void evidence_row_ui(const ViewContext& context, const ui::Box& box, std::size_t index, const EvidenceRowState& state);
// Header with previous and next, conversation, judged response. On phones the verdicts follow below in one scroll.
void evidence_reader_ui(const ViewContext& context, const ui::Box& box, std::size_t row);
void evidence_verdicts_ui(const ViewContext& context, const ui::Box& box, std::size_t row);

// Shared by the reader's phone form and the verdict panel: draws all verdicts top down, returns the height used.
float verdict_rows_ui(const ViewContext& context, const ui::Box& box, const query::EvidenceDetail& detail);
float verdict_head_ui(const ViewContext& context, const ui::Box& box, const query::EvidenceDetail& detail);

}  // namespace consilium::views
