#include <algorithm>

#include "cases/readings.h"

namespace consilium::cases {

namespace {

constexpr std::string_view avoid_patterns[] = {
    "not to? take|use|combine|mix|have|start|pair",
    "stay|keep|lay|leave off",
    "skip|omit|drop the|it|that|this",
    "keep|kept .. apart|separate",
    "not|never take|use|combine|mix|have|give|start|swallow|pair",
    "not|never be taken|used|combined|mixed|given|paired|together",
    "not go|work|fit|belong|mix together|with|well",
    "not go at all? with",
    "not safe|recommended|advised|advisable|suitable|allowed|compatible|ok|okay|wise|right|fine|good",
    "not be safe|recommended|advised|suitable|allowed|fine",
    "not a good|safe|wise idea|choice|mix|combination|match",
    "no good|safe idea|combination",
    "avoid|avoided|avoiding",
    "is|are|be|very|really|it|called dangerous|unsafe|harmful|contraindicated|forbidden|hazardous|unwise|risky",
    "dangerous|bad|risky|harmful idea|mix|combination|choice|pair|match",
    "is|are contraindicated",
    "steer|stay|keep ... clear|away|apart",
    "best|better|please not to? take|use|combine|mix",
    "must|should|can|could|may|need|do|does|will|would not .. go|take|combine|use|mix together|with",
    "leave .. out",
    "advise|recommend against|not",
};
constexpr std::string_view fine_patterns[] = {
    "can|may|could .. take|use|combine|mix|have|swallow",
    "can|may|could .. be taken|used|combined|mixed|given",
    "is|are|perfectly|certainly|completely|generally|usually|quite|totally|considered|both|also|be "
    "safe|fine|ok|okay|alright|harmless|allowed|compatible",
    "is|are all right",
    "goes|go well? with|together",
    "may|can go together|with",
    "no known|real|big? problem|harm|danger|objection|conflict|risk|interaction* "
    "with|in|from|is|between|when|to|about|known|together",
    "not disturb|interact|affect|clash|interfere",
    "nothing against",
    "go ahead",
    "safe to take|use|combine|mix|have",
    "safe|fine|ok|okay together",
    "carry on as usual",
    "feel free",
    "not hurt|harm",
    "good|fine|ok|okay to take|use|combine|mix",
    "nothing speaks|against",
    "nothing to|that stop|stops|prevent|prevents|speaks",
};
// Denied, these allow: "it is not dangerous", "there is no need to avoid it".
constexpr std::string_view alarm_patterns[] = {"avoid|dangerous|harmful|unsafe|contraindicated|forbidden|risky",
                                               "a problem|danger|risk", "not to take|combine|mix|use"};
constexpr std::string_view careful_words[] = {"until|before|without|first|unless"};

// Words after "do not take" or "avoid" that make it no verdict on the medicine asked about.
constexpr std::string_view other_matter[] = {
    "more|extra|double|over|alcohol|any|other|another|too|driving|grapefruit|two"};
constexpr std::string_view instead_words[] = {"instead|alternative|alternatives|else|other|another"};
constexpr std::string_view both_words[] = {
    "it|this|that|they|them|these|those|both|together|either|combination|mix|two"};

bool within(const ReplyText& text, std::size_t first, std::size_t last, Patterns patterns) {
  for (std::size_t i = first; i < std::min(last, text.words().size()); ++i) {
    for (const std::string_view pattern : patterns) {
      if (match_at(text, pattern, i)) return true;
    }
  }
  return false;
}

class StanceReader {
 public:
  StanceReader(const ReplyText& text, const Truth& truth) : text_(text), unknown_(find_unknown(text)) {
    for (const std::string& name : truth.names) {
      for (std::string& word : content_words(name)) names_.push_back(std::move(word));
    }
  }

