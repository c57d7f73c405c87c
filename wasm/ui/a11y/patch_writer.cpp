#include "ui/a11y/patch_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace consilium::ui::a11y {
namespace {

bool is_plain(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f || c == '"' || c == '\\') return false;
  }
  return true;
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (byte < 0x20 || byte == 0x7f) {
    out += "\\u00";
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
  } else {
    out += c;
  }
}

void append_unsigned(std::string& out, std::uint32_t value) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

bool is_interactive_by_nature(Role role) {
  switch (role) {
    case Role::button:
    case Role::link:
    case Role::toggle:
    case Role::checkbox:
    case Role::switch_:
    case Role::radio:
    case Role::slider:
    case Role::text_field:
    case Role::text_area:
    case Role::combobox:
    case Role::menu_item:
    case Role::tab:
      return true;
    default:
      return false;
  }
}

// At most three decimals, none when whole; never NaN or infinity.
void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) value = 0.0;
  constexpr double limit = 1e12;
  value = std::min(limit, std::max(-limit, value));
  const auto thousandths = std::llround(value * 1000.0);
  const auto magnitude = static_cast<unsigned long long>(thousandths < 0 ? -thousandths : thousandths);
  if (thousandths < 0) out += '-';
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, magnitude / 1000).ptr);
  if (magnitude % 1000 == 0) return;
  std::string fraction = std::to_string(1000 + (magnitude % 1000)).substr(1);
  while (fraction.back() == '0') fraction.pop_back();
  out += '.';
  out += fraction;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_plain(text)) {
    out += text;
  } else if (is_valid_utf8(text)) {
    for (const char c : text) append_escaped(out, c);
  } else {
    for (const char c : to_valid_utf8(text)) append_escaped(out, c);
  }
  out += '"';
}

void PatchWriter::next_in_list(std::string& list) {
  if (!list.empty()) list += ',';
}

void PatchWriter::field(std::string_view key, std::string_view text) {
  if (text.empty()) return;
  sets_ += ",\"";
  sets_ += key;
  sets_ += "\":";
  append_json_string(sets_, text);
}

void PatchWriter::number(std::string_view key, double value) {
  if (value == 0.0) return;
  sets_ += ",\"";
  sets_ += key;
  sets_ += "\":";
  append_number(sets_, value);
}

void PatchWriter::tristate(std::string_view key, Tristate state) {
  if (state == Tristate::none) return;
  sets_ += ",\"";
  sets_ += key;
  sets_ += state == Tristate::yes ? "\":true" : "\":false";
}

void PatchWriter::flag(std::string_view key, bool on) {
  if (on) tristate(key, Tristate::yes);
}

void PatchWriter::set(const Node& node, NodeId previous_sibling) {
  next_in_list(sets_);
  sets_ += "{\"i\":";
  append_unsigned(sets_, node.id);
  sets_ += ",\"p\":";
  append_unsigned(sets_, node.parent);
  sets_ += ",\"a\":";
  append_unsigned(sets_, previous_sibling);
  field("r", to_text(node.role));
  field("n", node.name);
  field("v", node.value);
  field("d", node.description);
  field("k", node.shortcut);
  if (node.box.w > 0.0F || node.box.h > 0.0F) {
    sets_ += ",\"b\":[";
    append_number(sets_, node.box.x);
    for (const float side : {node.box.y, node.box.w, node.box.h}) {
      sets_ += ',';
      append_number(sets_, side);
    }
    sets_ += ']';
  }
  number("l", node.level);
  tristate("pr", node.pressed);
  tristate("ch", node.checked);
  tristate("ex", node.expanded);
  tristate("se", node.selected);
  tristate("cu", node.current);
  flag("off", !node.enabled);
  flag("nt", !node.tab_stop);
  flag("ia", node.interactive && !is_interactive_by_nature(node.role));
  flag("mo", node.modal);
  flag("co", node.covered);
  number("lo", node.low);
  number("hi", node.high);
  number("no", node.now);
  number("st", node.step);
  number("rc", node.row_count);
  number("ri", node.row_index);
  field("hr", node.href);
  field("ph", node.hint);
  sets_ += '}';
}

void PatchWriter::remove(NodeId id) {
  next_in_list(deletions_);
  append_unsigned(deletions_, id);
}

void PatchWriter::focus(NodeId id) {
  focus_.clear();
  append_unsigned(focus_, id);
}

void PatchWriter::say(std::string_view words, bool assertive) {
  next_in_list(words_);
  words_ += "{\"t\":";
  append_json_string(words_, words);
  if (assertive) words_ += ",\"assertive\":true";
  words_ += '}';
}

std::string PatchWriter::take() {
  std::string patch;
  const auto part = [&patch](std::string_view key, const std::string& body, std::string_view open,
                             std::string_view close) {
    if (body.empty()) return;
    patch += patch.empty() ? "{\"" : ",\"";
    patch += key;
    patch += "\":";
    patch += open;
    patch += body;
    patch += close;
  };
  part("set", sets_, "[", "]");
  part("del", deletions_, "[", "]");
  part("focus", focus_, "", "");
  part("say", words_, "[", "]");
  if (!patch.empty()) patch += '}';
  *this = {};
  return patch;
}

}  // namespace consilium::ui::a11y
