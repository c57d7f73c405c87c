// The accessibility mirror, C++ side: each frame the widgets emit a tree of semantic nodes; the tree is compared with
// the last one by id and only the differences travel to the page, where they become native DOM elements over the
// canvas.
//
// The page owns keyboard focus and text input: its elements are real buttons, inputs and tables, in tab order. What
// happens to them comes back as SemanticAction. Nothing here knows ImGui or the browser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/a11y/id_table.h"
#include "ui/box.h"

namespace consilium::ui::a11y {

using NodeId = std::uint32_t;  // hash of the path of widget ids; 0 = the root

enum class Role : std::uint8_t {
  root,
  group,
  banner,
  navigation,
  main,
  complementary,
  contentinfo,
  region,
  search,
  heading,
  text,
  paragraph,
  list,
  list_item,
  table,
  row,
  column_header,
  row_header,
  cell,
  button,
  link,
  toggle,
  checkbox,
  switch_,
  radio_group,
  radio,
  slider,
  text_field,
  text_area,
  combobox,
  menu,
  menu_item,
  tab_list,
  tab,
  dialog,
  image,
  progress,
  status,
  alert,
  separator,
};
std::string_view to_text(Role role);  // the name used in patches: "button", "column_header"...

enum class Tristate : std::uint8_t { none, no, yes };

struct Node {
  NodeId id = 0;
  NodeId parent = 0;
  Role role = Role::group;
  std::string name;         // accessible name; for text, paragraph and heading the content
  std::string value;        // text_field, text_area, combobox, slider (spoken value text)
  std::string description;  // hover text, read after the name
  std::string shortcut;     // aria-keyshortcuts
  Box box;                 // on the page, CSS pixels; cut to what is visible; empty = not on screen (still in the tree)
  std::uint8_t level = 0;  // heading level
  Tristate pressed = Tristate::none;
  Tristate checked = Tristate::none;
  Tristate expanded = Tristate::none;
  Tristate selected = Tristate::none;
  Tristate current = Tristate::none;  // aria-current="page"
  bool enabled = true;
  bool tab_stop = true;      // false: focusable by program only (roving focus in grids)
  bool modal = false;        // dialog
  bool interactive = false;  // must be covered by a widget id (coverage test)
  bool in_text = false;      // a word of a text: as wide as it is (WCAG 2.2, 2.5.8 "Inline")
  bool covered = false;      // a text field or area under an open dialog or menu: hidden from sight and pointer
  float low = 0.0F, high = 0.0F, now = 0.0F, step = 0.0F;  // slider, progress
  std::uint32_t row_count = 0, row_index = 0;  // virtual tables and lists: aria-rowcount, 1-based aria-rowindex
  std::string href;                            // link: where it leads, when it has an address
  std::string hint;                            // text_field, text_area: placeholder
  bool operator==(const Node&) const = default;
};

// What the page or an assistive technology did to an element.
enum class ActionKind : std::uint8_t { activate, focus, blur, set_value, set_text, submit, dismiss, move };
struct SemanticAction {
  ActionKind kind = ActionKind::activate;
  NodeId node = 0;
  double number = 0.0;  // set_value; move: -1 up, 1 down, -2 left, 2 right (arrow keys on an element of a grid), ±10
                        // page, ±100 home/end
  std::string text;     // set_text
};

class SemanticTree {
 public:
  void begin_frame();
  // Opens a node; children follow until pop(). `node.parent` is set here. A node of id 0 gets an id from its place (the
  // n-th such child of its parent). Ids must be unique within a frame: a second node of one id gets a derived id and is
  // reported by `duplicate_ids()` (a test asserts there are none). Returns the id in effect.
  NodeId push(Node node);
  void pop();
  NodeId leaf(Node node);  // push and pop
  [[nodiscard]] NodeId current_parent() const { return stack_.empty() ? 0 : stack_.back().id; }
  // Asks the page to move DOM focus to a node; waits up to three frames for the node to exist.
  void request_focus(NodeId node);
  // Words for the live regions; polite or assertive. Sent once.
  void announce(std::string text, bool assertive);

  // Ends the frame and returns the patch as JSON text; empty when nothing changed. The page applies its parts in this
  // order, each absent when empty:
  //   {"set":[node...],"del":[id...],"focus":id,"say":[{"t":"text","assertive":true}...]}
  // "set" holds new, changed and moved nodes in tree order: the element of node i is made or found, all its attributes
  // are replaced by those given, and it is put into parent p right after its sibling a (0 = as the first child). Parent
  // and sibling always exist by then. "del" holds only the top-most node of each removed subtree; what moved out of it
  // was moved by "set". "assertive" is absent when the words are polite.
  // Keys of a node; i, p and a are always there, the others only when unlike the default (0, "", false, absent):
  //   i id               p parent id (0 = root)           a previous sibling id          r role (to_text)
  //   n name             v value text                     d description                  k aria-keyshortcuts
  //   b [x,y,w,h] in CSS pixels, rounded to 0.5, cut to what is visible; absent = not on screen, still focusable
  //   l heading level    pr pressed    ch checked    ex expanded    se selected    cu current: true or false, absent =
  //   none off disabled       nt not a tab stop (focusable by program) ia interactive, only for roles that are not so
  //   by nature (cell, row, list_item, headers, image...): give it a focus mo modal: everything that is neither inside
  //   nor an ancestor is inert while the node is there co covered: a text field that must be hidden from sight and
  //   pointer lo low   hi high   no now   st step (slider, progress) rc aria-rowcount   ri aria-rowindex, 1-based hr
  //   href                        ph placeholder
  std::string end_frame();

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }  // this frame, tree order
  [[nodiscard]] const Node* find(NodeId id) const;
  [[nodiscard]] const std::vector<NodeId>& duplicate_ids() const { return duplicates_; }
  // Forgets what was sent: the next patch holds the whole tree (page reload of the mirror, restored context).
  void resend_all();

 private:
  struct Open {
    NodeId id = 0;
    std::uint32_t unnamed_children = 0;
  };

  [[nodiscard]] bool same_as_sent() const;
  void write_changes(class PatchWriter& patch);
  void link_children();
  void write_deletions(class PatchWriter& patch) const;

  std::vector<Node> nodes_;  // this frame
  IdTable index_;
  std::vector<Open> stack_;
  std::vector<NodeId> duplicates_;

  std::vector<Node> sent_;  // as the page has it
  IdTable sent_index_;
  // Children of each sent node as a chain in page order, by position in sent_; slot 0 stands for the root.
  std::vector<std::uint32_t> first_child_;
  std::vector<std::uint32_t> next_sibling_;

  NodeId focus_request_ = 0;
  int focus_patience_frames_ = 0;
  std::vector<std::pair<std::string, bool>> announcements_;
};

}  // namespace consilium::ui::a11y
