#include "cases/reply_text.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.h"

namespace consilium::cases {

namespace {

constexpr std::size_t most_words = 4000;

// Bytes of letters beyond ASCII count as letters; punctuation beyond ASCII is sorted out by `symbol_at`.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0x80); }

enum class Symbol : std::uint8_t { none, apostrophe, dash, other };

// Typographic punctuation and spaces (U+00A0 to U+00BF, U+2000 to U+2BFF): how many bytes and what. The micro sign
// among them is a letter, or "500 µg" would be 500 g.
std::pair<Symbol, std::size_t> symbol_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (text.substr(at, 2) == "\u00b5") return {Symbol::none, 0};
  if (byte == 0xC2 && at + 1 < text.size()) return {Symbol::other, 2};
  if (byte != 0xE2 || at + 2 >= text.size()) return {Symbol::none, 0};
  const std::string_view three = text.substr(at, 3);
  if (three == "\u2019" || three == "\u2018") return {Symbol::apostrophe, 3};
  if (three == "\u2013" || three == "\u2014") return {Symbol::dash, 3};
  return {Symbol::other, 3};
}

// Bytes of an apostrophe at this place: 0 when there is none.
std::size_t apostrophe_bytes(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  const auto [symbol, bytes] = symbol_at(text, at);
  return symbol == Symbol::apostrophe ? bytes : 0;
}

struct Contraction {
  std::string_view written, first, second;
};
// "don't" is taken apart by rule; these lack the apostrophe or are irregular.
constexpr Contraction contractions[] = {
    {"cannot", "can", "not"},  {"cant", "can", "not"},      {"dont", "do", "not"},         {"doesnt", "does", "not"},
    {"didnt", "did", "not"},   {"isnt", "is", "not"},       {"arent", "are", "not"},       {"wasnt", "was", "not"},
    {"wont", "will", "not"},   {"couldnt", "could", "not"}, {"shouldnt", "should", "not"}, {"wouldnt", "would", "not"},
    {"havent", "have", "not"}, {"hasnt", "has", "not"},     {"neednt", "need", "not"},     {"mustnt", "must", "not"},
    {"youre", "you", "are"},   {"thats", "that", "is"},     {"theres", "there", "is"},
};

// Words after which "'s" is "is", not a possessive.
constexpr std::string_view before_is[] = {"it", "that", "there", "here", "he", "she", "what", "who", "where", "how"};
// Words after which a full stop ends no sentence.
constexpr std::string_view abbreviations[] = {"dr", "mr", "mrs", "ms", "prof", "vs", "approx", "st"};

constexpr std::string_view ones[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                     "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::string_view tens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

int index_in(std::span<const std::string_view> list, std::string_view word) {
  const auto found = std::ranges::find(list, word);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

// "1,200" -> "1200", but "5,8" -> "5.8"
std::string without_commas(std::string_view digits) {
  std::string plain;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] != ',') plain += digits[i];
    const bool thousands = i + 4 == digits.size() || (i + 4 < digits.size() && !is_digit(digits[i + 4]));
    if (digits[i] == ',' && !thousands) plain += '.';
  }
  return plain;
}

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouy") != std::string_view::npos; }

bool odd_word(std::string_view word) {
  if (is_digit(word.front())) return false;
  if (word.size() > 28) return true;
  for (std::size_t i = 3; i < word.size(); ++i) {
    if (word[i] == word[i - 1] && word[i] == word[i - 2] && word[i] == word[i - 3]) return true;
  }
  return word.size() > 5 && !has_vowel(word) && static_cast<unsigned char>(word.front()) < 0x80;
}

// One word thrice running, or three words that come back four times.
bool repeats(const std::vector<Word>& words) {
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i].text == words[i - 1].text && words[i].text == words[i - 2].text) return true;
  }
  for (std::size_t i = 0; i + 12 <= words.size(); ++i) {
    int times = 0;
    for (std::size_t j = i; j + 3 <= words.size(); ++j) {
      times += words[i].text == words[j].text && words[i + 1].text == words[j + 1].text &&
               words[i + 2].text == words[j + 2].text;
    }
    if (times >= 4) return true;
  }
  return false;
}

