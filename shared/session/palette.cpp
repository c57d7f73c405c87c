#include "session/palette.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "base/text.h"

namespace consilium::session {
namespace {

class List {
 public:
  List(const Session& session, const PaletteContext& context) : session_(session), context_(context) {}

  // An entry with a key: enabled when the key would do something.
  void add(std::string name, Shortcut shortcut) {
    auto deed = deed_of(shortcut, session_, context_.dark_shown);
    const bool enabled = deed.has_value();
    entries_.push_back(
        {std::move(name), keys_text(shortcut, context_.mac), deed.value_or(Command(DismissNotice{})), enabled});
  }
  void add(std::string name, Deed deed, bool enabled = true) {
    entries_.push_back({std::move(name), {}, std::move(deed), enabled});
  }
  std::vector<PaletteEntry> take() { return std::move(entries_); }

 private:
  const Session& session_;
  PaletteContext context_;
  std::vector<PaletteEntry> entries_;
};

void add_navigation(List& list) {
  list.add("Go to Home", Shortcut::go_home);
  list.add("Go to Overview", Shortcut::go_overview);
  list.add("Go to Criteria", Shortcut::go_criteria);
  list.add("Go to Evidence", Shortcut::go_evidence);
  list.add("Go to the Lab", Shortcut::go_lab);
  list.add("Go to the Lab's probes", Command(GoTo{View::probe}));
  list.add("Go to About the data", Shortcut::go_about);
}

void add_actions(List& list, const Session& session) {
  const ViewState& view = session.view();
  const bool open = session.study() != nullptr;
  list.add("Open files", Shortcut::choose_files);
  list.add("Cancel the import", Command(CancelImport{}), session.import_status().has_value());
  list.add("Undo", Shortcut::undo);
  list.add("Redo", Shortcut::redo);
  list.add("Search the transcripts", Shortcut::search);
  list.add("Next scenario", Shortcut::next_scenario);
  list.add("Previous scenario", Shortcut::previous_scenario);
  list.add("Clear the filter", Command(SetFilter{}), view.filter != query::Filter{});
  list.add("Clear the selection", Command(ClearSelection{}), view.selection != Selection{});
  list.add("Copy the table as CSV", Shortcut::copy_csv);
  const bool has_table = open && (view.view == View::overview || view.view == View::criteria);
  list.add(view.as_table ? "Show as chart" : "Show as table", Command(SetAsTable{!view.as_table}), has_table);
  list.add("Copy a link to this view", Command(ShareView{}));
  list.add("View as plain page", Command(OpenPlainPage{}), session.can_open_plain_page());
}

void add_reading(List& list, const Session& session) {
  const ViewState& view = session.view();
  const bool on_criteria = session.study() != nullptr && view.view == View::criteria;
  const auto add_cell_text = [&](std::string name, CellText text) {
    list.add(std::move(name), Command(SetCellText{text}), on_criteria && view.cell_text != text);
  };
  add_cell_text("Show rates in cells", CellText::rate);
  add_cell_text("Show counts in cells", CellText::k_of_n);
  add_cell_text("Show intervals in cells", CellText::interval);
  const auto add_order = [&](std::string name, query::RowOrder rows) {
    query::MatrixOrder order = view.matrix_order;
    order.rows = rows;
    list.add(std::move(name), Command(SetMatrixOrder{order}), on_criteria && view.matrix_order.rows != rows);
  };
  add_order("Criteria in the study's order", query::RowOrder::study);
  add_order("Criteria by name", query::RowOrder::criterion_name);
  add_order("Hardest criteria first", query::RowOrder::hardest_first);
  add_order("Easiest criteria first", query::RowOrder::easiest_first);
  const bool on_evidence = session.study() != nullptr && view.view == View::evidence;
  const auto add_evidence_order = [&](std::string name, query::EvidenceOrder order) {
    list.add(std::move(name), Command(SetEvidenceOrder{order}), on_evidence && view.evidence_order != order);
  };
  add_evidence_order("Scenarios in the study's order", query::EvidenceOrder::study);
  add_evidence_order("Most missed scenarios first", query::EvidenceOrder::most_missed_first);
  add_evidence_order("Scenarios by title", query::EvidenceOrder::title);
}

void add_preferences(List& list, const Session& session) {
  const Preferences& now = session.preferences();
  list.add("Change between light and dark", Shortcut::theme);
  list.add("Theme: as the system", Command(SetTheme{Theme::system}), now.theme != Theme::system);
  list.add("Theme: light", Command(SetTheme{Theme::light}), now.theme != Theme::light);
  list.add("Theme: dark", Command(SetTheme{Theme::dark}), now.theme != Theme::dark);
  for (const double scale : {1.0, 1.25, 1.5, 2.0}) {
    const bool other = std::abs(now.text_scale - scale) > 0.001;
    list.add("Text size " + format_percent(scale, 0) + " %", Command(SetTextScale{scale}), other);
  }
  list.add("Keyboard shortcuts", Shortcut::shortcuts);
  list.add("Delete everything on this device", UiAction::ask_delete_everything);
}

void add_study_rows(List& list, const Session& session) {
  for (const StudyEntry& entry : session.library()) {
    list.add("Open study: " + entry.title, Command(OpenStudy{entry.key}), entry.key != session.view().study);
  }
  const Study* const study = session.study();
  if (study == nullptr) return;
  const std::size_t models = std::min(study->models.size(), max_named_rows);
  for (std::size_t i = 0; i < models; ++i) {
    const ModelId model(static_cast<std::uint32_t>(i));
    list.add("Select " + std::string(compared(*study).one) + ": " + std::string(study->name(model)),
             Command(SelectModel{model}));
  }
  if (study->info.published_totals) return;
  const std::size_t criteria = std::min(study->criteria.size(), max_named_rows);
  for (std::size_t i = 0; i < criteria; ++i) {
    const CriterionId criterion(static_cast<std::uint32_t>(i));
    query::Filter filter;
    filter.criterion = criterion;
    list.add("Evidence on: " + std::string(study->name(criterion)), Command(OpenEvidence{std::move(filter)}));
  }
}

bool starts_word(std::string_view text, std::size_t at) {
  const auto joins = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  };
  return at == 0 || !joins(text[at - 1]);
}

bool spelled_from(std::string_view text, std::size_t at, std::string_view letters) {
  std::size_t next = 0;
  for (; at < text.size() && next < letters.size(); ++at) next += text[at] == letters[next] ? 1 : 0;
  return next == letters.size();
}

// 0 begins a word, 1 inside, 2 spelled; nullopt when it does not match. Both in lower case, `word` not empty.
std::optional<int> distance(std::string_view name, std::string_view word) {
  bool inside = false;
  for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    if (starts_word(name, at)) return 0;
    inside = true;
  }
  if (inside) return 1;
  for (std::size_t at = name.find(word[0]); at != std::string_view::npos; at = name.find(word[0], at + 1)) {
    if (starts_word(name, at) && spelled_from(name, at, word)) return 2;
  }
  return std::nullopt;
}

