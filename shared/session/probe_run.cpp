#include "session/probe_run.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "cases/truth.h"

namespace consilium::session {

namespace {

constexpr std::size_t paced_replies = 20;  // the pace of a run is that of so many last replies
constexpr std::size_t least_paced = 3;

}  // namespace

ProbeRun::ProbeRun(const ProbeSetup& setup, std::shared_ptr<const LabBook> book)
    : setup_(fitted(setup)), book_(std::move(book)), series_(series_of(setup_, book_->book)) {
  for (const ProbeSeries& series : series_) {
    auto& exchanges = exchanges_.emplace_back();
    for (const probes::Trial& trial : series.plan.trials) {
      exchanges.push_back({.prompt = cases::make_prompt(trial.c, book_->book)});
      questions_ += exchanges.back().prompt.user_turns.size();
    }
    findings_.emplace_back(series.plan.trials.size());
  }
  if (questions_ == 0) next_.series = series_.size();
}

std::size_t ProbeRun::complete_cases() const {
  if (finished()) return cases();
  return series_.front().plan.trials[next_.trial].item;
}

// All arms of a case in one series, then in the next; then the next case. All series have trials of the same items
// under as many arms.
ProbePlace ProbeRun::after(ProbePlace place) const {
  const std::size_t arms = series_.front().plan.arms.size();
  const std::size_t trials = series_.front().plan.trials.size();
  if ((place.trial + 1) % arms != 0) return {place.series, place.trial + 1};
  if (place.series + 1 < series_.size()) return {place.series + 1, place.trial + 1 - arms};
  if (place.trial + 1 < trials) return {0, place.trial + 1};
  return {series_.size(), 0};
}

LabQuestion ProbeRun::question() const {
  assert(!finished());
  const ProbeExchange& exchange = exchanges_[next_.series][next_.trial];
  return {.conversation = cases::conversation(exchange.prompt, exchange.replies),
          .dials = series_[next_.series].plan.trials[next_.trial].dials};
}

void ProbeRun::reply_came(std::string text, double took_ms) {
  if (finished()) return;
  ProbeExchange& exchange = exchanges_[next_.series][next_.trial];
  exchange.replies.push_back(std::move(text));
  ++answered_;
  if (last_ms_.size() == paced_replies) last_ms_.erase(last_ms_.begin());
  last_ms_.push_back(took_ms);
  if (!exchange.finished()) return;
  const cases::Truth truth = cases::truth_of(series_[next_.series].plan.trials[next_.trial].c, book_->book);
  findings_[next_.series][next_.trial] = cases::check_all(truth, exchange.replies.back());
  next_ = after(next_);
}

std::optional<double> ProbeRun::ms_left() const {
  if (last_ms_.size() < least_paced) return std::nullopt;
  const double pace = std::accumulate(last_ms_.begin(), last_ms_.end(), 0.0) / static_cast<double>(last_ms_.size());
  return pace * static_cast<double>(questions_ - answered_);
}

}  // namespace consilium::session
