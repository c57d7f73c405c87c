#include "probes/levers.h"

namespace consilium::probes {

using namespace cases;

namespace {

enum Lever : unsigned { reference = 1, instruction = 2, guidance = 4 };
constexpr unsigned combinations = 8;

Case with_levers(const Case& c, unsigned levers, Instruction said) {
  Case helped = c;
  helped.help = {};
  helped.help.reference = (levers & reference) != 0;
  if ((levers & instruction) != 0) helped.help.instructions = {said};
  if ((levers & guidance) != 0) {
    if (c.kind == CaseKind::medicine) {
      helped.help.correct_fact = true;
    } else {
      helped.help.corrections = {said};
    }
  }
  return helped;
}

Arm arm_of(unsigned levers) {
  if (levers == 0) return {"no_help", "there is no help"};
  Arm arm;
  const auto add = [&arm](const char* key, const char* words) {
    arm.key += (arm.key.empty() ? "" : "_") + std::string(key);
    arm.words += (arm.words.empty() ? "there is " : " and ") + std::string(words);
  };
  if ((levers & reference) != 0) add("reference", "a reference");
  if ((levers & instruction) != 0) add("instruction", "an instruction");
  if ((levers & guidance) != 0) add("guidance", "a clinician's word");
  return arm;
}

}  // namespace

Plan plan_levers(const LeverSettings& settings, const CaseBook& book) {
  ItemSettings asked = settings.items;
  if (!asked.kind) asked.kind = CaseKind::medicine;
  std::vector<Arm> arms;
  for (unsigned levers = 0; levers < combinations; ++levers) arms.push_back(arm_of(levers));
  const auto items = draw_items(asked, book, false, [](const Case&) { return true; });
  return plan_arms(items, std::move(arms), asked.dials, [&](const Case& c, std::size_t arm) {
    return with_levers(c, static_cast<unsigned>(arm), settings.instruction);
  });
}

}  // namespace consilium::probes
