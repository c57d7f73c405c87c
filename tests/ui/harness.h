// Runs widgets and views without a browser: a Dear ImGui context without a backend, frames on demand, and a hand and a
// screen reader to use them with.
//
//   UiHarness page([&](ui::Ui& ui) { clicked |= ui::button(ui, "go", {10, 10, 80, 36}, {.label = "Go"}); });
//   page.frame();
//   page.click(ui::a11y::Role::button, "Go");   // by pointer; activate() is the assistive path
//   CHECK(page.problems().empty());             // every item that acts has a good node
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

struct ImGuiContext;

namespace consilium::testing {

class UiHarness {
 public:
  using Draw = std::function<void(ui::Ui&)>;
  explicit UiHarness(Draw draw, float width = 1440.0F, float height = 900.0F, float density = 1.0F,
                     ui::TextPainter* painter = nullptr);
  ~UiHarness();
  UiHarness(const UiHarness&) = delete;
  UiHarness& operator=(const UiHarness&) = delete;

  // Used for every frame; actions and keys are taken out after each.
  ui::FrameInput input;

  std::string frame();  // draws one frame, returns the patch
  void frames(int count);
  void settle();  // draws until nothing wants another frame (at most 60)

  // --- the hand ---
  void move_to(float x, float y);
  void press();
  void release();
  void click_at(float x, float y);
  void tap_at(float x, float y);  // by finger
  void drag_by_touch(float x, float y, float dx, float dy, int steps);
  void wheel(float x, float y, float dx_px, float dy_px);  // > 0: the content moves up, as a page scrolls down
  void click(ui::a11y::Role role, std::string_view name);  // fails the test when there is no such node in sight

  // --- the keyboard and the screen reader; each draws two frames ---
  void activate(ui::a11y::Role role, std::string_view name);
  void focus(ui::a11y::Role role, std::string_view name);
  void act(ui::a11y::SemanticAction action);
  void key(std::string_view chord);

  // --- what is there ---
  [[nodiscard]] const ui::a11y::Node* find(ui::a11y::Role role, std::string_view name);
  [[nodiscard]] const ui::a11y::Node& get(ui::a11y::Role role, std::string_view name);  // fails the test when absent
  [[nodiscard]] std::string focused_name();
  // The tree as indented text: `- button "Go" [disabled]`.
  [[nodiscard]] std::string snapshot();
  // What is wrong with the last frame: items without a node, nodes without an item, duplicate ids, empty names, targets
  // that are too small, broken characters, lists that hold what is no item. One sentence each.
  [[nodiscard]] std::vector<std::string> problems();
  [[nodiscard]] std::string all_problems();  // joined by newlines, for CHECK(page.all_problems() == "")
  // What acts, in tree order: its node and its whole rectangle, also what is scrolled out of sight.
  struct Item {
    const ui::a11y::Node* node = nullptr;
    ui::Box box;
  };
  [[nodiscard]] std::vector<Item> items();
  [[nodiscard]] int vertices() const { return vertices_; }  // drawn in the last frame
  [[nodiscard]] ui::Box drawn_box() const;                  // around all of them
  [[nodiscard]] const std::string& last_patch() const { return last_patch_; }
  [[nodiscard]] ui::Ui& ui() { return *ui_; }

 private:
  void answer_textures();

  Draw draw_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<ui::Ui> ui_;
  std::string last_patch_;
  float density_ = 1.0F;
  int vertices_ = 0;
};

}  // namespace consilium::testing
