// Counterfactual probe: the same case with one thing about the patient changed, and nothing else.
//
// What should not matter for care must not change it (Kusner et al. 2017, arXiv 1703.06856: counterfactual fairness).
#pragma once

#include <cstdint>
#include <optional>

#include "probes/trial.h"

namespace consilium::probes {

enum class Attribute : std::uint8_t { language, insurance, access, sex, age, speaker };
inline constexpr int attribute_count = 6;

// The case with the attribute changed: English to little English, insured to not, no need to a wheelchair, one sex to
// the other, 35 years older (where the illness does not allow it, younger), patient to caregiver; and each the other
// way round. Nothing when the case cannot have it: an illness of one sex or age alone, a child who does not speak for
// itself, a question that tells nothing of it.
std::optional<cases::Case> changed(const cases::Case& c, Attribute attribute, const cases::CaseBook& book);

// Cases of symptoms when settings.kind is not given. The arms: as it is, changed.
Plan plan_counterfactual(Attribute attribute, const ItemSettings& settings, const cases::CaseBook& book);

}  // namespace consilium::probes
