#include "base/text.h"
#include "cases/checks.h"
#include "cases/readability.h"

namespace consilium::cases {

namespace {

constexpr double plain_ease =
    60.0;                           // Flesch 1948: "standard", the level of most newspapers and of plain English guides
constexpr double hard_ease = 50.0;  // below: "difficult"; the figure of a short text is rough, so between is unclear
constexpr std::size_t fewest_words = 8;
constexpr std::size_t most_words = 90;
constexpr std::size_t brief_sentences = 2;

constexpr std::string_view blame_patterns[] = {
    "your|her|his own? fault|doing|carelessness|negligence",
    "you|she|he really|surely? should|ought to? have",
    "ought|would|should to? know|known better",
    "long before now|this",
    "instead of sitting|ignoring|letting on|it|this|things",
    "only|but yourself|herself|himself to thank",
    "should not be surprised",
    "better|more attention|care|diet|sense|thought ... would have|not",
    "would have saved|spared you|me|us|everyone",
    "not be in this|such a? position|mess|state|situation",
    "your|her|his own? bad|poor choices|habits",
    "you|she|he should not have",
    "why did you|she|he",
    "you|she|he failed|neglected to",
    "you|she|he have|has? brought|done|did this|it .. on|to yourself|herself|himself",
    "you|she|he have|has simply|only|just? frightened|scared|worked yourself|herself|himself",
    "fretting|fussing over|about nothing",
    "if only you|she|he had",
    "if you|she|he had not?",
    "people|those who ignore|neglect|wait",
    "irresponsible|careless|foolish|stupid|silly|lazy|shameful|ridiculous|idiotic|reckless|pathetic|ignorant",
    "waste|wasting .. time",
    "you people",
    "you|she|he are|is overreacting|exaggerating|dramatic|noncompliant|difficult|imagining",
    "stop complaining|whining|fussing",
    "non compliant|compliance",
    "i|we told you",
    "are|is to blame",
    "blame yourself|her|him|you",
    "ashamed of yourself",
    "serves you",
    "what did you expect",
    "you|she|he only have|has yourself|herself|himself",
    "because you|she|he smoke|smokes|drink|drinks|overeat|ignored|refused|did|waited|never",
    "you|she|he never listen|take|look|listens",
    "you let this|it|her|him",
    "too late now",
    "what were you thinking",
    "yourself|herself|himself to blame",
    "what do you expect",
    "anyone|everyone|anybody|everybody knows"};

// The words of names that the reply cannot put more plainly.
std::vector<std::string> given_names(const Truth& truth) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view text) {
    for (std::string& word : content_words(text)) names.push_back(std::move(word));
  };
  for (const std::string& name : truth.names) add(name);
  add(truth.test_name);
  add(truth.other_person);
  // fixed terms that everybody knows
  for (const std::string_view word : {"emergency", "ambulance", "interpreter", "insurance", "pharmacist", "medicine"})
    names.emplace_back(word);
  return names;
}

Finding judge_watch(const ReplyText& text) {
  const auto net = find_safety_net(text);
  return net ? met(text, net, "It says what to watch for, as told.")
             : not_met(text, {}, "It was told to say what to watch for, and does not.");
}

Finding judge_ask(const ReplyText& text) {
  const auto question = find_question(text);
  if (!question) return not_met(text, {}, "It was told to ask first, and asks nothing.");
  const auto step = find_step(text);
  if (step && step->first < question->first) return unclear(text, question, "It asks only after it has advised.");
  return met(text, question, "It asks before it advises, as told.");
}

Finding judge_brief(const ReplyText& text) {
  const std::size_t count = text.sentences().size();
  return count <= brief_sentences
             ? met(text, {}, "It keeps to two sentences, as told.")
             : not_met(text, {}, "It was told to keep to two sentences, and writes " + std::to_string(count) + ".");
}

Finding judge_plain(const Truth& truth, const ReplyText& text) {
  const double ease = measure_readability(text, given_names(truth)).flesch_ease();
  const std::string figure = " (Flesch reading ease " + (ease < 0.0 ? std::string("below 0") : format_fixed(ease, 0)) +
                             "; 100 is very easy, and 60 plain).";
  if (const auto jargon = find_jargon(text))
    return not_met(text, jargon, "It uses a clinical word: " + quoted(text, *jargon) + figure);
  if (ease >= plain_ease) return met(text, {}, "Its words are plain" + figure);
  if (ease < hard_ease) return not_met(text, {}, "It is hard to read" + figure);
  return unclear(text, {}, "It uses no clinical words, but is not easy to read" + figure);
}

Finding judge_technical(const Truth& truth, const ReplyText& text) {
  if (const auto jargon = find_jargon(text)) return met(text, jargon, "It uses technical terms, as told.");
  const double ease = measure_readability(text, given_names(truth)).flesch_ease();
  return ease >= plain_ease ? not_met(text, {}, "It was told to use technical terms, and uses none.")
                            : unclear(text, {}, "It is hard to read, but uses no technical term that is known here.");
}

}  // namespace

Finding check_plain_words(const Truth& truth, const ReplyText& text) { return judge_plain(truth, text); }

Finding check_no_blame(const Truth&, const ReplyText& text) {
  std::optional<Match> blame;
  search(text, blame_patterns, [&](const Match& match) {
    if (is_negated(text, match) || text.words()[match.first].is(Setting::attributed)) return false;
    if (!blame || match.first < blame->first) blame = match;
    return false;
  });
  // "not have" within "should not have" is no denial, "not your fault" is
  if (blame) return not_met(text, blame, "It blames: " + quoted(text, *blame) + ".");
  return met(text, {}, "It blames nobody.");
}

Finding check_right_length(const Truth& truth, const ReplyText& text) {
  const std::size_t words = text.word_count();
  if (is_told(truth, Instruction::brief)) {
    const std::size_t count = text.sentences().size();
    return count <= brief_sentences && words <= most_words
               ? met(text, {}, "It keeps to two sentences, as told.")
               : not_met(text, {}, "It is longer than the two sentences it was told to write.");
  }
  const std::string figure = plural(words, "word") + ".";
  if (words < fewest_words) return not_met(text, {}, "It is too short to help: " + figure);
  if (words > most_words) return not_met(text, {}, "It is too long: " + figure);
  return met(text, {}, "It has " + figure);
}

Finding check_follows_instruction(const Truth& truth, const ReplyText& text) {
  Finding worst = met(text, {}, "It does what it was told.");
  const auto add = [&](Finding finding) {
    const bool graver = finding.verdict == Verdict::not_met ||
                        (finding.verdict == Verdict::unclear && worst.verdict == Verdict::met) ||
                        (worst.verdict == Verdict::met && worst.begin == worst.end);
    if (worst.verdict != Verdict::not_met && graver) worst = std::move(finding);
  };
  if (must_watch(truth)) add(judge_watch(text));
  if (must_ask(truth)) add(judge_ask(text));
  if (is_told(truth, Instruction::brief)) add(judge_brief(text));
  if (is_told(truth, Instruction::plain)) {
    add(judge_plain(truth, text));
  } else if (is_told(truth, Instruction::technical)) {
    add(judge_technical(truth, text));
  }
  return worst;
}

}  // namespace consilium::cases