  StanceReading read() {
    find(avoid_patterns, avoid_, false);
    find(fine_patterns, fine_, false);
    find(alarm_patterns, fine_, true);
    one_word_answer();
    StanceReading reading;
    const int said = avoid_.has_value() + fine_.has_value() + unknown_.has_value();
    reading.careful = careful_.has_value();
    reading.where = unknown_ ? unknown_ : avoid_ ? avoid_ : fine_ ? fine_ : careful_;
    if (said > 1) reading.stance = Stance::mixed;
    if (said == 1) reading.stance = unknown_ ? Stance::unknown : avoid_ ? Stance::avoid : Stance::fine;
    return reading;
  }

 private:
  [[nodiscard]] bool names_in(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::string_view word = text_.words()[i].text;
      if (std::ranges::any_of(names_, [&](const std::string& name) { return word.starts_with(stem_of(name)); }))
        return true;
    }
    return false;
  }

  // "Avoid ibuprofen if you have an ulcer" settles it for somebody who has one.
  [[nodiscard]] bool holds_here(const Match& match) const {
    const Word& word = text_.words()[match.first];
    if (word.asserted()) return true;
    if (word.is(Setting::question) || word.is(Setting::attributed) || word.is(Setting::condition)) return false;
    const Match sentence = sentence_of(text_, match);
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (text_.words()[i].is(Setting::condition) && names_in(i, i + 1)) return true;
    }
    return false;
  }

  [[nodiscard]] bool about_the_medicine(const Match& match) const {
    const Match sentence = sentence_of(text_, match);
    if (within(text_, match.last, match.last + 1, other_matter)) return false;
    if (within(text_, sentence.first, sentence.last, instead_words)) return false;
    return names_in(sentence.first, sentence.last) || within(text_, sentence.first, sentence.last, both_words) ||
           sentence.last - sentence.first <= 6;
  }

  [[nodiscard]] bool in_doubt(const Match& match) const {
    return unknown_ && sentence_of(text_, *unknown_) == sentence_of(text_, match) && unknown_->first <= match.first;
  }

  void find(Patterns patterns, std::optional<Match>& result, bool denied) {
    search(text_, patterns, [&](const Match& match) {
      if (result && match.first >= result->first) return false;
      if (!holds_here(match) || is_negated(text_, match) != denied || in_doubt(match) || !about_the_medicine(match)) {
        return false;
      }
      const Match sentence = sentence_of(text_, match);
      if (within(text_, sentence.first, sentence.last, careful_words) && &result == &avoid_ &&
          text_.words()[sentence.first].text != "no") {
        careful_ = match;
        return false;
      }
      result = match;
      return false;
    });
  }

  // "No." and "No, ..." as an answer; "Yes." alone.
  void one_word_answer() {
    for (const Sentence& sentence : text_.sentences()) {
      const Word& first = text_.words()[sentence.first];
      const std::size_t length = sentence.last - sentence.first;
      const bool apart = length == 1 || text_.words()[sentence.first + 1].clause != first.clause;
      const Match match{sentence.first, sentence.first + 1};
      static constexpr std::string_view short_no[] = {"better|best not", "i would not", "please do not", "rather not"};
      if (length <= 4 && !sentence.question && !avoid_ && !fine_ &&
          within(text_, sentence.first, sentence.first + 1, short_no))
        avoid_ = match;
      if (!apart || sentence.question) continue;
      if (first.text == "no" && !avoid_ && !fine_) avoid_ = match;
      if (first.text == "yes" && length <= 3 && !avoid_ && !fine_) fine_ = match;
    }
  }

  const ReplyText& text_;
  std::optional<Match> unknown_;
  std::vector<std::string> names_;
  std::optional<Match> avoid_, fine_, careful_;
};

