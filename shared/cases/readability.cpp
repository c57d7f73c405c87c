#include "cases/readability.h"

#include <algorithm>

namespace consilium::cases {

namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// Words whose vowels the rules miscount.
struct Known {
  std::string_view word;
  int syllables;
};
constexpr Known known[] = {
    {"area", 3},    {"areas", 3},    {"being", 2},     {"business", 2}, {"create", 2},    {"diabetes", 4},
    {"diet", 2},    {"doing", 2},    {"every", 2},     {"going", 2},    {"heart", 1},     {"idea", 3},
    {"ideas", 3},   {"medicine", 3}, {"medicines", 3}, {"once", 1},     {"people", 2},    {"poem", 2},
    {"quiet", 2},   {"react", 2},    {"science", 2},   {"seeing", 2},   {"sometimes", 2}, {"something", 2},
    {"someone", 2}, {"somebody", 3}, {"therefore", 2}, {"usual", 3},    {"usually", 4},   {"evening", 2},
    {"clothes", 1}, {"minute", 2},   {"minutes", 2},   {"virus", 2},    {"radio", 3},     {"ratio", 3},
};

}  // namespace

int count_syllables(std::string_view word) {
  for (const Known& entry : known) {
    if (entry.word == word) return entry.syllables;
  }
  int count = 0;
  bool in_group = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool vowel = is_vowel(word[i]) && !(word[i] == 'y' && i == 0);
    if (vowel && !in_group) ++count;
    in_group = vowel;
  }
  const auto ends = [&](std::string_view ending) { return word.size() > ending.size() + 1 && word.ends_with(ending); };
  const char before_last = word.size() > 1 ? word[word.size() - 2] : ' ';
  const char third_last = word.size() > 2 ? word[word.size() - 3] : ' ';
  if (ends("e") && !is_vowel(before_last) && !(before_last == 'l' && !is_vowel(third_last))) --count;  // "take"; "able"
  if (ends("es") && !is_vowel(third_last) && std::string_view("sxzcg").find(third_last) == std::string_view::npos &&
      !ends("shes") && !ends("ches") && !ends("les")) {
    --count;  // "takes"
  }
  if (ends("ed") && third_last != 't' && third_last != 'd' && !is_vowel(third_last)) --count;  // "raised"
  for (const std::string_view split : {"ia", "io", "iu", "eo", "ua"}) {                        // "diabetes", "chaos"
    const std::size_t at = word.find(split);
    if (at == std::string_view::npos) continue;
    const char before = at > 0 ? word[at - 1] : ' ';
    const bool soft = before == 't' || before == 's' || before == 'c' || before == 'g' || before == 'q';
    if (!soft) ++count;
  }
  return std::max(count, 1);
}

Readability measure_readability(const ReplyText& text, std::span<const std::string> given) {
  Readability result;
  result.sentences = static_cast<int>(text.sentences().size());
  const auto is_letters = [](const Word& word) { return word.text.front() < '0' || word.text.front() > '9'; };
  const Word* before = nullptr;
  for (const Word& word : text.words()) {
    const bool letters = is_letters(word);
    // the second half of "don't" is no word of its own
    const bool half = before != nullptr && letters && is_letters(*before) && before->end == word.begin;
    before = &word;
    if (half) continue;
    const bool is_given =
        std::ranges::any_of(given, [&](const std::string& name) { return word.text.starts_with(name); });
    if (is_given) continue;
    ++result.words;
    result.syllables += letters ? count_syllables(word.text) : 1;
  }
  return result;
}

double Readability::flesch_ease() const {
  if (words == 0 || sentences == 0) return 0.0;
  return 206.835 - 1.015 * (static_cast<double>(words) / sentences) - 84.6 * (static_cast<double>(syllables) / words);
}

}  // namespace consilium::cases
