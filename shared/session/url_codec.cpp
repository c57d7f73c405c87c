#include "session/url_codec.h"

#include <array>

#include "base/text.h"
#include "session/library.h"
#include "session/link_names.h"
#include "session/percent.h"

namespace consilium::session {
namespace {

constexpr std::int64_t link_version = 1;
constexpr std::int64_t max_weak_below = 1'000'000;
constexpr std::int64_t max_repeat = 65'535;

// The words of an enumeration in a link, in the order of its values.
constexpr std::array<std::string_view, 7> view_words{"home",  "overview", "criteria", "evidence",
                                                     "about", "lab",      "probe"};
constexpr std::array<std::string_view, 3> lab_shown_words{"a", "b", "both"};
constexpr std::array<std::string_view, 5> verdict_words{"any", "met", "not-met", "unclear", "missing"};
constexpr std::array<std::string_view, 4> row_order_words{"study", "name", "hardest", "easiest"};
constexpr std::array<std::string_view, 3> evidence_order_words{"study", "most-missed", "title"};
constexpr std::array<std::string_view, 3> cell_text_words{"rate", "k-of-n", "interval"};

template <typename Enum, std::size_t N>
std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? words[index] : std::string_view{};
}

// A link that names a study and no view opens its overview.
View default_view(std::string_view study_key) { return study_key.empty() ? View::home : View::overview; }

class Writer {
 public:
  void add(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    if (!link_.empty()) link_ += '&';
    link_ += key;
    link_ += '=';
    link_ += value;
  }
  template <typename Enum, std::size_t N>
  void add_word(std::string_view key, const std::array<std::string_view, N>& words, Enum value, Enum fallback) {
    if (value != fallback) add(key, word_of(words, value));
  }
  void add_flag(std::string_view key, bool value) { add(key, value ? "1" : ""); }
  std::string take() { return std::move(link_); }

 private:
  std::string link_;
};

void write_tags(Writer& writer, const std::vector<query::TagFilter>& tags) {
  std::size_t written = 0;
  for (const query::TagFilter& tag : tags) {
    const bool short_enough = first_characters(tag.name, max_tag_characters).size() == tag.name.size() &&
                              first_characters(tag.value, max_tag_characters).size() == tag.value.size();
    if (tag.name.empty() || !short_enough || written == max_tags) continue;
    writer.add("ft", percent_encode(tag.name) + ":" + percent_encode(tag.value));
    ++written;
  }
}

// Reads values into a state and remembers whether all of them meant something.
class Reader {
 public:
  Reader(ViewState& state, const Study* study) : state_(state), study_(study) {}

  [[nodiscard]] bool unresolved() const { return unresolved_; }

  // The keys that every version shares.
  bool read_common(std::string_view key, std::string_view value) {
    if (key != "p") return false;
    read_word(value, view_words, state_.view);
    return true;
  }

  void read(std::string_view key, std::string_view value) {
    if (read_common(key, value) || read_selection(key, value) || read_filter(key, value)) return;
    if (key == "mo")
      read_word(value, row_order_words, state_.matrix_order.rows);
    else if (key == "mb")
      read_id(value, find_model, state_.matrix_order.by_model);
    else if (key == "ms")
      state_.matrix_order.models_by_overall = value != "1";
    else if (key == "eo")
      read_word(value, evidence_order_words, state_.evidence_order);
    else if (key == "ct")
      read_word(value, cell_text_words, state_.cell_text);
    else if (key == "wb")
      read_count(value, max_weak_below, state_.weak_below);
    else if (key == "fo")
      read_folds(value);
    else if (key == "t")
      state_.as_table = value == "1";
    else if (key == "i")
      state_.inspector_page = value == "1";
    else
      read_lab(key, value);
  }

  void mark_unresolved() { unresolved_ = true; }

 private:
  void read_lab(std::string_view key, std::string_view value) {
    const std::string text = percent_decode(value);
    if (key == "lm") state_.model = decode_model(text);
    if (key == "la") state_.lab.a = decode_lab(text);
    // The letter before it tells a B that asks the usual from none.
    if (key == "lb" && text.starts_with('b')) state_.lab.b = decode_lab(std::string_view(text).substr(1));
    if (key == "pr") state_.probe = decode_probe_view(text);
    if (key == "ls") read_word(value, lab_shown_words, state_.lab.shown);
  }

  bool read_selection(std::string_view key, std::string_view value) {
    if (key == "m")
      read_id(value, find_model, state_.selection.model);
    else if (key == "c")
      read_id(value, find_criterion, state_.selection.criterion);
    else if (key == "q")
      read_id(value, find_scenario, state_.selection.scenario);
    else if (key == "r")
      read_count(value, max_repeat, state_.selection.repeat);
    else
      return false;
    return true;
  }

  bool read_filter(std::string_view key, std::string_view value) {
    if (key == "fm")
      read_id(value, find_model, state_.filter.model);
    else if (key == "fc")
      read_id(value, find_criterion, state_.filter.criterion);
    else if (key == "fv")
      read_word(value, verdict_words, state_.filter.verdict);
    else if (key == "fs")
      state_.filter.search = first_characters(percent_decode(value), max_search_characters);
    else if (key == "ft")
      read_tag(value);
    else
      return false;
    return true;
  }

