// The page's own services (web/src/host.ts), as plain functions: studies, files, the clipboard, the address.
//
// Every call returns at once; the page decodes or copies what it is given before that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace consilium::platform::host {

void open_study(std::string_view key);
// Whether the page still holds the pack of this study as the import worker made it, and has kept it.
bool keep_arrived(std::string_view key);
void keep_pack(std::string_view key, std::span<const std::byte> pack);
void forget_study(std::string_view key);
void delete_everything();
// Small texts kept on this device by name.
void save_text(std::string_view name, std::string_view text);

void choose_files();
void cancel_import();
void save_file(std::string_view name, std::string_view mime, std::string_view bytes);

void copy_text(std::string_view text);
void set_link(std::string_view fragment, bool new_entry);
void open_url(std::string_view url);
void open_html(std::string_view html);

// The lab: its case book, its model, and questions to it (JSON: wasm/bridge/lab_messages.h).
void lab_open_book();
void lab_load(std::string_view json);
void lab_ask(std::string_view json);
void lab_cancel(std::uint64_t number);

// Its other models (JSON: wasm/bridge/models_messages.h).
void models_list();
void models_look(std::string_view json);
void models_download(std::string_view json);
void models_cancel();
void models_remove(std::string_view key);
void models_choose_folder();

}  // namespace consilium::platform::host
