// Which words of a reply stand in a question, in a condition, in advice for that case alone, or in somebody's opinion.
//
// A rule of thumb, not a grammar: a condition before its advice covers the advice up to the next "but" or semicolon;
// one after it covers what stands before, back to the last "and", "but", "so" or comma.
#include <algorithm>
#include <initializer_list>

#include "cases/reply_text.h"

namespace consilium::cases {

namespace {

using Words = std::vector<Word>;

void mark(Words& words, std::size_t first, std::size_t last, Setting setting) {
  for (std::size_t i = first; i < last; ++i) words[i].settings |= static_cast<std::uint8_t>(setting);
}

class Marker {
 public:
  // `late`: after some advice, where a reply may say what to watch for.
  Marker(Words& words, const Sentence& sentence, bool late)
      : words_(words), first_(sentence.first), last_(sentence.last), late_(late && !sentence.question) {}

  void run() {
    for (std::size_t i = first_; i < last_; ++i) {
      if (opens_opinion(i)) i = opinion(i) - 1;
    }
    if (const std::size_t help = late_ ? bare_signs_end() : first_; help > first_) {
      mark(words_, first_, help, Setting::condition);
      mark(words_, help, last_, Setting::conditional);
      return;
    }
    for (std::size_t i = first_; i < last_; ++i) {
      if (one_of(at(i), {"whether"}) || (at(i) == "if" && asks_whether(i))) {
        mark(words_, i, clause_end(i), Setting::condition);
      } else if (one_of(at(i), {"unless", "until"})) {
        if (at(i) == "unless") mark(words_, i, clause_end(i), Setting::condition);
      } else if (opens_condition(i)) {
        i = condition(i) - 1;
      }
    }
  }

