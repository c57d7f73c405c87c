// A reply as the tokens it was written in, each tinted by how probable it was, wrapped like text. Every token acts; one
// of them is the tab stop, and the arrow keys go from one to the next.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace consilium::ui {

struct StripToken {
  std::string_view words;    // what the token adds, its blanks included
  double probability = 0.0;  // 0 to 1
  bool forced = false;       // put there by the user: marked, whatever its probability
  bool differs = false;      // from the reply beside it: heavier
};

struct StripSpec {
  std::string_view name{};
  std::span<const StripToken> tokens{};
  std::optional<std::size_t> chosen{};  // with an outline
  // The bytes of the joined words that decided something: underlined.
  std::size_t marked_begin = 0, marked_end = 0;
  bool marked_bad = false;
};

struct StripResult {
  std::optional<std::size_t> activated;
  Box chosen;  // where the activated token is drawn, else the chosen one; empty when there is neither
};

float token_strip_height(const Ui& ui, std::span<const StripToken> tokens, float width);
StripResult token_strip(Ui& ui, std::string_view id, const Box& box, const StripSpec& spec);

// What the tints stand for, in one line of 22 at the right of the box: 90 % and more, 70, 50, less.
void token_legend(Ui& ui, const Box& box);

}  // namespace consilium::ui
