// What the import worker's script (web/src/import_worker.ts) offers its wasm.
#pragma once

namespace consilium::platform {

void tell_import_progress(double done_bytes, double total_bytes);

}  // namespace consilium::platform
