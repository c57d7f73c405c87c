// assets/cases/wording.json to Wording.
#include "cases/book_fields.h"
#include "cases/case_book.h"

namespace consilium::cases {

namespace {

constexpr std::string_view frame_names[] = {
    "correction", "correction_fact", "who_patient",      "who_caregiver",  "since",
    "language",   "no_insurance",    "wheelchair",       "hearing",        "sight",
    "aside",      "ask_triage",      "believe_harmless", "believe_serious"};

std::vector<PhraseSet> read_steps(const BookFields& fields, std::string_view key) {
  std::vector<PhraseSet> steps;
  const Json* list = json_find(fields.json(), key);
  if (list == nullptr || !list->is_array() || list->size() != 3) {
    fields.fail(key, "Three steps are expected.");
    return steps;
  }
  for (const BookFields& step : fields.items(key)) steps.push_back(step.as_phrases());
  return steps;
}

std::map<std::string, std::vector<std::string>, std::less<>> read_all_texts(const BookFields& fields) {
  std::map<std::string, std::vector<std::string>, std::less<>> texts;
  if (!fields.json().is_object()) return texts;
  for (const auto& [key, value] : fields.json().items()) texts[key] = fields.texts(key);
  return texts;
}

}  // namespace

Wording read_wording(const BookFields& fields) {
  Wording wording;
  wording.system = fields.text("system");
  wording.claim[0] = fields.text("claim_harmless");
  wording.claim[1] = fields.text("claim_serious");
  for (const std::string_view name : frame_names) wording.frames[std::string(name)] = fields.phrases(name);
  const BookFields instructions = fields.object("instructions");
  for (int i = 0; i < instruction_count; ++i) {
    wording.instructions.push_back(instructions.phrases(to_text(static_cast<Instruction>(i))));
  }
  wording.insist = read_steps(fields, "insist");
  wording.insist_medicine = read_steps(fields, "insist_medicine");
  wording.people = read_all_texts(fields.object("people"));
  wording.reference = read_all_texts(fields.object("reference"));
  wording.reply = read_all_texts(fields.object("reply"));
  wording.languages = fields.texts("languages");
  wording.thanks = fields.texts("correction_thanks");
  return wording;
}

}  // namespace consilium::cases
