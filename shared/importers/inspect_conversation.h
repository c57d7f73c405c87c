// One Inspect sample as a conversation: what the model was asked, and what came after.
//
// `input` is the dataset's question; `messages` is what really passed, with system prompts and templates added by the
// task. The reader is shown what really passed: the prompt is everything up to the model's first own word, the answer
// is the rest. Where messages are absent, the input and output.completion stand in.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "importers/inspect_text.h"

namespace consilium::importers {

struct InspectConversation {
  std::vector<InspectTurn> prompt;
  std::vector<InspectTurn> answer;
  std::string title;  // of the scenario; empty when nothing was asked in words
  std::string target;
};

InspectConversation read_inspect_conversation(const Json& sample, InspectTexts& texts);

// The text that was judged: the last assistant turn that is not reasoning; empty when there is none.
std::string_view judged_text(const std::vector<InspectTurn>& answer);

// "A", "B", ... as multiple-choice tasks letter their options; empty beyond "Z".
std::string choice_letter(std::size_t index);

}  // namespace consilium::importers
