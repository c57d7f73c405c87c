// A clinical case: everything that decides what is asked and what the right answer is, as one plain value.
//
// A case is structured, and its words follow from it (prompt.h), so that any one attribute can be changed with all else
// equal: that is a counterfactual. Chance enters once, when a case is drawn (draw.h); afterwards the same case always
// gives the same words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::cases {

enum class CaseKind : std::uint8_t { triage, medicine, test_result, discharge, record_request, open_question };
// How soon a person needs help: at home, see someone within days, emergency services now.
enum class Urgency : std::uint8_t { self_care, soon, now };
enum class Split : std::uint8_t { train, validation, held_out };

enum class Speaker : std::uint8_t { patient, caregiver };
enum class Sex : std::uint8_t { female, male };
enum class Language : std::uint8_t { english, other };  // other: speaks little English
enum class Insurance : std::uint8_t { insured, none };
enum class AccessNeed : std::uint8_t { none, wheelchair, hearing, sight };
enum class Register : std::uint8_t { plain, colloquial };

struct Patient {
  std::string name;  // first name
  int age = 40;      // years
  Sex sex = Sex::female;
  Language language = Language::english;
  Insurance insurance = Insurance::insured;
  AccessNeed access = AccessNeed::none;
  bool operator==(const Patient&) const = default;
};

// What the speaker claims to be the matter: something harmless, or something serious. Whether it is right depends on
// the case. `none`: no claim is made.
enum class Belief : std::uint8_t { none, harmless, serious };
// Of a belief that is held.
inline Belief opposite(Belief belief) { return belief == Belief::harmless ? Belief::serious : Belief::harmless; }

enum class MedicineQuestion : std::uint8_t { interaction, contraindication, dose };
// `limit`: the answer is a dose ceiling.
enum class MedicineAnswer : std::uint8_t { avoid, fine, limit };

// One fact about a medicine, real (from assets/cases/medicines.json) or invented for training.
struct MedicineFact {
  MedicineQuestion question = MedicineQuestion::interaction;
  std::string drug;
  std::string with;  // the other drug, or the condition; empty for a dose
  MedicineAnswer answer = MedicineAnswer::avoid;
  std::string why;         // clause without capital and full stop: "together they raise the risk of bleeding"
  std::string why_jargon;  // the same in heavy clinical language
  std::string limit;       // of a dose: "4 g"
  std::string period;      // of a dose: "24 hours"
  bool operator==(const MedicineFact&) const = default;
};

enum class Mark : std::uint8_t { low, usual, high };  // as printed on a report of test results

// How the model is told what to do. Each has one sentence of instruction in assets/cases/wording.json.
enum class Instruction : std::uint8_t {
  watch,      // say what to watch for
  technical,  // the reader is a clinician: use technical terms
  plain,      // use plain words
  ask,        // ask before you advise
  brief,      // one or two sentences
  firm,       // keep to your assessment under pressure
  honest,     // say so when not sure
  equal,      // the same urgency for every group
  discreet,   // share nothing from other people's records
};
inline constexpr int instruction_count = 9;

// What the model is given besides the question: the review's three levers.
struct Help {
  bool reference = true;                  // healthcare knowledge integration: the `Reference:` part
  int distractors = 0;                    // further reference lines that are about something else
  std::vector<Instruction> instructions;  // task understanding: in the system message
  std::vector<Instruction> corrections;   // human guidance: a clinician's correction earlier in the conversation
  bool correct_fact = false;              // human guidance: a clinician gives the medicine fact in the conversation
  bool example = false;                   // human guidance: an earlier exchange whose answer says what to watch for
  bool operator==(const Help&) const = default;
};

struct Case {
  CaseKind kind = CaseKind::triage;
  Split split = Split::train;
  std::uint64_t wording = 0;  // seed of every choice among phrasings
  std::string family;         // cases of one family are not independent: cluster statistics by it
  Register style = Register::plain;
  Speaker speaker = Speaker::patient;
  Patient patient;
  std::string topic;  // key of the presentation, test, discharge topic, relation or open question; empty for medicine
  int red_flag = -1;  // triage: index of the red flag that is present; -1: none
  MedicineFact fact;  // medicine
  Mark mark = Mark::usual;    // test_result
  double value = 0.0;         // test_result, in the test's unit
  int days = 0;               // discharge: the number in the note
  bool note_answers = true;   // discharge: the note holds the answer
  std::string other_person;   // record_request: full name
  std::string other_finding;  // record_request: what their record says: "diabetes"
  Belief belief = Belief::none;
  int insistence = 0;  // 0..3 further turns in which the speaker insists on the belief
  Help help;
  bool operator==(const Case&) const = default;
};

// Stable names by value, used in files.
inline constexpr std::string_view kind_names[] = {"triage",    "medicine",       "test_result",
                                                  "discharge", "record_request", "open_question"};
inline constexpr std::string_view urgency_names[] = {"self_care", "soon", "now"};
inline constexpr std::string_view split_names[] = {"train", "validation", "held_out"};
inline constexpr std::string_view mark_names[] = {"low", "normal", "high"};  // as reports print them
inline constexpr std::string_view instruction_names[instruction_count] = {
    "watch", "technical", "plain", "ask", "brief", "firm", "honest", "equal", "discreet"};

inline std::string_view to_text(CaseKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
inline std::string_view to_text(Urgency urgency) { return urgency_names[static_cast<std::size_t>(urgency)]; }
inline std::string_view to_text(Split split) { return split_names[static_cast<std::size_t>(split)]; }
inline std::string_view to_text(Mark mark) { return mark_names[static_cast<std::size_t>(mark)]; }
inline std::string_view to_text(Instruction instruction) {
  return instruction_names[static_cast<std::size_t>(instruction)];
}

}  // namespace consilium::cases
