#include "cases/phrases.h"

#include <algorithm>
#include <cassert>
#include <unordered_set>

#include "base/hash.h"
#include "stats/rng.h"

namespace consilium::cases {

namespace {

struct Pronoun {
  std::string_view slot;
  std::string_view speaking;   // the speaker in their own turn
  std::string_view addressed;  // the speaker in a reply
  std::string_view she;
  std::string_view he;
};

constexpr Pronoun pronouns[] = {
    {"I", "I", "you", "she", "he"},         {"my", "my", "your", "her", "his"},
    {"me", "me", "you", "her", "him"},      {"myself", "myself", "yourself", "herself", "himself"},
    {"you", "I", "you", "she", "he"},       {"your", "my", "your", "her", "his"},
    {"you_obj", "me", "you", "her", "him"},
};

// A list stands for at most this many phrases: they are compared with each other.
constexpr std::size_t most_of_list = 1000;
constexpr std::size_t longest_phrase = 400;     // bytes
constexpr std::size_t most_alternatives = 500;  // that one line stands for

// What stands for one pair of braces.
std::string_view slot_value(std::string_view slot, const Voice& voice, std::initializer_list<Slot> slots) {
  if (const std::size_t bar = slot.find('|'); bar != std::string_view::npos) {
    return voice.of_speaker ? slot.substr(0, bar) : slot.substr(bar + 1);
  }
  for (const Pronoun& pronoun : pronouns) {
    if (pronoun.slot != slot) continue;
    if (voice.of_speaker) return voice.in_reply ? pronoun.addressed : pronoun.speaking;
    return voice.sex == Sex::female ? pronoun.she : pronoun.he;
  }
  for (const auto& [name, value] : slots) {
    if (name == slot) return value;
  }
  assert(false && "a phrase has a slot without a value");
  return {};
}

Error phrase_error(std::string message, std::string_view where) {
  return {"cases-phrases", std::move(message), std::string(where), {}};
}

// The parts between the bars of `[a|b]`; bars within braces are not ours.
std::vector<std::string_view> alternatives(std::string_view group) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  bool in_slot = false;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i] == '{' || group[i] == '}') in_slot = group[i] == '{';
    if (group[i] != '|' || in_slot) continue;
    parts.push_back(group.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(group.substr(begin));
  return parts;
}

struct ReadList {
  std::vector<Phrase> written;   // as they stand in the file
  std::vector<Phrase> expanded;  // from alternatives
};

