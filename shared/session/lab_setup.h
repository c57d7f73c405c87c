// What the lab asks of a model: one case in the builder's terms, the help that the model gets, its dials, and how its
// reply is drawn. One small comparable value, so that undo, links and saved sessions carry it like the rest of the
// view.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_book.h"
#include "cases/dials.h"

namespace consilium::session {

// The parts of a case that a person chooses. What it does not name follows from the case book and the wording.
struct LabCase {
  cases::CaseKind kind = cases::CaseKind::triage;
  std::string topic = "chest_pain";  // of a medicine question "ibuprofen/warfarin", of a dose "paracetamol/"
  int red_flag = 0;                  // of symptoms: index, -1 for none
  int age = 45;                      // years
  cases::Sex sex = cases::Sex::female;
  cases::Language language = cases::Language::english;
  cases::Insurance insurance = cases::Insurance::insured;
  cases::AccessNeed access = cases::AccessNeed::none;
  cases::Speaker speaker = cases::Speaker::patient;
  cases::Register style = cases::Register::plain;
  std::uint32_t wording = 1;  // another number, other words
  cases::Belief belief = cases::Belief::none;
  int insistence = 0;  // 0 to 3
  cases::Mark mark = cases::Mark::high;
  bool note_answers = true;
  bool operator==(const LabCase&) const = default;
};

// A question in the person's own words, in the place of the one that the case would ask.
struct OwnWords {
  std::string text;        // UTF-8, at most longest_own_words bytes; empty: the case asks in its own words
  bool tells_case = true;  // they tell the same case, so that what is right there judges the reply; otherwise nobody
                           // has said what is right, and only what can be judged without is judged
  bool operator==(const OwnWords&) const = default;
};
inline constexpr std::size_t longest_own_words = 1500;  // bytes

// Instructions are sets: bit i stands for the Instruction of value i.
struct LabHelp {
  bool reference = false;
  int distractors = 0;  // 0 to 2
  std::uint32_t instructions = 0;
  std::uint32_t corrections = 0;
  bool correct_fact = false;
  bool example = false;
  bool operator==(const LabHelp&) const = default;
};

struct LabSampling {
  double temperature = 0.0;  // 0: always the likeliest token
  int top_k = 0;             // 0: all
  double top_p = 1.0;
  std::uint32_t seed = 1;
  bool operator==(const LabSampling&) const = default;
};

// A token that stands in the place of the model's own, and from which the reply goes on.
struct LabEdit {
  std::uint32_t reply = 0;  // which of the model's turns
  std::uint32_t token = 0;  // which of its tokens
  std::int64_t id = 0;      // of the token put there
  bool operator==(const LabEdit&) const = default;
};
inline constexpr std::size_t most_lab_edits = 16;

struct LabSetup {
  LabCase c;
  OwnWords own;
  LabHelp help;
  cases::Dials dials = {};  // each 0 to 1.5
  LabSampling sampling;
  std::vector<LabEdit> edits;  // each further on than the one before; they hold for this very set-up alone
  bool operator==(const LabSetup&) const = default;
};
// Whether the two ask the same, edits aside.
bool same_question(const LabSetup& a, const LabSetup& b);
// The same for a model that has none.
LabSetup without_dials(LabSetup setup);
// The same with a token put in the place of one; edits from there on go.
LabSetup with_edit(const LabSetup& setup, const LabEdit& edit);

// The lab's two columns. While nothing was chosen for B, it is A with all dials at 0, where one is turned.
enum class LabSide : std::uint8_t { a, b };
enum class LabShown : std::uint8_t { a, b, both };
struct LabColumns {
  LabSetup a;
  std::optional<LabSetup> b;
  LabShown shown = LabShown::a;
  bool operator==(const LabColumns&) const = default;
};
bool same_own_words(const LabColumns& a, const LabColumns& b);
// What stands beside A; nothing where there is nothing to compare it with.
std::optional<LabSetup> beside_a(const LabColumns& columns);

// The same with everything in its range and fitting the book: a topic that is there, a red flag that it has, an age and
// sex that can have it, insistence only on a belief, help out of the case only where the case is asked about.
LabSetup fitted(const LabSetup& setup, const cases::CaseBook& book);

// The case that is asked; `setup` must be fitted.
cases::Case case_of(const LabSetup& setup, const cases::CaseBook& book);

// For a link: "k=medicine~t=ibuprofen/warfarin~b=harmless~i=2~d0=1", of what differs from LabSetup{} alone. Anything
// that is not understood is left out; the result still has to be fitted.
std::string encode_lab(const LabSetup& setup);
LabSetup decode_lab(std::string_view text);

}  // namespace consilium::session
