#include "platform/page.h"

#include <emscripten/em_js.h>

// Module.host is the object that web/src/host.ts gives when it starts the wasm.
EM_JS(void, consilium_host_patch, (const char* text, size_t size), { Module["host"]["patch"](text, size); })
EM_JS(void, consilium_host_cursor, (int shape), { Module["host"]["cursor"](shape); })
EM_JS(void, consilium_host_look, (int dark, float text_scale), { Module["host"]["look"](Boolean(dark), text_scale); })
EM_JS(void, consilium_host_wake, (), { Module["host"]["wake"](); })

namespace consilium::platform {

void apply_mirror_patch(std::string_view json) { consilium_host_patch(json.data(), json.size()); }
void set_cursor(int shape) { consilium_host_cursor(shape); }
void set_look(bool dark, float text_scale) { consilium_host_look(dark ? 1 : 0, text_scale); }
void wake() { consilium_host_wake(); }

}  // namespace consilium::platform
