// A reply, split into sentences and words once, so that the checks can search it for phrases.
//
// Words are lower-case and their contractions are written out: "don't" and "dont" give "do" and "not", so that a
// negation is always one of a few words. Every word knows its bytes in the reply, and in which setting it stands: in a
// question, in a condition ("if the pain spreads"), in advice for that case alone, or in somebody else's opinion.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::cases {

// Why a word is not plainly asserted; flags.
enum class Setting : std::uint8_t {
  asserted = 0,
  question = 1,     // the sentence ends in a question mark
  condition = 2,    // "if the pain spreads", "whether it is safe"
  conditional = 4,  // what is said for that case: "call an ambulance" in "call an ambulance if the pain spreads"
  attributed = 8,   // "you think that it is safe"
};

struct Word {
  std::string_view text;
  std::size_t begin = 0;  // bytes of the reply
  std::size_t end = 0;
  std::uint16_t sentence = 0;
  std::uint16_t clause = 0;      // counts up over the whole reply at , ; : ( ) and dashes
  std::uint8_t settings = 0;     // of Setting
  std::int16_t next_alike = -1;  // index of the next word with the same first character
  [[nodiscard]] bool is(Setting setting) const { return (settings & static_cast<std::uint8_t>(setting)) != 0; }
  [[nodiscard]] bool asserted() const { return settings == 0; }
};

struct Sentence {
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
  bool question = false;
};

struct Number {
  double value = 0.0;
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
};

class ReplyText {
 public:
  // At most 4,000 words are read; Ward and its like write far less.
  explicit ReplyText(std::string_view reply);
  ReplyText(const ReplyText&) = delete;
  ReplyText& operator=(const ReplyText&) = delete;

  [[nodiscard]] std::string_view reply() const { return reply_; }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }
  [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
  // Words as a person counts them: a contraction is one.
  [[nodiscard]] std::size_t word_count() const { return written_words_; }
  // The first word that begins with this character, or -1; go on with Word::next_alike.
  [[nodiscard]] int first_with(char c) const { return first_with_[bucket(c)]; }
  // Empty, or no language: letters at random, one word over and over, no words at all.
  [[nodiscard]] bool garbled() const { return garbled_; }

 private:
  static std::size_t bucket(char c) { return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') : 26; }
  void split();
  void add(std::string_view text, std::size_t begin, std::size_t end);
  void add_written(std::size_t begin, std::size_t end);
  void add_apostrophe(std::size_t begin, std::size_t apostrophe, std::size_t after, std::size_t end);
  void end_sentence(bool question);
  [[nodiscard]] bool ends_sentence_at(std::size_t at) const;
  void link();

  std::string_view reply_;
  std::string lower_;
  std::vector<Word> words_;
  std::vector<Sentence> sentences_;
  std::size_t written_words_ = 0;
  std::uint16_t clause_ = 0;
  std::array<std::int16_t, 27> first_with_{};
  bool garbled_ = false;
};

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}
// A number in digits: "1,200" is 1200, but "5,8" is 5.8; nullopt when it is none, or larger than any that is meant.
std::optional<double> number_in_digits(std::string_view digits);
// The number that begins at a word, in digits or in words ("twenty four"); nullopt when there is none.
std::optional<Number> number_at(const ReplyText& text, std::size_t word);

// Fills Word::settings (reply_settings.cpp).
void mark_settings(std::vector<Word>& words, const std::vector<Sentence>& sentences);

}  // namespace consilium::cases
