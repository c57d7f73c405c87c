// Writes the mirror's patch as JSON text. The keys are explained in semantic_tree.h.
#pragma once

#include <string>
#include <string_view>

#include "ui/a11y/semantic_tree.h"

namespace consilium::ui::a11y {

class PatchWriter {
 public:
  void set(const Node& node, NodeId previous_sibling);
  void remove(NodeId id);
  void focus(NodeId id);
  void say(std::string_view words, bool assertive);
  // The whole patch; empty when nothing was written.
  [[nodiscard]] std::string take();

 private:
  void next_in_list(std::string& list);
  void field(std::string_view key, std::string_view text);
  void number(std::string_view key, double value);
  void tristate(std::string_view key, Tristate state);
  void flag(std::string_view key, bool on);

  std::string sets_;
  std::string deletions_;
  std::string words_;
  std::string focus_;
};

// Appends `text` as a JSON string with its quotes: escaped, ill-formed UTF-8 replaced by U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace consilium::ui::a11y
