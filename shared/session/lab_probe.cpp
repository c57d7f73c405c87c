#include "session/lab_probe.h"

#include <utility>

namespace consilium::session {

void LabProbe::start(const ProbeSetup& setup, std::shared_ptr<const LabBook> book) {
  if (state_ == State::running || book == nullptr) return;
  const bool goes_on = run_ && !run_->finished() && run_->setup() == fitted(setup);
  if (!goes_on) {
    run_.emplace(setup, std::move(book));
    ++run_number_;
    asked_ms_ = 0.0;
  }
  failure_.clear();
  state_ = run_->finished() ? State::finished : State::running;
}

void LabProbe::stop(LabEngine& engine) {
  if (state_ != State::running) return;
  if (number_ != 0) engine.cancel(std::exchange(number_, 0));
  state_ = State::stopped;
}

void LabProbe::forget() {
  run_.reset();
  state_ = State::none;
}

void LabProbe::ask(std::uint64_t number, LabEngine& engine, double now_ms) {
  number_ = number;
  reply_ = {};
  asked_at_ms_ = now_ms;
  engine.ask(number, run_->question());
}

bool LabProbe::token_came(std::uint64_t number, const LabToken& token) {
  if (!is_mine(number)) return false;
  reply_.tokens.push_back(token);
  return true;
}

bool LabProbe::reply_ended(std::uint64_t number, double now_ms) {
  if (!is_mine(number)) return false;
  number_ = 0;
  const double took_ms = now_ms - asked_at_ms_;
  asked_ms_ += took_ms;
  run_->reply_came(reply_.text(), took_ms);
  if (run_->finished()) state_ = State::finished;
  return true;
}

bool LabProbe::ask_failed(std::uint64_t number, std::string message) {
  if (!is_mine(number)) return false;
  number_ = 0;
  failure_ = std::move(message);
  state_ = State::failed;
  return true;
}

}  // namespace consilium::session