  template <typename RowId, typename Find>
  void read_id(std::string_view value, Find find, RowId& id) {
    id = study_ != nullptr ? find(*study_, value) : RowId{};
    if (!id.valid()) unresolved_ = true;
  }

  template <typename Enum, std::size_t N>
  void read_word(std::string_view value, const std::array<std::string_view, N>& words, Enum& out) {
    for (std::size_t i = 0; i < N; ++i) {
      if (words[i] != value) continue;
      out = static_cast<Enum>(i);
      return;
    }
    unresolved_ = true;
  }

  template <typename Integer>
  void read_count(std::string_view value, std::int64_t most, Integer& out) {
    const auto number = parse_int(value);
    if (number && *number >= 0 && *number <= most)
      out = static_cast<Integer>(*number);
    else
      unresolved_ = true;
  }

  void read_folds(std::string_view value) {
    const auto folds = parse_hex(value);
    if (folds)
      state_.folded_themes = *folds;
    else
      unresolved_ = true;
  }

  void read_tag(std::string_view value) {
    auto& tags = state_.filter.scenario_tags;
    const std::size_t colon = value.find(':');
    const std::string name = percent_decode(value.substr(0, colon));
    if (colon == std::string_view::npos || name.empty() || tags.size() == max_tags) {
      unresolved_ = true;
      return;
    }
    const std::string tag_value = percent_decode(value.substr(colon + 1));
    tags.push_back({std::string(first_characters(name, max_tag_characters)),
                    std::string(first_characters(tag_value, max_tag_characters))});
  }

  ViewState& state_;
  const Study* study_;
  bool unresolved_ = false;
};

}  // namespace

std::string encode_link(const ViewState& state, const Study* study) {
  const auto name = [study](auto id) { return study != nullptr ? link_name(*study, id) : std::string{}; };
  const ViewState defaults;
  Writer writer;
  writer.add("v", std::to_string(link_version));
  writer.add("s", percent_encode(state.study));
  writer.add_word("p", view_words, state.view, default_view(state.study));
  writer.add("m", name(state.selection.model));
  writer.add("c", name(state.selection.criterion));
  writer.add("q", name(state.selection.scenario));
  if (state.selection.repeat != 0) writer.add("r", std::to_string(state.selection.repeat));
  writer.add("fm", name(state.filter.model));
  writer.add("fc", name(state.filter.criterion));
  writer.add_word("fv", verdict_words, state.filter.verdict, query::VerdictFilter::any);
  writer.add("fs", percent_encode(first_characters(state.filter.search, max_search_characters)));
  write_tags(writer, state.filter.scenario_tags);
  writer.add_word("mo", row_order_words, state.matrix_order.rows, query::RowOrder::study);
  writer.add("mb", name(state.matrix_order.by_model));
  writer.add_flag("ms", !state.matrix_order.models_by_overall);
  writer.add_word("eo", evidence_order_words, state.evidence_order, query::EvidenceOrder::study);
  writer.add_word("ct", cell_text_words, state.cell_text, CellText::rate);
  if (state.weak_below != defaults.weak_below) writer.add("wb", std::to_string(state.weak_below));
  if (state.folded_themes != 0) writer.add("fo", to_hex(state.folded_themes));
  writer.add_flag("t", state.as_table);
  writer.add_flag("i", state.inspector_page);
  writer.add("lm", percent_encode(encode_model(state.model)));
  writer.add("la", percent_encode(encode_lab(state.lab.a)));
  if (state.lab.b) writer.add("lb", percent_encode("b" + encode_lab(*state.lab.b)));
  writer.add("pr", percent_encode(encode_probe_view(state.probe)));
  writer.add_word("ls", lab_shown_words, state.lab.shown, LabShown::a);
  return writer.take();
}

std::string link_study(std::string_view fragment) {
  for (const auto& [key, value] : split_pairs(fragment)) {
    if (key != "s") continue;
    std::string study = percent_decode(value);
    return is_study_key(study) ? study : std::string{};
  }
  return {};
}

ViewState decode_link(std::string_view fragment, const Study* study, bool* unresolved) {
  const auto pairs = split_pairs(fragment);
  ViewState state;
  state.study = link_study(fragment);
  state.view = default_view(state.study);
  Reader reader(state, study);
  bool newer = false;
  for (const auto& [key, value] : pairs) {
    if (key == "v" && parse_int(value) != link_version) newer = true;
    if (key == "s" && state.study.empty() && !value.empty()) reader.mark_unresolved();
  }
  for (const auto& [key, value] : pairs) {
    if (newer)
      reader.read_common(key, value);
    else
      reader.read(key, value);
  }
  if (newer) reader.mark_unresolved();
  if (!state.selection.scenario.valid()) state.selection.repeat = 0;
  if (unresolved != nullptr) *unresolved = reader.unresolved();
  return state;
}

}  // namespace consilium::session
