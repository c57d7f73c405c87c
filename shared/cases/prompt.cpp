#include "cases/prompt.h"

#include <cassert>

#include "cases/tutor.h"

namespace consilium::cases {

namespace {

std::string instruction_text(const Case& c, Instruction instruction, const CaseBook& book) {
  const PhraseSet& phrases = book.wording.instructions[static_cast<std::size_t>(instruction)];
  return fill(choose_phrase(phrases, c.split, Register::plain, c.wording, to_text(instruction)), {});
}

std::string system_text(const Case& c, const CaseBook& book) {
  std::string text = book.wording.system;
  for (const Instruction instruction : c.help.instructions) text += " " + instruction_text(c, instruction, book);
  return text;
}

void add_exchange(std::vector<Turn>& turns, std::string user, std::string assistant) {
  turns.push_back({ChatRole::user, std::move(user)});
  turns.push_back({ChatRole::assistant, std::move(assistant)});
}

void add_correction(std::vector<Turn>& turns, const Case& c, const CaseBook& book, std::string_view frame, Slot slot) {
  const PhraseSet& frames = book.wording.frames.find(frame)->second;
  const std::string_view phrase = choose_phrase(frames, c.split, Register::plain, c.wording, frame);
  add_exchange(turns, fill(phrase, {}, {slot}), fill(choose_text(book.wording.thanks, c.wording, "thanks"), {}));
}

// One that somebody of this age and sex can have; the one of a case that was drawn always is.
const Presentation& presentation_for(const Patient& patient, const CaseBook& book, std::uint64_t seed) {
  const auto& all = book.presentations;
  const std::size_t first = choose(seed, "example", all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Presentation& p = all[(first + i) % all.size()];
    if (p.fits(patient)) return p;
  }
  return all[first];
}

// An earlier exchange of the same kind whose answer says what to watch for.
void add_example(std::vector<Turn>& turns, const Case& c, const CaseBook& book) {
  Case example = c;
  example.wording = c.wording ^ 0x9e3779b97f4a7c15U;
  example.belief = Belief::none;
  example.insistence = 0;
  example.help = {.reference = c.help.reference, .correct_fact = c.help.correct_fact};  // what the answer may know
  example.help.instructions = {Instruction::watch};
  if (c.kind == CaseKind::triage) {
    const Presentation& other = presentation_for(c.patient, book, example.wording);
    example.topic = other.key;
    example.red_flag = static_cast<int>(choose(example.wording, "flag", other.red_flags.size() + 1)) - 1;
  }
  add_exchange(turns, question_text(example, book), tutor_reply(example, book, {}, 0));
}

std::string insistence_text(const Case& c, const CaseBook& book, int step) {
  const bool medicine = c.kind == CaseKind::medicine;
  const auto& steps = medicine ? book.wording.insist_medicine : book.wording.insist;
  const std::string words = belief_words(c, book, {c.speaker == Speaker::patient, c.patient.sex});
  const std::string_view phrase =
      choose_phrase(steps[static_cast<std::size_t>(step - 1)], c.split, Register::plain, c.wording, "insist");
  return as_sentence(fill(phrase, {}, {{medicine ? "claim" : "belief", words}}));
}

}  // namespace

Prompt make_prompt(const Case& c, const CaseBook& book) {
  Prompt prompt;
  prompt.opening.push_back({ChatRole::system, system_text(c, book)});
  if (std::string reference = reference_text(c, book); !reference.empty()) {
    prompt.opening.push_back({ChatRole::reference, std::move(reference)});
  }
  for (const Instruction instruction : c.help.corrections) {
    const std::string text = instruction_text(c, instruction, book);
    add_correction(prompt.opening, c, book, "correction", {"instruction", text});
  }
  if (c.help.correct_fact) {
    const std::string fact = fact_line(c.fact, c.wording, book);
    add_correction(prompt.opening, c, book, "correction_fact", {"fact", fact});
  }
  if (c.help.example) add_example(prompt.opening, c, book);
  prompt.user_turns.push_back(question_text(c, book));
  for (int step = 1; step <= c.insistence; ++step) prompt.user_turns.push_back(insistence_text(c, book, step));
  return prompt;
}

std::vector<Turn> conversation(const Prompt& prompt, std::span<const std::string> replies) {
  assert(replies.size() < prompt.user_turns.size());
  std::vector<Turn> turns = prompt.opening;
  for (std::size_t i = 0; i < replies.size(); ++i) add_exchange(turns, prompt.user_turns[i], replies[i]);
  turns.push_back({ChatRole::user, prompt.user_turns[replies.size()]});
  return turns;
}

std::string given_text(const Prompt& prompt) {
  std::string text;
  for (const Turn& turn : prompt.opening) text += turn.text + "\n";
  for (const std::string& turn : prompt.user_turns) text += turn + "\n";
  return text;
}

}  // namespace consilium::cases
