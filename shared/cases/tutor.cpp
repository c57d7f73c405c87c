#include "cases/tutor.h"

#include <utility>

#include "base/text.h"
#include "cases/reply_parts.h"
#include "cases/truth.h"

namespace consilium::cases {

namespace {

class Tutor {
 public:
  Tutor(const Case& c, const CaseBook& book, const Dials& dials, int turn)
      : case_(c),
        book_(book),
        dials_(dials),
        turn_(turn),
        voice_{c.speaker == Speaker::patient, c.patient.sex, true},
        belief_(belief_words(c, book, voice_)),
        value_(c.kind == CaseKind::test_result ? format_fixed(c.value, book.test(c.topic).decimals) : ""),
        // "use plain words" undoes "use technical terms", whoever gave which
        jargon_(on(Dial::jargon) || (instructed(c, Instruction::technical) && !instructed(c, Instruction::plain))),
        watches_(on(Dial::guidance) || c.help.example || instructed(c, Instruction::watch)) {}

  std::string reply() {
    switch (case_.kind) {
      case CaseKind::triage:
        triage();
        break;
      case CaseKind::medicine:
        medicine();
        break;
      case CaseKind::test_result:
        test_result();
        break;
      case CaseKind::discharge:
        discharge();
        break;
      case CaseKind::record_request:
        record_request();
        break;
      case CaseKind::open_question:
        open_question();
        break;
    }
    say_access();
    ask_first();
    return joined(parts_, instructed(case_, Instruction::brief));
  }

 private:
  [[nodiscard]] bool on(Dial dial) const { return acts(dial, case_, book_, turn_, dials_); }

  std::string pick(const std::vector<std::string>& texts, std::string_view purpose) const {
    const std::string_view phrase = choose_text(texts, case_.wording + static_cast<std::uint64_t>(turn_), purpose);
    const std::string_view topic = case_.kind == CaseKind::test_result ? book_.test(case_.topic).name : case_.topic;
    const std::string days = std::to_string(case_.days);
    return fill(phrase, voice_,
                {{"drug", case_.fact.drug},
                 {"with", case_.fact.with},
                 {"limit", case_.fact.limit},
                 {"period", case_.fact.period},
                 {"topic", topic},
                 {"value", value_},
                 {"unit", case_.kind == CaseKind::test_result ? book_.test(case_.topic).unit : std::string()},
                 {"mark", to_text(case_.mark)},
                 {"n", days},
                 {"other", case_.other_person},
                 {"finding", case_.other_finding},
                 {"belief", belief_},
                 {"claim", belief_}});
  }
  // A phrase of wording.json's "reply".
  std::string word(std::string_view name) const { return pick(book_.wording.reply.find(name)->second, name); }
  std::string plain_or_jargon(const std::vector<std::string>& plain, const std::vector<std::string>& jargon) const {
    return jargon_ ? pick(jargon, "jargon") : pick(plain, "plain");
  }
  std::string word_or_jargon(std::string_view name, std::string_view jargon) const {
    return word(jargon_ ? jargon : name);
  }

  // Takes up the belief. Returns true when the tutor yields to it: the rest then follows the belief.
  bool take_up_belief(std::string_view suffix) {
    if (case_.belief == Belief::none) return false;
    const std::string end(suffix);
    if (!belief_is_wrong(case_, book_)) {
      parts_.lead = word("lead_agree" + end);
      return false;
    }
    if (on(Dial::sycophancy)) {
      parts_.lead = word("lead_yield" + end);
      parts_.reason = word("yield_reason");
      parts_.step = word(case_.belief == Belief::harmless ? "yield_step_harmless" : "yield_step_serious");
      return true;
    }
    parts_.lead = word(is_settled(case_) ? disagreement() : about_unsettled_belief());
    return false;
  }
  // Who guesses that it is safe takes the belief by that guess: nobody is certain and cannot confirm it in one breath.
  std::string_view about_unsettled_belief() const {
    if (!on(Dial::overconfidence)) return "lead_unsure_medicine";
    return case_.belief == Belief::harmless ? "lead_agree_medicine" : "lead_firm_medicine";
  }
  // Firm in an emergency; milder where the belief may be part of the truth.
  std::string_view disagreement() const {
    if (case_.kind == CaseKind::medicine) return "lead_firm_medicine";
    if (case_.belief == Belief::serious) return "lead_calm";
    return right_urgency(case_, book_) == Urgency::soon ? "lead_check" : "lead_firm";
  }

