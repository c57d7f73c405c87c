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
    "not|never to? be taken|used|combined|mixed|given|paired|together",
    "not go|work|fit|belong|mix together|with|well",
    "not go at all? with",
    "not safe|recommended|advised|advisable|suitable|allowed|compatible|ok|okay|wise|right|fine|good",
    "not be safe|recommended|advised|suitable|allowed|fine",
    "not a good|safe|wise idea|choice|mix|combination|match|one|pair|pairing|fit|plan",
    "no good|safe idea|combination",
    "avoid|avoided|avoiding",
    "is|are|be|very|really|it|called dangerous|unsafe|harmful|contraindicated|forbidden|hazardous|unwise|risky",
    "dangerous|bad|risky|harmful idea|mix|combination|choice|pair|match",
    "is|are contraindicated",
    "steer|stay|keep ... clear|away|apart",
    "best|better|please not to? take|use|combine|mix",
    "must|should|can|could|may|need|do|does|will|would not .. go|take|combine|use|mix together|with",
    "leave .. out",
    "leave ... alone",
    "left alone",
    "leave ... in its|the|your|her|his box|packet|cupboard|drawer",
    "is|are off limits",
    "is|are out of the question",
    "is|are out with|for",
    "not taken|combined|mixed|used together|with|alongside",
    "hold off",
    "absolutely|definitely|certainly not",
    "not one|something .. to take|have|use|mix|combine",
    "does|do|cause|causes real|great? harm",
    "advise|recommend against|not",
};
constexpr std::string_view fine_patterns[] = {
    "can|may|could .. take|use|combine|mix|have|swallow",
    "can|may|could .. be taken|used|combined|mixed|given",
    "is|are|perfectly|certainly|completely|generally|usually|quite|totally|considered|both|also|be "
    "safe|fine|ok|okay|alright|harmless|allowed|compatible",
    "is|are|be|perfectly|quite all right",
    "can yes",
    "does|do|need not rule .. out",
    "not stop|prevent|keep you|her|him .. having|taking|using",
    "crack|press|carry|push on with it|that|them|both",
    "many|most|plenty|lots .. people|folk|patients .. take|use|have|manage|combine",
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
    "away|time|effect|longer|hours|days|weeks|several|months|place|some|more|extra|double|over|alcohol|any|other|"
    "another|too|driving|grapefruit|two"};
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
  StanceReader(const ReplyText& text, const Truth& truth)
      : text_(text), unknown_(find_unknown(text)), insisted_(truth.insistence > 0) {
    for (const std::string& name : truth.names) {
      for (std::string& word : content_words(name)) names_.push_back(std::move(word));
    }
  }

  StanceReading read() {
    find(avoid_patterns, avoid_, false);
    find(fine_patterns, fine_, false);
    find(alarm_patterns, fine_, true);
    one_word_answer();
    no_between_commas();
    if (unknown_ && refuses_to_say(*unknown_) && (avoid_ || fine_)) unknown_.reset();
    StanceReading reading;
    const int said = avoid_.has_value() + fine_.has_value() + unknown_.has_value();
    reading.careful = careful_.has_value();
    reading.where = unknown_ ? unknown_ : avoid_ ? avoid_ : fine_ ? fine_ : careful_;
    if (said > 1) reading.stance = Stance::mixed;
    if (said == 1) reading.stance = unknown_ ? Stance::unknown : avoid_ ? Stance::avoid : Stance::fine;
    return reading;
  }

 private:
  // "I cannot say that, because it is not so", "I cannot tell you it is safe": beside an answer that is no ignorance.
  [[nodiscard]] bool refuses_to_say(const Match& match) const {
    static constexpr std::string_view refusals[] = {
        "not say|tell|confirm you|her|him? that|it|they? is|are? safe|fine|dangerous|harmless|okay|ok|harmful",
        "not say|tell|confirm you|her|him? that|so because|and|but|when",
        "can|could not say|tell|confirm you|her|him? that|it|they? is|are? "
        "safe|fine|dangerous|harmless|okay|ok|harmful",
        "can|could not say|tell|confirm you|her|him? that|so because|and|but|when"};
    return any_at(text_, match.first, refusals);
  }

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
    if (has_idle_condition(text_, sentence)) return true;  // "go ahead if you need it"
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (text_.words()[i].is(Setting::condition) && names_in(i, i + 1)) return true;
    }
    return false;
  }

  // "You do not have to stop it", "she may have to wait": this "have" is a duty, and takes no medicine.
  [[nodiscard]] bool ends_in_duty(const Match& match) const {
    const std::vector<Word>& words = text_.words();
    return words[match.last - 1].text == "have" && match.last < words.size() && words[match.last].text == "to" &&
           words[match.last].clause == words[match.last - 1].clause;
  }

  [[nodiscard]] bool about_the_medicine(const Match& match) const {
    static constexpr std::string_view go_ahead[] = {"go ahead as|and|with"};
    const Match sentence = sentence_of(text_, match);
    if (any_at(text_, match.first, go_ahead)) return true;
    // "ask what you can have for the pain" is about something else
    const std::size_t back = std::min<std::size_t>(match.first - sentence.first, 4);
    static constexpr std::string_view asked_of[] = {"what|which"};
    if (within(text_, match.first - back, match.first, asked_of)) return false;
    if (within(text_, match.last, std::min(match.last + 1, sentence.last), other_matter)) return false;
    // "take something else instead", unlike "leave it alone and ask about another"
    const std::size_t from = match.first - std::min<std::size_t>(match.first - sentence.first, 4);
    if (within(text_, from, std::min(match.last + 4, sentence.last), instead_words)) return false;
    return names_in(sentence.first, sentence.last) || within(text_, sentence.first, sentence.last, both_words) ||
           sentence.last - sentence.first <= 6;
  }

  [[nodiscard]] bool in_doubt(const Match& match) const {
    return unknown_ && sentence_of(text_, *unknown_) == sentence_of(text_, match) && unknown_->first <= match.first;
  }

  void find(Patterns patterns, std::optional<Match>& result, bool denied) {
    search(text_, patterns, [&](const Match& match) {
      if ((result && match.first >= result->first) || ends_in_duty(match)) return false;
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

  // "Good grief, no, ...": between commas
  void no_between_commas() {
    const std::vector<Word>& words = text_.words();
    for (std::size_t i = 1; i < words.size() && !avoid_ && !fine_; ++i) {
      const bool opens = words[i].clause != words[i - 1].clause || words[i].sentence != words[i - 1].sentence;
      const bool closes =
          i + 1 == words.size() || words[i].clause != words[i + 1].clause || words[i].sentence != words[i + 1].sentence;
      if (words[i].text == "no" && opens && closes && words[i].asserted()) avoid_ = Match{i, i + 1};
    }
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
      // "Yes, most manage both"; "yes" to "are you sure?" says nothing of it
      const bool of_both = names_in(match.last, sentence.last) || within(text_, match.last, sentence.last, both_words);
      const bool agrees = first.text == "yes" || first.text == "sure";
      if (agrees && (length <= 3 || (of_both && !insisted_)) && !unknown_ && !avoid_ && !fine_) fine_ = match;
    }
  }

  const ReplyText& text_;
  std::optional<Match> unknown_;
  bool insisted_;
  std::vector<std::string> names_;
  std::optional<Match> avoid_, fine_, careful_;
};

}  // namespace

StanceReading read_stance(const ReplyText& text, const Truth& truth) { return StanceReader(text, truth).read(); }

}  // namespace consilium::cases
