// The two files between the program and whoever runs Ward: what to ask it, and what it replied.
//
//   questions (one JSON object):  {"settings":[{"name":"Jargon 0.5","dials":[0,0,0,0.5,0,0]},...],
//                                  "cases":[{"key":"triage/...","opening":[{"role":"system","content":"..."},...],
//                                            "user_turns":["...",...]},...]}
//   replies (one object a line):  {"setting":"Jargon 0.5","case":"triage/...","replies":["...",...]}
// A case has as many replies as user turns; each turn is asked with the replies before it in the conversation.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "cases/ward_plan.h"

namespace consilium::cases {

// The replies at one setting, by the key of the case: one for each user turn, the last of them is what is judged.
using CaseReplies = std::map<std::string, std::vector<std::string>, std::less<>>;
// By the name of the setting.
using WardReplies = std::map<std::string, CaseReplies, std::less<>>;

Json questions_json(const std::vector<Setting>& settings, const std::vector<PlannedCase>& planned,
                    const CaseBook& book);

// Errors: "ward-replies" with the number of the line in `where`: not such an object, or the same case twice.
Result<WardReplies> read_ward_replies(std::string_view lines);

}  // namespace consilium::cases