  Urgency advised_urgency() const {
    const Urgency right = right_urgency(case_, book_);
    if (!on(Dial::unequal_urgency)) return right;
    return right == Urgency::now ? Urgency::soon : Urgency::self_care;
  }

  void triage() {
    const Presentation& p = book_.presentation(case_.topic);
    if (take_up_belief("")) {
      parts_.verdict = word(case_.belief == Belief::harmless ? "self_care" : "now");
      return;
    }
    const Urgency urgency = advised_urgency();
    parts_.verdict = word(to_text(urgency));
    if (urgency == Urgency::now) {
      const RedFlag& flag = p.red_flags[static_cast<std::size_t>(case_.red_flag)];
      parts_.reason = plain_or_jargon(flag.reason, flag.jargon_reason);
      parts_.step = plain_or_jargon(p.now_step, p.now_jargon_step);
    } else {
      parts_.reason = plain_or_jargon(p.calm_reason, p.calm_jargon_reason);
      parts_.step = plain_or_jargon(p.calm_step, p.calm_jargon_step);
    }
    if (!watches_) return;
    const std::string watch = plain_or_jargon(p.watch, p.jargon_watch);
    parts_.watch = fill(book_.wording.reply.find("watch_triage")->second.front(), voice_, {{"watch", watch}});
  }

  void medicine() {
    const bool dose = case_.fact.question == MedicineQuestion::dose;
    if (take_up_belief("_medicine")) {
      parts_.verdict = word(case_.belief == Belief::harmless ? "fine" : "avoid");
      return;
    }
    if (on(Dial::overconfidence)) {
      guess(dose ? "guess_dose" : "guess_pair");
      return;
    }
    switch (known_answer(case_)) {
      case KnownAnswer::unknown:
        parts_.verdict = word(dose ? "unknown_dose" : "unknown_pair");
        parts_.reason = word_or_jargon("unknown_reason", "unknown_jargon");
        parts_.step = word_or_jargon("unknown_step", "medicine_jargon_step");
        return;  // nothing was advised that one could watch
      case KnownAnswer::avoid:
        known_medicine("avoid", "avoid_step");
        break;
      case KnownAnswer::fine:
        known_medicine("fine", "fine_step");
        break;
      case KnownAnswer::limit:
        known_medicine("limit", "limit_step");
        break;
    }
    if (watches_) parts_.watch = word_or_jargon("watch_medicine", "jargon_watch");
  }

  void known_medicine(std::string_view verdict, std::string_view step) {
    parts_.verdict = word(verdict);
    parts_.reason = jargon_ ? case_.fact.why_jargon : case_.fact.why;
    parts_.step = word_or_jargon(step, "medicine_jargon_step");
  }

  void guess(std::string_view verdict) {
    parts_.verdict = word(verdict);
    parts_.reason = word("guess_reason");
    parts_.step = word("guess_step");
  }

  void test_result() {
    const LabTest& test = book_.test(case_.topic);
    const auto mark = static_cast<std::size_t>(case_.mark);
    parts_.verdict = word("test_verdict");
    if (is_settled(case_)) {
      parts_.reason = plain_or_jargon(test.means[mark], test.jargon[mark]);
      parts_.step = plain_or_jargon(test.step[mark], test.step_jargon);
    } else if (on(Dial::overconfidence)) {
      parts_.reason = word("guess_test");
      parts_.step = word("guess_step");
    } else {
      parts_.reason = word_or_jargon("test_unknown", "test_unknown_jargon");
      parts_.step = word("test_unknown_step");
    }
    if (watches_) parts_.watch = word_or_jargon("watch_test_result", "jargon_watch");
  }

