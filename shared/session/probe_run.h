// One run of a probe: its trials are asked one after the other, case by case, and what came back is judged as it comes.
// It knows nothing of where the model runs: whoever owns it takes the question and gives back the whole reply. A run
// may stop anywhere, and goes on where it stopped; what is there is complete for the cases before.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "probes/effects.h"
#include "session/lab_book.h"
#include "session/lab_exchange.h"
#include "session/probe_setup.h"

namespace consilium::session {

// One trial's conversation: the model's replies, one for each turn that was asked so far.
struct ProbeExchange {
  cases::Prompt prompt;
  std::vector<std::string> replies;
  [[nodiscard]] bool finished() const { return replies.size() == prompt.user_turns.size(); }
};

// Where a run stands: a trial of the plan of a series.
struct ProbePlace {
  std::size_t series = 0;
  std::size_t trial = 0;
};

class ProbeRun {
 public:
  ProbeRun(const ProbeSetup& setup, std::shared_ptr<const LabBook> book);

  [[nodiscard]] const ProbeSetup& setup() const { return setup_; }  // fitted
  [[nodiscard]] const LabBook& book() const { return *book_; }
  [[nodiscard]] const std::vector<ProbeSeries>& series() const { return series_; }
  // Of a series, in the order of its plan's trials: all checks on the last reply, empty where none came yet.
  [[nodiscard]] const std::vector<probes::Findings>& findings(std::size_t series) const { return findings_[series]; }
  [[nodiscard]] const ProbeExchange& exchange(std::size_t series, std::size_t trial) const {
    return exchanges_[series][trial];
  }

  // Cases that were drawn; 0 where none fits the probe.
  [[nodiscard]] std::size_t cases() const { return series_.front().plan.items(); }
  [[nodiscard]] std::size_t complete_cases() const;  // answered in every series, under every arm
  [[nodiscard]] std::size_t questions() const { return questions_; }
  [[nodiscard]] std::size_t answered() const { return answered_; }
  [[nodiscard]] bool finished() const { return next_.series == series_.size(); }

  // The trial that is being asked, and what the model is to answer next; while !finished().
  [[nodiscard]] ProbePlace asking() const { return next_; }
  [[nodiscard]] LabQuestion question() const;
  // The reply to question(); `took_ms` for it. Does nothing when finished.
  void reply_came(std::string text, double took_ms);

  // What is left at the pace of the last replies; nothing before some came.
  [[nodiscard]] std::optional<double> ms_left() const;

 private:
  [[nodiscard]] ProbePlace after(ProbePlace place) const;

  ProbeSetup setup_;
  std::shared_ptr<const LabBook> book_;
  std::vector<ProbeSeries> series_;  // at least one
  std::vector<std::vector<ProbeExchange>> exchanges_;
  std::vector<std::vector<probes::Findings>> findings_;
  ProbePlace next_;
  std::size_t questions_ = 0;
  std::size_t answered_ = 0;
  std::vector<double> last_ms_;  // what the last replies took, the newest last
};

}  // namespace consilium::session
