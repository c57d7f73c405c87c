#include "views/view_memory.h"

namespace consilium::views {

namespace {

EvidenceKey evidence_key(const session::Session& session) {
  return {session.view().filter, session.view().evidence_order};
}

}  // namespace

const query::Overview& overview_of(ViewMemory& memory, const session::Session& session) {
  const OverviewKey wanted{session.view().filter, session.view().weak_below};
  return memory.overviews.get(session.study_shared(), wanted, [](const Study& study, const OverviewKey& key) {
    return query::overview(study, key.filter, key.weak_below);
  });
}

const query::CriteriaMatrix& matrix_of(ViewMemory& memory, const session::Session& session) {
  const MatrixKey wanted{session.view().filter, session.view().matrix_order, session.view().weak_below};
  return memory.matrices.get(session.study_shared(), wanted, [](const Study& study, const MatrixKey& key) {
    return query::criteria_matrix(study, key.filter, key.order, key.weak_below);
  });
}

const query::EvidenceList& evidence_of(ViewMemory& memory, const session::Session& session) {
  return memory.evidence.get(
      session.study_shared(), evidence_key(session),
      [](const Study& study, const EvidenceKey& key) { return query::evidence_list(study, key.filter, key.order); });
}

const query::EvidenceDetail& detail_of(ViewMemory& memory, const session::Session& session, std::size_t row) {
  const query::EvidenceList& list = evidence_of(memory, session);
  return memory.details.get(
      session.study_shared(), DetailKey{evidence_key(session), row},
      [&list](const Study& study, const DetailKey& key) { return query::evidence_detail(study, list, key.row); });
}

void open_dialog(ViewMemory& memory, Dialog dialog) {
  memory.dialog = dialog;
  memory.dialog_opened = true;
  memory.palette_search.clear();
}

}  // namespace consilium::views
