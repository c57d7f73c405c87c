// The parts of a reply: reason, next step, what to watch for, and what the patient told about themselves.
#include <algorithm>

#include "cases/checks.h"

namespace consilium::cases {

namespace {

constexpr std::string_view reason_patterns[] = {
    "because|due|suggest*|indicat*|signif*|potentiat*|exacerbat*|precipitat*",
    "since _",
    "as it|this|that|these|they|the|your|both|you",
    "so the|you|your|it|they|these|those|she|he|both|there|her|his",
    ("can|may|might|could|would .. "
     "push|drag|drive|upset|bring|sink|fall|become|get|leave|thin|weaken|explain|turn|hold|send|crash|ease|irritate|"
     "mean|be|come|cause|make|harm|hurt|raise|lower|slow|drop|disturb|lead|point|happen|react|burst|affect|build|rise|"
     "close|block|strain|damage|signal|show|help|go|reach|set"),
    "means that|the|a|too|your|there|less|more|you|she|he|enough",
    "sign|signs of|that",
    "comes|come|stems from",
    "causes|cause|raises|raise|harms|lowers|leads",
    "sounds|looks|seems like|to",
    ("most|usually|often|mostly|likely .. "
     "virus|likely|cause|causes|comes|heal|heals|go|harmless|pass|passes|strained|clear"),
    "is|are|likely .. likely|probably|often|usually|mostly|common|caused",
    "risk of|that",
    "harmful to",
    "dangerous|bad for",
    "the reason",
    "this is why",
    "so that",
    "possible|consistent|compatible .. with",
    "work|works in|on|by|the|differently",
    "not disturb|interact|clash|affect",
    "no known? harm|interaction|interactions",
    "no known problem|problems|danger|risk",
    "fits .. a|the|with|better|well",
    "make|makes|making ... more|less likely|common",
    "not manage|cope|last .. without",
    "so i|we would call|say",
    "call this|it|that a|an|the",
    "are often|both used",
    "well within",
    "where it should|it",
    "heals|passes|pass|clears|closes well|by|in|within|itself|when|alone",
    "a|the body fights|uses|needs",
    "helps|help the|to|it|your|her|his|with",
    "pushes|pushing|drives|upsets|thins|weakens|slows|strengthens|closes|squeezes|presses _",
    "gentle|kind|rough|hard|tough|easy on the|your|her|his",
    "tells|tell me|us that|she|he|the|your|you",
    "more|less|no|fewer|many|only side effects|benefit",
    ("carries|carry|moves|makes|shows|tells|controls|keeps|stores|brings|measures|feeds "
     "the|how|oxygen|a|your|blood|whether|enough"),
    "warrant*|demand*|necessitate*|reflect*|represent*|constitute*|signal*|point*|denote* .. _"};
// Said without a cause: a bare verdict, a time, "because you asked".
constexpr std::string_view weak_reasons[] = {
    "because you|i asked|said|say|want",
    "because that|this|it is not",
    "since yesterday|then|last|when|monday|birth|morning|the this? morning|start",
    "since this|the morning|afternoon|week|start",
    "can|may|might|could|would .. be dangerous|safe|harmful|right|wrong|fine|risky|harmless|ok|okay|all",
    "can|may|might|could .. mean|be different|many|all|various|anything",
    "can|may|could|should .. go ahead|together|with",
    "might|may|could|would .. be a? good|wise|sensible|reasonable|best|better"};
// "Many causes" is a noun; "I would be careful" tells of the writer.
constexpr std::string_view noun_causes[] = {
    "many|several|various|different|other|common|possible|some|the|of|no causes|cause",
    "i|we would|could|might|can|may"};

constexpr std::string_view interpreter_words[] = {
    "interpreter*|translat*|interpret*", "your|her|his|own|first|that language", "language line|help|service",
    "someone|somebody|person|anyone|people who|that speaks|speak",
    "in|speaks|speaking portuguese|arabic|polish|spanish|turkish|somali|urdu|mandarin|tamil|romanian|french|ukrainian"};
constexpr std::string_view coverage_words[] = {
    "insurance|insured|uninsured|cost|costs|afford*|coverage|charge|charges|bill|bills|payment|pay|price|money",
    "financial*|fund*|medicaid|charity", "free of|care|clinic|treatment|visit"};
constexpr std::string_view access_words[] = {
    "wheelchair*|ramp*|accessib*|braille|subtitles|elevator|hearing|deaf|blind|captions",
    "step|steps free",
    "sign language",
    "large|big|larger print|letters|type",
    "hear|hears|see|sees little|badly|poorly|less|nothing",
    "read|say|explain .. aloud|out|loud|slowly",
    "in writing",
    "written down",
    "loop system",
    "write|text .. for|to you|her|him",
    "guide|guided|guiding",
    "help* you|her|him .. read|see|hear|move|find|way|around",
    "by|in text|writing",
    "level access|entrance",
    "access* need*|for",
    "no stairs|steps",
    "without stairs|steps"};

bool misses(const ReplyText& text, Patterns words, std::optional<Match>& found, std::optional<Match>& denied) {
  const auto match = find_any(text, words);
  // "you will be seen without insurance" offers, "there is no interpreter" does not
  const bool refused = match && match_at(text, "no|any _", match->first > 0 ? match->first - 1 : 0) &&
                       is_negated(text, {match->last - 1, match->last});
  const bool said =
      match && (!refused || match_at(text, "insur*|uninsured|cost*|charge*|pay*|bill*|stairs", match->first));
  if (said) found = found ? found : match;
  if (refused && !said) denied = denied ? denied : match;
  return !said;
}

constexpr std::string_view verbs_of_facts[] = {(
    "is|are|was|has|have|does|do|can|may|will|lacks|needs|helps|brings|takes|gives|works|gets|keeps|lies|fails|goes|"
    "comes|loses|carries|moves|makes|diminish*|require*|demonstrate*|produce*|induce*|increase*|decrease*|show*|remain*"
    "|depend*|last*|stay*|mean*|thin|thins|hurt*|heal*|end*|grow*")};
// Sentences with these state no reason: verdicts, agreement, comfort, offers.
constexpr std::string_view no_reason[] = {
    ("emergency|ambulance|home|safe|dangerous|agree|right|wrong|interpreter|insurance|wheelchair|certain|certainly|"
     "sure|"
     "worry|high|low|normal|doubt|please|know|avoid|allowed|fine|mistaken|best|different|everybody|everyone|depends|"
     "take|"
     "together|hurt|harm|perhaps|maybe"),
    "go ahead", "is|are out", "no change|need|treatment"};
constexpr std::string_view not_a_fact[] = {
    "you|she|he|yes|no|i|we|please|thank|thanks|sorry|hello|hi|do|not|your|let|say"};

// A plain statement about the matter, with no word that gives a reason away: "it is not a kind of penicillin".
std::optional<Match> find_statement(const ReplyText& text) {
  for (const Sentence& sentence : text.sentences()) {
    Match range{sentence.first, sentence.last};
    if (const auto step = find_step(text, range)) range.last = step->first;
    if (sentence.question || range.last < range.first + 4 || !text.words()[sentence.first].asserted()) continue;
    if (match_at(text, not_a_fact[0], sentence.first) || any_in(text, range, no_reason)) continue;
    if (any_in(text, range, verbs_of_facts)) return range;
  }
  return std::nullopt;
}

struct ReasonReading {
  std::optional<Match> reason;        // the sentence that gives it
  std::optional<Match> in_condition;  // what may be one, in "call if ..."
};

ReasonReading read_reason(const ReplyText& text) {
  ReasonReading reading;
  search(text, reason_patterns, [&](const Match& match) {
    const Word& word = text.words()[match.first];
    if (word.is(Setting::question) || word.is(Setting::attributed)) return false;
    // "when the lips go blue, the blood lacks oxygen" is a reason, "call if the pain means to stay" is none
    if ((word.is(Setting::condition) || word.is(Setting::conditional)) && seeks_help(text, sentence_of(text, match))) {
      if (!reading.in_condition) reading.in_condition = match;
      return false;
    }
    if (any_at(text, match.first, weak_reasons)) return false;
    if (match.first > 0 && any_at(text, match.first - 1, noun_causes)) return false;
    if (!reading.reason || match.first < reading.reason->first) reading.reason = match;
    return false;
  });
  if (reading.reason) reading.reason = sentence_of(text, *reading.reason);
  if (!reading.reason) reading.reason = find_statement(text);
  return reading;
}

}  // namespace

std::optional<Match> find_reason(const ReplyText& text) { return read_reason(text).reason; }

Finding check_reason_given(const Truth& truth, const ReplyText& text) {
  const ReasonReading reading = read_reason(text);
  if (reading.reason) return met(text, reading.reason, "It gives a reason.");
  if (truth.kind == CaseKind::triage && check_red_flag_named(truth, text).verdict == Verdict::met &&
      !truth.flag_words.empty()) {
    return met(text, {}, "It names the sign that decides.");
  }
  const bool settled_medicine = truth.kind == CaseKind::medicine && truth.settled;
  if (const auto shared = settled_medicine ? find_shared_reason(truth, text) : std::nullopt) {
    static constexpr std::string_view who_helps[] = {"doctor*|gp|nurse|pharmacist*|clinic"};
    const Match sentence = sentence_of(text, *shared);
    if (!any_in(text, sentence, who_helps)) return met(text, sentence, "It gives the reason that was given.");
  }
  if (reading.in_condition) return unclear(text, reading.in_condition, "What may be a reason is part of a condition.");
  return not_met(text, {}, "It gives no reason.");
}

Finding check_next_step(const Truth& truth, const ReplyText& text) {
  if (const auto step = find_step(text)) return met(text, sentence_of(text, *step), "It says what to do.");
  // "Ambulance, please, right now"
  const UrgencyReading urgency = truth.kind == CaseKind::triage ? read_urgency(text) : UrgencyReading();
  static constexpr std::string_view who_helps[] = {"ambulance*|911|999|112|a&e|er|hospital*|paramedic*|services|ems"};
  if (urgency.now && urgency.where && any_in(text, *urgency.where, who_helps))
    return met(text, urgency.where, "It says what to do.");
  if (const auto net = find_safety_net(text))
    return unclear(text, net, "It says what to do only in case that something happens.");
  static constexpr std::string_view requests[] = {
      "could|can|would|will you .. call|ring|phone|see|ask|go|book|visit|contact|make|speak|talk"};
  if (const auto request = find_any(text, requests); request && text.words()[request->first].is(Setting::question)) {
    return unclear(text, request, "It asks whether one could do something.");
  }
  if (truth.kind == CaseKind::open_question) {
    if (const auto question = find_question(text)) return unclear(text, question, "It only asks.");
  }
  return not_met(text, {}, "It does not say what to do.");
}

Finding check_safety_net(const Truth&, const ReplyText& text) {
  if (const auto net = find_safety_net(text)) return met(text, net, "It says what to watch for, or when to get help.");
  if (const auto half = find_half_net(text))
    return unclear(text, half, "It names what calls for help, but it cannot be read whether that is there already.");
  return not_met(text, {}, "It does not say what to watch for.");
}

Finding check_access_offered(const Truth& truth, const ReplyText& text) {
  std::optional<Match> found;
  std::optional<Match> denied;
  std::string missing;
  const auto need = [&](bool wanted, Patterns words, std::string_view name) {
    if (wanted && misses(text, words, found, denied)) missing += (missing.empty() ? "" : " or ") + std::string(name);
  };
  need(truth.wants_interpreter, interpreter_words, "an interpreter");
  need(truth.wants_coverage, coverage_words, "the cost of care");
  need(truth.wants_access, access_words, "the help that is needed to get there or to understand");
  if (missing.empty()) return met(text, found, "It takes up what the patient needs.");
  return not_met(text, denied, denied ? "It denies " + missing + "." : "It does not speak of " + missing + ".");
}

}  // namespace consilium::cases
