#include "cases/book_fields.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"

namespace consilium::cases {

namespace {

// Ten times what the shipped book has, or more.
constexpr std::size_t most_comparisons = 10'000'000;
constexpr std::size_t most_phrases = 300'000;

}  // namespace

void BookFields::fail(std::string_view key, std::string message) const {
  errors_->add({"cases-field", std::move(message), place(key), {}});
}

std::string BookFields::text(std::string_view key) const {
  const std::string_view value = json_string(*object_, key);
  if (value.empty()) fail(key, "A text is missing.");
  return std::string(value);
}

double BookFields::number(std::string_view key) const {
  const double value = json_number(*object_, key, std::nan(""));
  if (std::isfinite(value) && std::fabs(value) < 1e6) return value;
  fail(key, "A number is missing.");
  return 0.0;
}

int BookFields::whole(std::string_view key, int least, int most) const {
  const double value = number(key);
  if (value >= least && value <= most && value == std::trunc(value)) return static_cast<int>(value);
  fail(key, "It must be a whole number between " + std::to_string(least) + " and " + std::to_string(most) + ".");
  return least;
}

std::size_t BookFields::index_of(std::string_view key, std::span<const std::string_view> names) const {
  const auto found = std::ranges::find(names, json_string(*object_, key));
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  std::string known;
  for (const std::string_view name : names) known += (known.empty() ? "" : ", ") + std::string(name);
  fail(key, "It must be one of these: " + known + ".");
  return 0;
}

std::vector<std::string> BookFields::texts(std::string_view key, SlotNames slots) const {
  const Json* value = json_find(*object_, key);
  auto read = read_texts(value == nullptr ? Json() : *value, place(key));
  if (!read.ok()) {
    errors_->add(read.error());
    return {};
  }
  for (const std::string& text : read.value()) check_slots(text, place(key), slots);
  return std::move(read).value();
}

// What replies are made of may name everything that a case is about.
std::vector<std::string> BookFields::reply_texts(std::string_view key) const {
  return texts(key, {"drug", "with", "limit", "period", "topic", "value", "unit", "mark", "n", "other", "finding",
                     "belief", "claim"});
}

PhraseSet BookFields::phrases(std::string_view key, SlotNames slots) const {
  const Json* value = json_find(*object_, key);
  if (errors_->first) return {};  // a book that is refused is read no further
  return keep_apart(read_phrases(value == nullptr ? Json() : *value, place(key)), place(key), slots);
}

PhraseSet BookFields::as_phrases(SlotNames slots) const {
  return keep_apart(read_phrases(*object_, where_), where_, slots);
}

void BookFields::check_slots(std::string_view text, const std::string& where, SlotNames slots) const {
  if (has_only_slots(text, slots)) return;
  errors_->add({"cases-phrases", "A slot in braces is not known here: " + std::string(text), where, {}});
}

PhraseSet BookFields::keep_apart(Result<PhraseSet> read, const std::string& where, SlotNames slots) const {
  if (!read.ok()) {
    errors_->add(read.error());
    return {};
  }
  const PhraseSet& set = read.value();
  errors_->comparisons += set.train.size() * (set.validation.size() + set.held_out.size());
  if (errors_->comparisons > most_comparisons || errors_->split_of.size() > most_phrases) {
    errors_->add({"cases-phrases", "The book holds too many phrases.", where, {}});
    return {};
  }
  for (const Split split : {Split::train, Split::validation, Split::held_out}) {
    for (const Phrase& phrase : set.of(split)) {
      check_slots(phrase.text, where, slots);
      const auto known = errors_->split_of.emplace(to_lower_ascii(phrase.text), split).first;
      if (known->second == split) continue;
      errors_->add({"cases-phrases", "A phrase is in another split elsewhere: " + phrase.text, where, {}});
    }
  }
  return std::move(read).value();
}

std::vector<BookFields> BookFields::items(std::string_view key) const {
  std::vector<BookFields> result;
  const Json* value = json_find(*object_, key);
  if (value == nullptr || !value->is_array() || value->empty()) {
    fail(key, "A list is missing or empty.");
    return result;
  }
  std::set<std::string_view> keys;
  for (const Json& item : *value) {
    const std::string_view name = json_string(item, "key", "item");
    if (json_find(item, "key") != nullptr && !keys.insert(name).second) {
      fail(key, "Two have the same key: " + std::string(name));
    }
    result.emplace_back(item, place(key) + ", " + std::string(name) + " " + std::to_string(result.size() + 1),
                        *errors_);
  }
  return result;
}

BookFields BookFields::object(std::string_view key) const {
  static const Json nothing = Json::object();
  const Json* value = json_find(*object_, key);
  if (value == nullptr || !value->is_object()) fail(key, "A part is missing.");
  return {value == nullptr ? nothing : *value, place(key), *errors_};
}

}  // namespace consilium::cases
