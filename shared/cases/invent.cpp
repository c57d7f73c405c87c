// Medicines and facts that do not exist, for training text: so many that they are copied, never learnt by heart.
#include <algorithm>

#include "cases/draw.h"

namespace consilium::cases {

namespace {

// Two or three syllables of any letters.
std::string free_name(const Medicines& medicines, std::uint64_t seed) {
  std::string name;
  const std::size_t syllables = 2 + choose(seed, "syllables", 2);
  for (std::size_t i = 0; i < syllables; ++i) {
    const std::string at = std::to_string(i);
    name += choose_text(medicines.onsets, seed, "onset" + at);
    name += choose_text(medicines.vowels, seed, "vowel" + at);
    if (choose(seed, "closed" + at, 10) < 5) name += choose_text(medicines.codas, seed, "coda" + at);
  }
  return name;
}

// The head of one medicine of the training split and the tail of another: "metronidazole", "sildenafil" ->
// "metronafil".
std::string spliced_name(const Medicines& medicines, std::uint64_t seed) {
  std::vector<std::string_view> names;
  for (const Drug& drug : medicines.drugs) {
    if (drug.lends_syllables()) names.push_back(drug.name);
  }
  const std::string_view head = names[choose(seed, "head", names.size())];
  const std::string_view tail = names[choose(seed, "tail", names.size())];
  const std::size_t head_length = 2 + choose(seed, "head length", head.size() - 3);
  const std::size_t tail_length = 2 + choose(seed, "tail length", std::min<std::size_t>(tail.size() - 3, 6));
  return std::string(head.substr(0, head_length)) + std::string(tail.substr(tail.size() - tail_length));
}

std::string stem_name(const Medicines& medicines, std::uint64_t seed) {
  std::string name(choose_text(medicines.starts, seed, "start"));
  if (choose(seed, "long", 10) < 6) name += choose_text(medicines.middles, seed, "middle");
  return name + std::string(choose_text(medicines.ends, seed, "end"));
}

// Some sound like medicines; half may be anything, so that whoever learns from them learns to copy letters, not to know
// syllables.
std::string any_name(const Medicines& medicines, std::uint64_t seed) {
  const std::size_t manner = choose(seed, "manner", 10);
  if (manner < 5) return free_name(medicines, seed);
  return manner < 8 ? spliced_name(medicines, seed) : stem_name(medicines, seed);
}

// A name of no medicine of the book: while it is one, it grows by syllables, so that this ends.
std::string invent_name(const Medicines& medicines, std::uint64_t seed) {
  std::string name = any_name(medicines, seed);
  const auto is_real = [&] { return std::ranges::find(medicines.drugs, name, &Drug::name) != medicines.drugs.end(); };
  while (is_real()) name += choose_text(medicines.vowels, seed, "vowel more");
  return name;
}

// "a narrow windpipe": so many that no list of them can be learnt by heart.
std::string invent_illness(const Medicines& medicines, std::uint64_t seed) {
  return std::string(choose_text(medicines.condition_states, seed, "state")) + " " +
         std::string(choose_text(medicines.condition_parts, seed, "part"));
}

// What people may have: one of the list, which holds "one kidney", too, or an invented illness.
std::string invent_condition(const Medicines& medicines, std::uint64_t seed) {
  if (choose(seed, "known", 10) < 4) return std::string(choose_text(medicines.conditions, seed, "condition"));
  return invent_illness(medicines, seed);
}

// A dose of any usual size: "4 g", "7.5 mg", "36 mg", "180 mg", "1350 mg".
std::string invent_limit(std::uint64_t seed) {
  const auto amount = [&](std::size_t from, std::size_t to) { return from + choose(seed, "amount", to - from + 1); };
  switch (choose(seed, "size", 6)) {
    case 0:
      return std::to_string(amount(1, 9)) + " g";
    case 1:
      return std::to_string(amount(0, 19)) + ".5 mg";
    case 2:
      return std::to_string(amount(2, 99)) + " mg";
    case 3:
      return std::to_string(5 * amount(1, 19)) + " mg";
    case 4:
      return std::to_string(10 * amount(10, 99)) + " mg";
    default:
      return std::to_string(50 * amount(20, 99)) + " mg";
  }
}

// Half of the reasons name a part of the body or an illness: so many that they must be read. Of the others, one that
// fits any question, or one that fits two medicines or an illness alone.
const Medicines::Reason& invent_reason(const Medicines& medicines, MedicineQuestion question, bool fine,
                                       std::uint64_t seed) {
  const auto one_of = [&](const std::vector<Medicines::Reason>& general,
                          const std::vector<Medicines::Reason>& special) -> const Medicines::Reason& {
    const std::size_t chosen = choose(seed, "why", general.size() + special.size());
    return chosen < general.size() ? general[chosen] : special[chosen - general.size()];
  };
  static const std::vector<Medicines::Reason> none;
  if (question == MedicineQuestion::dose) return one_of(medicines.limit, none);
  if (choose(seed, "names a part", 2) == 0) return one_of(fine ? medicines.fine_part : medicines.avoid_part, none);
  if (question == MedicineQuestion::interaction) {
    return fine ? one_of(medicines.fine, medicines.fine_pair) : one_of(medicines.avoid, medicines.avoid_pair);
  }
  return fine ? one_of(medicines.fine, medicines.fine_illness) : one_of(medicines.avoid, none);
}

void give_reason(MedicineFact& fact, const Medicines& medicines, bool fine, std::uint64_t seed) {
  const Medicines::Reason& reason = invent_reason(medicines, fact.question, fine, seed);
  const std::string_view part = choose_text(medicines.condition_parts, seed, "part of the body");
  const std::string illness = invent_illness(medicines, seed + 2);
  fact.why = fill(reason.plain, {}, {{"part", part}, {"illness", illness}});
  fact.why_jargon = fill(reason.jargon, {}, {{"part", part}, {"illness", illness}});
}

}  // namespace

MedicineFact invent_fact(const CaseBook& book, std::uint64_t seed) {
  const Medicines& medicines = book.medicines;
  MedicineFact fact;
  fact.drug = invent_name(medicines, seed);
  fact.question = static_cast<MedicineQuestion>(choose(seed, "question", 3));
  const bool fine = choose(seed, "fine", 3) == 0;
  give_reason(fact, medicines, fine, seed);
  if (fact.question == MedicineQuestion::dose) {
    fact.answer = MedicineAnswer::limit;
    fact.limit = invent_limit(seed);
    fact.period = "24 hours";
    return fact;
  }
  fact.answer = fine ? MedicineAnswer::fine : MedicineAnswer::avoid;
  if (fact.question == MedicineQuestion::contraindication) {
    fact.with = invent_condition(medicines, seed);
  } else {
    fact.with = invent_name(medicines, seed + 1);
  }
  return fact;
}

MedicineFact distractor_fact(const Case& c, const CaseBook& book, std::uint64_t seed) {
  const auto& facts = book.medicines.facts;
  const bool real = std::ranges::any_of(facts, [&](const SourcedFact& f) { return f.fact == c.fact; });
  MedicineFact fact = invent_fact(book, seed);
  for (std::uint64_t attempt = 0; real && attempt < facts.size(); ++attempt) {
    const SourcedFact& other = facts[choose(seed + attempt, "distractor", facts.size())];
    const bool settles = other.fact.drug == c.fact.drug && other.fact.question == c.fact.question;
    if (settles || other.split > c.split) continue;
    return other.fact;
  }
  // The hardest distractor: the same medicine with another partner.
  const bool shares = c.fact.question != MedicineQuestion::dose && choose(seed, "shares", 10) < 3;
  if (shares && fact.question == c.fact.question && fact.with != c.fact.with) fact.drug = c.fact.drug;
  return fact;
}

}  // namespace consilium::cases
