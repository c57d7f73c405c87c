// What views remember between frames that is not worth an undo step or a link: query results and open dialogs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/criteria.h"
#include "query/evidence.h"
#include "query/overview.h"
#include "session/memo.h"
#include "session/probe_conclusion.h"
#include "session/session.h"
#include "ui/box.h"

namespace consilium::views {

enum class Dialog : std::uint8_t {
  none,
  palette,
  shortcuts,
  filter,
  import_notes,
  confirm_delete,
  confirm_forget,
  models
};

struct MatrixKey {
  query::Filter filter;
  query::MatrixOrder order;
  std::uint32_t weak_below = 0;
  bool operator==(const MatrixKey&) const = default;
};
struct OverviewKey {
  query::Filter filter;
  std::uint32_t weak_below = 0;
  bool operator==(const OverviewKey&) const = default;
};
struct EvidenceKey {
  query::Filter filter;
  query::EvidenceOrder order = query::EvidenceOrder::study;
  bool operator==(const EvidenceKey&) const = default;
};
struct DetailKey {
  EvidenceKey list;
  std::size_t row = 0;
  bool operator==(const DetailKey&) const = default;
};

// Phone: which part of the lab is on screen.
enum class LabPart : std::uint8_t { question, reply, model };
struct LabPlace {  // of a token
  session::LabSide side = session::LabSide::a;
  std::size_t reply = 0;
  std::size_t token = 0;
  bool operator==(const LabPlace&) const = default;
};
// A question that is being written in the lab and was not asked yet.
struct OwnDraft {
  std::string asked;  // what the set-up held when it was begun: a draft of another is dropped
  std::string text;
};
struct LabMemory {
  LabPart part = LabPart::reply;
  std::optional<LabPlace> token;                  // whose alternatives are shown
  bool token_open = false;                        // they are on screen
  ui::Box token_box;                              // where the token was drawn in this frame
  std::optional<std::size_t> criterion;           // whose deciding words are marked
  bool given_open = false;                        // what the model was given before the question is unfolded
  std::array<std::optional<OwnDraft>, 2> drafts;  // of A and of B
};

// What the probe page shows of a run: the measure that was chosen, its points, and what follows.
struct ProbeShown {
  session::ProbeMeasure measure;
  std::vector<session::ProbePoint> points;
  session::ProbeConclusion conclusion;
};
struct ProbeMemory {
  struct Key {
    std::uint64_t run = 0;  // LabProbe::run_number
    std::size_t complete = 0;
    std::string measure;
    bool operator==(const Key&) const = default;
  };
  std::optional<Key> key;  // of `shown`
  ProbeShown shown;
  int group = 0;                      // which exchanges are listed: all, those that count, the others
  std::size_t most = 0;               // so many more of them than at first
  std::optional<std::uint32_t> open;  // the item whose whole conversation is unfolded
};

struct ModelsMemory {
  std::string id, host;      // as they are typed
  std::string deleting;      // key of the model that is asked about before it is deleted
  float card_height = 0.0F;  // of what is being done about a model, as it was drawn last
  bool to_top = false;       // that card comes into view in the next frame
  bool asks_delete = false;  // the question was asked just now: its careful answer takes the focus
};

struct ViewMemory {
  session::Memo<OverviewKey, query::Overview> overviews;
  session::Memo<MatrixKey, query::CriteriaMatrix> matrices;
  session::Memo<EvidenceKey, query::EvidenceList> evidence;
  session::Memo<DetailKey, query::EvidenceDetail> details;
  Dialog dialog = Dialog::none;
  bool dialog_opened = false;  // true in the first frame of a dialog: its first field takes the focus
  std::string palette_search;
  bool earlier_turns_open = false;     // phone: turns before the last one are unfolded
  bool more_findings = false;          // phone: "One more finding" is unfolded
  bool focus_search = false;           // evidence: the search field takes the focus in the next frame
  std::uint64_t announced_notice = 0;  // number of the last notice spoken
  double notice_since_ms = 0.0;        // when it was first shown
  std::uint64_t focused_row = 0;       // evidence list: 1 + the row brought into view last
  bool focus_selected_row = false;     // evidence list: move focus to the selected row (arrow keys)
  LabMemory lab;
  ProbeMemory probe;
  ModelsMemory models;
};

// The memoised queries. The session must hold a study. The filter is the session's own.
const query::Overview& overview_of(ViewMemory& memory, const session::Session& session);
const query::CriteriaMatrix& matrix_of(ViewMemory& memory, const session::Session& session);
const query::EvidenceList& evidence_of(ViewMemory& memory, const session::Session& session);
const query::EvidenceDetail& detail_of(ViewMemory& memory, const session::Session& session, std::size_t row);

void open_dialog(ViewMemory& memory, Dialog dialog);

}  // namespace consilium::views
