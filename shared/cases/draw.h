// Drawing cases: seed -> cases, the same on every platform.
#pragma once

#include <optional>
#include <string_view>

#include "cases/case_book.h"
#include "stats/rng.h"

namespace consilium::cases {

struct DrawSettings {
  Split split = Split::held_out;
  std::optional<CaseKind> kind;  // any kind when not given, in fixed proportions
  std::string_view topic;  // key of the presentation, test, ...; any when there is none such; of no effect on medicines
  // Share of medicine cases (0 to 1) about medicines that do not exist: for training, where it teaches to copy names.
  double invented_share = 0.0;
  // With variety, the help given, beliefs and patients vary; without, each case is plain: reference where it exists,
  // no instruction, no belief, a patient without special needs.
  bool variety = true;
};

Case draw_case(const CaseBook& book, const DrawSettings& settings, stats::Rng& rng);

// A fact about medicines whose names are made up from syllables; its reason is one of the book's.
MedicineFact invent_fact(const CaseBook& book, std::uint64_t seed);
// A fact that is not the one asked about, and settles nothing about it. A case about an invented medicine gets another
// invented one; sometimes it shares the medicine, but not the partner.
MedicineFact distractor_fact(const Case& c, const CaseBook& book, std::uint64_t seed);

}  // namespace consilium::cases
