#include "bridge/models_port.h"

#include "base/json.h"
#include "bridge/models_messages.h"
#include "platform/host.h"

namespace consilium::bridge {

namespace host = platform::host;

void BrowserModels::list() { host::models_list(); }

void BrowserModels::look(const session::ModelName& name) { host::models_look(json_dump(model_json(name))); }

void BrowserModels::download(const session::ModelName& name) { host::models_download(json_dump(model_json(name))); }

void BrowserModels::cancel() { host::models_cancel(); }

void BrowserModels::remove(std::string_view key) { host::models_remove(key); }

void BrowserModels::choose_folder() { host::models_choose_folder(); }

}  // namespace consilium::bridge
