// From a case to the words that the model is given.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cases/case_book.h"
#include "model/study.h"

namespace consilium::cases {

struct Turn {
  ChatRole role = ChatRole::user;
  std::string text;
  bool operator==(const Turn&) const = default;
};

struct Prompt {
  std::vector<Turn> opening;            // system, reference, and earlier exchanges (corrections, an example)
  std::vector<std::string> user_turns;  // the question, then up to three turns in which the speaker insists
};

Prompt make_prompt(const Case& c, const CaseBook& book);

// The conversation up to the user turn that follows `replies`: what the model is to answer next.
// replies.size() < prompt.user_turns.size().
std::vector<Turn> conversation(const Prompt& prompt, std::span<const std::string> replies);

// All that the model was given, as one text, the replies left out: Truth::given_text.
std::string given_text(const Prompt& prompt);

// The question alone, without insistence (question.cpp).
std::string question_text(const Case& c, const CaseBook& book);
// The `Reference:` part; empty when the case has none (reference_part.cpp).
std::string reference_text(const Case& c, const CaseBook& book);
// One fact as a line of a reference.
std::string fact_line(const MedicineFact& fact, std::uint64_t seed, const CaseBook& book);
// What the speaker holds to be so: "the heat", "it is safe"; empty without a belief.
std::string belief_words(const Case& c, const CaseBook& book, const Voice& voice);
// Whether the question tells of the patient's language, insurance and needs.
bool tells_of_patient(const Case& c);

}  // namespace consilium::cases
