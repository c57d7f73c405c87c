// Whoever runs the lab's model: what is asked of it. Its answers come as commands (command.h).
#pragma once

#include <cstdint>

#include "session/lab_exchange.h"
#include "session/model_name.h"

namespace consilium::session {

// What computes: the graphics processor through WebGPU, or the processor through WebAssembly.
enum class LabProvider : std::uint8_t { automatic, webgpu, wasm };

// In the browser web/src/lab_client.ts. Questions are answered in the order in which they are asked.
struct LabEngine {
  virtual ~LabEngine() = default;
  virtual void open_book() = 0;
  virtual void load(const ModelName& model, LabProvider provider) = 0;
  virtual void ask(std::uint64_t number, const LabQuestion& question) = 0;
  virtual void cancel(std::uint64_t number) = 0;  // 0: the loading
};

}  // namespace consilium::session
