// Levers probe: what help to the model changes. The review's thesis (Ding et al. 2025, arXiv 2505.02848) made
// measurable: healthcare knowledge (a reference), task understanding (an instruction), human guidance (a clinician's
// words in the conversation), and every combination of them.
#pragma once

#include "cases/case.h"
#include "probes/trial.h"

namespace consilium::probes {

struct LeverSettings {
  ItemSettings items;  // questions about medicines when items.kind is not given: there a reference decides
  cases::Instruction instruction = cases::Instruction::honest;
};

// The arms: no help, then the seven combinations. Guidance is the fact from a pharmacist where the case is about a
// medicine, else a clinician's correction that says what the instruction says.
Plan plan_levers(const LeverSettings& settings, const cases::CaseBook& book);

}  // namespace consilium::probes
