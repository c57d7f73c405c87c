// The whole app without a browser: a real session with ports that only write down, and every view drawn as the page
// draws it.
//
//   ViewPage page(clinic_study());
//   page.go(View::criteria);
//   page.click(Role::cell, "66.7");
//   CHECK(page.faults() == "");
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "harness.h"
#include "support/session_fixture.h"
#include "views/app_view.h"

namespace consilium::testing {

struct Screen {
  float width = 1440.0F;
  float height = 900.0F;
  bool coarse = false;
  bool dark = false;
  float text_scale = 1.0F;
};
inline constexpr Screen phone_screen{.width = 390.0F, .height = 844.0F, .coarse = true};

class ViewPage : public UiHarness {
 public:
  // `study` null: nothing open, Home is shown. `key` as the session has it: "local:..." for a user's own file.
  explicit ViewPage(std::shared_ptr<const Study> study = nullptr, const Screen& screen = {},
                    std::string key = "local:test");

  void does(const session::Command& command);  // as a step of its own
  void go(session::View view) { does(session::GoTo{view}); }
  [[nodiscard]] const session::ViewState& view() const { return session.view(); }
  void show(views::Dialog dialog);

  // Everything that is wrong with the frame on screen, a line each: see UiHarness::problems(); besides that numbers
  // that are none, what reaches beyond the sides of the screen, and controls that lie over one another.
  [[nodiscard]] std::string faults();
  // The names of what can be reached with Tab inside the landmark, in that order.
  [[nodiscard]] std::vector<std::string> tab_order(ui::a11y::Role landmark);
  // A node by the beginning of its name or, for cells of a matrix, of what it says when read; fails the test when
  // absent.
  [[nodiscard]] const ui::a11y::Node& starting(ui::a11y::Role role, std::string_view beginning);
  void click_starting(ui::a11y::Role role, std::string_view beginning);
  [[nodiscard]] std::size_t count(ui::a11y::Role role);
  [[nodiscard]] session::View shown() const { return session.view().view; }
  // Whether a name or text of the page holds the words.
  [[nodiscard]] bool says(std::string_view words);

  FakeStore store;
  FakeFiles files;
  FakeDesk desk;
  FakeLab lab;
  FakeModels models;
  session::Session session{{&store, &files, &desk, &lab, &models}};
  session::CommandQueue commands;
  views::ViewMemory memory;

 private:
  void draw(ui::Ui& ui);
  void apply_commands();
};

}  // namespace consilium::testing