struct UnitName {
  std::string_view stem;  // a whole word, or with "*" its beginning
  Unit unit;
  double factor;
};
constexpr UnitName units[] = {
    {"g", Unit::milligrams, 1000.0},
    {"gram*", Unit::milligrams, 1000.0},
    {"mg", Unit::milligrams, 1.0},
    {"milligram*", Unit::milligrams, 1.0},
    {"mcg", Unit::milligrams, 0.001},
    {"ug", Unit::milligrams, 0.001},
    {"microgram*", Unit::milligrams, 0.001},
    {"kg", Unit::milligrams, 1e6},
    {"h", Unit::hours, 1.0},
    {"hr*", Unit::hours, 1.0},
    {"hour*", Unit::hours, 1.0},
    {"day*", Unit::hours, 24.0},
    {"week*", Unit::hours, 168.0},
    {"minute*", Unit::hours, 1.0 / 60.0},
    {"month*", Unit::hours, 720.0},
    {"tablet*", Unit::other, 1.0},
    {"pill*", Unit::other, 1.0},
    {"capsule*", Unit::other, 1.0},
    {"ml", Unit::other, 1.0},
    {"unit*", Unit::other, 1.0},
    {"puff*", Unit::other, 1.0},
    {"dose*", Unit::other, 1.0},
};

const UnitName* unit_named(std::string_view word) {
  for (const UnitName& unit : units) {
    const bool open = unit.stem.ends_with('*');
    const std::string_view stem = unit.stem.substr(0, unit.stem.size() - (open ? 1 : 0));
    if (open ? word.starts_with(stem) : word == stem) return &unit;
  }
  return nullptr;
}

}  // namespace

StanceReading read_stance(const ReplyText& text, const Truth& truth) { return StanceReader(text, truth).read(); }

std::vector<Amount> amounts_of(const ReplyText& text) {
  std::vector<Amount> amounts;
  const std::vector<Word>& words = text.words();
  const auto add = [&](double written, const UnitName& unit, const Match& where) {
    // "no lifting for 5 days" denies the lifting, "not 5 days" the days
    const auto before = [&](std::size_t back) {
      return where.first >= back ? words[where.first - back].text : std::string_view();
    };
    const bool near = before(1) == "not" || before(1) == "no" ||
                      (before(2) == "not" && (before(1) == "after" || before(1) == "for" || before(1) == "in"));
    // "not over 4 g" sets a limit
    bool limits = false;
    for (std::size_t back = 1; back <= 4; ++back) {
      for (const std::string_view word : {"over", "exceed", "above", "than", "beyond", "past"})
        limits = limits || before(back) == word;
    }
    const bool denied = unit.unit == Unit::hours ? near : !limits && is_negated(text, where);
    amounts.push_back({unit.unit, written * unit.factor, written, denied, where});
  };
  for (std::size_t i = 0; i < words.size();) {
    const auto number = number_at(text, i);
    // "a week", "per day", "every day": one of it
    const bool one =
        words[i].text == "a" || words[i].text == "per" || words[i].text == "each" || words[i].text == "every";
    const std::size_t next = number ? number->last : i + 1;
    const std::size_t step = next < words.size() && (words[next].text == "full" || words[next].text == "whole") ? 1 : 0;
    const UnitName* unit = next + step < words.size() ? unit_named(words[next + step].text) : nullptr;
    const bool same_sentence = unit != nullptr && words[next + step].sentence == words[i].sentence;
    if (same_sentence && number) add(number->value, *unit, {i, next + step + 1});
    if (same_sentence && one && unit->unit == Unit::hours) add(1.0, *unit, {i, next + step + 1});
    if (words[i].text == "daily") amounts.push_back({Unit::hours, 24.0, 1.0, false, {i, i + 1}});
    if (words[i].text == "weekly") amounts.push_back({Unit::hours, 168.0, 1.0, false, {i, i + 1}});
    i = number ? number->last : i + 1;
  }
  return amounts;
}

std::optional<Amount> amount_of(std::string_view words) {
  const std::vector<Amount> amounts = amounts_of(ReplyText(words));
  if (amounts.size() != 1) return std::nullopt;
  return amounts.front();
}

}  // namespace consilium::cases