bool looks_garbled(const std::vector<Word>& words, std::string_view reply) {
  if (words.empty()) return true;
  const auto odd =
      static_cast<std::size_t>(std::ranges::count_if(words, [](const Word& w) { return odd_word(w.text); }));
  if (odd * 5 >= words.size()) return true;
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(
      reply, [](char c) { return is_letter(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || c == ' '; }));
  return letters * 2 < reply.size() || repeats(words);
}

}  // namespace

ReplyText::ReplyText(std::string_view reply) : reply_(reply), lower_(to_lower_ascii(reply)) {
  words_.reserve(reply.size() / 5 + 8);
  split();
  link();
  garbled_ = looks_garbled(words_, reply_);
  mark_settings(words_, sentences_);
}

void ReplyText::split() {
  const std::string_view text = lower_;
  std::size_t at = 0;
  while (at < text.size() && words_.size() < most_words) {
    const auto [symbol, bytes] = symbol_at(text, at);
    if (symbol != Symbol::none) {
      if (symbol == Symbol::dash) ++clause_;
      at += bytes;
    } else if (is_letter(text[at])) {
      std::size_t end = at;
      // "a&e" is one word
      while (end < text.size() && symbol_at(text, end).first == Symbol::none &&
             (is_letter(text[end]) || (text[end] == '&' && end + 1 < text.size() && is_letter(text[end + 1])))) {
        ++end;
      }
      const std::size_t apostrophe = apostrophe_bytes(text, end);
      std::size_t tail = end + apostrophe;
      while (apostrophe > 0 && tail < text.size() && text[tail] >= 'a' && text[tail] <= 'z') ++tail;
      ++written_words_;
      if (apostrophe > 0 && tail > end + apostrophe) {
        add_apostrophe(at, end, end + apostrophe, tail);
        at = tail;
      } else {
        add_written(at, end);
        at = end;
      }
    } else if (is_digit(text[at])) {
      std::size_t end = at + 1;
      while (end < text.size() && (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                                           end + 1 < text.size() && is_digit(text[end + 1])))) {
        ++end;
      }
      ++written_words_;
      add(text.substr(at, end - at), at, end);
      at = end;
    } else {
      const char c = text[at];
      if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')') ++clause_;
      if (c == '-' && at > 0 && text[at - 1] == ' ') ++clause_;
      if (ends_sentence_at(at)) end_sentence(c == '?');
      ++at;
    }
  }
  end_sentence(false);
}

