// Amounts of a medicine and spans of time.
#include "cases/readings.h"

namespace consilium::cases {

namespace {

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
    {"\u00b5g", Unit::milligrams, 0.001},  // the micro sign
    {"\u03bcg", Unit::milligrams, 0.001},  // the Greek letter, which looks alike
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

// The "three" of "three 20 mg capsules" and of "three of the 20 mg capsules".
std::optional<Number> count_before(const ReplyText& text, std::size_t strength) {
  const std::vector<Word>& words = text.words();
  std::size_t back = strength;
  while (back > 0 && (words[back - 1].text == "the" || words[back - 1].text == "of" || words[back - 1].text == "your"))
    --back;
  if (back == 0 || words[back - 1].sentence != words[strength].sentence) return std::nullopt;
  const auto count = number_at(text, back - 1);
  return count && count->value > 0.0 ? count : std::nullopt;
}

// "20 mg" of "three 20 mg capsules" is what one holds: how many there are.
std::optional<double> tablets_counted(const ReplyText& text, const Match& strength) {
  static constexpr std::string_view forms[] = {"tablet*|capsule*|pill*"};
  if (strength.last >= text.words().size() || !any_at(text, strength.last, forms)) return std::nullopt;
  const auto count = count_before(text, strength.first);
  return count ? std::optional(count->value) : std::nullopt;
}

// "No need to wait 5 days" denies the days with the waiting; "no lifting for 5 days" denies the lifting alone.
bool is_waiting_denied(const ReplyText& text, const Match& time) {
  static constexpr std::string_view waiting =
      "wait for|until|till? at|about? least|another|the|these|those|all|your? full|whole|next?";
  for (std::size_t back = 1; back <= 5 && back <= time.first; ++back) {
    const std::size_t wait = time.first - back;
    if (text.words()[wait].clause != text.words()[time.first].clause) return false;
    const auto match = match_at(text, waiting, wait);
    if (match && match->last == time.first) return is_negated(text, {wait, time.last});
  }
  return false;
}

bool is_denied(const ReplyText& text, const Match& where, Unit unit) {
  const auto before = [&](std::size_t back) {
    return where.first >= back ? text.words()[where.first - back].text : std::string_view();
  };
  if (unit == Unit::hours) {
    const bool near = before(1) == "not" || before(1) == "no" ||
                      (before(2) == "not" && (before(1) == "after" || before(1) == "for" || before(1) == "in"));
    return near || is_waiting_denied(text, where);
  }
  // "not over 4 g" sets a limit
  for (std::size_t back = 1; back <= 4; ++back) {
    for (const std::string_view word : {"over", "exceed", "above", "than", "beyond", "past"}) {
      if (before(back) == word) return false;
    }
  }
  return is_negated(text, where);
}

}  // namespace

std::vector<Amount> amounts_of(const ReplyText& text) {
  std::vector<Amount> amounts;
  const std::vector<Word>& words = text.words();
  const auto add = [&](double written, const UnitName& unit, const Match& where) {
    const bool denied = is_denied(text, where, unit.unit);
    const double counted = unit.unit == Unit::milligrams ? tablets_counted(text, where).value_or(1.0) : 1.0;
    const std::size_t from = counted == 1.0 ? where.first : count_before(text, where.first)->first;
    amounts.push_back({unit.unit, counted * written * unit.factor, written, denied, {from, where.last}});
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
    // "by day 13", "until day three"; "in the day and night"
    if (const auto nth = match_at(text, "on|by|until|till|from|after|before day _", i)) {
      if (const auto number_of_day = number_at(text, i + 2)) {
        const Match where{i + 1, number_of_day->last};
        const double days = number_of_day->value;
        amounts.push_back({Unit::hours, 24.0 * days, days, is_denied(text, where, Unit::hours), where});
      }
    }
    if (match_at(text, "in|over|across a|the|one day and night", i))
      amounts.push_back({Unit::hours, 24.0, 1.0, false, {i, i + 5}});
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
