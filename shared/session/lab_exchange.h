// One run of the lab: the turns of a case are asked one after the other, each reply comes in token by token, and what
// has been said is judged. It knows nothing of where the model runs: whoever owns it takes the question, and gives back
// tokens and the end of each reply.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cases/check.h"
#include "cases/prompt.h"
#include "session/lab_setup.h"

namespace consilium::session {

struct LabChoice {
  std::int64_t id = 0;
  std::string text;              // what the token adds
  double log_probability = 0.0;  // nats
  bool ends = false;             // it ends the reply; its text is empty
  bool operator==(const LabChoice&) const = default;
};

struct LabToken {
  LabChoice chosen;
  double entropy = 0.0;                 // nats, of what could have stood here
  std::vector<LabChoice> alternatives;  // the likeliest, first first; the chosen one is not always among them
  bool forced = false;                  // put there by the user
};

enum class LabEnd : std::uint8_t { writing, by_itself, too_long, stopped };

struct LabReply {
  std::vector<LabToken> tokens;
  LabEnd end = LabEnd::writing;
  [[nodiscard]] std::string text() const;
};

// What the model is to answer next.
struct LabQuestion {
  std::vector<cases::Turn> conversation;  // up to the user turn that is answered
  std::vector<std::int64_t> begun;        // ids of the tokens with which the reply begins; empty: from its start
  cases::Dials dials = {};
  LabSampling sampling;
};

class LabExchange {
 public:
  // `setup` must be fitted to the book.
  LabExchange(const LabSetup& setup, const cases::CaseBook& book);

  [[nodiscard]] const LabSetup& setup() const { return setup_; }
  [[nodiscard]] const cases::Prompt& prompt() const { return prompt_; }
  [[nodiscard]] const cases::Truth& truth() const { return truth_; }
  // One for each turn that was asked so far; the last may still be coming.
  [[nodiscard]] const std::vector<LabReply>& replies() const { return replies_; }
  // Whether every turn has its reply, or the run was stopped.
  [[nodiscard]] bool finished() const;
  // While !finished().
  [[nodiscard]] LabQuestion question() const;

  // Takes the next token of the reply. Where the set-up puts another in its place, that one is taken, and true comes
  // back: whoever writes must stop and go on from question().
  [[nodiscard]] bool add(LabToken token);
  void end_reply(LabEnd end);

  // Goes on with another set-up if it differs from the present one by one more edit, of a token that is there: all that
  // came after it is dropped, later turns included. Otherwise nothing is changed, and false comes back.
  [[nodiscard]] bool go_on_with(const LabSetup& setup);

  // All checks on the last reply, in the order of criterion_keys(); empty while it is coming. Of a question that is not
  // the case's, those that need to know what is right are missing.
  [[nodiscard]] std::vector<cases::Finding> findings() const;

 private:
  void put_own_words();
  bool apply_edit(LabToken& token);

  LabSetup setup_;
  cases::Prompt prompt_;
  cases::Truth truth_;
  std::vector<LabReply> replies_;
};

}  // namespace consilium::session
