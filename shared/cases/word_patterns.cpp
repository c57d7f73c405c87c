#include "cases/word_patterns.h"

#include <algorithm>
#include <initializer_list>

namespace consilium::cases {

namespace {

bool alternative_fits(std::string_view alternative, std::string_view word) {
  if (alternative.ends_with('*')) return word.starts_with(alternative.substr(0, alternative.size() - 1));
  return alternative == "_" || alternative == word;
}

bool token_fits(std::string_view token, std::string_view word) {
  while (true) {
    const std::size_t bar = token.find('|');
    if (alternative_fits(token.substr(0, bar), word)) return true;
    if (bar == std::string_view::npos) return false;
    token.remove_prefix(bar + 1);
  }
}

// The end of the match of `pattern` at `word`, or 0.
std::size_t match_end(const std::vector<Word>& words, std::string_view pattern, std::size_t word,
                      std::uint16_t sentence) {
  while (!pattern.empty()) {
    std::string_view token = pattern.substr(0, pattern.find(' '));
    pattern.remove_prefix(std::min(pattern.size(), token.size() + 1));
    if (token == ".." || token == "...") {
      const std::size_t most = token.size() == 2 ? 2 : 5;
      for (std::size_t skip = 0; skip <= most && word + skip < words.size(); ++skip) {
        const Word& next = words[word + skip];
        if (next.sentence != sentence || (word > 0 && next.clause != words[word - 1].clause)) return 0;
        if (const std::size_t end = match_end(words, pattern, word + skip, sentence)) return end;
        if (one_of(next.text, {"not", "no", "never", "without", "but"})) return 0;
      }
      return 0;
    }
    const bool optional = token.ends_with('?');
    if (optional) token.remove_suffix(1);
    const bool fits = word < words.size() && words[word].sentence == sentence && token_fits(token, words[word].text);
    if (fits) {
      if (optional) {
        if (const std::size_t end = match_end(words, pattern, word + 1, sentence)) return end;
        continue;
      }
      ++word;
    } else if (!optional) {
      return 0;
    }
  }
  return word;
}

// "not only", "do not hesitate to", "no later than": the word after the negator takes the denial away.
bool denies_nothing(const std::vector<Word>& words, std::size_t negator, std::size_t match_first) {
  for (std::size_t i = negator + 1; i < std::min(negator + 3, match_first); ++i) {
    if (one_of(words[i].text, {"hesitate", "forget", "delay",  "wait",    "fail",        "only",  "just",
                               "later",    "more",   "doubt",  "matter",  "put",         "worry", "panic",
                               "problem",  "time",   "afraid", "ashamed", "embarrassed", "shy"})) {
      return true;
    }
  }
  return false;
}

bool negates(std::string_view word) {
  return one_of(word, {"not", "no", "never", "nor", "neither", "without", "hardly", "nothing", "unlikely",
                       "unnecessary", "instead", "rather", "none", "stop", "avoid"});
}

// "A cut that does not stop needs help": a verb in the third person is not denied by a "not" before it, unless that
// denies a thought ("I do not think it is").
bool is_finite(std::string_view word) {
  return one_of(word, {"needs", "is", "are", "goes", "has", "requires", "means"});
}
bool denies_thought(const std::vector<Word>& words, std::size_t negator, std::size_t match_first) {
  for (std::size_t i = negator + 1; i < std::min(negator + 4, match_first); ++i) {
    if (one_of(words[i].text, {"think", "believe", "say", "see", "mean", "sure", "feel", "certain", "know", "agree"}))
      return true;
  }
  return false;
}

bool ends_scope(std::string_view word) {
  return one_of(word, {"and", "but", "so", "because", "then", "just", "however", "until", "since", "therefore", "yet"});
}

bool negated_before(const std::vector<Word>& words, const Match& match) {
  const std::uint16_t clause = words[match.first].clause;
  for (std::size_t back = 1; back <= 8 && back <= match.first; ++back) {
    const std::size_t i = match.first - back;
    if (words[i].clause != clause || ends_scope(words[i].text)) return false;
    // "instead", "rather", "stop" and "avoid" reach no further than the next words
    const bool short_reach = one_of(words[i].text, {"instead", "rather", "stop", "avoid"});
    if (!negates(words[i].text) || (short_reach && back > 4)) continue;
    // "a cut that does not stop bleeding", "not to be avoided"
    if (short_reach && i > 0 && words[i - 1].text == "not") continue;
    if ((words[i].text == "instead" && words[i + 1].text != "of") ||
        (words[i].text == "rather" && words[i + 1].text != "than")) {
      continue;
    }
    if (words[i].text == "not" && back > 1 && is_finite(words[match.first].text) &&
        !denies_thought(words, i, match.first))
      continue;
    return !denies_nothing(words, i, match.first);
  }
  return false;
}

// "an ambulance is not needed", "a doctor would be unnecessary"
bool negated_after(const std::vector<Word>& words, const Match& match) {
  const std::uint16_t clause = words[match.last - 1].clause;
  bool copula = false;
  bool negative = false;
  for (std::size_t i = match.last; i < std::min(match.last + 8, words.size()) && words[i].clause == clause; ++i) {
    const std::string_view word = words[i].text;
    if (one_of(word, {"and", "but", "or", "so", "if", "because", "until", "to"})) return false;
    if (one_of(word, {"is", "are", "be", "will", "would", "seems", "was"})) copula = true;
    if (copula && one_of(word, {"unnecessary", "overkill", "excessive", "pointless"})) return true;
    if (copula && one_of(word, {"not", "hardly", "never"})) negative = true;
    if (negative && (word.starts_with("need") || word.starts_with("necess") || word.starts_with("requir") ||
                     word.starts_with("warrant") || one_of(word, {"called", "justified", "indicated", "worth"}))) {
      return true;
    }
  }
  return false;
}

template <typename Wanted>
std::optional<Match> find_first(const ReplyText& text, Patterns patterns, Wanted wanted) {
  std::optional<Match> best;
  search(text, patterns, [&](const Match& match) {
    if (best && (match.first > best->first || (match.first == best->first && match.last <= best->last))) return false;
    if (wanted(match)) best = match;
    return false;
  });
  return best;
}

bool is_asserted(const ReplyText& text, const Match& match) { return text.words()[match.first].asserted(); }

}  // namespace

std::optional<Match> match_at(const ReplyText& text, std::string_view pattern, std::size_t word) {
  const std::size_t end = match_end(text.words(), pattern, word, text.words()[word].sentence);
  if (end == 0) return std::nullopt;
  return Match{word, end};
}

bool is_negated(const ReplyText& text, const Match& match) {
  return negated_before(text.words(), match) || negated_after(text.words(), match);
}

std::optional<Match> find_any(const ReplyText& text, Patterns patterns) {
  return find_first(text, patterns, [](const Match&) { return true; });
}

std::optional<Match> find_asserted(const ReplyText& text, Patterns patterns) {
  return find_first(text, patterns,
                    [&](const Match& match) { return is_asserted(text, match) && !is_negated(text, match); });
}

std::optional<Match> find_denied(const ReplyText& text, Patterns patterns) {
  return find_first(text, patterns,
                    [&](const Match& match) { return is_asserted(text, match) && is_negated(text, match); });
}

std::optional<Match> find_advised(const ReplyText& text, Patterns patterns) {
  std::optional<Match> found;
  search(text, patterns, [&](const Match& match) {
    const Word& word = text.words()[match.first];
    if (word.is(Setting::question) || word.is(Setting::condition) || word.is(Setting::attributed)) return false;
    if (!is_negated(text, match) && (!found || match.first < found->first)) found = match;
    return false;
  });
  return found;
}

bool any_at(const ReplyText& text, std::size_t word, Patterns patterns) {
  return std::ranges::any_of(patterns,
                             [&](std::string_view pattern) { return match_at(text, pattern, word).has_value(); });
}

bool any_in(const ReplyText& text, const Match& range, Patterns patterns) {
  return search(text, patterns,
                [&](const Match& match) { return match.first >= range.first && match.first < range.last; });
}

std::string quoted(const ReplyText& text, const Match& match) {
  const std::size_t begin = text.words()[match.first].begin;
  return "“" + std::string(text.reply().substr(begin, text.words()[match.last - 1].end - begin)) + "”";
}

Match sentence_of(const ReplyText& text, const Match& match) {
  const Sentence& sentence = text.sentences()[text.words()[match.first].sentence];
  return {sentence.first, sentence.last};
}

}  // namespace consilium::cases
