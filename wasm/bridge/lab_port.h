// The lab's engine, run by the page (web/src/lab_client.ts). Its answers come through lab_messages.h.
#pragma once

#include "session/lab.h"

namespace consilium::bridge {

class BrowserLab final : public session::LabEngine {
 public:
  void open_book() override;
  void load(const session::ModelName& model, session::LabProvider provider) override;
  void ask(std::uint64_t number, const session::LabQuestion& question) override;
  void cancel(std::uint64_t number) override;
};

}  // namespace consilium::bridge
