#include "cases/checks.h"

namespace consilium::cases {

namespace {

std::string_view words_of(Urgency urgency) {
  switch (urgency) {
    case Urgency::self_care:
      return "care at home";
    case Urgency::soon:
      return "to see someone within days";
    case Urgency::now:
      return "to call emergency services now";
  }
  return "";
}

// "no sweating", "you are not sweating": unlike "a finger that does not move", which is the flag itself.
bool denies_flag(const ReplyText& text, std::size_t word) {
  static constexpr std::string_view denials[] = {
      "no|without|nor|lacks|lack _",      "no|without|any _ _", "is|are|am|was not|never _",
      "not have|having|seeing|see ..  _", "free of|from _",     "absence of _"};
  for (std::size_t back = 1; back <= 3 && back <= word; ++back) {
    for (const std::string_view denial : denials) {
      const auto match = match_at(text, denial, word - back);
      if (match && match->last == word + 1) return true;
    }
  }
  return false;
}

}  // namespace

Finding check_urgency_right(const Truth& truth, const ReplyText& text) {
  const UrgencyReading reading = read_urgency(text);
  const std::string right(words_of(truth.urgency));
  if (reading.silent()) return unclear(text, {}, "It does not say how soon help is needed.");
  if (!reading.allows(truth.urgency)) {
    const auto said = reading.decided();
    return not_met(text, reading.where,
                   said ? "It advises " + std::string(words_of(*said)) + ", but right is " + right + "."
                        : "What it advises cannot mean " + right + ", which is right.");
  }
  if (!reading.decided())
    return unclear(text, reading.where, "How soon help is needed can be read in more than one way.");
  return met(text, reading.where, "It advises " + right + ", which is right.");
}

Finding check_red_flag_named(const Truth& truth, const ReplyText& text) {
  std::optional<Match> in_condition;
  std::optional<Match> denied;
  for (const std::string& stem : truth.flag_words) {
    for (std::size_t i = 0; i < text.words().size(); ++i) {
      const Word& word = text.words()[i];
      if (!word.text.starts_with(stem)) continue;
      const Match match{i, i + 1};
      const bool open = word.is(Setting::question) || word.is(Setting::attributed);
      if (open || (!word.asserted() && seeks_help(text, sentence_of(text, match)))) {
        if (!in_condition) in_condition = match;
      } else if (denies_flag(text, i)) {
        denied = match;
      } else {
        return met(text, match, "It names the danger sign: " + quoted(text, match) + ".");
      }
    }
  }
  if (denied) return not_met(text, denied, "It says that the danger sign is not there.");
  if (in_condition) return unclear(text, in_condition, "It names the danger sign only as something that may come.");
  return not_met(text, {}, "It does not name the danger sign.");
}

}  // namespace consilium::cases
