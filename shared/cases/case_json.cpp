#include "cases/case_json.h"

#include <algorithm>
#include <optional>

#include "cases/json_fields.h"

namespace consilium::cases {

namespace {

constexpr std::string_view styles[] = {"plain", "colloquial"};
constexpr std::string_view languages[] = {"english", "other"};
constexpr std::string_view insurances[] = {"insured", "none"};
constexpr std::string_view needs[] = {"none", "wheelchair", "hearing", "sight"};

template <typename T>
bool has_key(const std::vector<T>& items, std::string_view key) {
  return std::ranges::any_of(items, [&](const T& item) { return item.key == key; });
}

// What is asked and what is answered fit together, and nothing is missing.
bool is_whole(const MedicineFact& fact) {
  const bool dose = fact.question == MedicineQuestion::dose;
  if (fact.drug.empty() || dose != (fact.answer == MedicineAnswer::limit)) return false;
  return dose ? !fact.limit.empty() && !fact.period.empty() : !fact.with.empty();
}

bool fits(const Case& c, const CaseBook& book) {
  switch (c.kind) {
    case CaseKind::triage:
      return has_key(book.presentations, c.topic) &&
             c.red_flag < static_cast<int>(book.presentation(c.topic).red_flags.size());
    case CaseKind::medicine:
      return is_whole(c.fact);
    case CaseKind::test_result:
      return has_key(book.tests, c.topic);
    case CaseKind::discharge:
      return has_key(book.discharge, c.topic);
    case CaseKind::record_request:
      return has_key(book.records.relations, c.topic);
    case CaseKind::open_question:
      return has_key(book.open_questions, c.topic);
  }
  return false;
}

Json fact_json(const MedicineFact& fact) {
  return Json{{"question", name_of(fact.question, question_names)},
              {"drug", fact.drug},
              {"with", fact.with},
              {"answer", name_of(fact.answer, answer_names)},
              {"why", fact.why},
              {"why_jargon", fact.why_jargon},
              {"limit", fact.limit},
              {"period", fact.period}};
}

void read_fact(FieldReader reader, MedicineFact& fact, std::optional<Error>& error) {
  reader.choice("question", question_names, fact.question);
  reader.text("drug", fact.drug);
  reader.text("with", fact.with);
  reader.choice("answer", answer_names, fact.answer);
  reader.text("why", fact.why);
  reader.text("why_jargon", fact.why_jargon);
  reader.text("limit", fact.limit);
  reader.text("period", fact.period);
  if (reader.error && !error) error = reader.error;
}

void read_help(FieldReader reader, Help& help, std::optional<Error>& error) {
  reader.flag("reference", help.reference);
  reader.whole("distractors", help.distractors, 0, 8);
  reader.instructions("instructions", help.instructions);
  reader.instructions("corrections", help.corrections);
  reader.flag("correct_fact", help.correct_fact);
  reader.flag("example", help.example);
  if (reader.error && !error) error = reader.error;
}

void read_patient(FieldReader reader, Patient& patient, std::optional<Error>& error) {
  reader.text("name", patient.name);
  reader.whole("age", patient.age, 0, 120);
  reader.choice("sex", sex_names, patient.sex);
  reader.choice("language", languages, patient.language);
  reader.choice("insurance", insurances, patient.insurance);
  reader.choice("access", needs, patient.access);
  if (reader.error && !error) error = reader.error;
}

}  // namespace

Json to_json(const Case& c) {
  return Json{{"kind", name_of(c.kind, kind_names)},
              {"split", name_of(c.split, split_names)},
              {"wording", c.wording},
              {"family", c.family},
              {"style", name_of(c.style, styles)},
              {"speaker", name_of(c.speaker, speaker_names)},
              {"patient",
               {{"name", c.patient.name},
                {"age", c.patient.age},
                {"sex", name_of(c.patient.sex, sex_names)},
                {"language", name_of(c.patient.language, languages)},
                {"insurance", name_of(c.patient.insurance, insurances)},
                {"access", name_of(c.patient.access, needs)}}},
              {"topic", c.topic},
              {"red_flag", c.red_flag},
              {"fact", fact_json(c.fact)},
              {"mark", name_of(c.mark, mark_names)},
              {"value", c.value},
              {"days", c.days},
              {"note_answers", c.note_answers},
              {"other_person", c.other_person},
              {"other_finding", c.other_finding},
              {"belief", name_of(c.belief, belief_names)},
              {"insistence", c.insistence},
              {"help",
               {{"reference", c.help.reference},
                {"distractors", c.help.distractors},
                {"instructions", names_of(c.help.instructions)},
                {"corrections", names_of(c.help.corrections)},
                {"correct_fact", c.help.correct_fact},
                {"example", c.help.example}}}};
}

Result<Case> case_from_json(const Json& json, const CaseBook& book) {
  Case c;
  FieldReader reader(json);
  reader.choice("kind", kind_names, c.kind);
  reader.choice("split", split_names, c.split);
  reader.seed("wording", c.wording);
  reader.text("family", c.family);
  reader.choice("style", styles, c.style);
  reader.choice("speaker", speaker_names, c.speaker);
  read_patient(reader.part("patient"), c.patient, reader.error);
  reader.text("topic", c.topic);
  reader.whole("red_flag", c.red_flag, -1, 1000);
  read_fact(reader.part("fact"), c.fact, reader.error);
  reader.choice("mark", mark_names, c.mark);
  reader.number("value", c.value);
  reader.whole("days", c.days, 0, 10000);
  reader.flag("note_answers", c.note_answers);
  reader.text("other_person", c.other_person);
  reader.text("other_finding", c.other_finding);
  reader.choice("belief", belief_names, c.belief);
  reader.whole("insistence", c.insistence, 0, 3);
  read_help(reader.part("help"), c.help, reader.error);
  if (!reader.error && !fits(c, book)) reader.fail("topic");
  if (reader.error) return *reader.error;
  return c;
}

}  // namespace consilium::cases
