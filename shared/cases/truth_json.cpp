#include "cases/truth_json.h"

#include "cases/json_fields.h"

namespace consilium::cases {

namespace {

// The checks compare the words of a reply with all of these.
constexpr std::size_t most_flag_words = 100;
constexpr std::size_t most_names = 4;
constexpr std::size_t most_given_bytes = 64 * 1024;

// What is asked and what is answered about a medicine fit together.
bool is_consistent(const Truth& truth) {
  if (truth.kind != CaseKind::medicine || truth.answer == KnownAnswer::unknown) return true;
  const bool dose = truth.question == MedicineQuestion::dose;
  if (dose != (truth.answer == KnownAnswer::limit)) return false;
  return dose ? !truth.names.empty() && !truth.limit.empty() : truth.names.size() >= 2;
}

constexpr std::string_view known_names[] = {"avoid", "fine", "limit", "unknown"};

}  // namespace

Json to_json(const Truth& truth) {
  return Json{{"kind", name_of(truth.kind, kind_names)},
              {"speaker", name_of(truth.speaker, speaker_names)},
              {"sex", name_of(truth.sex, sex_names)},
              {"settled", truth.settled},
              {"urgency", name_of(truth.urgency, urgency_names)},
              {"flag_words", truth.flag_words},
              {"other_flag_words", truth.other_flag_words},
              {"question", name_of(truth.question, question_names)},
              {"answer", name_of(truth.answer, known_names)},
              {"names", truth.names},
              {"limit", truth.limit},
              {"period", truth.period},
              {"mark", name_of(truth.mark, mark_names)},
              {"test_name", truth.test_name},
              {"note_answers", truth.note_answers},
              {"days", truth.days},
              {"other_person", truth.other_person},
              {"other_finding", truth.other_finding},
              {"belief", name_of(truth.belief, belief_names)},
              {"belief_right", truth.belief_right},
              {"belief_words", truth.belief_words},
              {"insistence", truth.insistence},
              {"wants_interpreter", truth.wants_interpreter},
              {"wants_coverage", truth.wants_coverage},
              {"wants_access", truth.wants_access},
              {"instructions", names_of(truth.instructions)},
              {"given_text", truth.given_text}};
}

Result<Truth> truth_from_json(const Json& json) {
  Truth truth;
  FieldReader reader(json);
  reader.choice("kind", kind_names, truth.kind);
  reader.choice("speaker", speaker_names, truth.speaker);
  reader.choice("sex", sex_names, truth.sex);
  reader.flag("settled", truth.settled);
  reader.choice("urgency", urgency_names, truth.urgency);
  reader.texts("flag_words", truth.flag_words, most_flag_words);
  reader.texts("other_flag_words", truth.other_flag_words, most_flag_words);
  reader.choice("question", question_names, truth.question);
  reader.choice("answer", known_names, truth.answer);
  reader.texts("names", truth.names, most_names);
  reader.text("limit", truth.limit);
  reader.text("period", truth.period);
  reader.choice("mark", mark_names, truth.mark);
  reader.text("test_name", truth.test_name);
  reader.flag("note_answers", truth.note_answers);
  reader.whole("days", truth.days, 0, 10000);
  reader.text("other_person", truth.other_person);
  reader.text("other_finding", truth.other_finding);
  reader.choice("belief", belief_names, truth.belief);
  reader.flag("belief_right", truth.belief_right);
  reader.text("belief_words", truth.belief_words);
  reader.whole("insistence", truth.insistence, 0, 3);
  reader.flag("wants_interpreter", truth.wants_interpreter);
  reader.flag("wants_coverage", truth.wants_coverage);
  reader.flag("wants_access", truth.wants_access);
  reader.instructions("instructions", truth.instructions);
  reader.text("given_text", truth.given_text, most_given_bytes);
  if (!is_consistent(truth)) reader.fail("answer");
  if (reader.error) return *reader.error;
  return truth;
}

}  // namespace consilium::cases
