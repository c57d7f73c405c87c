#include "ui/charts/token_strip.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "ui/text.h"
#include "ui/widgets/control.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float line_height = 32.0F;
constexpr float token_height = 26.0F;
constexpr float padding = 1.0F;       // at either side of a token
constexpr float unsure_below = 0.5F;  // dotted under such a token
constexpr Type face = Type::token;    // as wide as Type::token_strong

Ink tint_of(double probability) {
  if (probability >= 0.9) return Ink::none;
  if (probability >= 0.7) return Ink::r1;
  return probability >= unsure_below ? Ink::r2 : Ink::r3;
}

// Where each token stands in a strip as wide as `width`, from its own corner. A token that begins with a blank begins a
// word: only there may a line break.
struct Place {
  float x = 0.0F;
  float w = 0.0F;
  int line = 0;
  std::string_view shown;  // without the blank before it and line ends
};

std::string_view without_newlines(std::string_view words) {
  while (!words.empty() && (words.front() == '\n' || words.front() == '\r')) words.remove_prefix(1);
  while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.remove_suffix(1);
  return words;
}

class Layout {
 public:
  Layout(const Ui& ui, std::span<const StripToken> tokens, float width) : ui_(ui), width_(width) {
    places_.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) add(tokens[i].words, i == 0);
    end_word();
  }

  [[nodiscard]] const std::vector<Place>& places() const { return places_; }
  [[nodiscard]] int lines() const { return places_.empty() ? 1 : line_ + 1; }

 private:
  void add(std::string_view words, bool first) {
    const bool breaks = words.find('\n') != std::string_view::npos;
    std::string_view shown = without_newlines(words);
    const bool begins_word = first || breaks || shown.starts_with(' ');
    if (begins_word) end_word();
    if (breaks && !first) new_line();
    if (shown.starts_with(' ')) shown.remove_prefix(1);
    Place place{.shown = shown};
    place.w = text_width(ui_, shown.empty() ? " " : shown, face) + (2 * padding);
    if (begins_word && pen_ > 0.0F) gap_ = text_width(ui_, " ", face) * 0.5F;
    places_.push_back(place);
  }

  // A word is placed when all of its tokens are known: together, on the next line where this one lacks the room.
  void end_word() {
    float word = 0.0F;
    for (std::size_t i = word_; i < places_.size(); ++i) word += places_[i].w;
    if (pen_ > 0.0F && pen_ + gap_ + word > width_) new_line();
    if (pen_ > 0.0F) pen_ += gap_;
    for (; word_ < places_.size(); ++word_) {
      Place& place = places_[word_];
      if (pen_ > 0.0F && pen_ + place.w > width_) new_line();  // a word longer than a line
      place.x = pen_;
      place.line = line_;
      pen_ += place.w;
    }
    gap_ = 0.0F;
  }

  void new_line() {
    ++line_;
    pen_ = gap_ = 0.0F;
  }

  const Ui& ui_;
  float width_;
  std::vector<Place> places_;
  std::size_t word_ = 0;  // the first token of the word that is not placed yet
  float pen_ = 0.0F;
  float gap_ = 0.0F;
  int line_ = 0;
};

std::string spoken(const StripToken& token) {
  const std::string words(trim(token.words));
  return (words.empty() ? "space" : words) + ", " + format_percent(token.probability, 0) + " %";
}

class Strip {
 public:
  Strip(Ui& ui, const Box& box, const StripSpec& spec)
      : ui_(ui), box_(box), spec_(spec), layout_(ui, spec.tokens, box.w) {}

