#include "ui/a11y/semantic_tree.h"

#include <array>
#include <cmath>

#include "ui/a11y/patch_writer.h"

namespace consilium::ui::a11y {
namespace {

constexpr std::uint32_t none = IdTable::absent;

constexpr std::array<std::string_view, 40> role_names{
    "root",          "group",      "banner", "navigation", "main",      "complementary", "contentinfo", "region",
    "search",        "heading",    "text",   "paragraph",  "list",      "list_item",     "table",       "row",
    "column_header", "row_header", "cell",   "button",     "link",      "toggle",        "checkbox",    "switch",
    "radio_group",   "radio",      "slider", "text_field", "text_area", "combobox",      "menu",        "menu_item",
    "tab_list",      "tab",        "dialog", "image",      "progress",  "status",        "alert",       "separator"};

float round_half(float value) { return std::isfinite(value) ? std::round(value * 2.0F) * 0.5F : 0.0F; }

NodeId derived_id(NodeId base, std::uint32_t number) {
  std::uint32_t mixed = (base ^ 0x9E3779B9U) + (number * 0x85EBCA6BU);
  mixed = (mixed ^ (mixed >> 16U)) * 0x7FEB352DU;
  mixed = (mixed ^ (mixed >> 15U)) * 0x846CA68BU;
  mixed ^= mixed >> 16U;
  return mixed == 0 ? 1 : mixed;
}

}  // namespace

std::string_view to_text(Role role) { return role_names[static_cast<std::size_t>(role)]; }

void SemanticTree::begin_frame() {
  nodes_.clear();
  index_.clear();
  duplicates_.clear();
  stack_.clear();
  stack_.push_back({});
}

NodeId SemanticTree::push(Node node) {
  Open& parent = stack_.back();
  node.parent = parent.id;
  if (node.id == 0) node.id = derived_id(parent.id, ++parent.unnamed_children);
  const auto position = static_cast<std::uint32_t>(nodes_.size());
  if (!index_.insert(node.id, position)) {
    duplicates_.push_back(node.id);
    std::uint32_t attempt = 0x10000U;
    NodeId other = derived_id(node.id, attempt);
    while (!index_.insert(other, position)) other = derived_id(node.id, ++attempt);
    node.id = other;
  }
  node.box = {round_half(node.box.x), round_half(node.box.y), round_half(node.box.w), round_half(node.box.h)};
  if (node.box.w <= 0.0F || node.box.h <= 0.0F) node.box = {};
  const NodeId id = node.id;
  nodes_.push_back(std::move(node));
  stack_.push_back({id, 0});
  return id;
}

void SemanticTree::pop() {
  if (stack_.size() > 1) stack_.pop_back();
}

NodeId SemanticTree::leaf(Node node) {
  const NodeId id = push(std::move(node));
  pop();
  return id;
}

void SemanticTree::request_focus(NodeId node) {
  focus_request_ = node;
  focus_patience_frames_ = 3;
}

void SemanticTree::announce(std::string text, bool assertive) {
  if (!text.empty()) announcements_.emplace_back(std::move(text), assertive);
}

const Node* SemanticTree::find(NodeId id) const {
  const auto position = index_.find(id);
  return position == none ? nullptr : &nodes_[position];
}

void SemanticTree::resend_all() {
  sent_.clear();
  sent_index_.clear();
}

std::string SemanticTree::end_frame() {
  PatchWriter patch;
  if (!same_as_sent()) {
    write_changes(patch);
    write_deletions(patch);
    sent_ = nodes_;
    sent_index_ = index_;
  }
  if (focus_request_ != 0) {
    if (index_.find(focus_request_) != none) {
      patch.focus(focus_request_);
      focus_request_ = 0;
    } else if (--focus_patience_frames_ <= 0) {
      focus_request_ = 0;
    }
  }
  for (const auto& [words, assertive] : announcements_) patch.say(words, assertive);
  announcements_.clear();
  return patch.take();
}

// The common case by far: the same nodes in the same order, nothing to look up.
bool SemanticTree::same_as_sent() const { return nodes_ == sent_; }

// Chains the children of every sent node in page order, leaving out those that are gone or have another parent now:
// what remains is the order the page's elements have once those are out of the way.
void SemanticTree::link_children() {
  first_child_.assign(sent_.size() + 1, none);
  next_sibling_.assign(sent_.size(), none);
  for (std::size_t at = sent_.size(); at-- > 0;) {
    const Node& old = sent_[at];
    const auto now = index_.find(old.id);
    if (now == none || nodes_[now].parent != old.parent) continue;
    const auto parent = old.parent == 0 ? none : sent_index_.find(old.parent);
    const std::size_t slot = parent == none ? 0 : std::size_t{parent} + 1;
    next_sibling_[at] = first_child_[slot];
    first_child_[slot] = static_cast<std::uint32_t>(at);
  }
}

// Walks this frame's nodes beside the chains of the page. A child that is next in its chain stays where it is; any
// other is put after its previous sibling, and skipped when its chain comes to it.
void SemanticTree::write_changes(PatchWriter& patch) {
  link_children();
  std::vector<bool> placed(sent_.size(), false);
  std::vector<NodeId> last_child(nodes_.size() + 1, 0);
  for (const Node& node : nodes_) {
    const std::size_t parent_slot = node.parent == 0 ? 0 : std::size_t{index_.find(node.parent)} + 1;
    const NodeId previous = last_child[parent_slot];
    last_child[parent_slot] = node.id;

    const auto old = sent_index_.find(node.id);
    bool stays = false;
    if (old != none && sent_[old].parent == node.parent) {
      const auto old_parent = node.parent == 0 ? none : sent_index_.find(node.parent);
      auto& next = first_child_[old_parent == none ? 0 : std::size_t{old_parent} + 1];
      while (next != none && placed[next]) next = next_sibling_[next];
      stays = next == old;
      placed[old] = true;
    }
    if (!stays || !(sent_[old] == node)) patch.set(node, previous);
  }
}

void SemanticTree::write_deletions(PatchWriter& patch) const {
  for (const Node& old : sent_) {
    if (index_.find(old.id) != none) continue;
    const bool parent_goes_too = old.parent != 0 && index_.find(old.parent) == none;
    if (!parent_goes_too) patch.remove(old.id);
  }
}

}  // namespace consilium::ui::a11y
