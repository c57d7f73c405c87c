#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <string>

#include "base/text.h"
#include "support/lab_book.h"
#include "views/lab_screens.h"
#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::LabSide;
using session::View;
using ui::a11y::Role;

namespace {

// The lab with its book and model there.
struct LabPage : ViewPage {
  explicit LabPage(const Screen& screen = {}, const session::LabColumns& columns = {}) : ViewPage(nullptr, screen) {
    does(session::OpenLab{columns});
    does(session::LabBookArrived{lab_book()});
    does(session::LabModelReady{{.dials = 6, .webgpu_ms = 8.25, .wasm_ms = 4.5}});
  }

  // Answers the question of this number, a token a word; each has an alternative, less probable.
  void replies(std::uint64_t number, std::string_view words, session::LabEnd end = session::LabEnd::by_itself) {
    std::int64_t id = 0;
    for (const std::string_view word : split(words, ' ')) {
      session::LabToken token;
      token.chosen = {++id, (id == 1 ? "" : " ") + std::string(word), id % 3 == 0 ? -1.2 : -0.05};
      token.alternatives = {token.chosen, {id + 100, " otherwise", -3.0}};
      does(session::LabTokenCame{number, token});
    }
    if (end != session::LabEnd::writing) does(session::LabReplyEnded{number, end});
  }
};

session::LabColumns with_dial(double value) {
  session::LabColumns columns;
  columns.a.dials[0] = value;
  return columns;
}

constexpr std::string_view good =
    "Call an ambulance now. Sweating with chest pain can come from the heart. Sit down and unlock the door.";
constexpr std::string_view bad = "It is nothing. You can wait at home.";

void check_parts(LabPage& page) {
  CHECK(page.faults() == "");
  if (page.find(Role::radio, "Case") == nullptr) return;
  for (const std::string_view part : {"Case", "Model", "Reply"}) {
    page.click(Role::radio, part);
    CHECK(page.faults() == "");
  }
}

}  // namespace

TEST_CASE("The lab is sound in every state and at every size") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    LabPage page(screen, with_dial(1.0));
    check_parts(page);
    page.replies(1, bad);
    page.replies(2, good);
    check_parts(page);
    for (const session::LabShown shown : {session::LabShown::b, session::LabShown::both, session::LabShown::a}) {
      page.does(session::ShowLab{shown});
      CHECK(page.faults() == "");
    }
    page.does(session::RunLab{});
    page.does(session::LabFailed{3, "the graphics processor was lost"});
    CHECK(page.faults() == "");
    CHECK(page.says("the graphics processor was lost"));
  }
}

TEST_CASE("Every kind of case can be built") {
  for (std::size_t kind = 0; kind < std::size(cases::kind_names); ++kind) {
    for (const Screen& screen : {Screen{}, phone_screen}) {
      session::LabColumns columns;
      columns.a.c.kind = static_cast<cases::CaseKind>(kind);
      LabPage page(screen, columns);
      page.replies(1, "I am not sure.");
      INFO(cases::kind_names[kind]);
      check_parts(page);
    }
  }
}

TEST_CASE("While the model loads its bytes are told, and it can be stopped and asked for again") {
  ViewPage page;
  page.go(View::lab);
  CHECK(page.lab.calls == std::vector<std::string>{"book", "load auto"});
  page.does(session::LabLoadProgress{3'100'000, 9'600'000});
  CHECK(page.says("3.1 MB of 9.6 MB"));
  CHECK(page.faults() == "");
  page.click(Role::button, "Cancel");
  CHECK(page.lab.calls.back() == "cancel 0");
  CHECK(page.says("The model does not run"));
  CHECK(page.faults() == "");
  page.click(Role::button, "Try again");
  CHECK(page.lab.calls.back() == "load auto");
}

TEST_CASE("A case that is changed is asked anew") {
  LabPage page;
  page.replies(1, good);
  page.click(Role::button, "Five years older");
  CHECK(page.view().lab.a.c.age == 50);
  page.click(Role::radio, "Little English");
  CHECK(page.view().lab.a.c.language == cases::Language::other);
  page.activate(Role::button, "Other words for the same");
  page.click(Role::button, "Chest pain");
  page.click(Role::menu_item, "Headache");
  CHECK(page.view().lab.a.c.topic == "headache");
  CHECK(page.lab.questions.size() == 5);
  page.key("Ctrl+Z");
  CHECK(page.view().lab.a.c.topic == "chest_pain");
}

