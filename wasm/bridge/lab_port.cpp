#include "bridge/lab_port.h"

#include "base/json.h"
#include "bridge/lab_messages.h"
#include "bridge/models_messages.h"
#include "platform/host.h"

namespace consilium::bridge {

namespace host = platform::host;

void BrowserLab::open_book() { host::lab_open_book(); }

void BrowserLab::load(const session::ModelName& model, session::LabProvider provider) {
  host::lab_load(json_dump(Json{{"model", model_json(model)}, {"provider", provider_name(provider)}}));
}

void BrowserLab::ask(std::uint64_t number, const session::LabQuestion& question) {
  host::lab_ask(json_dump(question_json(number, question)));
}

void BrowserLab::cancel(std::uint64_t number) { host::lab_cancel(number); }

}  // namespace consilium::bridge
