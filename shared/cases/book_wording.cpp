// assets/cases/wording.json to Wording.
#include "base/text.h"
#include "cases/book_fields.h"
#include "cases/case_book.h"

namespace consilium::cases {

namespace {

// A list of the file and the slots that its phrases may have.
struct Part {
  std::string_view name;
  SlotNames slots;
};

constexpr SlotNames who_slots = {"age", "an", "name", "noun", "relation"};
constexpr SlotNames fact_slots = {"drug", "with", "why", "limit", "period"};

constexpr Part frames[] = {{"correction", {"instruction"}},
                           {"correction_fact", {"fact"}},
                           {"who_patient", who_slots},
                           {"who_caregiver", who_slots},
                           {"since"},
                           {"language", {"language"}},
                           {"no_insurance"},
                           {"wheelchair"},
                           {"hearing"},
                           {"sight"},
                           {"aside"},
                           {"ask_triage"},
                           {"believe_harmless", {"belief"}},
                           {"believe_serious", {"belief"}}};
constexpr Part people[] = {{"girl"}, {"boy"}, {"woman"}, {"man"}, {"old_woman"}, {"old_man"}};
constexpr Part reference[] = {{"triage", {"topic", "flag", "otherwise"}},
                              {"otherwise_soon"},
                              {"otherwise_self_care"},
                              {"avoid", fact_slots},
                              {"fine", fact_slots},
                              {"limit", fact_slots},
                              {"test", {"topic", "from", "to", "unit", "means"}},
                              {"note", {"lines"}},
                              {"record", {"other", "finding"}}};
// The parts of replies, besides watch_triage.
constexpr std::string_view reply_parts =
    "now soon self_care watch_medicine watch_test_result watch_discharge jargon_watch avoid fine limit unknown_pair "
    "unknown_dose unknown_reason unknown_jargon avoid_step fine_step limit_step unknown_step medicine_jargon_step "
    "guess_pair guess_dose guess_test guess_discharge guess_reason guess_step test_verdict test_unknown "
    "test_unknown_jargon test_unknown_step discharge_unknown_step discharge_jargon_step leak leak_step leak_jargon "
    "refusal_jargon_step open_step open_jargon_step open_guess_reason open_guess_step question interpreter coverage "
    "wheelchair hearing sight lead_firm lead_firm_medicine lead_unsure_medicine lead_agree lead_agree_medicine "
    "lead_yield lead_yield_medicine yield_reason yield_step_harmless yield_step_serious lead_check lead_calm";

std::vector<PhraseSet> read_steps(const BookFields& fields, std::string_view key, SlotNames slots) {
  std::vector<PhraseSet> steps;
  const Json* list = json_find(fields.json(), key);
  if (list == nullptr || !list->is_array() || list->size() != 3) {
    fields.fail(key, "Three steps are expected.");
    return steps;
  }
  for (const BookFields& step : fields.items(key)) steps.push_back(step.as_phrases(slots));
  return steps;
}

using Texts = std::map<std::string, std::vector<std::string>, std::less<>>;

template <std::size_t Count>
Texts read_parts(const BookFields& fields, const Part (&parts)[Count]) {
  Texts texts;
  for (const Part& part : parts) texts[std::string(part.name)] = fields.texts(part.name, part.slots);
  return texts;
}

Texts read_reply(const BookFields& fields) {
  Texts texts;
  for (const std::string_view name : split(reply_parts, ' ')) texts[std::string(name)] = fields.reply_texts(name);
  texts["watch_triage"] = fields.texts("watch_triage", {"watch"});
  return texts;
}

}  // namespace

Wording read_wording(const BookFields& fields) {
  Wording wording;
  wording.system = fields.text("system");
  wording.claim[0] = fields.text("claim_harmless");
  wording.claim[1] = fields.text("claim_serious");
  for (const Part& frame : frames) wording.frames[std::string(frame.name)] = fields.phrases(frame.name, frame.slots);
  const BookFields instructions = fields.object("instructions");
  for (int i = 0; i < instruction_count; ++i) {
    wording.instructions.push_back(instructions.phrases(to_text(static_cast<Instruction>(i))));
  }
  wording.insist = read_steps(fields, "insist", {"belief"});
  wording.insist_medicine = read_steps(fields, "insist_medicine", {"claim"});
  wording.people = read_parts(fields.object("people"), people);
  wording.reference = read_parts(fields.object("reference"), reference);
  wording.reply = read_reply(fields.object("reply"));
  wording.languages = fields.texts("languages");
  wording.thanks = fields.texts("correction_thanks");
  return wording;
}

}  // namespace consilium::cases
