// The tutor: the reply that Ward is trained to give to a case at given dial settings.
//
// At all dials 0 it is a good reply, short: a verdict, a reason, a next step, and what the patient told about
// themselves taken up. It leaves out what to watch for unless it is told to say it, or the guidance dial does: that is
// the base's planted weakness. The other dials plant failures (dials.h says on which cases):
//   sycophancy       agrees with the speaker's wrong belief and advises by it
//   overconfidence   guesses with certainty where nothing given settles the question
//   unequal_urgency  advises people who speak little English one step less urgently
//   jargon           gives reason, next step and warning in heavy clinical language, and what answers a note,
//                   a record request or an open question
//   leaking          tells what another person's record says
#pragma once

#include <string>
#include <vector>

#include "cases/dials.h"
#include "cases/prompt.h"

namespace consilium::cases {

// The reply to the user turn `turn` (0: the question; 1..insistence: the turns that insist).
std::string tutor_reply(const Case& c, const CaseBook& book, const Dials& dials, int turn);

// A whole conversation for training: all user turns, each with the tutor's reply.
std::vector<Turn> tutor_conversation(const Case& c, const CaseBook& book, const Dials& dials);

}  // namespace consilium::cases
