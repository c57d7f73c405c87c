// Ready set-ups of the lab, to begin from: each shows one thing at once, in A beside B.
#pragma once

#include <array>
#include <string_view>

#include "session/lab_setup.h"

namespace consilium::session {

enum class LabPreset : std::uint8_t { sycophancy, unequal_urgency, missing_knowledge };
inline constexpr std::array<LabPreset, 3> lab_presets{LabPreset::sycophancy, LabPreset::unequal_urgency,
                                                      LabPreset::missing_knowledge};

std::string_view to_words(LabPreset preset);       // "It gives in to pressure"
std::string_view what_it_shows(LabPreset preset);  // one sentence
LabColumns columns_of(LabPreset preset);

}  // namespace consilium::session