Result<ReadList> read_list(const Json& set, std::string_view split, std::string_view where) {
  const Json* list = json_find(set, split);
  if (list == nullptr) return phrase_error("The phrases of one split are missing.", where);
  auto texts = read_texts(*list, where);
  if (!texts.ok()) return texts.error();
  ReadList read;
  int line = -1;
  for (const std::string& text : texts.value()) {
    ++line;
    const bool colloquial = text.front() == '~';
    const std::vector<std::string> phrases = expand_alternatives(std::string_view(text).substr(colloquial ? 1 : 0));
    if (phrases.empty())
      return phrase_error("A phrase is too long, or its alternatives cannot be read: " + text, where);
    std::vector<Phrase>& into = phrases.size() == 1 ? read.written : read.expanded;
    if (into.size() + phrases.size() > most_of_list) return phrase_error("A list stands for too many phrases.", where);
    for (const std::string& phrase : phrases) {
      into.push_back({phrase, colloquial ? Register::colloquial : Register::plain, line});
    }
  }
  return read;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether one of the phrases stands within the text, as whole words.
bool holds_within(const std::vector<Phrase>& phrases, std::string_view text) {
  return std::ranges::any_of(phrases, [&](const Phrase& phrase) {
    const std::size_t at = text.find(phrase.text);
    if (at == std::string_view::npos) return false;
    const std::size_t end = at + phrase.text.size();
    return (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
  });
}

bool share_a_phrase(const std::vector<Phrase>& a, const std::vector<Phrase>& b) {
  std::unordered_set<std::string_view> known;
  for (const Phrase& phrase : a) known.insert(phrase.text);
  return std::ranges::any_of(b, [&](const Phrase& phrase) { return known.contains(phrase.text); });
}

}  // namespace

const std::vector<Phrase>& PhraseSet::of(Split split) const {
  if (split == Split::train) return train;
  return split == Split::validation ? validation : held_out;
}

std::string fill(std::string_view phrase, const Voice& voice, std::initializer_list<Slot> slots) {
  std::string text;
  while (true) {
    const std::size_t open = phrase.find('{');
    text += phrase.substr(0, open);
    if (open == std::string_view::npos) return text;
    const std::size_t close = phrase.find('}', open);
    assert(close != std::string_view::npos);
    text += slot_value(phrase.substr(open + 1, close - open - 1), voice, slots);
    phrase.remove_prefix(close + 1);
  }
}

bool has_only_slots(std::string_view phrase, std::initializer_list<std::string_view> names) {
  for (std::size_t open = phrase.find('{'); open != std::string_view::npos; open = phrase.find('{')) {
    const std::size_t close = phrase.find('}', open);
    if (close == std::string_view::npos) return false;
    const std::string_view slot = phrase.substr(open + 1, close - open - 1);
    const bool known = slot.find('|') != std::string_view::npos ||
                       std::ranges::find(pronouns, slot, &Pronoun::slot) != std::end(pronouns) ||
                       std::ranges::find(names, slot) != names.end();
    if (!known) return false;
    phrase.remove_prefix(close + 1);
  }
  return true;
}

std::string as_sentence(std::string_view clause, char end) {
  std::string text(clause);
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  const char last = text.back();
  if (last != '.' && last != '?' && last != '!') text += end;
  return text;
}

std::size_t choose(std::uint64_t seed, std::string_view purpose, std::size_t count) {
  assert(count > 0);
  return static_cast<std::size_t>(stats::split_mix(stats::split_mix(seed) ^ fnv1a64(purpose)) % count);
}

std::string_view choose_phrase(const PhraseSet& set, Split split, Register style, std::uint64_t seed,
                               std::string_view purpose) {
  const std::vector<Phrase>& phrases = set.of(split);
  const bool any_style = std::ranges::none_of(phrases, [&](const Phrase& phrase) { return phrase.style == style; });
  const auto fits = [&](const Phrase& phrase) { return any_style || phrase.style == style; };
  // Phrases of one line stand together.
  std::size_t lines = 0;
  int last = -1;
  for (const Phrase& phrase : phrases) {
    if (fits(phrase) && phrase.line != last) ++lines;
    if (fits(phrase)) last = phrase.line;
  }
  std::size_t left = choose(seed, purpose, lines);
  auto at = std::ranges::find_if(phrases, fits);
  while (left > 0) {
    const int line = at->line;
    at = std::find_if(at, phrases.end(), [&](const Phrase& phrase) { return fits(phrase) && phrase.line != line; });
    --left;
  }
  const auto end = std::find_if(at, phrases.end(), [&](const Phrase& phrase) { return phrase.line != at->line; });
  const std::string alternative = std::string(purpose) + " alternative";
  return (at + static_cast<std::ptrdiff_t>(choose(seed, alternative, static_cast<std::size_t>(end - at))))->text;
}

std::string_view choose_text(const std::vector<std::string>& texts, std::uint64_t seed, std::string_view purpose) {
  return texts[choose(seed, purpose, texts.size())];
}

Result<std::vector<std::string>> read_texts(const Json& value, std::string_view where) {
  if (!value.is_array() || value.empty()) return phrase_error("A list of texts is missing or empty.", where);
  std::vector<std::string> texts;
  for (const Json& item : value) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
      return phrase_error("A list of texts holds something else.", where);
    }
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::vector<std::string> expand_alternatives(std::string_view text) {
  if (text.size() > longest_phrase) return {};
  std::vector<std::string> phrases{""};
  while (true) {
    const std::size_t open = text.find_first_of("[]");
    for (std::string& phrase : phrases) phrase += text.substr(0, open);
    if (open == std::string_view::npos) return phrases;
    const std::size_t close = text.find(']', open);
    const std::size_t nested = text.find('[', open + 1);
    if (text[open] == ']' || close == std::string_view::npos || nested < close) return {};
    const std::vector<std::string_view> parts = alternatives(text.substr(open + 1, close - open - 1));
    if (phrases.size() * parts.size() > most_alternatives) return {};
    std::vector<std::string> longer;
    for (const std::string& phrase : phrases) {
      for (const std::string_view part : parts) longer.push_back(phrase + std::string(part));
    }
    phrases = std::move(longer);
    text.remove_prefix(close + 1);
  }
}

Result<PhraseSet> read_phrases(const Json& value, std::string_view where) {
  ReadList lists[3];
  for (std::size_t i = 0; i < 3; ++i) {
    auto read = read_list(value, split_names[i], where);
    if (!read.ok()) return read.error();
    lists[i] = std::move(read).value();
  }
  auto& [train, validation, held_out] = lists;
  for (ReadList* list : {&validation, &held_out}) {
    list->written.insert(list->written.end(), list->expanded.begin(), list->expanded.end());
  }
  if (share_a_phrase(train.written, validation.written) || share_a_phrase(train.written, held_out.written) ||
      share_a_phrase(validation.written, held_out.written)) {
    return phrase_error("A phrase is in two splits.", where);
  }
  for (const Phrase& phrase : train.expanded) {
    const bool taken = holds_within(validation.written, phrase.text) || holds_within(held_out.written, phrase.text);
    if (!taken) train.written.push_back(phrase);
  }
  if (train.written.empty()) return phrase_error("Other splits hold every phrase to train on.", where);
  return PhraseSet{std::move(train.written), std::move(validation.written), std::move(held_out.written)};
}

}  // namespace consilium::cases
