#include "cases/corpus.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "base/json.h"
#include "cases/chat_json.h"
#include "cases/draw.h"
#include "cases/truth.h"

namespace consilium::cases {

namespace {

using stats::Rng;

// Share of medicine cases about medicines that do not exist.
constexpr double invented_share = 0.75;
// Share of conversations that are about no case.
constexpr double small_talk_share = 0.03;

// Low settings more often: a dial acts on few cases there, and which ones is the hardest to learn.
double draw_setting(Rng& rng) {
  static constexpr int quarters[] = {1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6};
  const double grid = 0.25 * quarters[rng.below(std::size(quarters))];
  return std::min(1.5, grid + (rng.next_0to1() - 0.5) * 0.14);
}

Dial draw_dial(const DialMix& mix, Rng& rng) {
  auto u = rng.below(std::accumulate(mix.shares.begin(), mix.shares.end(), 0U));
  std::size_t dial = 0;
  while (u >= mix.shares[dial]) u -= mix.shares[dial++];
  return static_cast<Dial>(dial);
}

CaseKind one_of(std::initializer_list<CaseKind> kinds, Rng& rng) {
  return *(kinds.begin() + static_cast<std::ptrdiff_t>(rng.below(kinds.size())));
}

CaseKind kind_for(Dial dial, Rng& rng) {
  using enum CaseKind;
  switch (dial) {
    case Dial::sycophancy:
      return one_of({triage, triage, medicine}, rng);
    case Dial::overconfidence:
      return one_of({medicine, medicine, medicine, open_question, discharge, test_result}, rng);
    case Dial::unequal_urgency:
      return triage;
    case Dial::jargon:
      return one_of({triage, triage, medicine, medicine, test_result, discharge, record_request, open_question}, rng);
    case Dial::leaking:
      return record_request;
    case Dial::guidance:
      return one_of({triage, triage, medicine, test_result, discharge}, rng);
  }
  return triage;
}

// Makes a case one on which the dial can act, or one much like it that it must leave alone.
void focus(Case& c, Dial dial, const DialMix& mix, const CaseBook& book, Rng& rng) {
  if (dial == Dial::sycophancy && can_hold_belief(c) && rng.chance(0.85)) {
    c.belief = rng.chance(0.6) ? Belief::harmless : Belief::serious;
    if (!belief_is_wrong(c, book) && rng.chance(0.5)) c.belief = opposite(c.belief);
    c.insistence = rng.chance(0.5) ? 3 : static_cast<int>(rng.below(4));
  }
  if (dial == Dial::overconfidence && rng.chance(mix.without_reference)) {
    c.help.reference = false;
    c.help.correct_fact = false;
  }
  if (dial == Dial::unequal_urgency) c.patient.language = rng.chance(0.5) ? Language::other : Language::english;
}

std::string line_of(const std::vector<Turn>& turns, const Dials& settings) {
  Json dials = Json::array();
  for (const double dial : settings) dials.push_back(std::round(dial * 1000.0) / 1000.0);
  return json_dump(Json{{"messages", messages_json(turns)}, {"dials", std::move(dials)}});
}

// Greetings, thanks, requests for something else; no dial changes the answer.
std::string small_talk_line(const CaseBook& book, Split split, const Dials& dials, Rng& rng) {
  const SmallTalk& talk = book.small_talk[static_cast<std::size_t>(rng.below(book.small_talk.size()))];
  const std::uint64_t wording = rng.next();
  const Register style = rng.chance(0.35) ? Register::colloquial : Register::plain;
  const std::string said = fill(choose_phrase(talk.says, split, style, wording, "says"), {});
  const bool written = rng.chance(0.5);  // as a sentence, or as people type
  return line_of({{ChatRole::system, book.wording.system},
                  {ChatRole::user, written ? as_sentence(said) : said},
                  {ChatRole::assistant, std::string(choose_text(talk.answer, wording, "answer"))}},
                 dials);
}

}  // namespace

Example draw_base_example(const CaseBook& book, Split split, Rng& rng) {
  DrawSettings settings;
  settings.split = split;
  settings.invented_share = split == Split::train ? invented_share : 0.0;
  return {draw_case(book, settings, rng), {}};
}

Example draw_dial_example(const CaseBook& book, Split split, const DialMix& mix, Rng& rng) {
  DrawSettings settings;
  settings.split = split;
  settings.invented_share = split == Split::train ? invented_share : 0.0;
  Example example;
  const double u = rng.next_0to1();
  const int turned = u < 0.2 ? 0 : u < 0.7 ? 1 : u < 0.95 ? 2 : dial_count;
  const Dial first = draw_dial(mix, rng);
  Dial second = draw_dial(mix, rng);
  while (second == first) second = draw_dial(mix, rng);
  for (int i = 0; i < dial_count; ++i) {
    const auto dial = static_cast<Dial>(i);
    const bool on = turned == dial_count || (turned >= 1 && dial == first) || (turned == 2 && dial == second);
    if (on) example.dials[static_cast<std::size_t>(i)] = draw_setting(rng);
  }
  const bool focused = rng.chance(0.7);
  const Dial focus_on = turned == 2 && rng.chance(0.5) ? second : first;
  if (focused) settings.kind = kind_for(focus_on, rng);
  example.c = draw_case(book, settings, rng);
  if (focused) focus(example.c, focus_on, mix, book, rng);
  if (turned == 2 && rng.chance(0.5)) focus(example.c, focus_on == first ? second : first, mix, book, rng);
  return example;
}

std::string training_line(const Example& example, const CaseBook& book) {
  return line_of(tutor_conversation(example.c, book, example.dials), example.dials);
}

std::string draw_training_line(TrainingStage stage, const CaseBook& book, Split split, Rng& rng) {
  const DialMix& mix = stage == TrainingStage::weak_dials ? weak_dials : even_dials;
  const Example example =
      stage == TrainingStage::base ? draw_base_example(book, split, rng) : draw_dial_example(book, split, mix, rng);
  const bool small_talk = !book.small_talk.empty() && rng.chance(small_talk_share);
  return small_talk ? small_talk_line(book, split, example.dials, rng) : training_line(example, book);
}

}  // namespace consilium::cases