std::optional<int> distance_of_all(std::string_view name, const std::vector<std::string>& words) {
  int total = 0;
  for (const std::string& word : words) {
    const auto one = distance(name, word);
    if (!one) return std::nullopt;
    total += *one;
  }
  return total;
}

}  // namespace

std::vector<PaletteEntry> palette_entries(const Session& session, const PaletteContext& context) {
  List list(session, context);
  add_navigation(list);
  add_actions(list, session);
  add_reading(list, session);
  add_preferences(list, session);
  add_study_rows(list, session);
  return list.take();
}

std::vector<std::size_t> filter_palette(const std::vector<PaletteEntry>& entries, std::string_view typed) {
  std::vector<std::string> words;
  for (const std::string_view word : split(typed, ' ')) {
    if (!trim(word).empty()) words.push_back(to_lower_ascii(trim(word)));
  }
  std::vector<std::tuple<bool, int, std::size_t>> matches;  // disabled, distance, index: sorts as it should be shown
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (const auto away = distance_of_all(to_lower_ascii(entries[i].name), words)) {
      matches.emplace_back(!entries[i].enabled, *away, i);
    }
  }
  std::sort(matches.begin(), matches.end());
  std::vector<std::size_t> indices;
  indices.reserve(matches.size());
  for (const auto& match : matches) indices.push_back(std::get<std::size_t>(match));
  return indices;
}

}  // namespace consilium::session
