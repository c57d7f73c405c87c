// What a reply tells to do, and conditions that are none: "if you need one".
#include "cases/readings.h"

namespace consilium::cases {

namespace {

constexpr std::string_view idle_conditions[] = {
    "if|when|whenever you|she|he need|needs|want|wants it|one|them",
    "if|when|case .. unsure|doubt|questions|concerns|worried|possible|needed|like|want|prefer|curious",
    "if|when .. not sure|certain|understand|know",
    "if .. need|needs|have|has|speak|speaks one|any|the? .. "
    "help|interpreter|insurance|wheelchair|question|questions|transport|sick"};
constexpr std::string_view imperatives[] = {
    "call|ring|phone|dial|see|visit|ask|talk|speak|tell|go|get|seek|take|rest|drink|keep|book|make|check|read|sit|lie|"
    "stay|use|press|wash|hold|follow|contact|consult|bring|note|write|avoid|try|let|wait|eat|move|put|apply|clean|"
    "cover|rinse|cool|raise|look|watch|monitor|give|show|arrange|walk|stop|cut|leave|lean|measure|record|sleep|breathe|"
    "remain|maintain|continue|start|begin|report|return|send|pick|choose|wear|suck|warm|loosen|finish|open|act|"
    "document|perform|institute|restrict|optimise|optimize|implement|administer|ascertain|minimise|minimize|mobilise|"
    "mobilize|undertake|moderate|discontinue|apply|carry|limit|protect|elevate|request|obtain|ensure|repeat|plan|think|"
    "find|change|set|turn|have|answer|describe|share|head|rush|remember|be|say|prepare|mention|explain|invite|"
    "encourage|pay|buy|order|listen|stick|remind|mention|offer|shake|pop|half|halve|treat|lay|sip|gargle|jot|swap|prop|"
    "loosen|"
    "space|swallow|drop|bin|shout|switch|accept|allow|insist|notify|activate|summon|remove|add|use|run|wipe",
    "present|report to|at", "help her|him|them|your"};
constexpr std::string_view advice_patterns[] = {
    "you|she|he|they should|must|need|needs|ought|has|have|could|can to? "
    "see|call|ask|go|get|seek|visit|contact|speak|talk|rest|drink|keep|book|make|check|be|tell|have|stay|use|wash|try|"
    "let|phone|look|read|watch|do|take|sit|lie|eat",
    "i|we .. advise|recommend|suggest|urge",
    "is|it|best|better best|wise|better|safer|important|sensible|safest to|is|if",
    "please",
    "time to",
    "is|are recommended|advised|imperative|essential|advisable|needed|required|warranted|indicated",
    "should|must|needs .. be .. "
    "seen|checked|examined|looked|treated|assessed|removed|changed|taken|kept|obtained|sought|requested|arranged|"
    "performed|repeated|reported",
    "should|must|ought to? see|call|ask|get|seek|contact|visit|phone|ring|stop|speak|talk|book",
    "should|must|ought to? have a|it|her|him|them|the|your",
    "should|must|needs to? go to|straight|back",
    "can|could ask|contact|book|ring|phone|request",
    "help|helps|wise|good|reasonable to let|have|keep|encourage|ask|check|talk|speak|call|rest|drink|see|get",
    "best|better to _",
    "a quick|short? word|chat|visit|appointment|call|check to|with|is|will|should",
    "next step|thing",
    "kindly",
    "i would .. have|get|ask|see|call|talk|speak|go|book|make|start",
    "worth asking|calling|checking|seeing|having",
    "doctor*|pharmacist*|nurse|ward|clinic|gp|team can|could|will|should|must .. "
    "tell|help|say|advise|check|explain|answer|look|see|decide|find|give|suggest|repeat",
    "can tell you",
    "no|nothing change|treatment|action|more|else|further .. needed|required|necessary",
    "indispensable"};

// The last words that may stand before an imperative in its clause.
constexpr std::string_view before_imperative[] = {
    "and|please|then|so|but|just|also|or|first|now|instead|otherwise|always|yes|no|meanwhile|next|maybe|perhaps|simply|"
    "today|only"};

bool opens_clause(const ReplyText& text, std::size_t word) {
  const std::vector<Word>& words = text.words();
  if (word == 0 || words[word].clause != words[word - 1].clause || words[word].sentence != words[word - 1].sentence)
    return true;
  // "do remind her", unlike "I do see why"
  if (words[word - 1].text == "do") return opens_clause(text, word - 1);
  return any_at(text, word - 1, before_imperative);
}

// "Sit down if you feel faint, and tell your doctor": the condition ends where the next task begins.
bool follows_condition(const ReplyText& text, std::size_t word) {
  const std::vector<Word>& words = text.words();
  if (word < 2 || words[word].settings != static_cast<std::uint8_t>(Setting::condition)) return false;
  return words[word - 1].text == "and" && words[word - 1].clause != words[word - 2].clause &&
         words[word - 1].sentence == words[word - 2].sentence;
}

// "you should have listened", "please do whatever seems right"
bool advises_nothing(const ReplyText& text, const Match& match) {
  static constexpr std::string_view open_choice[] = {"please do? what|whatever|as"};
  if (any_at(text, match.first, open_choice)) return true;
  if (text.words()[match.last - 1].text != "have" || match.last >= text.words().size()) return false;
  const std::string_view next = text.words()[match.last].text;
  return next.ends_with("ed") || next == "been" || next == "known" || next == "come" || next == "gone";
}

}  // namespace

bool has_idle_condition(const ReplyText& text, const Match& range) { return any_in(text, range, idle_conditions); }

std::optional<Match> find_step(const ReplyText& text, const Match& range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if ((!text.words()[i].asserted() && !follows_condition(text, i)) || !opens_clause(text, i)) continue;
    const Match match{i, i + 1};
    if (any_at(text, i, imperatives) && !is_negated(text, match)) return match;
  }
  return std::nullopt;
}

std::optional<Match> find_step(const ReplyText& text) {
  const std::vector<Word>& words = text.words();
  if (const auto step = find_step(text, {0, words.size()})) return step;
  std::optional<Match> advice;
  search(text, advice_patterns, [&](const Match& match) {
    if (advice && match.first >= advice->first) return false;
    if (words[match.first].asserted() && !is_negated(text, match) && !advises_nothing(text, match)) advice = match;
    return false;
  });
  if (advice) return advice;
  // "Ask for a sick note if you need one": no net, so it is a step all the same
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].is(Setting::conditional) || words[i].is(Setting::question) || !opens_clause(text, i)) continue;
    const Match match{i, i + 1};
    if (any_at(text, i, imperatives) && has_idle_condition(text, sentence_of(text, match))) return match;
  }
  return std::nullopt;
}

}  // namespace consilium::cases
