#include "platform/worker_host.h"

#include <emscripten/em_js.h>

EM_JS(void, importer_host_progress, (double done, double total), { Module["host"]["progress"](done, total); })

namespace consilium::platform {

void tell_import_progress(double done_bytes, double total_bytes) { importer_host_progress(done_bytes, total_bytes); }

}  // namespace consilium::platform
