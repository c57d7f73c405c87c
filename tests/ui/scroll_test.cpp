// Scrolling by wheel, finger, keys, bar and focus.
#include <doctest/doctest.h>

#include "harness.h"
#include "ui/widgets/widgets.h"

using namespace consilium;
using namespace consilium::ui;
using a11y::Role;
using consilium::testing::UiHarness;

namespace {

constexpr int row_count = 100;
constexpr float row_h = 50.0F;

struct ScrollPage {
  float scroll_y = 0.0F;
  float content_w = 0.0F;
  int pressed = -1;
  UiHarness page{[this](Ui& ui) { draw(ui); }, 800.0F, 600.0F};

  void draw(Ui& ui) {
    const ScrollArea area = begin_scroll(ui, "list", {0, 100, 400, 300});
    scroll_y = area.scroll_y;
    content_w = area.content.w;
    Box column = area.content;
    column.h = 1e6F;
    for (int i = 0; i < row_count; ++i) {
      const Box row = cut_top(column, row_h);
      if (row.bottom() < area.visible_top - 100.0F || row.y > area.visible_bottom + 100.0F) continue;
      a11y::Node node;
      node.role = Role::list_item;
      node.name = "Row " + std::to_string(i);
      if (hit(ui, "row " + std::to_string(i), row, node).activated) pressed = i;
    }
    end_scroll(ui, row_count * row_h);
    button(ui, "after", {0, 420, 100, 36}, {.label = "After"});
  }
};

}  // namespace

TEST_CASE("The wheel scrolls exactly, and not beyond the ends") {
  ScrollPage list;
  list.page.frames(2);
  CHECK(list.content_w == 388.0F);  // the bar takes 12 once the content overflows
  list.page.wheel(200, 200, 0, 137);
  CHECK(list.scroll_y == 137.0F);
  list.page.wheel(200, 200, 0, 1e6F);
  CHECK(list.scroll_y == (row_count * row_h) - 300.0F);
  list.page.wheel(200, 200, 0, -1e6F);
  CHECK(list.scroll_y == 0.0F);
  list.page.wheel(600, 200, 0, 100);
  CHECK(list.scroll_y == 0.0F);
  CHECK(list.page.all_problems() == "");
}

TEST_CASE("What is scrolled out of sight cannot be pressed, and its node has no box") {
  ScrollPage list;
  list.page.frames(2);
  list.page.wheel(200, 200, 0, 75);
  CHECK(list.page.get(Role::list_item, "Row 0").box.h == 0.0F);
  CHECK(list.page.get(Role::list_item, "Row 1").box.y == 100.0F);
  CHECK(list.page.get(Role::list_item, "Row 1").box.h == 25.0F);
  list.page.click_at(50, 90);  // row 1 would be here, were it not cut off
  CHECK(list.pressed == -1);
  list.page.click(Role::list_item, "Row 1");
  CHECK(list.pressed == 1);
}

TEST_CASE("A finger scrolls without pressing; a tap presses") {
  ScrollPage list;
  list.page.input.reduced_motion = true;
  list.page.frames(2);
  list.page.drag_by_touch(200, 300, 0, -100, 10);
  list.page.frames(2);
  CHECK(list.pressed == -1);
  CHECK(list.scroll_y == 100.0F);
  list.page.tap_at(200, 110);
  CHECK(list.pressed == 2);
}

TEST_CASE("A flick glides on and comes to rest; with reduced motion it does not") {
  ScrollPage list;
  list.page.frames(2);
  list.page.drag_by_touch(200, 380, 0, -240, 6);
  const float at_release = list.scroll_y;
  CHECK(list.page.ui().wanted_frame_ms() >= 0.0);
  list.page.frames(20);
  CHECK(list.scroll_y > at_release + 50.0F);
  list.page.frames(300);
  CHECK(list.page.ui().wanted_frame_ms() < 0.0);
}

TEST_CASE("Keyboard focus brings what it reaches into sight") {
  ScrollPage list;
  list.page.frames(2);
  list.page.focus(Role::list_item, "Row 7");
  list.page.frame();
  const Box box = list.page.get(Role::list_item, "Row 7").box;
  CHECK(box.h == row_h);
  CHECK(box.bottom() <= 400.0F);
}

TEST_CASE("Page keys scroll when nobody else wants them") {
  ScrollPage list;
  list.page.frames(2);
  list.page.key("PageDown");
  CHECK(list.scroll_y == 270.0F);
  list.page.key("End");
  CHECK(list.scroll_y == (row_count * row_h) - 300.0F);
  list.page.key("Home");
  CHECK(list.scroll_y == 0.0F);
}

TEST_CASE("The bar's thumb can be dragged") {
  ScrollPage list;
  list.page.frames(2);
  list.page.move_to(395, 110);
  list.page.press();
  list.page.move_to(395, 1000);
  list.page.frames(2);
  list.page.release();
  list.page.frames(2);
  CHECK(list.scroll_y == (row_count * row_h) - 300.0F);
  CHECK(list.pressed == -1);
}

TEST_CASE("What the inner area cannot scroll, the outer one does") {
  float outer_y = 0.0F;
  float inner_y = 0.0F;
  UiHarness page([&](Ui& ui) {
    const ScrollArea outer = begin_scroll(ui, "outer", {0, 0, 400, 400});
    outer_y = outer.scroll_y;
    const ScrollArea inner = begin_scroll(ui, "inner", {0, outer.content.y + 50.0F, 300, 200});
    inner_y = inner.scroll_y;
    end_scroll(ui, 260.0F);
    end_scroll(ui, 1000.0F);
  });
  page.frames(2);
  page.wheel(100, 150, 0, 60);
  CHECK(inner_y == 60.0F);
  CHECK(outer_y == 0.0F);
  page.wheel(100, 150, 0, 60);
  CHECK(outer_y == 60.0F);
}
