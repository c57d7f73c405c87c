// ViewState: the one small comparable value that says what is on screen.
//
// Undo entry, deep link, saved session and test fixture are all this type, encoded by url_codec.h. It holds no study
// data: only which study, and ids into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/criteria.h"
#include "query/evidence.h"
#include "query/filter.h"
#include "session/lab_setup.h"
#include "session/model_name.h"
#include "session/probe_view.h"

namespace consilium::session {

enum class View : std::uint8_t { home, overview, criteria, evidence, about, lab, probe };
// Whether it shows the open study: such a view is Home's invitation where none is open.
inline bool needs_study(View view) {
  return view == View::overview || view == View::criteria || view == View::evidence || view == View::about;
}
// Of the lab, which runs a model: the conversation, and its probes.
inline bool is_of_lab(View view) { return view == View::lab || view == View::probe; }
enum class Theme : std::uint8_t { system, light, dark };
enum class CellText : std::uint8_t { rate, k_of_n, interval };

struct Selection {  // one selection, shared by all views
  ModelId model;
  CriterionId criterion;
  ScenarioId scenario;
  std::uint16_t repeat = 0;
  bool operator==(const Selection&) const = default;
};

struct ViewState {
  std::string study;  // "shipped:healthbench-table8", "local:<key>", or empty
  View view = View::home;
  Selection selection;
  query::Filter filter;
  query::MatrixOrder matrix_order;
  query::EvidenceOrder evidence_order = query::EvidenceOrder::study;
  CellText cell_text = CellText::rate;
  std::uint32_t weak_below = query::default_weak_below;
  std::uint64_t folded_themes = 0;  // bit i: theme i of the criteria matrix is folded (first 64 themes)
  bool as_table = false;            // "show as table" of the current view
  bool inspector_page = false;      // phone: the inspector is shown as a page
  ModelName model;                  // which model the lab runs, of no study
  LabColumns lab;                   // what is asked of it
  ProbeView probe;                  // and which experiment on it
  bool operator==(const ViewState&) const = default;
};

inline constexpr double min_text_scale = 1.0;
inline constexpr double max_text_scale = 2.0;

// What belongs to the device, not to a link: never in ViewState.
struct Preferences {
  Theme theme = Theme::system;
  double text_scale = 1.0;  // min_text_scale..max_text_scale
  bool operator==(const Preferences&) const = default;
};

std::string_view to_text(View view);    // "Home", "Overview", ...
std::string_view to_text(Theme theme);  // "System", "Light", "Dark"

}  // namespace consilium::session
