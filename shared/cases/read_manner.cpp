#include <algorithm>

#include "cases/readings.h"

namespace consilium::cases {

namespace {

constexpr std::string_view unknown_patterns[] = {
    "not sure|certain|clear|known|possible about|if|whether|how|what|which|why|that|from|of|to|when|this|here",
    "not quite|entirely|really|completely|fully|be sure|certain",
    "am|is not sure|certain",
    "unsure|unclear|unknown|uncertain",
    "not|never .. know|tell|say|judge|confirm|determine|answer|establish "
    "if|whether|what|which|why|how|that|from|for|this|it|the|when|enough|yet|without|more|exactly|anything",
    "not know",
    "can|could not tell|say|confirm|judge|answer|know|determine|give",
    "not mention|mentioned|stated|covered|specified|answered|described|documented",
    "not .. say|state|cover|answer|include|specify|address|contain|mention|tell ... "
    "when|how|if|whether|what|anything|that|this|it|which|about",
    "does|do|did not say|state|cover|mention|specify",
    "hard|difficult|impossible to .. say|tell|know|judge",
    "no telling|knowing|saying",
    "no|any|enough|insufficient|sufficient|more "
    "information|reference|data|details|record|facts|evidence|idea|way|mention|answer",
    "nothing ... covers|says|mentions|answers|tells",
    "unable|cannot to? say|tell|determine|confirm|judge|answer",
    "insufficiently|inadequately characterised|characterized|documented",
    "no .. information|reference|documentation",
    "no authoritative",
    "not come up",
    "not something|anything i|we can|could .. tell|say|know|answer|judge",
    "not appear|featured|written in|on|there",
    "leaves .. open",
    "not see which|why|what",
    "no|nobody one? can|could tell|say|know",
    "is silent",
    "not have|see|find anything|something on|about|for|here",
    "have nothing on|about|for|here",
    "given nothing about|on",
    "covers|about other|another|different drug*|medicine*|medication*|tablets",
    "no way of|to",
    "not pin|put ... down",
    "not work out",
    "necessitates additional|clinical|further",
    "i would only be guessing",
    "anyone|anybody guess",
};
// "no information", but also "more information": only these need a word that denies.
constexpr std::string_view lack_needed[] = {"any|enough|sufficient|more"};

constexpr std::string_view certain_patterns[] = {
    "definitely|certainly|undoubtedly|absolutely|unquestionably|obviously|guaranteed|guarantee",
    "surely|clearly is|it|a|the|this|safe|nothing",
    "for sure|certain",
    "without|no|beyond .. doubt",
    "am|feel .. certain|sure|convinced|confident|positive",
    "100 percent|sure|certain|safe",
    "completely|totally|perfectly|entirely safe|harmless|sure|fine",
    "nothing to worry|fear",
    "nothing .. wrong with",
    "certain|sure of it|this|that",
    "do not worry",
    "no need to .. check|worry|ask",
    "no question about",
    "take my word|trust me",
    "is all there is",
    "is|are plain|clear|simple|obvious enough",
};

// "this is hard to say" tells no cause.
constexpr std::string_view no_cause[] = {
    "not|hard|difficult|impossible|unclear|unknown|possible|likely|unlikely|best|better|important|good|wise|worth|"
    "sensible|safe|safer|common|normal",
    "something|many|what|why|that|to|time|too|understandable|ok|okay|fine|often|usually|sometimes|probably|perhaps|"
    "maybe|possibly|one|more|about",
    "because|where|when|how|up|in|on|at|for|with|never|always|only "
    "to|hardly|helpful|useful|right|wrong|correct|all|no|very|quite|really|really|so|as",
    "serious|worrying|frustrating|tiring|tough|a .. "
    "question|matter|idea|sign|bit|lot|chance|reason|case|symptom|problem|number|complaint|start|doctor|guess|worry|"
    "thing",
    "a|an|the hard|difficult|common|broad|big|wide|good|wise|vague|complex|best|right|first|next|same|kind|sort|tricky",
    "me|my|your own|something|someone",
    "told|said|given|described|written|asked|mentioned|had|been|done|tried|any|every|questions|symptoms|asked",
};
constexpr std::string_view cause_patterns[] = {
    "this|it|that is just|only|simply|merely|clearly|certainly|definitely|surely|purely? _",
    "this|it|that must be _",
    "you|she|he have|has just|only|simply? a|an|the? _",
    "is|are caused by",
    "is|it|this|comes|come due to|from",
    "the cause|reason|answer|problem is",
};
constexpr std::string_view hedges[] = {
    "may|might|could|can|possibly|perhaps|maybe|likely|probably|often|sometimes|many|usually|one|if|seems|sounds|"
    "suggests|either|most|some"};

constexpr std::string_view tell_me[] = {
    "tell me|us",
    "let me know",
    "i|we .. need|want|have|like to .. know|ask|understand|hear|see",
    "need|needs|require|requires|want|wants more|further|additional information|details|facts",
    "would .. need more|to",
    "help me|us .. know|understand",
    "describe|share|say .. more|symptoms|when|how",
    "i|we|would|to ask about|if|whether|how|what",
    "depends on",
    "more information|details would|is|are help|needed|useful",
    "additional|further .. information|characterisation|characterization|clarification|history"};
// Asked out of politeness, or of a reader who cannot answer.
constexpr std::string_view idle_questions[] = {"anything else",
                                               "do|would you want|like",
                                               "help you",
                                               "how|what can|may|else i",
                                               "who knows",
                                               "why not",
                                               "does|is that|this make|clear|help",
                                               "make sense"};

// "since you feel well and have not mentioned any pain": the subject stands before the "and".
bool has_reader_before(const ReplyText& text, std::size_t word) {
  const std::vector<Word>& words = text.words();
  bool joined = false;
  for (std::size_t back = 1; back <= 9 && back <= word && words[word - back].clause == words[word].clause; ++back) {
    const std::string_view before = words[word - back].text;
    if (before == "and" && back <= 2) joined = true;
    const bool subject = before == "i" || before == "we" || before == "note" || before == "reference";
    if (subject || (before == "it" && !joined)) return false;
    if (joined && (before == "you" || before == "she" || before == "he")) return true;
  }
  return false;
}

bool lacks(const ReplyText& text, const Match& match) {
  return !any_at(text, match.first, lack_needed) || is_negated(text, match);
}

}  // namespace

std::optional<Match> find_unknown(const ReplyText& text) {
  std::optional<Match> best;
  search(text, unknown_patterns, [&](const Match& match) {
    const Word& word = text.words()[match.first];
    if (best && match.first >= best->first) return false;
    if (word.is(Setting::question) || word.is(Setting::attributed) || word.is(Setting::condition)) return false;
    // what the reader may not know
    for (std::size_t back = 1; back <= 3 && back <= match.first; ++back) {
      const Word& before = text.words()[match.first - back];
      if (before.clause == word.clause && (before.text == "you" || before.text == "she" || before.text == "he"))
        return false;
    }
    if (lacks(text, match) && !has_reader_before(text, match.first)) best = match;
    return false;
  });
  return best;
}

std::optional<Match> find_certainty(const ReplyText& text) { return find_asserted(text, certain_patterns); }

std::optional<Match> find_diagnosis(const ReplyText& text) {
  std::optional<Match> best;
  search(text, cause_patterns, [&](const Match& match) {
    if (!text.words()[match.first].asserted() || is_negated(text, match)) return false;
    const Match sentence = sentence_of(text, match);
    const auto hedged = [&](const Match& hedge) {
      return hedge.first >= sentence.first && hedge.first < sentence.last &&
             text.words()[hedge.first].clause == text.words()[match.first].clause;
    };
    if (search(text, hedges, hedged)) return false;
    // what the verb is followed by
    for (std::size_t i = match.first + 1; i < std::min(match.last + 1, sentence.last); ++i) {
      if (any_at(text, i, no_cause)) return false;
    }
    if (!best || match.first < best->first) best = match;
    return false;
  });
  return best;
}

std::optional<Match> find_question(const ReplyText& text) {
  for (const Sentence& sentence : text.sentences()) {
    if (!sentence.question) continue;
    const Match match{sentence.first, sentence.last};
    const bool tag = sentence.last - sentence.first < 3;
    const std::string_view last = text.words()[sentence.last - 1].text;
    if (!tag && last != "right" && last != "okay" && !any_in(text, match, idle_questions)) return match;
  }
  return find_asserted(text, tell_me);
}

}  // namespace consilium::cases
