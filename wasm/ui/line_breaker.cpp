#include "ui/line_breaker.h"

#include <algorithm>
#include <optional>

namespace consilium::ui {
namespace {

// Boxes are often exactly as wide as a label was measured: rounding must not cut it.
constexpr float tolerance_px = 0.5F;
constexpr std::string_view ellipsis = "…";
constexpr std::string_view hyphen = "-";

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\r' || c == 0x2009 || c == 0x3000; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_ideograph(char32_t c) {
  return (c >= 0x2E80 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x32000);
}

bool is_letter(char32_t c) {  // of the Latin script
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

bool may_break_after(char32_t c, std::string_view words, std::size_t next) {
  if (c == 0x200B || is_ideograph(c)) return true;
  if (c != U'-' && c != U'/' && c != U'_' && c != 0x2010 && c != 0x2013 && c != 0x2014) return false;
  return next < words.size() && !is_digit(static_cast<unsigned char>(words[next]));
}

}  // namespace

class LineBreaker {
 public:
  LineBreaker(TextEngine& engine, std::string_view words, std::span<const TextStretch> stretches, float width,
              int max_lines)
      : engine_(engine), words_(words), stretches_(stretches), limit_(width + tolerance_px), max_lines_(max_lines) {}

  std::vector<TextLine> run() {
    if (max_lines_ == 1) {
      single_line();
    } else {
      while (at_ < words_.size() && !full()) step();
      if (!full() && (begin_ < words_.size() || lines_.empty())) finish_line(words_.size(), words_.size(), pen_);
    }
    return std::move(lines_);
  }

 private:
  struct Opportunity {
    std::size_t end = 0;   // the line would end here
    std::size_t next = 0;  // and the next one begin here
    float width = 0.0F;    // of the line
    float passed = 0.0F;   // pen at `next`
  };

  [[nodiscard]] bool full() const { return max_lines_ > 0 && static_cast<int>(lines_.size()) >= max_lines_; }

  const TextStretch& stretch_at(std::size_t byte) {
    while (stretch_ + 1 < stretches_.size() && byte >= stretches_[stretch_].end) ++stretch_;
    while (stretch_ > 0 && byte < stretches_[stretch_ - 1].end) --stretch_;
    return stretches_[stretch_];
  }
  float advance_at(std::size_t byte, char32_t c) {
    const TextStretch& stretch = stretch_at(byte);
    return engine_.advance(stretch.face, c == U'\n' ? U' ' : c) * stretch.size;
  }

  void step() {
    const std::size_t here = at_;
    std::size_t next = at_;
    const char32_t c = next_character(words_, next);
    if (c == U'\n') {
      finish_line(trimmed(here), next, pen_);
      at_ = next;
      return;
    }
    const float advance = advance_at(here, c);
    const bool glues = next < words_.size() && words_[next] == '%';  // "94 %" stays together
    if (is_blank(c) && !glues) {
      if (!break_ || break_->next != here) break_ = Opportunity{here, next, pen_, 0.0F};
      pen_ += advance;
      break_->next = next;
      break_->passed = pen_;
      at_ = next;
      return;
    }
    while (pen_ + advance > limit_ && here > begin_) {
      if (break_) {
        const Opportunity chosen = *break_;
        finish_line(chosen.end, chosen.next, chosen.width);
        pen_ = kept_pen_ - chosen.passed;
      } else if (const Opportunity inside = place_for_hyphen(); inside.end > begin_) {
        finish_line(inside.end, inside.next, inside.width);
        if (!full()) lines_.back().mark = hyphen;
        pen_ = kept_pen_ - inside.passed;
      } else {
        finish_line(here, here, pen_);
      }
      if (full()) return;
    }
    pen_ += advance;
    at_ = next;
    if (may_break_after(c, words_, next)) break_ = Opportunity{next, next, pen_, pen_};
  }

