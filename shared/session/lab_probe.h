// The probe that the lab runs: one question after the other, its tokens put together into a reply, the reply judged,
// the next question asked. It can be stopped and goes on where it stood.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "session/lab_engine.h"
#include "session/probe_run.h"

namespace consilium::session {

class LabProbe {
 public:
  enum class State : std::uint8_t { none, running, stopped, failed, finished };

  [[nodiscard]] const ProbeRun* run() const { return run_ ? &*run_ : nullptr; }
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const std::string& failure() const { return failure_; }  // a sentence, when failed
  // Another number for another run, so that what was computed of one is not taken for the other's.
  [[nodiscard]] std::uint64_t run_number() const { return run_number_; }
  // What the replies took together; pauses left out.
  [[nodiscard]] double asked_ms() const { return asked_ms_; }

  // Goes on where a run of the very same set-up stopped or failed, else begins anew.
  void start(const ProbeSetup& setup, std::shared_ptr<const LabBook> book);
  void stop(LabEngine& engine);
  // Of a stopped one: its replies are those of a model that is no longer there.
  void forget();

  // Whether the next question is to be asked: it is running, and none is out.
  [[nodiscard]] bool wants_to_ask() const { return state_ == State::running && number_ == 0; }
  void ask(std::uint64_t number, LabEngine& engine, double now_ms);

  // Each returns whether the question is the one that it asked.
  bool token_came(std::uint64_t number, const LabToken& token);
  bool reply_ended(std::uint64_t number, double now_ms);
  bool ask_failed(std::uint64_t number, std::string message);

 private:
  [[nodiscard]] bool is_mine(std::uint64_t number) const { return number != 0 && number == number_; }

  std::optional<ProbeRun> run_;
  State state_ = State::none;
  std::string failure_;
  std::uint64_t run_number_ = 0;
  std::uint64_t number_ = 0;  // of the question that is out; 0: none is
  LabReply reply_;            // to it, as far as it came
  double asked_at_ms_ = 0.0;
  double asked_ms_ = 0.0;
};

}  // namespace consilium::session
