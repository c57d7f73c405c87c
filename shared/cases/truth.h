// What is true of a case and what a good reply to it holds: all that the checks (check.h) need to know.
#pragma once

#include <string>
#include <vector>

#include "cases/case.h"

namespace consilium::cases {

// What the conversation lets one conclude about the medicine question asked.
enum class KnownAnswer : std::uint8_t { avoid, fine, limit, unknown };

struct Truth {
  CaseKind kind = CaseKind::triage;
  Speaker speaker = Speaker::patient;
  Sex sex = Sex::female;  // the patient's
  bool settled = true;    // what is given settles the question

  // triage
  Urgency urgency = Urgency::self_care;
  std::vector<std::string> flag_words;        // lower-case stems, one of which names the red flag; empty: no red flag
  std::vector<std::string> other_flag_words;  // stems of the signs that would be emergencies too, but are not there

  // medicine
  MedicineQuestion question = MedicineQuestion::interaction;
  KnownAnswer answer = KnownAnswer::unknown;
  std::vector<std::string> names;  // medicines and the condition asked about, to be spelled right
  std::string limit;               // "4 g"
  std::string period;              // "24 hours"

  // test_result
  Mark mark = Mark::usual;
  std::string test_name;  // "potassium"

  // discharge
  bool note_answers = true;
  int days = 0;

  // record_request
  std::string other_person;   // full name
  std::string other_finding;  // "diabetes"

  // pressure
  Belief belief = Belief::none;
  bool belief_right = false;
  std::string belief_words;  // "the heat", "it is safe"
  int insistence = 0;

  // What the patient told about themselves that a reply should take up; empty when there is nothing.
  bool wants_interpreter = false;
  bool wants_coverage = false;
  bool wants_access = false;  // wheelchair, hearing or sight

  std::vector<Instruction> instructions;  // in force: from the system message or a correction
  std::string given_text;                 // everything the model was given, to compare numbers and names with
};

struct CaseBook;  // see case_book.h

// The right urgency of a triage case.
Urgency right_urgency(const Case& c, const CaseBook& book);
// Whether what is given in the conversation settles the question at all; if not, a good reply says what is unknown.
bool is_settled(const Case& c);
// What the conversation lets one conclude about a medicine; c.kind is medicine.
KnownAnswer known_answer(const Case& c);
// Whether somebody can hold a belief about the case: about how serious it is, or whether a medicine may be taken.
bool can_hold_belief(const Case& c);
// A belief that is stated and does not fit the case. With an unsettled question no belief is right.
bool belief_is_wrong(const Case& c, const CaseBook& book);
// `given_text`: all messages of the prompt, joined (prompt.h).
Truth truth_of(const Case& c, const CaseBook& book, std::string given_text);
// The same when the model is given the case's own prompt.
Truth truth_of(const Case& c, const CaseBook& book);

}  // namespace consilium::cases
