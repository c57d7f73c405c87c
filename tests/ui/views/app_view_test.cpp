// Every view and dialog with every kind of study, wide and on a phone, light and dark, at both ends of the text size:
// all that acts has a name, a size and a place of its own, and no number is broken.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;

namespace {

struct Case {
  std::string_view name;
  std::shared_ptr<const Study> (*make)();
};
constexpr std::array<Case, 8> studies{{{"clinic", clinic_study},
                                       {"healthbench", healthbench_study},
                                       {"long words", long_words_study},
                                       {"gaps", gaps_study},
                                       {"single", single_study},
                                       {"no judgments", no_judgments_study},
                                       {"empty words", empty_words_study},
                                       {"scored", scored_study}}};

// Dark and light differ in colours alone, so each screen takes one of them.
constexpr std::array<Screen, 9> screens{{{},
                                         {.dark = true, .text_scale = 2.0F},
                                         {.width = 390.0F, .height = 844.0F, .coarse = true, .dark = true},
                                         {.width = 390.0F, .height = 844.0F, .coarse = true, .text_scale = 2.0F},
                                         {.width = 320.0F, .height = 568.0F, .coarse = true},
                                         {.width = 768.0F, .height = 1024.0F},
                                         {.width = 1024.0F, .height = 700.0F, .text_scale = 1.25F},
                                         {.width = 1100.0F, .height = 800.0F, .text_scale = 1.5F},
                                         {.width = 1024.0F, .height = 700.0F, .text_scale = 2.0F}}};

std::string words_of(const Screen& screen) {
  return std::to_string(static_cast<int>(screen.width)) + " wide, text at " + std::to_string(screen.text_scale);
}

void check_forms(ViewPage& page) {
  CHECK(page.faults() == "");
  page.does(session::SetAsTable{true});
  CHECK_MESSAGE(page.faults() == "", "as a table");
  page.does(session::SetAsTable{false});
  page.does(session::SelectCell{ModelId(0), CriterionId(0)});
  page.does(session::SetInspectorPage{true});
  CHECK_MESSAGE(page.faults() == "", "with the inspector");
  page.does(session::SetInspectorPage{false});
}

}  // namespace

TEST_CASE("Every view of every study is sound at every size") {
  for (const Case& study : studies) {
    for (const Screen& screen : screens) {
      for (const View view : {View::home, View::overview, View::criteria, View::evidence, View::about}) {
        INFO(study.name << ", " << words_of(screen) << ", " << session::to_text(view));
        ViewPage page(study.make(), screen);
        page.go(view);
        check_forms(page);
      }
    }
  }
}

TEST_CASE("Every dialog is sound at every size") {
  using views::Dialog;
  for (const Case& study : studies) {
    for (const Screen& screen : screens) {
      ViewPage page(study.make(), screen);
      page.go(View::overview);
      for (const Dialog dialog : {Dialog::palette, Dialog::shortcuts, Dialog::filter, Dialog::import_notes,
                                  Dialog::confirm_delete, Dialog::confirm_forget}) {
        INFO(study.name << ", " << words_of(screen) << ", dialog " << static_cast<int>(dialog));
        page.show(dialog);
        CHECK(page.faults() == "");
        page.key("Escape");
        CHECK(page.memory.dialog == Dialog::none);
      }
    }
  }
}

TEST_CASE("Without a study every view is Home, and sound") {
  for (const Screen& screen : screens) {
    INFO(words_of(screen));
    ViewPage page(nullptr, screen);
    CHECK(page.faults() == "");
    CHECK(page.says("Does this language model behave the way you need it to?"));
    for (const views::Dialog dialog : {views::Dialog::palette, views::Dialog::shortcuts, views::Dialog::import_notes}) {
      page.show(dialog);
      CHECK(page.faults() == "");
      page.key("Escape");
    }
  }
}

TEST_CASE("A filter that nothing matches leaves every view sound and offers a way out") {
  for (const Screen& screen : screens) {
    INFO(words_of(screen));
    ViewPage page(clinic_study(), screen);
    query::Filter nothing;
    nothing.scenario_tags = {{"urgency", "never"}};
    page.does(session::SetFilter{nothing});
    for (const View view : {View::overview, View::criteria, View::evidence, View::about}) {
      page.go(view);
      CHECK(page.faults() == "");
      if (view == View::about) continue;
      page.activate(ui::a11y::Role::button, "Clear all");
      CHECK(page.view().filter == query::Filter{});
      page.does(session::Undo{});
    }
  }
}
