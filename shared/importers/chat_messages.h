// Conversations as chat programs write them: [{"role": "user", "content": "..."}], content a string or a list of parts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/study_builder.h"

namespace consilium::importers {

ChatRole chat_role(std::string_view role);
// The text of a "content" value; parts that are no text (an image) appear as "[image]".
std::string chat_content(const Json& content);
// The turns, their texts put into the study; nullopt when `turns` is no list of messages.
std::optional<std::vector<Message>> chat_messages(const Json& turns, StudyBuilder& study);
// The start of the last user turn (else of the last turn) on one line, for lists of scenarios.
std::string title_of(const std::vector<Message>& turns, const StudyBuilder& study);
// White space collapsed, cut to the length of a title.
std::string one_line_title(std::string_view text);

}  // namespace consilium::importers
