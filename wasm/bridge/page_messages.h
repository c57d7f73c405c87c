// What the page tells the app, as JSON, turned into session commands: results of effects, and the facts of the start.
//
//   {"type":"failed","key","error":{"code","message","where","hint"},"diagnostics":[{"code","severity","count","examples":[...]}]}
//   {"type":"not_kept","key","message"}
//   {"type":"progress","done","total","label"}   {"type":"cancelled"}   {"type":"link","fragment"}
//   {"type":"notify","severity","message"}
// and those about the lab and its models: lab_messages.h, models_messages.h.
// The page is ours, but a message is still read tolerantly: an unknown one gives nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/command.h"
#include "session/library.h"

namespace consilium::bridge {

std::optional<session::Command> read_page_message(std::string_view json);

// Everything the app needs to know before its first frame.
struct StartFacts {
  std::string address;  // the page's address without fragment
  std::string link;     // the fragment it was opened with
  session::Preferences preferences;
  std::vector<session::StudyEntry> library;  // shipped and kept on this device
  session::WallTime clock;                   // at now_ms = 0
};
StartFacts read_start_facts(std::string_view json);

}  // namespace consilium::bridge
