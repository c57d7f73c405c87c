// How hard a text is to read, by the two formulas that are used most. Both count syllables by rule, so a short text's
// figure is rough.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cases/reply_text.h"

namespace consilium::cases {

// Syllables of an English word, by its groups of vowels; lower-case letters, at least 1.
int count_syllables(std::string_view word);

struct Readability {
  int sentences = 0;
  int words = 0;
  int syllables = 0;
  // Flesch 1948, J. Applied Psychology 32, p. 229: 0 (very hard) to 100 (very easy), and beyond.
  [[nodiscard]] double flesch_ease() const;
};

// Words that begin like one of `given` are left out: a name that one was given cannot be put more plainly.
Readability measure_readability(const ReplyText& text, std::span<const std::string> given = {});

}  // namespace consilium::cases
