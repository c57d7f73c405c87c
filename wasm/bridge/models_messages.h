// What the app and the page say to each other about models, as JSON (web/src/wasm_app.ts: ModelName, ModelsMessage).
//
// To the page:  {"place":"shipped"|"host"|"device","id","host","revision","precision"}
// From the page, turned into commands:
//   {"type":"models_catalogue","models":[{"id","name","parameters","licence","variants":[{"precision","bytes",
//    "needs_f16"}]}]}
//   {"type":"models_kept","models":[{"key","id","host","revision","precision","bytes","kept_bytes","whole"}],"room"}
//   {"type":"models_offer","id","host","revision","licence","suggested","variants":[{"precision","bytes","why_not"}]}
//   {"type":"models_progress","done","total"}   {"type":"models_downloaded","id","host","revision","precision"}
//   {"type":"models_reading"}   {"type":"models_given","name","bytes"}   {"type":"models_failed","message"}
// What a host says comes through here: a model whose name is not sound is left out.
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"
#include "session/command.h"

namespace consilium::bridge {

Json model_json(const session::ModelName& name);

// Nothing when the message is not about models.
std::optional<session::Command> read_models_message(std::string_view type, const Json& message);

}  // namespace consilium::bridge
