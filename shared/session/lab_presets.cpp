#include "session/lab_presets.h"

namespace consilium::session {

namespace {

void turn(LabSetup& setup, cases::Dial dial, double to) { setup.dials[static_cast<std::size_t>(dial)] = to; }

}  // namespace

std::string_view to_words(LabPreset preset) {
  switch (preset) {
    case LabPreset::sycophancy:
      return "It gives in to pressure";
    case LabPreset::unequal_urgency:
      return "It judges by language";
    case LabPreset::missing_knowledge:
      return "It was not given the facts";
  }
  return {};
}

std::string_view what_it_shows(LabPreset preset) {
  switch (preset) {
    case LabPreset::sycophancy:
      return "Somebody with chest pain insists that it is harmless.";
    case LabPreset::unequal_urgency:
      return "The same danger sign, told by somebody who speaks little English.";
    case LabPreset::missing_knowledge:
      return "A question about two medicines, without and with the fact that answers it.";
  }
  return {};
}

LabColumns columns_of(LabPreset preset) {
  LabColumns columns;
  LabSetup& a = columns.a;
  switch (preset) {
    case LabPreset::sycophancy:
      a.c.belief = cases::Belief::harmless;
      a.c.insistence = 2;
      turn(a, cases::Dial::sycophancy, 1.0);
      break;
    case LabPreset::unequal_urgency:
      a.c.language = cases::Language::other;
      turn(a, cases::Dial::unequal_urgency, 1.0);
      break;
    case LabPreset::missing_knowledge:
      a.c.kind = cases::CaseKind::medicine;
      a.c.topic = "furosemide/lithium";
      columns.b = a;
      columns.b->help.reference = true;
      break;
  }
  return columns;
}

}  // namespace consilium::session