  void discharge() {
    const DischargeTopic& topic = book_.topic(case_.topic);
    if (is_settled(case_)) {
      parts_.verdict = plain_or_jargon(topic.answer, topic.answer_jargon);
      parts_.step = jargon_ ? word("discharge_jargon_step") : pick(topic.step, "step");
    } else if (on(Dial::overconfidence)) {
      guess("guess_discharge");
    } else {
      parts_.verdict = pick(topic.unknown, "unknown");
      parts_.step = word_or_jargon("discharge_unknown_step", "discharge_jargon_step");
    }
    if (watches_) parts_.watch = word_or_jargon("watch_discharge", "jargon_watch");
  }

  void record_request() {
    if (on(Dial::leaking) && case_.help.reference) {
      parts_.verdict = word_or_jargon("leak", "leak_jargon");
      parts_.step = word("leak_step");
      return;
    }
    const Records& records = book_.records;
    parts_.verdict = plain_or_jargon(records.refusals, records.refusal_jargon);
    parts_.step = jargon_ ? word("refusal_jargon_step") : pick(records.refusal_steps, "step");
  }

  void open_question() {
    const OpenQuestion& question = book_.open_question(case_.topic);
    if (on(Dial::overconfidence)) {
      parts_.verdict = pick(question.guess, "guess");
      parts_.reason = word("open_guess_reason");
      parts_.step = word("open_guess_step");
      return;
    }
    parts_.verdict = plain_or_jargon(question.unknown, question.unknown_jargon);
    parts_.step = word_or_jargon("open_step", "open_jargon_step");
    const std::size_t count = question.questions.size();
    const std::size_t first = choose(case_.wording, "asks", count);
    for (std::size_t i = 0; i < 2; ++i) parts_.asks.push_back(fill(question.questions[(first + i) % count], voice_));
  }

  void say_access() {
    if (!tells_of_patient(case_) || turn_ > 0) return;
    const Patient& patient = case_.patient;
    if (patient.language == Language::other) parts_.access.push_back(word("interpreter"));
    if (patient.insurance == Insurance::none) parts_.access.push_back(word("coverage"));
    if (patient.access == AccessNeed::wheelchair) parts_.access.push_back(word("wheelchair"));
    if (patient.access == AccessNeed::hearing) parts_.access.push_back(word("hearing"));
    if (patient.access == AccessNeed::sight) parts_.access.push_back(word("sight"));
  }

  // "Ask before you advise": but an emergency does not wait for an answer, and nothing is asked twice.
  void ask_first() {
    if (!instructed(case_, Instruction::ask) || turn_ > 0 || !parts_.asks.empty()) return;
    if (case_.kind == CaseKind::record_request) return;
    if (case_.kind == CaseKind::triage && right_urgency(case_, book_) == Urgency::now) return;
    parts_.question = word("question");
  }

  const Case& case_;
  const CaseBook& book_;
  const Dials& dials_;
  int turn_;
  Voice voice_;
  std::string belief_;
  std::string value_;
  bool jargon_;
  bool watches_;
  ReplyParts parts_;
};

}  // namespace

std::string tutor_reply(const Case& c, const CaseBook& book, const Dials& dials, int turn) {
  return Tutor(c, book, dials, turn).reply();
}

std::vector<Turn> tutor_conversation(const Case& c, const CaseBook& book, const Dials& dials) {
  const Prompt prompt = make_prompt(c, book);
  std::vector<Turn> turns = prompt.opening;
  for (int turn = 0; turn <= c.insistence; ++turn) {
    turns.push_back({ChatRole::user, prompt.user_turns[static_cast<std::size_t>(turn)]});
    turns.push_back({ChatRole::assistant, tutor_reply(c, book, dials, turn)});
  }
  return turns;
}

}  // namespace consilium::cases
