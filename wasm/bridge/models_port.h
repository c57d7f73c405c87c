// Whoever fetches and keeps the lab's other models, run by the page (web/src/models_client.ts). What comes of it
// arrives through models_messages.h.
#pragma once

#include "session/models.h"

namespace consilium::bridge {

class BrowserModels final : public session::ModelKeeper {
 public:
  void list() override;
  void look(const session::ModelName& name) override;
  void download(const session::ModelName& name) override;
  void cancel() override;
  void remove(std::string_view key) override;
  void choose_folder() override;
};

}  // namespace consilium::bridge