  StripResult run() {
    const std::size_t stop = tab_stop();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < spec_.tokens.size(); ++i) {
      const std::size_t end = begin + spec_.tokens[i].words.size();
      draw(i, i == stop, begin < spec_.marked_end && end > spec_.marked_begin);
      begin = end;
    }
    return result_;
  }

 private:
  static std::string name_of(std::size_t token) { return "token " + std::to_string(token); }

  [[nodiscard]] std::size_t tab_stop() const {
    for (std::size_t i = 0; i < spec_.tokens.size(); ++i) {
      if (ui_.focused(ui_.id(name_of(i)))) return i;
    }
    return spec_.chosen.value_or(0);
  }

  void draw(std::size_t i, bool stop, bool marked) {
    const StripToken& token = spec_.tokens[i];
    const Place& place = layout_.places()[i];
    const float line = ui_.scaled(line_height), height = ui_.scaled(token_height);
    const Box box{box_.x + place.x, box_.y + (static_cast<float>(place.line) * line) + ((line - height) * 0.5F),
                  place.w, height};
    a11y::Node node;
    node.role = a11y::Role::button;
    node.name = spoken(token);
    node.description = token.forced ? "Put here by you" : token.differs ? "Not in the other reply" : "";
    node.pressed = spec_.chosen == i ? a11y::Tristate::yes : a11y::Tristate::no;
    node.tab_stop = stop;
    node.in_text = true;
    const HitResult hit_result = hit(ui_, name_of(i), box, std::move(node));
    const Box tile = box.inset(0.5F, 0.0F);
    fill(ui_, tile, hit_result.hovered ? Ink::sunk : tint_of(token.probability), radius_cell);
    if (token.forced) card(ui_, tile, Ink::none, Ink::acc, radius_cell);
    text(ui_, {box.x + padding, box.y, box.w, box.h}, place.shown,
         {.type = token.differs ? Type::token_strong : face, .silent = true});
    if (token.probability < unsure_below) dotted(box);
    if (marked) fill(ui_, {box.x, box.bottom() - 2.0F, box.w, 2.0F}, spec_.marked_bad ? Ink::bad : Ink::acc);
    if (spec_.chosen == i || hit_result.activated) result_.chosen = box;
    if (spec_.chosen == i) {
      const Box at = ui_.snap(box);
      ui_.draw()->AddRect({at.x, at.y}, {at.right(), at.bottom()}, ui_.color(Ink::ink), radius_cell, 0, 2.0F);
    }
    if (hit_result.activated) result_.activated = i;
    step_focus(hit_result, i);
    finish_control(ui_, Control{hit_result, box, radius_cell}, {});
  }

  void dotted(const Box& box) {
    constexpr float dot = 2.0F, pitch = 4.0F;
    const float y = ui_.snap(box.bottom() + 1.0F);
    for (float x = box.x + 1.0F; x + dot <= box.right(); x += pitch) fill(ui_, {x, y, dot, 2.0F}, Ink::ink);
  }

  void step_focus(const HitResult& hit_result, std::size_t i) {
    const int step = arrow_steps(ui_, hit_result.node);
    if (step == 0 || spec_.tokens.empty()) return;
    const auto last = static_cast<long long>(spec_.tokens.size()) - 1;
    const long long to = std::clamp(static_cast<long long>(i) + step, 0LL, last);
    ui_.focus(ui_.id(name_of(static_cast<std::size_t>(to))));
  }

  Ui& ui_;
  const Box& box_;
  const StripSpec& spec_;
  Layout layout_;
  StripResult result_;
};

}  // namespace

float token_strip_height(const Ui& ui, std::span<const StripToken> tokens, float width) {
  return static_cast<float>(Layout(ui, tokens, width).lines()) * ui.scaled(line_height);
}

StripResult token_strip(Ui& ui, std::string_view id, const Box& box, const StripSpec& spec) {
  const Scope group(ui, a11y::Role::group, id, spec.name, box);
  return Strip(ui, box, spec).run();
}

void token_legend(Ui& ui, const Box& box) {
  struct Key {
    std::string_view words;
    Ink tint;
  };
  constexpr std::array<Key, 4> keys{
      {{"less", Ink::r3}, {"50", Ink::r2}, {"70", Ink::r1}, {"90 % and more", Ink::none}}};
  Box row = box;
  for (const Key& key : keys) {
    const Box tile = centered_y(cut_right(row, text_width(ui, key.words, Type::sub) + space_16), ui.scaled(20.0F));
    card(ui, tile, key.tint == Ink::none ? Ink::surf : key.tint, Ink::line, radius_cell);
    text(ui, tile, key.words, {.type = Type::sub, .align = Align::center, .silent = true});
    cut_right(row, space_8);
  }
  text(ui, row, "How probable each word was", {.type = Type::sub, .ink = Ink::mut, .align = Align::right});
}

}  // namespace consilium::ui