  // Where the word that fills the line and does not fit can be broken with a hyphen, at least two letters before and
  // after it; at the line's begin if it is no word of letters or nothing of it fits.
  [[nodiscard]] Opportunity place_for_hyphen() {
    constexpr std::size_t most_letters = 60;
    std::vector<Opportunity> places;
    float width = 0.0F;
    for (std::size_t at = begin_; at < words_.size();) {
      const std::size_t letter = at;
      const char32_t c = next_character(words_, at);
      const bool at_end = at == words_.size() || words_[at] == ' ' || words_[at] == '\n';
      if (is_blank(c) || c == U'\n' || (!is_letter(c) && at_end)) break;  // a comma after it is no part of it
      if (!is_letter(c) || places.size() == most_letters) return {.end = begin_};
      const TextStretch& stretch = stretch_at(letter);
      places.push_back({letter, letter, width + engine_.width(hyphen, stretch.face, stretch.size), width});
      width += advance_at(letter, c);
    }
    Opportunity best{.end = begin_};
    for (std::size_t i = 2; i + 2 <= places.size() && places[i].width <= limit_; ++i) best = places[i];
    return best;
  }

  // Blanks before a newline are part of no line.
  [[nodiscard]] std::size_t trimmed(std::size_t end) const {
    return break_ && break_->next == end ? std::max(break_->end, begin_) : end;
  }

  void finish_line(std::size_t end, std::size_t next, float width) {
    lines_.push_back(
        {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(std::max(begin_, end)), width, {}});
    if (full() && has_words(next)) cut(lines_.back(), paragraph_end(begin_));
    begin_ = next;
    kept_pen_ = pen_;
    pen_ = 0.0F;
    break_.reset();
  }

  [[nodiscard]] bool has_words(std::size_t from) const {
    return words_.find_first_not_of(" \t\r\n", from) != std::string_view::npos;
  }
  [[nodiscard]] std::size_t paragraph_end(std::size_t from) const {
    return std::min(words_.find('\n', from), words_.size());
  }

  void single_line() {
    std::size_t end = words_.size();
    while (end > 0 && (words_[end - 1] == '\n' || words_[end - 1] == ' ')) --end;
    float width = 0.0F;
    for (std::size_t at = 0; at < end && width <= limit_;) {
      const std::size_t here = at;
      const char32_t c = next_character(words_, at);
      width += advance_at(here, c);
    }
    lines_.push_back({0, static_cast<std::uint32_t>(end), width, {}});
    if (width > limit_) cut(lines_.back(), end);
  }

  // Ends the line where an ellipsis still fits after it.
  void cut(TextLine& line, std::size_t end) {
    const TextStretch& last = stretch_at(line.begin);
    const float mark = engine_.width(ellipsis, last.face, last.size);
    float width = 0.0F;
    float kept = 0.0F;
    std::size_t kept_end = line.begin;
    for (std::size_t at = line.begin; at < end;) {
      const std::size_t here = at;
      const char32_t c = next_character(words_, at);
      width += advance_at(here, c);
      if (width + mark > limit_) break;
      if (is_blank(c) || c == U'\n') continue;  // no blank before the ellipsis
      kept = width;
      kept_end = at;
    }
    line.end = static_cast<std::uint32_t>(kept_end);
    line.width = kept + mark;
    line.mark = ellipsis;
  }

  TextEngine& engine_;
  std::string_view words_;
  std::span<const TextStretch> stretches_;
  float limit_;
  int max_lines_;
  std::vector<TextLine> lines_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t stretch_ = 0;
  float pen_ = 0.0F;
  float kept_pen_ = 0.0F;  // pen_ when the last line was finished
  std::optional<Opportunity> break_;
};

std::vector<TextLine> break_lines(TextEngine& engine, std::string_view words, std::span<const TextStretch> stretches,
                                  float width, int max_lines) {
  return LineBreaker(engine, words, stretches, std::max(1.0F, width), max_lines).run();
}

}  // namespace consilium::ui
