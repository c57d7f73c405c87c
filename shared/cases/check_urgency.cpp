#include <algorithm>
#include <span>

#include "base/text.h"
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

// "A palm with no feeling" names the flag of somebody who said so: "there is no feeling".
bool denied_when_told(const Truth& truth, const ReplyText& text, std::size_t word, std::string_view stem) {
  if (word == 0 || (text.words()[word - 1].text != "no" && text.words()[word - 1].text != "not")) return false;
  return contains_ignore_case(truth.given_text, std::string(text.words()[word - 1].text) + " " + std::string(stem));
}

// "Take nothing by mouth", "hold the hand up": what to do, unless the reason follows ("call now with such a pain").
bool part_of_task(const ReplyText& text, std::size_t word) {
  static constexpr std::string_view reasons[] = {
      "because|since|as|with|for|when|that|due|so|is|are|can|could|may|means|must|needs|has|have|if"};
  const std::vector<Word>& words = text.words();
  std::size_t first = word;
  while (first > 0 && words[first - 1].clause == words[word].clause) --first;
  const auto step = find_step(text, {first, word});
  return step && !any_in(text, {step->first, word}, reasons);
}

// A flag named in a reply that sends for no help now decides nothing, unless it is said to be grave.
bool is_taken_seriously(const ReplyText& text, std::size_t word) {
  static constexpr std::string_view grave[] = {
      "can|could|may|might|would .. mean|be|come|point|show|signal|cause",
      "sign|signs|danger|dangerous|serious|seriously|urgent|urgently|emergency|worry|worries|worrying|because|grave"};
  static constexpr std::string_view harmless[] = {
      "different|many|common|commonly|harmless|usual|usually|often|just|only|normal|mostly|nothing"};
  const Match sentence = sentence_of(text, {word, word + 1});
  return any_in(text, sentence, grave) && !any_in(text, sentence, harmless);
}

// What clinicians call the signs: stem of the flag, and patterns of the same meaning.
struct Synonym {
  std::string_view stem, patterns;
};
constexpr Synonym synonyms[] = {{"urin", "incontinen*|urinat*|micturi*"},
                                {"swallow", "dysphag*|odynophag*"},
                                {"drool", "sialorr*|hypersaliv*"},
                                {"faint", "syncop*|blacked|blacking|blackout*|unconscious*|collaps*"},
                                {"breath", "dyspn*|orthopn*"},
                                {"chest", "pleurit*|retrostern*|precordial"},
                                {"swell", "oedema*|edema*|angioed*"},
                                {"speech", "dysarthr*|aphasi*|dysphasi*"},
                                {"confus", "delirious|delirium|disorient*|muddled"},
                                {"sweat", "diaphor*|clammy"},
                                {"sudden", "abrupt*|thunderclap"},
                                {"neck", "nuchal|meningis*"},
                                {"face", "facial"},
                                {"blood", "haematemes*|hematemes*|haemopty*|hemopty*|haemorrhag*|hemorrhag*|melaen*"}};

std::optional<Match> find_synonym(const Truth& truth, const ReplyText& text) {
  for (const Synonym& synonym : synonyms) {
    const bool wanted =
        std::ranges::any_of(truth.flag_words, [&](const std::string& stem) { return stem.starts_with(synonym.stem); });
    if (!wanted) continue;
    if (const auto match = find_asserted(text, std::span(&synonym.patterns, 1))) return match;
  }
  return std::nullopt;
}

std::optional<Match> find_stem(const ReplyText& text, const std::vector<std::string>& stems) {
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    const auto begins = [&](const std::string& stem) { return text.words()[i].text.starts_with(stem); };
    if (text.words()[i].asserted() && std::ranges::any_of(stems, begins)) return Match{i, i + 1};
  }
  return std::nullopt;
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
  std::optional<Match> idle;
  std::optional<Match> played_down;
  const UrgencyReading urgency = read_urgency(text);
  const bool sends_now = urgency.now;
  for (const std::string& stem : truth.flag_words) {
    for (std::size_t i = 0; i < text.words().size(); ++i) {
      const Word& word = text.words()[i];
      if (!word.text.starts_with(stem)) continue;
      const Match match{i, i + 1};
      const bool open = word.is(Setting::question) || word.is(Setting::attributed);
      if (open || (!word.asserted() && seeks_help(text, sentence_of(text, match)))) {
        if (!in_condition) in_condition = match;
      } else if (denies_flag(text, i) && !denied_when_told(truth, text, i, stem)) {
        denied = match;
      } else if (part_of_task(text, i) || (!sends_now && !urgency.soon && !is_taken_seriously(text, i))) {
        idle = match;
      } else if (!sends_now && !is_taken_seriously(text, i)) {
        played_down = match;
      } else {
        return met(text, match, "It names the danger sign: " + quoted(text, match) + ".");
      }
    }
  }
  if (const auto synonym = find_synonym(truth, text); synonym && sends_now)
    return met(text, synonym, "It names the danger sign: " + quoted(text, *synonym) + ".");
  if (denied) return not_met(text, denied, "It says that the danger sign is not there.");
  if (idle) return not_met(text, idle, "It speaks of the danger sign, but not as the reason to get help.");
  if (played_down) return unclear(text, played_down, "It speaks of the danger sign, but sends to a doctor only later.");
  // who is sent elsewhere is not told of the sign either
  if (in_condition && !sends_now && !urgency.silent())
    return not_met(text, in_condition, "It names the danger sign only as something that may come.");
  if (in_condition) return unclear(text, in_condition, "It names the danger sign only as something that may come.");
  // sent for help at once, for a reason in words that are not known here
  const auto reason = sends_now ? find_reason(text) : std::nullopt;
  const auto other = find_stem(text, truth.other_flag_words);
  if (other) return not_met(text, other, "It names another danger sign: " + quoted(text, *other) + ".");
  if (reason) return unclear(text, reason, "It may name the danger sign in other words.");
  return not_met(text, {}, "It does not name the danger sign.");
}

}  // namespace consilium::cases