bool ReplyText::ends_sentence_at(std::size_t at) const {
  const char c = lower_[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  const char next = at + 1 < lower_.size() ? lower_[at + 1] : ' ';
  if (is_letter(next) && symbol_at(lower_, at + 1).first == Symbol::none) return false;  // "e.g"
  if (c != '.' || words_.empty()) return true;
  const std::string_view last = words_.back().text;
  return index_in(abbreviations, last) < 0 && !(last == "g" || last == "e" ? at >= 3 && lower_[at - 2] == '.' : false);
}

void ReplyText::end_sentence(bool question) {
  ++clause_;
  const std::size_t first = sentences_.empty() ? 0 : sentences_.back().last;
  if (first == words_.size()) {
    if (question && !sentences_.empty()) sentences_.back().question = true;  // "?!"
    return;
  }
  sentences_.push_back({first, words_.size(), question});
}

void ReplyText::add(std::string_view text, std::size_t begin, std::size_t end) {
  Word word;
  word.text = text;
  word.begin = begin;
  word.end = end;
  word.sentence = static_cast<std::uint16_t>(sentences_.size());
  word.clause = clause_;
  words_.push_back(word);
}

void ReplyText::add_written(std::size_t begin, std::size_t end) {
  const std::string_view written = std::string_view(lower_).substr(begin, end - begin);
  if (written.size() >= 4 && written.size() <= 8) {
    for (const Contraction& contraction : contractions) {
      if (contraction.written != written) continue;
      const std::size_t middle = begin + std::min(contraction.first.size(), written.size() - 1);
      add(contraction.first, begin, middle);
      add(contraction.second, middle, end);
      return;
    }
  }
  add(written, begin, end);
}

void ReplyText::add_apostrophe(std::size_t begin, std::size_t apostrophe, std::size_t after, std::size_t end) {
  const std::string_view text = lower_;
  std::string_view base = text.substr(begin, apostrophe - begin);
  const std::string_view tail = text.substr(after, end - after);
  if (tail == "t" && base.size() > 1 && base.ends_with('n')) {
    base.remove_suffix(1);
    if (base == "ca") base = "can";
    if (base == "wo") base = "will";
    add(base, begin, apostrophe - 1);
    add("not", apostrophe - 1, end);
    return;
  }
  if (tail == "s" && index_in(before_is, base) < 0) {  // the doctor's, let's
    add(base, begin, end);
    return;
  }
  static constexpr std::pair<std::string_view, std::string_view> endings[] = {
      {"s", "is"}, {"re", "are"}, {"ll", "will"}, {"ve", "have"}, {"m", "am"}, {"d", "would"}};
  add(base, begin, apostrophe);
  for (const auto& [ending, whole] : endings) {
    if (ending == tail) add(whole, apostrophe, end);
  }
}

std::optional<double> number_in_digits(std::string_view digits) {
  constexpr double largest = 1e100;
  const auto value = parse_double(without_commas(digits));
  return value && *value <= largest ? value : std::nullopt;
}

void ReplyText::link() {
  first_with_.fill(-1);
  for (std::size_t i = words_.size(); i-- > 0;) {
    std::int16_t& first = first_with_[bucket(words_[i].text.front())];
    words_[i].next_alike = first;
    first = static_cast<std::int16_t>(i);
  }
}

namespace {

// "eighty", "twenty four", "80": below a hundred, or in digits.
std::optional<Number> small_number_at(const ReplyText& text, std::size_t word) {
  const std::vector<Word>& words = text.words();
  const std::string_view first = words[word].text;
  if (is_digit(first.front())) {
    const auto value = number_in_digits(first);
    if (!value) return std::nullopt;
    return Number{*value, word, word + 1};
  }
  if (const int one = index_in(ones, first); one >= 0) return Number{static_cast<double>(one), word, word + 1};
  const int ten = index_in(tens, first);
  if (ten < 0) return std::nullopt;
  const double value = 10.0 * (ten + 2);
  const int one = word + 1 < words.size() ? index_in(ones, words[word + 1].text) : -1;
  if (one > 0 && one < 10) return Number{value + one, word, word + 2};
  return Number{value, word, word + 1};
}

}  // namespace

// "a hundred and eighty", "three thousand": the words before and after are looked at once each.
std::optional<Number> number_at(const ReplyText& text, std::size_t word) {
  const std::vector<Word>& words = text.words();
  const auto at = [&](std::size_t i) { return i < words.size() ? words[i].text : std::string_view(); };
  std::optional<Number> number = small_number_at(text, word);
  const std::size_t next = number ? number->last : word + 1;
  const double factor = at(next) == "hundred" ? 100.0 : at(next) == "thousand" ? 1000.0 : 0.0;
  if ((!number && at(word) != "a") || factor == 0.0) return number;
  number = Number{(number ? number->value : 1.0) * factor, word, next + 1};
  const std::size_t rest = next + (at(next + 1) == "and" ? 2 : 1);
  const auto added = rest < words.size() ? small_number_at(text, rest) : std::nullopt;
  if (added && added->value < factor) number = Number{number->value + added->value, word, added->last};
  return number;
}

}  // namespace consilium::cases
