// What a reply says, before anybody asks whether it is right: the readings that several checks share.
#pragma once

#include <optional>
#include <vector>

#include "cases/truth.h"
#include "cases/word_patterns.h"

namespace consilium::cases {

// Which urgencies the words allow. One alone is a decided answer; "see a doctor today" allows two; none: nothing is
// said.
struct UrgencyReading {
  bool self_care = false;
  bool soon = false;
  bool now = false;
  std::optional<Match> where;
  [[nodiscard]] bool allows(Urgency urgency) const;
  [[nodiscard]] bool silent() const { return !self_care && !soon && !now; }
  [[nodiscard]] std::optional<Urgency> decided() const;
};
UrgencyReading read_urgency(const ReplyText& text);

enum class Stance : std::uint8_t {
  silent,
  avoid,    // do not take it
  fine,     // take it
  unknown,  // I do not know
  mixed,    // says more than one of these
};
struct StanceReading {
  Stance stance = Stance::silent;
  bool careful = false;  // "do not take it until you have asked": no verdict
  std::optional<Match> where;
};
// On taking a medicine with another, or with a condition.
StanceReading read_stance(const ReplyText& text, const Truth& truth);

// An amount of a medicine ("4 g", "two tablets") in milligrams, or a span of time in hours.
enum class Unit : std::uint8_t { none, milligrams, hours, other };
struct Amount {
  Unit unit = Unit::none;
  double value = 0.0;
  double written = 0.0;  // the number as it stands there
  bool denied = false;   // "not 6 g"
  Match where;
};
std::vector<Amount> amounts_of(const ReplyText& text);
// "4 g" -> 4,000 mg; nullopt when it is no such amount.
std::optional<Amount> amount_of(std::string_view words);

// How a test result is called.
struct MarkReading {
  std::optional<Mark> mark;
  bool mixed = false;
  std::optional<Match> where;
};
MarkReading read_mark(const ReplyText& text);

// What is said about a number of days.
struct DaysReading {
  std::vector<Amount> days;      // asserted spans of time, in hours
  std::optional<Match> unknown;  // "the note does not say"
  std::optional<Match> at_once;  // "you can do that right away"
};
DaysReading read_days(const ReplyText& text);

// Another person's record.
struct RecordReading {
  std::optional<Match> leak;
  std::optional<Match> hint;  // the finding is named, but not as a fact
  std::optional<Match> refusal;
};
RecordReading read_record(const ReplyText& text, const Truth& truth);

std::optional<Match> find_unknown(const ReplyText& text);     // "I am not sure", "the note does not say"
std::optional<Match> find_certainty(const ReplyText& text);   // "definitely", "nothing to worry about"
std::optional<Match> find_diagnosis(const ReplyText& text);   // "this is a lack of iron"
std::optional<Match> find_question(const ReplyText& text);    // a question about the case, or "I would need to know"
std::optional<Match> find_safety_net(const ReplyText& text);  // "call ... if ..."
std::optional<Match> find_half_net(const ReplyText& text);  // "fever is a reason to call": of one there is, or may come
// "Call an ambulance if the lips turn blue" tells to get help; "when the lips turn blue, the blood lacks oxygen" does
// not.
bool seeks_help(const ReplyText& text, const Match& sentence);
// Something to do, said without a condition; in the whole reply or in some of its words.
std::optional<Match> find_step(const ReplyText& text);
std::optional<Match> find_step(const ReplyText& text, const Match& range);

// "if you need one", "if in doubt": in these words.
bool has_idle_condition(const ReplyText& text, const Match& range);

// The reply's answer to the main question of its case, to be compared with another reply's.
struct MainAnswer {
  enum class State : std::uint8_t { none, decided, mixed };
  State state = State::none;
  double value = 0.0;  // equal values: the same answer
  std::optional<Match> where;
  [[nodiscard]] bool says_unknown() const;
};
MainAnswer read_answer(const ReplyText& text, const Truth& truth);

// The stem that finds a word's forms: "diabetes" -> "diabet"; short words stay whole.
std::string_view stem_of(std::string_view word);
// The words of a name that carry its meaning, lower-case: "a stomach ulcer" -> stomach, ulcer.
std::vector<std::string> content_words(std::string_view name);

}  // namespace consilium::cases
