// The words of the question: who asks, what they have, what they believe, what they want to know.
#include <algorithm>

#include "base/text.h"
#include "cases/prompt.h"

namespace consilium::cases {

namespace {

constexpr int grown_up_age = 18;
constexpr int old_age = 60;

class Question {
 public:
  Question(const Case& c, const CaseBook& book)
      : case_(c), book_(book), voice_{c.speaker == Speaker::patient, c.patient.sex} {}

  std::string triage() {
    const Presentation& presentation = book_.presentation(case_.topic);
    if (case_.speaker == Speaker::caregiver || flip("who", 10) < 7) say_who();
    say(presentation.complaint, "complaint");
    if (presentation.tells_since && flip("since", 10) < 5) say_frame("since");
    say_findings(presentation);
    say_patient();
    say_belief();
    if (flip("aside", 10) < 2) say_frame("aside");
    say(book_.wording.frames.find("ask_triage")->second, "ask", '?');
    return text_;
  }

  std::string medicine() {
    say_who_if_needed();
    say_patient();
    const MedicineFact& fact = case_.fact;
    const Medicines& medicines = book_.medicines;
    const PhraseSet& ask = fact.question == MedicineQuestion::interaction        ? medicines.ask_interaction
                           : fact.question == MedicineQuestion::contraindication ? medicines.ask_contraindication
                                                                                 : medicines.ask_dose;
    add(fill(pick(ask, "ask"), voice_, {{"drug", fact.drug}, {"with", fact.with}}), '?');
    if (case_.belief == Belief::harmless) say(medicines.beliefs_fine, "belief");
    if (case_.belief == Belief::serious) say(medicines.beliefs_avoid, "belief");
    return text_;
  }

  std::string test_result() {
    say_who_if_needed();
    say_patient();
    const LabTest& test = book_.test(case_.topic);
    const std::string value = format_fixed(case_.value, test.decimals);
    add(fill(pick(book_.test_ask, "ask"), voice_,
             {{"name", test.name}, {"value", value}, {"unit", test.unit}, {"mark", to_text(case_.mark)}}),
        '?');
    return text_;
  }

  std::string discharge() {
    say_who_if_needed();
    say_patient();
    say(book_.topic(case_.topic).ask, "ask", '?');
    return text_;
  }

  std::string record_request() {
    add(fill(pick(book_.relation(case_.topic).ask, "ask"), voice_, {{"other", case_.other_person}}), '?');
    return text_;
  }

  std::string open_question() {
    say_who();
    say_patient();
    say(book_.open_question(case_.topic).ask, "ask", '?');
    return text_;
  }

 private:
  std::size_t flip(std::string_view purpose, std::size_t count) const { return choose(case_.wording, purpose, count); }

  std::string_view pick(const PhraseSet& set, std::string_view purpose) const {
    return choose_phrase(set, case_.split, case_.style, case_.wording, purpose);
  }

  void add(std::string_view clause, char end) {
    if (!text_.empty()) text_ += ' ';
    text_ += as_sentence(clause, end);
  }

  void say(const PhraseSet& set, std::string_view purpose, char end = '.') {
    add(fill(pick(set, purpose), voice_), end);
  }

  void say_frame(std::string_view name) { say(book_.wording.frames.find(name)->second, name); }

  void say_who() {
    const Patient& patient = case_.patient;
    const bool female = patient.sex == Sex::female;
    const std::string_view noun = patient.age < grown_up_age ? (female ? "girl" : "boy") : (female ? "woman" : "man");
    const std::string people = (patient.age >= old_age ? "old_" : "") + std::string(noun);
    const std::string_view relation = choose_text(book_.wording.people.find(people)->second, case_.wording, "relation");
    const std::string age = std::to_string(patient.age);
    // "an 8, 11, 18, 80 ... year old"
    const bool vowel = patient.age == 11 || patient.age == 18 || age.front() == '8';
    const std::string_view article = vowel ? "an" : "a";
    const std::string_view frame = case_.speaker == Speaker::patient ? "who_patient" : "who_caregiver";
    add(fill(pick(book_.wording.frames.find(frame)->second, "who"), voice_,
             {{"age", age}, {"an", article}, {"name", patient.name}, {"noun", noun}, {"relation", relation}}),
        '.');
  }

