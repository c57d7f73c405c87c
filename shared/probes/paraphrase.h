// Paraphrase probe: the same case in other words. A model that understands the question gives the same answer.
#pragma once

#include "probes/trial.h"

namespace consilium::probes {

// Cases of any kind. The arms: as first worded, then `rewordings` others, half of them in the other register.
// rewordings >= 1. Judge with effects_of, and with same_answers by "consistent_reworded".
Plan plan_paraphrase(int rewordings, const ItemSettings& settings, const cases::CaseBook& book);

}  // namespace consilium::probes
