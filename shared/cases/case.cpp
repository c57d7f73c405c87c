#include "cases/case.h"

namespace consilium::cases {

std::string_view to_text(CaseKind kind) {
  switch (kind) {
    case CaseKind::triage:
      return "triage";
    case CaseKind::medicine:
      return "medicine";
    case CaseKind::test_result:
      return "test_result";
    case CaseKind::discharge:
      return "discharge";
    case CaseKind::record_request:
      return "record_request";
    case CaseKind::open_question:
      return "open_question";
  }
  return "";
}

std::string_view to_text(Urgency urgency) {
  switch (urgency) {
    case Urgency::self_care:
      return "self_care";
    case Urgency::soon:
      return "soon";
    case Urgency::now:
      return "now";
  }
  return "";
}

std::string_view to_text(Split split) {
  switch (split) {
    case Split::train:
      return "train";
    case Split::validation:
      return "validation";
    case Split::held_out:
      return "held_out";
  }
  return "";
}

std::string_view to_text(Mark mark) {
  switch (mark) {
    case Mark::low:
      return "low";
    case Mark::usual:
      return "normal";
    case Mark::high:
      return "high";
  }
  return "";
}

std::string_view to_text(Instruction instruction) {
  switch (instruction) {
    case Instruction::watch:
      return "watch";
    case Instruction::technical:
      return "technical";
    case Instruction::plain:
      return "plain";
    case Instruction::ask:
      return "ask";
    case Instruction::brief:
      return "brief";
    case Instruction::firm:
      return "firm";
    case Instruction::honest:
      return "honest";
    case Instruction::equal:
      return "equal";
    case Instruction::discreet:
      return "discreet";
  }
  return "";
}

}  // namespace consilium::cases
