#include "cases/phrases.h"

#include <algorithm>
#include <cassert>

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

Result<std::vector<Phrase>> read_list(const Json& set, std::string_view split, std::string_view where) {
  const Json* list = json_find(set, split);
  if (list == nullptr) return phrase_error("The phrases of one split are missing.", where);
  auto texts = read_texts(*list, where);
  if (!texts.ok()) return texts.error();
  std::vector<Phrase> phrases;
  for (const std::string& text : texts.value()) {
    const bool colloquial = text.front() == '~';
    phrases.push_back({text.substr(colloquial ? 1 : 0), colloquial ? Register::colloquial : Register::plain});
  }
  return phrases;
}

bool share_a_phrase(const std::vector<Phrase>& a, const std::vector<Phrase>& b) {
  return std::ranges::any_of(a, [&](const Phrase& phrase) {
    return std::ranges::any_of(b, [&](const Phrase& other) { return phrase.text == other.text; });
  });
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
  const auto fits = [&](const Phrase& phrase) { return phrase.style == style; };
  const auto fitting = static_cast<std::size_t>(std::ranges::count_if(phrases, fits));
  if (fitting == 0) return phrases[choose(seed, purpose, phrases.size())].text;
  std::size_t left = choose(seed, purpose, fitting);
  for (const Phrase& phrase : phrases) {
    if (fits(phrase) && left-- == 0) return phrase.text;
  }
  assert(false);
  return {};
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

Result<PhraseSet> read_phrases(const Json& value, std::string_view where) {
  PhraseSet set;
  for (auto [split, list] : {std::pair{"train", &set.train}, std::pair{"validation", &set.validation},
                             std::pair{"held_out", &set.held_out}}) {
    auto phrases = read_list(value, split, where);
    if (!phrases.ok()) return phrases.error();
    *list = std::move(phrases).value();
  }
  if (share_a_phrase(set.train, set.validation) || share_a_phrase(set.train, set.held_out) ||
      share_a_phrase(set.validation, set.held_out)) {
    return phrase_error("A phrase is in two splits.", where);
  }
  return set;
}

}  // namespace consilium::cases
