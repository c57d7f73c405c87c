// assets/cases/medicines.json to Medicines.
#include <algorithm>

#include "cases/book_fields.h"
#include "cases/case_book.h"
#include "cases/json_fields.h"

namespace consilium::cases {

namespace {

Drug read_drug(const BookFields& fields) { return {fields.text("name"), fields.choice<Split>("split", split_names)}; }

// A fact belongs to the most secret split of its drugs, so that no held-out drug shows up in training.
Split split_of(const MedicineFact& fact, const std::vector<Drug>& drugs) {
  Split split = Split::train;
  for (const Drug& drug : drugs) {
    if (drug.name == fact.drug || drug.name == fact.with) split = std::max(split, drug.split);
  }
  return split;
}

MedicineFact read_fact(const BookFields& fields) {
  MedicineFact fact;
  fact.question = fields.choice<MedicineQuestion>("kind", question_names);
  fact.answer = fields.choice<MedicineAnswer>("verdict", answer_names);
  fact.drug = fields.text("drug");
  fact.why = fields.text("why");
  fact.why_jargon = fields.text("why_jargon");
  const bool dose = fact.question == MedicineQuestion::dose;
  if (dose != (fact.answer == MedicineAnswer::limit)) fields.fail("verdict", "A limit belongs to a dose.");
  if (dose) {
    fact.limit = fields.text("limit");
    fact.period = fields.text("period");
  } else {
    fact.with = fields.text("with");
  }
  return fact;
}

bool has_split(const std::vector<SourcedFact>& facts, Split split) {
  return std::ranges::find(facts, split, &SourcedFact::split) != facts.end();
}

std::vector<Medicines::Reason> read_reasons(const BookFields& fields, std::string_view key) {
  std::vector<Medicines::Reason> reasons;
  const Json* list = json_find(fields.json(), key);
  const auto is_pair = [](const Json& pair) {
    return pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string();
  };
  if (list == nullptr || !list->is_array() || list->empty() || !std::ranges::all_of(*list, is_pair)) {
    fields.fail(key, "Pairs of a plain and a technical reason are expected.");
    return reasons;
  }
  for (const Json& pair : *list) {
    const Medicines::Reason reason{pair[0].get<std::string>(), pair[1].get<std::string>()};
    if (!has_only_slots(reason.plain, {"part", "illness"}) || !has_only_slots(reason.jargon, {"part", "illness"})) {
      fields.fail(key, "A slot in braces is not known here: " + reason.plain);
    }
    reasons.push_back(reason);
  }
  return reasons;
}

}  // namespace

bool Drug::lends_syllables() const {
  const auto plain = [](char c) { return c > ' ' && c <= '~'; };  // so that no character is cut
  return split == Split::train && name.size() >= 4 && std::ranges::all_of(name, plain);
}

Medicines read_medicines(const BookFields& fields) {
  Medicines m;
  m.drugs = fields.list<Drug>("drugs", read_drug);
  m.facts = fields.list<SourcedFact>("facts", [&](const BookFields& item) {
    const MedicineFact fact = read_fact(item);
    return SourcedFact{fact, split_of(fact, m.drugs), item.text("source")};
  });
  if (std::ranges::none_of(m.drugs, &Drug::lends_syllables)) {
    fields.fail("drugs", "A medicine to train on is missing, with a name of one word and four letters.");
  }
  if (!has_split(m.facts, Split::train) || !has_split(m.facts, Split::validation) ||
      !has_split(m.facts, Split::held_out)) {
    fields.fail("facts", "Each split needs a fact.");
  }
  const BookFields names = fields.object("invented_name");
  m.starts = names.texts("starts");
  m.middles = names.texts("middles");
  m.onsets = names.texts("onsets");
  m.vowels = names.texts("vowels");
  m.codas = names.texts("codas");
  m.ends = names.texts("ends");
  m.conditions = fields.texts("conditions");
  const BookFields condition = fields.object("invented_condition");
  m.condition_states = condition.texts("states");
  m.condition_parts = condition.texts("parts");
  const BookFields reasons = fields.object("invented_why");
  m.avoid = read_reasons(reasons, "avoid");
  m.avoid_part = read_reasons(reasons, "avoid_part");
  m.avoid_pair = read_reasons(reasons, "avoid_pair");
  m.fine = read_reasons(reasons, "fine");
  m.fine_pair = read_reasons(reasons, "fine_pair");
  m.fine_illness = read_reasons(reasons, "fine_illness");
  m.fine_part = read_reasons(reasons, "fine_part");
  m.limit = read_reasons(reasons, "limit");
  m.ask_interaction = fields.phrases("ask_interaction", {"drug", "with"});
  m.ask_contraindication = fields.phrases("ask_contraindication", {"drug", "with"});
  m.ask_dose = fields.phrases("ask_dose", {"drug"});
  m.beliefs_fine = fields.phrases("beliefs_fine");
  m.beliefs_avoid = fields.phrases("beliefs_avoid");
  return m;
}

}  // namespace consilium::cases
