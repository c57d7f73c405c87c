#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

namespace {

session::StudyFailed failed() {
  Diagnostics notes;
  notes.error("bad-row", "theory.eval, sample 3", "A sample could not be read.", "The rest was.");
  return {"local:x", {"inspect-broken", "This file cannot be read.", "theory.eval", "Try the JSON form."}, notes};
}

}  // namespace

TEST_CASE("A failed import says what, where and what to do, and stays until it is dismissed") {
  for (const Screen& screen : {Screen{}, phone_screen, Screen{.dark = true, .text_scale = 2.0F},
                               Screen{.width = 390.0F, .height = 844.0F, .coarse = true, .text_scale = 2.0F}}) {
    INFO(static_cast<int>(screen.width) << " at " << screen.text_scale);
    ViewPage page(clinic_study(), screen);
    page.does(failed());
    CHECK(page.find(Role::region, "Notice") != nullptr);
    CHECK(page.says("This file cannot be read."));
    CHECK(page.says("theory.eval. Try the JSON form."));
    CHECK(page.faults() == "");
    page.input.now_ms += 60'000.0;
    page.frames(3);
    CHECK(page.find(Role::region, "Notice") != nullptr);
    page.click(Role::button, "Dismiss");
    CHECK(page.find(Role::region, "Notice") == nullptr);
  }
}

TEST_CASE("A failure is spoken once, at once") {
  ViewPage page(clinic_study());
  page.session.apply(failed(), page.input.now_ms);
  const std::string patch = page.frame();
  CHECK(patch.find("This file cannot be read. theory.eval. Try the JSON form.") != std::string::npos);
  CHECK(patch.find("assertive") != std::string::npos);
  CHECK(page.frame().find("This file cannot be read.") == std::string::npos);
}

TEST_CASE("All details of a failure are a press away, and Esc takes one thing away at a time") {
  ViewPage page(clinic_study());
  page.does(failed());
  page.click(Role::button, "All details");
  CHECK(page.says("A sample could not be read."));
  CHECK(page.says("At theory.eval, sample 3"));
  page.key("Escape");
  CHECK(page.memory.dialog == views::Dialog::none);
  CHECK(page.find(Role::region, "Notice") != nullptr);
  page.key("Escape");
  CHECK(page.find(Role::region, "Notice") == nullptr);
}

TEST_CASE("Good news is spoken politely and goes by itself") {
  ViewPage page(clinic_study());
  page.session.apply(session::CopyText{"x", "the response"}, page.input.now_ms);
  const std::string patch = page.frame();
  CHECK(patch.find("Copied the response.") != std::string::npos);
  CHECK(patch.find("assertive") == std::string::npos);
  page.input.now_ms += 4000.0;
  page.frames(2);
  CHECK(page.session.notice().has_value());
  page.input.now_ms += 1200.0;
  page.frames(2);
  CHECK_FALSE(page.session.notice().has_value());
}

TEST_CASE("An import that takes a while shows how far it is, and can be cancelled") {
  for (const Screen& screen :
       {Screen{}, phone_screen, Screen{.width = 390.0F, .height = 844.0F, .coarse = true, .text_scale = 2.0F}}) {
    INFO(static_cast<int>(screen.width) << " at " << screen.text_scale);
    ViewPage page(nullptr, screen);
    page.session.apply(session::ImportProgress{512'000, 2'048'000, "Reading theory.eval"}, page.input.now_ms);
    page.frame();
    CHECK(page.find(Role::button, "Cancel") == nullptr);  // short imports flash no bar
    page.input.now_ms += 1000.0;
    page.frames(2);
    CHECK(page.get(Role::progress, "Reading theory.eval").now == doctest::Approx(0.25));
    CHECK(page.says("512 KB of 2.0 MB, 4 s left"));
    CHECK(page.faults() == "");
    // The next step of the same work: the bar stays, and tells no time from the step before.
    page.session.apply(session::ImportProgress{512'000, 2'048'000, "Importing"}, page.input.now_ms);
    page.frame();
    CHECK(page.find(Role::progress, "Importing") != nullptr);
    CHECK_FALSE(page.says("left"));
    page.click(Role::button, "Cancel");
    CHECK(page.files.cancels == 1);
  }
}

TEST_CASE("An import of unknown size shows no made-up time") {
  ViewPage page;
  page.session.apply(session::ImportProgress{512, 0, "Reading"}, page.input.now_ms);
  page.input.now_ms += 1000.0;
  page.frames(2);
  CHECK(page.get(Role::progress, "Reading").now == 0.0F);
  CHECK_FALSE(page.says("left"));
  CHECK(page.faults() == "");
}
