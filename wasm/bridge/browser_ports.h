// The session's ports, carried out by the page (web/src/host.ts): the store of studies, files, and the rest of the
// desk.
//
// Every call returns at once. What comes of it arrives later through page_messages.h or as the bytes of a study.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/ports.h"

namespace consilium::bridge {

class BrowserStore final : public session::StudyStore {
 public:
  void open(std::string_view key) override;
  void keep(std::string_view key, const Study& study) override;
  void forget(std::string_view key) override;
  void delete_everything() override;
  void save_library(const std::vector<session::StudyEntry>& entries) override;
};

class BrowserFiles final : public session::FileGate {
 public:
  void choose_files() override;
  void cancel_import() override;
  void save_file(std::string_view name, std::string_view mime, std::string_view bytes) override;
};

class BrowserDesk final : public session::Desk {
 public:
  void set_page_address(std::string address) { page_address_ = std::move(address); }

  void copy_text(std::string_view text) override;
  void set_link(std::string_view fragment, bool new_entry) override;
  [[nodiscard]] std::string page_address() const override { return page_address_; }
  void open_url(std::string_view url) override;
  void open_html(std::string_view html) override;
  void save_preferences(const session::Preferences& preferences) override;

 private:
  std::string page_address_;
};

}  // namespace consilium::bridge