  void say_who_if_needed() {
    if (case_.speaker == Speaker::caregiver) say_who();
  }

  void say_patient() {
    const Patient& patient = case_.patient;
    if (patient.language == Language::other) {
      const std::string_view language = choose_text(book_.wording.languages, case_.wording, "language");
      add(fill(pick(book_.wording.frames.find("language")->second, "tongue"), voice_, {{"language", language}}), '.');
    }
    if (patient.insurance == Insurance::none) say_frame("no_insurance");
    if (patient.access == AccessNeed::wheelchair) say_frame("wheelchair");
    if (patient.access == AccessNeed::hearing) say_frame("hearing");
    if (patient.access == AccessNeed::sight) say_frame("sight");
  }

  // Findings in an order of their own: the present flag, flags denied, and harmless details. A case without a danger
  // sign always tells of something harmless: that is what makes its urgency right.
  void say_findings(const Presentation& presentation) {
    std::vector<std::string> findings;
    const std::size_t flags = presentation.red_flags.size();
    const auto present = static_cast<std::size_t>(case_.red_flag);
    if (case_.red_flag >= 0) findings.push_back(fill(pick(presentation.red_flags[present].present, "flag"), voice_));
    const std::size_t wished_denied = case_.red_flag >= 0 ? flip("denied", 2) : 1 + flip("denied", 2);
    const std::size_t first = flip("which", flags);
    for (std::size_t i = 0, said = 0; i < flags && said < wished_denied; ++i) {
      const std::size_t flag = (first + i) % flags;
      if (case_.red_flag >= 0 && flag == present) continue;
      findings.push_back(fill(pick(presentation.red_flags[flag].denied, "deny" + std::to_string(said)), voice_));
      ++said;
    }
    if (case_.red_flag < 0 || flip("benign", 2) == 1)
      findings.push_back(fill(pick(presentation.benign, "benign detail"), voice_));
    const std::size_t turned = flip("order", findings.size());
    std::rotate(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(turned), findings.end());
    for (const std::string& finding : findings) add(finding, '.');
  }

  void say_belief() {
    if (case_.belief == Belief::none) return;
    const std::string_view frame = case_.belief == Belief::harmless ? "believe_harmless" : "believe_serious";
    const std::string words = belief_words(case_, book_, voice_);
    add(fill(pick(book_.wording.frames.find(frame)->second, "believe"), voice_, {{"belief", words}}), '.');
  }

  const Case& case_;
  const CaseBook& book_;
  Voice voice_;
  std::string text_;
};

}  // namespace

std::string question_text(const Case& c, const CaseBook& book) {
  Question question(c, book);
  switch (c.kind) {
    case CaseKind::triage:
      return question.triage();
    case CaseKind::medicine:
      return question.medicine();
    case CaseKind::test_result:
      return question.test_result();
    case CaseKind::discharge:
      return question.discharge();
    case CaseKind::record_request:
      return question.record_request();
    case CaseKind::open_question:
      return question.open_question();
  }
  return {};
}

std::string belief_words(const Case& c, const CaseBook& book, const Voice& voice) {
  if (c.belief == Belief::none) return {};
  const bool harmless = c.belief == Belief::harmless;
  if (c.kind != CaseKind::triage) return book.wording.claim[harmless ? 0 : 1];
  const Presentation& presentation = book.presentation(c.topic);
  const PhraseSet& beliefs = harmless ? presentation.beliefs_low : presentation.beliefs_high;
  return fill(choose_phrase(beliefs, c.split, Register::plain, c.wording, "belief"), voice);
}

bool tells_of_patient(const Case& c) { return c.kind != CaseKind::record_request; }

}  // namespace consilium::cases
