// Phrases as short patterns over the words of a reply, so that the checks are tables.
//
//   "call* an? ambulance|paramedic* .. now"
//   call*          a word that begins so        a|b      either
//   an?            may be absent (never first)  _        any one word
//   ..  ...        up to two, up to five words of the same clause, none of which denies
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cases/reply_text.h"

namespace consilium::cases {

struct Match {
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
  bool operator==(const Match&) const = default;
};
using Patterns = std::span<const std::string_view>;

// The match of a pattern that begins at this word; `last` is its end. A match does not leave its sentence.
std::optional<Match> match_at(const ReplyText& text, std::string_view pattern, std::size_t word);

// Calls `found(match)` for every match of every pattern, until it returns true; returns whether it did.
template <typename Found>
bool search(const ReplyText& text, Patterns patterns, Found found);

// Whether "not", "no", "without", ... stands before the match in its clause and governs it, or "is not needed" after
// it. "Do not hesitate to call" and "not only" deny nothing.
bool is_negated(const ReplyText& text, const Match& match);

// The first match in the reply, by place:
std::optional<Match> find_any(const ReplyText& text, Patterns patterns);       // in any setting, negated or not
std::optional<Match> find_asserted(const ReplyText& text, Patterns patterns);  // asserted, not negated
std::optional<Match> find_denied(const ReplyText& text, Patterns patterns);    // asserted, negated
// Advised plainly or for some case ("take a double dose if you cannot sleep"), not negated.
std::optional<Match> find_advised(const ReplyText& text, Patterns patterns);

// Whether one of the patterns matches at this word, or begins within the range.
bool any_at(const ReplyText& text, std::size_t word, Patterns patterns);
bool any_in(const ReplyText& text, const Match& range, Patterns patterns);

// The words of the match in quotation marks; the sentence that holds it.
std::string quoted(const ReplyText& text, const Match& match);
Match sentence_of(const ReplyText& text, const Match& match);

// Starts of matches are found by first letter.
template <typename Found>
bool search(const ReplyText& text, Patterns patterns, Found found) {
  const std::vector<Word>& words = text.words();
  for (const std::string_view pattern : patterns) {
    std::string_view first = pattern.substr(0, pattern.find(' '));
    while (!first.empty()) {
      const std::string_view alternative = first.substr(0, first.find('|'));
      first.remove_prefix(std::min(first.size(), alternative.size() + 1));
      const bool open = alternative.ends_with('*');
      const std::string_view stem = alternative.substr(0, alternative.size() - (open ? 1 : 0));
      for (int at = text.first_with(stem.front()); at >= 0;) {
        const auto i = static_cast<std::size_t>(at);
        at = words[i].next_alike;
        if (open ? !words[i].text.starts_with(stem) : words[i].text != stem) continue;
        const auto match = match_at(text, pattern, i);
        if (match && found(*match)) return true;
      }
    }
  }
  return false;
}

}  // namespace consilium::cases
