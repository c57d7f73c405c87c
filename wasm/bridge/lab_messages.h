// What the app and the page say to each other about the lab, as JSON.
//
// To the page:  {"number":7,"messages":[{"role","content"},...],"begun":[ids],"dials":[...],
//                "temperature","top_k","top_p","seed"}
// From the page, turned into commands:
//   {"type":"lab_book","files":{"presentations":"...",...},"criteria":"..."}   {"type":"lab_book_failed","message"}
//   {"type":"lab_progress","done","total"}
//   {"type":"lab_ready","provider","dials":[names],"bytes","load_ms","measured":{"webgpu","wasm"}}
//   {"type":"lab_token","number","id","text","log_probability","entropy","alternatives":[{"id","text",
//    "log_probability","ends"},...]}
//   {"type":"lab_done","number","ended"}   {"type":"lab_failed","number","code","message"}
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"
#include "session/command.h"

namespace consilium::bridge {

std::string_view provider_name(session::LabProvider provider);  // "auto", "webgpu", "wasm"
Json question_json(std::uint64_t number, const session::LabQuestion& question);

// Nothing when the message is not about the lab.
std::optional<session::Command> read_lab_message(std::string_view type, const Json& message);

}  // namespace consilium::bridge