TEST_CASE("A question in own words begins with the case's, and is asked when the person says so") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    LabPage page(screen);
    page.replies(1, good);
    if (page.find(Role::radio, "Case") != nullptr) page.click(Role::radio, "Case");
    page.click(Role::radio, "Your own");
    CHECK(page.faults() == "");
    const ui::a11y::Node area = page.get(Role::text_area, "Your question");
    CHECK(area.value == page.lab.questions.front().conversation.back().text);
    CHECK(page.get(Role::button, "Ask this").enabled);
    page.act({.kind = ui::a11y::ActionKind::set_text, .node = area.id, .text = "Is it bad\nto sweat?"});
    CHECK(page.lab.questions.size() == 1);  // nothing is asked while it is written
    page.act({.kind = ui::a11y::ActionKind::submit, .node = area.id});
    CHECK(page.view().lab.a.own.text == "Is it bad\nto sweat?");
    CHECK(page.lab.questions.back().conversation.back().text == "Is it bad\nto sweat?");
    CHECK(page.faults() == "");
    page.activate(Role::switch_, "It tells the built case");
    CHECK_FALSE(page.view().lab.a.own.tells_case);
    CHECK(page.find(Role::button, "Five years older") == nullptr);
    CHECK(page.faults() == "");
    page.activate(Role::radio, "The case's");
    CHECK(page.view().lab.a.own == session::OwnWords{});
    CHECK(page.find(Role::text_area, "Your question") == nullptr);
    page.key("Ctrl+Z");
    CHECK(page.get(Role::text_area, "Your question").value == "Is it bad\nto sweat?");
  }
}

TEST_CASE("Own words that are too long are not asked") {
  LabPage page;
  page.click(Role::radio, "Your own");
  page.act({.kind = ui::a11y::ActionKind::set_text,
            .node = page.get(Role::text_area, "Your question").id,
            .text = std::string(2000, 'x')});
  CHECK(page.says("too long by about 500 characters"));
  CHECK_FALSE(page.get(Role::button, "Ask this").enabled);
  CHECK(page.faults() == "");
}

TEST_CASE("A dial that is turned shows the verdicts beside those at 0") {
  LabPage page({}, with_dial(1.0));
  page.replies(1, bad);
  page.replies(2, good);
  CHECK(page.starting(Role::toggle, "Right urgency: Not met, was met").id != 0);
  CHECK(page.says("against dials at 0"));
  page.click(Role::button, "All to 0");
  CHECK(page.view().lab.a.dials == cases::Dials{});
  CHECK_FALSE(page.says("against dials at 0"));
}

TEST_CASE("Side by side, the words that one reply has alone say so") {
  LabPage page({}, with_dial(1.0));
  page.replies(1, "You can wait now.");
  page.replies(2, "You must go now.");
  CHECK(page.starting(Role::button, "can").description.empty());
  page.does(session::ShowLab{session::LabShown::both});
  CHECK(page.starting(Role::button, "can").description == "Not in the other reply");
  CHECK(page.starting(Role::button, "go").description == "Not in the other reply");
  CHECK(page.starting(Role::button, "You").description.empty());
}

TEST_CASE("A verdict that is pressed says why") {
  LabPage page;
  page.replies(1, good);
  page.click_starting(Role::toggle, "Right urgency: Met");
  CHECK(page.memory.lab.criterion.has_value());
  CHECK(page.faults() == "");
}

TEST_CASE("A token opens what else could have stood there, and the reply goes on from another") {
  for (const Screen& screen : {Screen{}, phone_screen}) {
    INFO(screen.width);
    LabPage page(screen);
    page.replies(1, good);
    page.click_starting(Role::button, "ambulance");
    CHECK(page.faults() == "");
    CHECK(page.says("Here Ward chose between"));
    page.key("Escape");
    CHECK_FALSE(page.says("Here Ward chose between"));
    CHECK(page.view().lab.a.edits.empty());

    page.click_starting(Role::button, "ambulance");
    page.click(Role::button, "Go on from this");
    REQUIRE(page.view().lab.a.edits.size() == 1);
    CHECK(page.view().lab.a.edits[0] == session::LabEdit{.reply = 0, .token = 2, .id = 103});
    CHECK(page.lab.questions.back().begun == std::vector<std::int64_t>{1, 2, 103});
    CHECK_FALSE(page.says("Here Ward chose between"));
  }
}

TEST_CASE("A is kept as B and let go") {
  LabPage page({}, with_dial(0.5));
  page.replies(1, good);
  page.replies(2, good);
  page.click(Role::button, "Keep A as B");
  CHECK(page.view().lab.b.has_value());
  page.click(Role::button, "Let go of B");
  CHECK_FALSE(page.view().lab.b.has_value());
}

TEST_CASE("The provider can be chosen, with what was measured") {
  LabPage page;
  page.click(Role::button, "WebAssembly");
  CHECK(page.faults() == "");
  page.click(Role::menu_item, "Graphics processor (WebGPU)");
  CHECK(page.lab.calls.back() == "load one");
}

TEST_CASE("Home leads to the lab and its examples") {
  ViewPage page;
  page.click(Role::button, "Or begin with an example");
  CHECK(page.faults() == "");
  page.click(Role::menu_item, "It judges by language");
  CHECK(page.shown() == View::lab);
  CHECK(page.view().lab.a.c.language == cases::Language::other);
}
