#include "session/lab_exchange.h"

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
  truth_ = cases::truth_of(c, book);
  replies_.emplace_back();
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

void LabExchange::add(LabToken token) {
  if (replies_.back().end == LabEnd::writing) replies_.back().tokens.push_back(std::move(token));
}

void LabExchange::end_reply(LabEnd end) {
  if (finished() || end == LabEnd::writing) return;
  replies_.back().end = end;
  if (!finished()) replies_.emplace_back();
}

bool LabExchange::go_on_from(std::size_t reply, std::size_t token, const LabChoice& instead) {
  if (reply >= replies_.size() || token >= replies_[reply].tokens.size()) return false;
  replies_.resize(reply + 1);
  LabReply& cut = replies_.back();
  cut.end = LabEnd::writing;
  cut.tokens.resize(token + 1);
  LabToken& place = cut.tokens.back();
  place.chosen = instead;
  place.forced = true;
  return true;
}

std::vector<cases::Finding> LabExchange::findings() const {
  if (!finished() || replies_.back().tokens.empty()) return {};
  return cases::check_all(truth_, replies_.back().text());
}

}  // namespace consilium::session
