// What a reply says to watch for, and in which case to get help.
#include <algorithm>

#include "cases/readings.h"

namespace consilium::cases {

namespace {

constexpr std::string_view help_patterns[] = {
    "call|ring|phone|dial|contact|seek|get|go|come|return|see|visit|tell|ask|speak|talk|need|needs|alert|show|inform|"
    "shout|"
    "consult|book|notify|update",
    "emergency|ambulance|911|999|112|doctor*|hospital|help|a&e|clinic|nurse|ward|gp|reassessment|seen|stop|pop|"
    "sooner|again|pharmacist*|crew|staff|operator|paramedic*|dispatcher|"
    "handler",
    "hear from you|her|him",
    "say so|that|it|this to|on|as|when|while",
    "straight to|back|round",
    "in touch",
    "give us|me|them|it a .. bell|ring|call|shout",
    "a word|chat with",
    "seen|appointment|help|checked ... same day",
    "have|has|had it|this|that|her|him|them|yourself .. looked|seen|checked",
    "let them|me|us|him|her|it|the|your|my .. know"};
constexpr std::string_view watch_patterns[] = {
    "watch|look|lookout|listen .. out? for",
    "watch|look out",
    "keep an eye|watch",
    "warning|danger|red signs|flags",
    "a|any|every|each warning|danger|red sign|flag",
    "come back|return|call|help|doctor*|ambulance|services ... get|gets|getting|becomes|feel|feels|gets? worse",
    "come back|return|call|help ... worsen*",
    "any sudden|further? worsening",
    "any .. worsening|change|sign|bleeding|swelling ... call|dial|seek|contact|911|999|112|doctor*",
    "report any|new|further _",
    "would change|alter my|that|this|it|things",
    "would be grounds|one for|to",
    "would be enough to|for call|ring|seek",
    "would mean .. ambulance|emergency|hospital|doctor*|999|112|911",
    "would be a? reason|reasons to|for",
    "would make it|this|that more|even .. urgent",
    "any ... warrants|requires|needs",
    "get it|him|her|them|that|yourself seen|checked|help"};
// Of a sign that may be there already, or may come.
constexpr std::string_view half_nets[] = {
    "is|are|as a? reason|reasons to|for ... call|ring|phone|dial|see|seek|go|get|contact|come|return|seen",
    "need|needs a|an .. ambulance|call", "means|mean an|a .. ambulance|call|emergency|hospital",
    "means|mean calling|ringing|phoning|dialling|dialing|seeking|getting|going|needing"};
// "is a danger sign" says why, not what to watch for.
constexpr std::string_view names_a_sign[] = {"is|are|be a danger|warning|red sign|flag"};

bool tells_to_get_help(const ReplyText& text, const Match& range) {
  return search(text, help_patterns, [&](const Match& match) {
    return match.first >= range.first && match.first < range.last && !is_negated(text, match);
  });
}

// "Any itching, ring us", "anyone who gets a fever needs a doctor"; or "Very thirsty? Ring sooner."
std::optional<Match> find_bare_case(const ReplyText& text) {
  static constexpr std::string_view opens[] = {"any|anyone|anybody|everyone|whoever"};
  static constexpr std::string_view asks[] = {
      "do|does|did|is|are|was|can|could|would|will|should|may|have|has|what|how|when|why|where|which|who|or|and"};
  constexpr std::size_t longest_fragment = 9;
  const std::vector<Sentence>& sentences = text.sentences();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Match range{sentences[i].first, sentences[i].last};
    if (range.last <= range.first + 1) continue;
    const bool general = !sentences[i].question && any_at(text, range.first, opens);
    if (general && tells_to_get_help(text, {range.first + 1, range.last})) return range;
    const bool answered = i + 1 < sentences.size() && !sentences[i + 1].question;
    // "Are you very thirsty? Then get help."
    const bool then = answered && text.words()[sentences[i + 1].first].text == "then";
    const bool fragment = sentences[i].question && range.last - range.first <= longest_fragment && answered &&
                          (then || !any_at(text, range.first, asks));
    if (!fragment || (then && !seeks_help(text, {sentences[i + 1].first, sentences[i + 1].last}))) continue;
    const Match next{sentences[i + 1].first, std::min(sentences[i + 1].last, sentences[i + 1].first + 6)};
    if (tells_to_get_help(text, next)) return Match{range.first, sentences[i + 1].last};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Match> find_safety_net(const ReplyText& text) {
  std::optional<Match> watch;
  search(text, watch_patterns, [&](const Match& match) {
    const bool told = text.words()[match.first].asserted() && !is_negated(text, match);
    const bool reason = match.first > 0 && any_at(text, match.first - 1, names_a_sign);
    if (told && !reason && (!watch || match.first < watch->first)) watch = match;
    return false;
  });
  if (watch) return watch;
  for (const Sentence& sentence : text.sentences()) {
    const Match range{sentence.first, sentence.last};
    if (sentence.question) continue;
    std::optional<std::size_t> condition;
    std::optional<std::size_t> help;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      const Word& word = text.words()[i];
      if (word.is(Setting::condition) && !condition) condition = i;
      if (word.is(Setting::conditional) && any_at(text, i, help_patterns) && !is_negated(text, {i, i + 1})) help = i;
    }
    if (condition && help && !has_idle_condition(text, {*condition, sentence.last})) return range;
  }
  return find_bare_case(text);
}

std::optional<Match> find_half_net(const ReplyText& text) { return find_asserted(text, half_nets); }

bool seeks_help(const ReplyText& text, const Match& sentence) {
  static constexpr std::string_view help[] = {"call|ring|phone|dial|seek|contact|ask|tell|watch|consult",
                                              "go|come|return|head to|back|straight",
                                              "get|need|needs .. help|seen|medical|emergency|checked|care",
                                              "see|visit a|the|your|her|his doctor*|gp|nurse|clinic", "look out"};
  return any_in(text, sentence, help);
}

}  // namespace consilium::cases
