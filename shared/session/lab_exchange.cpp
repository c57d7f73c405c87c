#include "session/lab_exchange.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/text.h"
#include "cases/truth.h"

namespace consilium::session {

std::string LabReply::text() const {
  std::string text;
  for (const LabToken& token : tokens) text += token.chosen.text;
  return std::string(trim(text));
}

LabExchange::LabExchange(const LabSetup& setup, const cases::CaseBook& book) : setup_(setup) {
  const cases::Case c = case_of(setup, book);
  prompt_ = cases::make_prompt(c, book);
  put_own_words();
  truth_ = cases::truth_of(c, book, cases::given_text(prompt_));
  replies_.emplace_back();
}

// The person's words ask instead of the case's; who asks something else does not go on insisting on the case.
void LabExchange::put_own_words() {
  if (setup_.own.text.empty()) return;
  prompt_.user_turns.front() = setup_.own.text;
  if (!setup_.own.tells_case) prompt_.user_turns.resize(1);
}

bool LabExchange::finished() const {
  const LabEnd end = replies_.back().end;
  return end == LabEnd::stopped || (end != LabEnd::writing && replies_.size() == prompt_.user_turns.size());
}

LabQuestion LabExchange::question() const {
  assert(!finished());
  LabQuestion question{.dials = setup_.dials, .sampling = setup_.sampling};
  std::vector<std::string> said;
  for (std::size_t i = 0; i + 1 < replies_.size(); ++i) said.push_back(replies_[i].text());
  question.conversation = cases::conversation(prompt_, said);
  for (const LabToken& token : replies_.back().tokens) question.begun.push_back(token.chosen.id);
  return question;
}

// An edit whose token is not among those that could have stood here belongs to another model: it is left out.
bool LabExchange::apply_edit(LabToken& token) {
  const std::size_t reply = replies_.size() - 1, place = replies_.back().tokens.size();
  for (const LabEdit& edit : setup_.edits) {
    if (edit.reply != reply || edit.token != place || edit.id == token.chosen.id) continue;
    const auto instead = std::ranges::find(token.alternatives, edit.id, &LabChoice::id);
    if (instead == token.alternatives.end()) continue;
    token.chosen = *instead;
    token.forced = true;
    return true;
  }
  return false;
}

bool LabExchange::add(LabToken token) {
  if (replies_.back().end != LabEnd::writing) return false;
  const bool edited = apply_edit(token);
  replies_.back().tokens.push_back(std::move(token));
  return edited;
}

void LabExchange::end_reply(LabEnd end) {
  if (finished() || end == LabEnd::writing) return;
  replies_.back().end = end;
  if (!finished()) replies_.emplace_back();
}

bool LabExchange::go_on_with(const LabSetup& setup) {
  if (setup.edits.empty() || !same_question(setup, setup_)) return false;
  const LabEdit& edit = setup.edits.back();
  if (setup != with_edit(setup_, edit)) return false;
  if (edit.reply >= replies_.size() || edit.token >= replies_[edit.reply].tokens.size()) return false;
  LabToken place = replies_[edit.reply].tokens[edit.token];
  setup_ = setup;
  replies_.resize(edit.reply + 1);
  replies_.back().end = LabEnd::writing;
  replies_.back().tokens.resize(edit.token);
  apply_edit(place);
  replies_.back().tokens.push_back(std::move(place));
  return true;
}

std::vector<cases::Finding> LabExchange::findings() const {
  if (!finished() || replies_.back().tokens.empty()) return {};
  const std::string reply = replies_.back().text();
  return setup_.own.tells_case ? cases::check_all(truth_, reply)
                               : cases::check_without_truth(truth_.instructions, truth_.given_text, reply);
}

}  // namespace consilium::session
