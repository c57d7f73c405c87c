#include "views/view_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace consilium::testing {

using ui::Box;
using ui::a11y::Node;
using ui::a11y::NodeId;
using ui::a11y::Role;

namespace {

constexpr double between_steps_ms = 5000.0;

// Words that a broken number leaves behind.
bool holds_no_number(std::string_view text) {
  constexpr std::array<std::string_view, 3> words{"nan", "inf", "infinity"};
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
      continue;
    }
    if (std::ranges::find(words, word) != words.end()) return true;
    word.clear();
  }
  return false;
}

std::string words_of(const Node& node) {
  return std::string(ui::a11y::to_text(node.role)) + " \"" + node.name.substr(0, 80) + "\"";
}

// The dialog or menu that a node lies in; 0 = the page.
NodeId popup_of(const ui::a11y::SemanticTree& tree, const Node& node) {
  for (const Node* at = &node; at != nullptr; at = at->parent == 0 ? nullptr : tree.find(at->parent)) {
    if (at->role == Role::dialog || at->role == Role::menu) return at->id;
  }
  return 0;
}

bool scrolls_sideways(Role role) {
  return role == Role::cell || role == Role::column_header || role == Role::row_header || role == Role::row;
}

Box shared(const Box& a, const Box& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

}  // namespace

ViewPage::ViewPage(std::shared_ptr<const Study> study, const Screen& screen, std::string key)
    : UiHarness([this](ui::Ui& ui) { draw(ui); }, screen.width, screen.height) {
  input.coarse_pointer = screen.coarse;
  input.dark = screen.dark;
  input.text_scale = screen.text_scale;
  input.now_ms = between_steps_ms;
  session.set_clock({.unix_s = 1'770'000'000});
  session.set_plain_page([](const session::ViewState&, const Study& shown) { return "plain " + shown.info.title; });
  session.set_preferences({.theme = screen.dark ? session::Theme::dark : session::Theme::light});
  session.set_library({{.key = "shipped:healthbench-table8",
                        .title = "HealthBench physicians' consensus",
                        .note = "shipped, counts only",
                        .models = 9,
                        .criteria = 37,
                        .shipped = true}});
  if (study != nullptr) {
    session.apply(session::StudyLoaded{std::move(key), std::move(study), true}, input.now_ms);
    session.apply(session::DismissNotice{}, input.now_ms);
  }
  settle();
}

void ViewPage::draw(ui::Ui& ui) {
  apply_commands();
  views::app_ui(ui, session, commands, memory);
  apply_commands();
  input.dark = session.preferences().theme == session::Theme::dark;
}

void ViewPage::apply_commands() {
  while (!commands.empty()) {
    for (const session::Command& command : commands.drain()) session.apply(command, input.now_ms);
  }
}

void ViewPage::does(const session::Command& command) {
  input.now_ms += between_steps_ms;
  session.apply(command, input.now_ms);
  settle();
}

void ViewPage::show(views::Dialog dialog) {
  views::open_dialog(memory, dialog);
  settle();
}

std::string ViewPage::faults() {
  std::string found = all_problems();
  const auto& tree = ui().tree();
  for (const Node& node : tree.nodes()) {
    for (const std::string* text : {&node.name, &node.value, &node.description}) {
      if (holds_no_number(*text)) found += "no number: " + words_of(node) + " " + *text + "\n";
    }
  }
  const std::vector<Item> all = items();
  for (const Item& item : all) {
    const bool beside = item.box.x < -0.5F || item.box.right() > input.width + 0.5F;
    if (beside && !scrolls_sideways(item.node->role)) found += "beyond the screen: " + words_of(*item.node) + "\n";
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const Box over = shared(all[i].node->box, all[k].node->box);
      if (over.w < 2.0F || over.h < 2.0F || popup_of(tree, *all[i].node) != popup_of(tree, *all[k].node)) continue;
      found += words_of(*all[i].node) + " lies over " + words_of(*all[k].node) + "\n";
    }
  }
  return found;
}

std::vector<std::string> ViewPage::tab_order(Role landmark) {
  const auto& tree = ui().tree();
  std::vector<std::string> names;
  for (const Node& node : tree.nodes()) {
    if (!node.interactive || !node.tab_stop || !node.enabled) continue;
    for (const Node* at = &node; at != nullptr; at = at->parent == 0 ? nullptr : tree.find(at->parent)) {
      if (at->role != landmark) continue;
      names.push_back(node.name);
      break;
    }
  }
  return names;
}

const Node& ViewPage::starting(Role role, std::string_view beginning) {
  const auto& nodes = ui().tree().nodes();
  const auto found = std::ranges::find_if(nodes, [&](const Node& node) {
    return node.role == role && (node.name.starts_with(beginning) || node.description.starts_with(beginning));
  });
  INFO("looking for " << std::string(ui::a11y::to_text(role)) << " \"" << std::string(beginning) << "...\" in\n"
                      << snapshot());
  REQUIRE(found != nodes.end());
  return *found;
}

void ViewPage::click_starting(Role role, std::string_view beginning) {
  const Box box = starting(role, beginning).box;
  REQUIRE(box.w > 0.0F);
  click_at(box.center_x(), box.center_y());
}

std::size_t ViewPage::count(Role role) {
  return static_cast<std::size_t>(
      std::ranges::count_if(ui().tree().nodes(), [role](const Node& node) { return node.role == role; }));
}

bool ViewPage::says(std::string_view words) {
  return std::ranges::any_of(ui().tree().nodes(), [words](const Node& node) {
    return node.name.find(words) != std::string::npos || node.value.find(words) != std::string::npos;
  });
}

}  // namespace consilium::testing