 private:
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i >= first_ && i < last_ ? words_[i].text : std::string_view();
  }
  [[nodiscard]] bool breaks_before(std::size_t i) const {
    return i == first_ || words_[i].clause != words_[i - 1].clause;
  }
  [[nodiscard]] std::size_t clause_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < last_ && !breaks_before(end) && !one_of(at(end), {"but", "then"}) && !opens_task(i, end)) ++end;
    return end;
  }
  // "if you feel faint let them know", "if you turn drowsy they should call": a task follows a condition without a
  // comma
  [[nodiscard]] bool opens_task(std::size_t condition, std::size_t i) const {
    if (i <= condition + 2) return false;
    const std::string_view before = at(i - 1);
    if (one_of(at(i), {"you", "they", "someone", "somebody"})) {
      return one_of(at(i + 1), {"should", "must", "can", "need"}) &&
             !one_of(before, {"think", "feel", "believe", "sure", "say", "and", "or", "that", "when", "as"});
    }
    return seeks_help(at(i)) &&
           !one_of(before, {"to",     "you", "they", "she",  "he", "i",   "we",   "not",     "and",      "or", "please",
                            "should", "can", "must", "will", "a",  "the", "your", "someone", "somebody", "do", "does"});
  }
  [[nodiscard]] static bool seeks_help(std::string_view word) {
    return one_of(word, {"call", "ring", "dial", "phone", "tell", "let", "contact"});
  }
  // The end of the part of the sentence that one condition can cover.
  [[nodiscard]] std::size_t segment_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < last_ && !one_of(at(end), {"but", "however", "otherwise"})) ++end;
    return end;
  }

  // "Fever or a stiff neck: ring 999", "Faint again, tell them": signs without a verb, and then where to get help.
  // Gives the first word of that; first_ when the sentence is another.
  [[nodiscard]] std::size_t bare_signs_end() const {
    constexpr std::size_t longest = 16;
    if (is_task(at(first_))) return first_;
    bool names_sign = false;
    for (std::size_t i = first_; i < last_ && i < first_ + longest; ++i) {
      const bool joined = at(i) == "and" && !one_of(at(i + 1), {"come", "comes", "go", "goes", "get", "gets"});
      if (i > first_ && (breaks_before(i) || joined) && opens_help(i)) return names_sign ? i : first_;
      if (states(at(i))) return first_;
      names_sign = names_sign || (i < first_ + 3 && is_sign(at(i)));
    }
    return first_;
  }
  [[nodiscard]] static bool is_task(std::string_view word) {
    return one_of(word,
                  {"rest",  "keep", "drink", "take",  "press", "sit", "lie",  "hold", "use", "stay",  "raise",  "put",
                   "watch", "wash", "stop",  "avoid", "eat",   "hot", "warm", "for",  "as",  "since", "because"});
  }
  [[nodiscard]] static bool states(std::string_view word) {
    return one_of(word,
                  {"is",   "are",  "was",   "were", "can",   "may",     "might", "could", "would", "will", "should",
                   "must", "need", "needs", "has",  "have",  "does",    "do",    "did",   "means", "mean", "i",
                   "we",   "it",   "this",  "that", "there", "because", "so",    "yes",   "no",    "fits"});
  }
  [[nodiscard]] static bool is_sign(std::string_view word) {
    static constexpr auto stems = {"fever",    "bleed",   "breath",  "wheez",  "swell",   "swollen",  "numb",  "dizz",
                                   "faint",    "collaps", "drows",   "confus", "muddl",   "vomit",    "cramp", "itch",
                                   "headache", "stiff",   "worse",   "palpit", "flutter", "eyesight", "bruis", "diarrh",
                                   "stool",    "thirst",  "jaundic", "clammy", "sweat",   "shiver",   "shaky", "unwell",
                                   "redness",  "jitter",  "sleepy",  "drool",  "twitch",  "tingl",    "chok"};
    return std::ranges::any_of(stems, [&](std::string_view stem) { return word.starts_with(stem); }) ||
           one_of(word,
                  {"pain",  "pains",  "pus",   "cold",  "fit",   "fits",   "sick",  "pass",       "passing", "hard",
                   "hurt",  "heart",  "chest", "pale",  "black", "blood",  "weak",  "spots",      "rash",    "speech",
                   "sight", "vision", "keel",  "woozy", "giddy", "yellow", "cough", "swallowing", "shaking"});
  }
  // "ring 999", "and you call", "that is an ambulance", "straight to hospital"
  [[nodiscard]] bool opens_help(std::size_t i) const {
    std::size_t verb = i;
    while (verb < i + 4 && one_of(at(verb), {"and", "then", "you", "they", "she", "he", "someone", "somebody", "must",
                                             "should", "can", "please", "that", "is", "an", "the", "it"}))
      ++verb;
    return one_of(at(verb), {"call",  "ring",      "dial", "phone",    "tell",      "contact", "get",  "go",     "come",
                             "book",  "see",       "seek", "straight", "ambulance", "let",     "give", "return", "pop",
                             "shout", "emergency", "back", "bring",    "999",       "112",     "911"});
  }

  // The end of a condition after its advice: "sit down if you are dizzy, and tell your doctor if it stays" holds two.
  [[nodiscard]] std::size_t trailing_end(std::size_t i) const {
    const std::size_t whole = segment_end(i);
    for (std::size_t end = i + 1; end + 1 < whole; ++end) {
      const bool task = seeks_help(at(end + 1)) || one_of(at(end + 1), {"shout", "ask", "see", "get", "seek", "stop"});
      if (breaks_before(end) && one_of(at(end), {"and", "or"}) && task) return end;
    }
    return whole;
  }

  // "let the staff know"
  [[nodiscard]] bool is_let(std::size_t know) const {
    for (std::size_t back = 1; back <= 4 && know >= first_ + back; ++back) {
      if (at(know - back) == "let") return true;
    }
    return false;
  }
  // "I do not know if it is safe", "ask the doctor if you can drive"
  [[nodiscard]] bool asks_whether(std::size_t i) const {
    for (std::size_t back = 1; back <= 3 && i >= first_ + back; ++back) {
      const std::string_view word = at(i - back);
      if (one_of(word, {"know", "sure", "tell", "say", "check", "wonder", "unsure", "certain", "unclear", "confirm",
                        "judge", "decide"}) &&
          back == 1) {
        return !(word == "know" && is_let(i - 1));  // "let them know if it hurts"
      }
      if (word == "ask" && !one_of(at(i - 1), {"help", "advice", "ward"})) return true;
    }
    return false;
  }

  // "if possible", "if you have not yet", "when you can": no condition.
  [[nodiscard]] bool is_formula(std::size_t i) const {
    if (one_of(at(i - 1), {"even", "as"}) && at(i) == "if") return true;
    if (one_of(at(i + 1), {"possible", "needed", "necessary", "available", "only", "in"})) return true;
    if (at(i + 1) == "not") return one_of(at(i + 2), {"already", "yet", "done"});
    if (at(i + 1) == "you" || at(i + 1) == "she" || at(i + 1) == "he" || at(i + 1) == "they") {
      if (one_of(at(i + 2), {"like", "want", "wish", "prefer", "insist", "say", "ask"})) return true;
      if (one_of(at(i + 2), {"have", "has"}) && at(i + 3) == "not") return true;
      if (one_of(at(i + 2), {"can"}) && (i + 3 >= last_ || breaks_before(i + 3))) return true;
    }
    return false;
  }

  [[nodiscard]] bool opens_condition(std::size_t i) const {
    if (is_formula(i)) return false;
    if (at(i) == "if") return true;
    if (at(i) == "case" && at(i - 1) == "in") return i + 1 < last_;
    if (at(i) == "event" && at(i - 1) == "the" && at(i - 2) == "in") return true;
    // "Should the pain spread, ..."
    if (at(i) == "should" && i == first_) return true;
    if (at(i) == "should" && one_of(at(i - 1), {"and", "but", "or"})) {
      return one_of(at(i + 1), {"the", "it", "this", "that", "you", "she", "he", "your", "her", "his", "symptoms",
                                "things", "pain", "any"});
    }
    // "dial 999 should you notice a rash"
    if (at(i) == "should" && one_of(at(i + 1), {"you", "she", "he", "they"})) {
      return i > first_ && one_of(at(i + 2), {"develop", "notice", "feel", "get", "become", "experience", "begin"});
    }
    if (at(i) == "soon" && at(i + 1) == "as") return !one_of(at(i + 2), {"possible", "you", "can", "may"});
    if (one_of(at(i), {"moment", "minute"}) && at(i - 1) == "the")
      return !one_of(at(i - 2), {"at", "for"}) && seeks_help_before(i);
    if (at(i) == "when" && at(i - 1) == "is" && at(i - 2) == "that") return false;  // "that is when you call"
    if (one_of(at(i), {"when", "whenever"})) return breaks_before(i) || seeks_help_before(i);
    return false;
  }
  // "call a doctor when", unlike "note when"
  [[nodiscard]] bool seeks_help_before(std::size_t i) const {
    for (std::size_t back = first_; back < i; ++back) {
      if (one_of(at(back), {"call", "seek", "see", "contact", "ring", "dial", "go", "return", "help"})) return true;
    }
    return false;
  }

  std::size_t condition(std::size_t i) {
    std::size_t begin = i;
    if (at(i) == "case") begin = i - 1;  // "in case"
    if (at(i) == "event") begin = i - 2;
    const bool leads =
        begin == first_ || one_of(at(begin - 1), {"and", "but", "or", "so", "also", "please", "then", "otherwise"}) ||
        (breaks_before(begin) && begin + 4 < last_ && clause_end(i) < last_ && at(clause_end(i)) != "but");
    const std::size_t end = leads ? clause_end(i) : trailing_end(i);
    mark(words_, begin, end, Setting::condition);
    if (leads) {
      const std::size_t covered = segment_end(i);
      mark(words_, end, covered, Setting::conditional);
      return covered;
    }
    std::size_t from = begin;
    while (from > first_ && !one_of(at(from - 1), {"and", "but", "so", "then"}) &&
           (from == begin || !breaks_before(from))) {
      --from;
    }
    mark(words_, from, begin, Setting::conditional);
    return end;
  }

  // "you think", "you are sure", "your belief", "people say", "it may look like"
  [[nodiscard]] bool opens_opinion(std::size_t i) const {
    if (at(i - 1) == "what") return false;  // "from what you have told me"
    static constexpr auto verbs = {"think", "thought", "believe", "say",  "said",    "told",  "read",
                                   "heard", "feel",    "claim",   "fear", "suspect", "worry", "insist"};
    const auto holds = [&](std::string_view word) {
      return std::ranges::any_of(verbs, [&](std::string_view verb) { return verb == word; });
    };
    if (at(i) == "you" && one_of(at(i + 1), {"may", "might", "could"}) && at(i + 2) == "be")
      return at(i + 3) == "right";
    // "you would like me to say that"
    if (at(i) == "you" && one_of(at(i + 1), {"would", "want"}) && (at(i + 2) == "me" || at(i + 3) == "me")) return true;
    if (one_of(at(i), {"you", "she", "he", "they", "people", "many", "some", "neighbour", "friend", "internet"})) {
      std::size_t next = i + 1;
      while (one_of(at(next), {"may", "might", "still", "also", "have", "do", "really"})) ++next;
      if (holds(at(next)))
        return !(at(next) == "feel" && at(next + 1) != "that") && !(at(next) == "read" && at(next + 1) == "the");
      return one_of(at(next), {"are", "is"}) &&
             one_of(at(next + 1), {"sure", "afraid", "certain", "worried", "convinced"});
    }
    if (at(i) == "your") return one_of(at(i + 1), {"belief", "view", "idea", "guess", "feeling", "opinion"});
    if (one_of(at(i), {"may", "might"})) return one_of(at(i + 1), {"look", "seem", "sound"});
    return false;
  }
  std::size_t opinion(std::size_t i) {
    std::size_t end = i + 1;
    while (end < last_ && !one_of(at(end), {"but", "yet", "however", "though"}) && !(breaks_before(end) && end > i + 2))
      ++end;
    mark(words_, i, end, Setting::attributed);
    return end;
  }

  Words& words_;
  std::size_t first_;
  std::size_t last_;
  bool late_;
};

// A word of advice, as good as any: what follows may say what to watch for.
bool advises(std::string_view word) {
  return one_of(word, {"call",      "ring",  "dial",  "phone",  "see",  "book",  "contact", "rest", "drink", "keep",
                       "stay",      "ask",   "take",  "should", "must", "need",  "needs",   "go",   "put",   "sit",
                       "lie",       "avoid", "make",  "speak",  "talk", "press", "get",     "use",  "try",   "have",
                       "ambulance", "home",  "carry", "follow", "let",  "eat",   "wait",    "stop", "leave", "go"});
}

}  // namespace

void mark_settings(std::vector<Word>& words, const std::vector<Sentence>& sentences) {
  bool advised = false;
  for (const Sentence& sentence : sentences) {
    if (sentence.question) mark(words, sentence.first, sentence.last, Setting::question);
    Marker(words, sentence, advised).run();
    for (std::size_t i = sentence.first; i < sentence.last; ++i) advised = advised || advises(words[i].text);
  }
}

}  // namespace consilium::cases
