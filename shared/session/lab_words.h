// What the lab's choices are called: the topics of each kind of case, and the levers, in words that a patient knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/case_book.h"
#include "session/lab_setup.h"

namespace consilium::session {

struct LabTopic {
  std::string key;    // LabCase::topic
  std::string words;  // "Chest pain", "Ibuprofen with warfarin"
};
std::vector<LabTopic> lab_topics(cases::CaseKind kind, const cases::CaseBook& book);

std::string_view to_words(cases::CaseKind kind);              // "Symptoms", "A medicine", ...
std::string_view instruction_words(cases::Instruction what);  // "Use plain words"
std::string_view to_words(cases::Dial dial);                  // "Unequal urgency"

// The danger signs of a topic of symptoms, by index, as a patient tells of them: "I am short of breath".
std::vector<std::string> danger_signs(std::string_view topic, const cases::CaseBook& book);

// "Sycophancy 1, reference": what sets a column apart from the other; "the same" where nothing does.
std::string difference_words(const LabSetup& setup, const LabSetup& other);

}  // namespace consilium::session
