#include "platform/host.h"

#include <emscripten/em_js.h>

// Each text travels as address and length.
EM_JS(void, consilium_host_open_study, (const char* key, size_t size), { Module["host"]["openStudy"](key, size); })
EM_JS(int, consilium_host_keep_arrived, (const char* key, size_t size),
      { return Module["host"]["keepArrived"](key, size) ? 1 : 0; })
EM_JS(void, consilium_host_keep_pack, (const char* key, size_t size, const void* pack, size_t pack_size),
      { Module["host"]["keepPack"](key, size, pack, pack_size); })
EM_JS(void, consilium_host_forget_study, (const char* key, size_t size), { Module["host"]["forgetStudy"](key, size); })
EM_JS(void, consilium_host_delete_everything, (), { Module["host"]["deleteEverything"](); })
EM_JS(void, consilium_host_save_text, (const char* name, size_t name_size, const char* text, size_t size),
      { Module["host"]["saveText"](name, name_size, text, size); })
EM_JS(void, consilium_host_choose_files, (), { Module["host"]["chooseFiles"](); })
EM_JS(void, consilium_host_cancel_import, (), { Module["host"]["cancelImport"](); })
EM_JS(void, consilium_host_save_file,
      (const char* name, size_t name_size, const char* mime, size_t mime_size, const char* bytes, size_t size),
      { Module["host"]["saveFile"](name, name_size, mime, mime_size, bytes, size); })
EM_JS(void, consilium_host_copy_text, (const char* text, size_t size), { Module["host"]["copyText"](text, size); })
EM_JS(void, consilium_host_set_link, (const char* fragment, size_t size, int new_entry),
      { Module["host"]["setLink"](fragment, size, Boolean(new_entry)); })
EM_JS(void, consilium_host_open_url, (const char* url, size_t size), { Module["host"]["openUrl"](url, size); })
EM_JS(void, consilium_host_open_html, (const char* html, size_t size), { Module["host"]["openHtml"](html, size); })
EM_JS(void, consilium_host_lab_open_book, (), { Module["host"]["labOpenBook"](); })
EM_JS(void, consilium_host_lab_load, (const char* json, size_t size), { Module["host"]["labLoad"](json, size); })
EM_JS(void, consilium_host_lab_ask, (const char* json, size_t size), { Module["host"]["labAsk"](json, size); })
EM_JS(void, consilium_host_lab_cancel, (double number), { Module["host"]["labCancel"](number); })
EM_JS(void, consilium_host_models_list, (), { Module["host"]["modelsList"](); })
EM_JS(void, consilium_host_models_look, (const char* json, size_t size), { Module["host"]["modelsLook"](json, size); })
EM_JS(void, consilium_host_models_download, (const char* json, size_t size),
      { Module["host"]["modelsDownload"](json, size); })
EM_JS(void, consilium_host_models_cancel, (), { Module["host"]["modelsCancel"](); })
EM_JS(void, consilium_host_models_remove, (const char* key, size_t size),
      { Module["host"]["modelsRemove"](key, size); })
EM_JS(void, consilium_host_models_choose_folder, (), { Module["host"]["modelsChooseFolder"](); })

namespace consilium::platform::host {

void open_study(std::string_view key) { consilium_host_open_study(key.data(), key.size()); }

bool keep_arrived(std::string_view key) { return consilium_host_keep_arrived(key.data(), key.size()) != 0; }

void keep_pack(std::string_view key, std::span<const std::byte> pack) {
  consilium_host_keep_pack(key.data(), key.size(), pack.data(), pack.size());
}

void forget_study(std::string_view key) { consilium_host_forget_study(key.data(), key.size()); }

void delete_everything() { consilium_host_delete_everything(); }

void save_text(std::string_view name, std::string_view text) {
  consilium_host_save_text(name.data(), name.size(), text.data(), text.size());
}

void choose_files() { consilium_host_choose_files(); }

void cancel_import() { consilium_host_cancel_import(); }

void save_file(std::string_view name, std::string_view mime, std::string_view bytes) {
  consilium_host_save_file(name.data(), name.size(), mime.data(), mime.size(), bytes.data(), bytes.size());
}

void copy_text(std::string_view text) { consilium_host_copy_text(text.data(), text.size()); }

void set_link(std::string_view fragment, bool new_entry) {
  consilium_host_set_link(fragment.data(), fragment.size(), new_entry ? 1 : 0);
}

void open_url(std::string_view url) { consilium_host_open_url(url.data(), url.size()); }

void open_html(std::string_view html) { consilium_host_open_html(html.data(), html.size()); }

void lab_open_book() { consilium_host_lab_open_book(); }

void lab_load(std::string_view json) { consilium_host_lab_load(json.data(), json.size()); }

void lab_ask(std::string_view json) { consilium_host_lab_ask(json.data(), json.size()); }

void lab_cancel(std::uint64_t number) { consilium_host_lab_cancel(static_cast<double>(number)); }

void models_list() { consilium_host_models_list(); }

void models_look(std::string_view json) { consilium_host_models_look(json.data(), json.size()); }

void models_download(std::string_view json) { consilium_host_models_download(json.data(), json.size()); }

void models_cancel() { consilium_host_models_cancel(); }

void models_remove(std::string_view key) { consilium_host_models_remove(key.data(), key.size()); }

void models_choose_folder() { consilium_host_models_choose_folder(); }

}  // namespace consilium::platform::host
