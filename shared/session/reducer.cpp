#include "session/reducer.h"

#include <algorithm>
#include <utility>

namespace consilium::session {
namespace {

constexpr std::uint32_t foldable_themes = 64;  // the bits of ViewState::folded_themes
constexpr std::uint32_t max_weak_below = 1'000'000;

template <typename Row, typename RowId>
bool none_or_in(const std::vector<Row>& rows, RowId id) {
  return !id.valid() || id.index() < rows.size();
}

class Step {
 public:
  Step(const ViewState& state, const Study* study) : next_(state), study_(study) {}

  ViewState take() { return std::move(next_); }

  void operator()(const GoTo& to) { go_to(to.view); }

  void operator()(const SelectModel& select) {
    if (known(select.model)) next_.selection = {.model = select.model};
  }

  void operator()(const SelectCell& select) {
    if (!known(select.model) || !known(select.criterion)) return;
    next_.selection = {.model = select.model, .criterion = select.criterion};
  }

  void operator()(const SelectScenario& select) {
    if (!known(select.model) || !known(select.scenario)) return;
    next_.selection.model = select.model;
    next_.selection.scenario = select.scenario;
    next_.selection.repeat = select.scenario.valid() ? select.repeat : std::uint16_t{0};
  }

  void operator()(const ClearSelection&) {
    next_.selection = {};
    next_.inspector_page = false;
  }

  void operator()(const SetFilter& set) {
    if (known(set.filter)) next_.filter = set.filter;
  }

  // The evidence shown is that of the cell asked for, so the selection follows the filter.
  void operator()(const OpenEvidence& open) {
    if (!known(open.filter)) return;
    if (open.filter.model.valid()) next_.selection.model = open.filter.model;
    if (open.filter.criterion.valid()) next_.selection.criterion = open.filter.criterion;
    next_.selection.scenario = {};
    next_.selection.repeat = 0;
    next_.filter = open.filter;
    go_to(View::evidence);
  }

  void operator()(const SetMatrixOrder& set) {
    if (known(set.order.by_model)) next_.matrix_order = set.order;
  }

  void operator()(const SetEvidenceOrder& set) { next_.evidence_order = set.order; }
  void operator()(const SetCellText& set) { next_.cell_text = set.text; }
  void operator()(const SetWeakBelow& set) { next_.weak_below = std::min(set.n, max_weak_below); }

  void operator()(const FoldTheme& fold) {
    if (study_ != nullptr && fold.theme_index < foldable_themes) {
      next_.folded_themes ^= std::uint64_t{1} << fold.theme_index;
    }
  }

  void operator()(const SetAsTable& set) { next_.as_table = set.as_table; }
  void operator()(const SetInspectorPage& set) { next_.inspector_page = set.open; }

  void operator()(const SetLab& set) {
    LabSetup setup = set.setup;
    const LabSetup before = column(set.side);
    if (!same_question(setup, before)) setup.edits.clear();
    put(set.side, std::move(setup));
  }
  // Ready set-ups turn Ward's dials.
  void operator()(const OpenLab& open) {
    next_.model = {};
    next_.lab = open.columns;
    go_to(View::lab);
  }
  void operator()(const ShowLab& show) { next_.lab.shown = show.shown; }
  void operator()(const KeepAsB&) { next_.lab.b = next_.lab.a; }
  void operator()(const DropB&) {
    next_.lab.b.reset();
    next_.lab.shown = LabShown::a;
  }
  void operator()(const SetProbe& set) {
    next_.probe = set.probe;
    if (next_.view != View::probe) go_to(View::probe);
  }
  // Tokens have other numbers in another model: what was put in their place does not hold there.
  void operator()(const UseModel& use) {
    if (!is_sound(use.name)) return;
    if (use.name != next_.model) {
      next_.lab.a.edits.clear();
      if (next_.lab.b) next_.lab.b->edits.clear();
    }
    next_.model = use.name;
    if (!is_of_lab(next_.view)) go_to(View::lab);
  }
  void operator()(const GoOnFrom& from) { put(from.side, with_edit(column(from.side), from.edit)); }

  // What belongs to the study before goes; how one likes to read stays.
  void operator()(const StudyLoaded& loaded) {
    next_.study = loaded.key;
    next_.selection = {};
    next_.filter = {};
    next_.folded_themes = 0;
    next_.matrix_order.by_model = {};
    next_.as_table = false;
    next_.inspector_page = false;
    next_.view = View::overview;
  }

  template <typename Effect>
  void operator()(const Effect&) {}

 private:
  [[nodiscard]] LabSetup column(LabSide side) const {
    return side == LabSide::a ? next_.lab.a : beside_a(next_.lab).value_or(next_.lab.a);
  }
  void put(LabSide side, LabSetup setup) {
    if (side == LabSide::a) {
      next_.lab.a = std::move(setup);
    } else {
      next_.lab.b = std::move(setup);
    }
  }

  void go_to(View view) {
    if (view != next_.view) next_.as_table = false;
    next_.view = view;
    next_.inspector_page = false;
  }

  [[nodiscard]] bool known(ModelId id) const { return study_ ? none_or_in(study_->models, id) : !id.valid(); }
  [[nodiscard]] bool known(CriterionId id) const { return study_ ? none_or_in(study_->criteria, id) : !id.valid(); }
  [[nodiscard]] bool known(ScenarioId id) const { return study_ ? none_or_in(study_->scenarios, id) : !id.valid(); }
  [[nodiscard]] bool known(const query::Filter& filter) const { return known(filter.model) && known(filter.criterion); }

  ViewState next_;
  const Study* study_;
};

}  // namespace

ViewState reduce(const ViewState& state, const Command& command, const Study* study) {
  Step step(state, study);
  std::visit(step, command);
  return step.take();
}

}  // namespace consilium::session
