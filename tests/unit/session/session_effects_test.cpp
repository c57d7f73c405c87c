#include <doctest/doctest.h>

#include <limits>

#include "session/session.h"
#include "session/url_codec.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using testing::Bench;
using testing::make_study;

namespace {

std::shared_ptr<const Study> study_with_notes(bool with_warning) {
  StudyBuilder builder;
  builder.add_source("theory.eval", "Inspect AI log (.eval)", 1, "hash");
  const RaterId rater = builder.rater("r", RaterKind::code);
  for (int i = 0; i < 100; ++i) {
    builder.add_judgment({.model = builder.model("m"),
                          .scenario = builder.scenario(std::to_string(i)),
                          .criterion = builder.criterion("includes"),
                          .rater = rater,
                          .verdict = Verdict::met});
  }
  builder.diagnostics().info("a", "line 1", "One.");
  if (with_warning) builder.diagnostics().warning("b", "line 2", "Two.");
  return std::move(builder.finish()).value();
}

StudyFailed failure(std::string key) {
  return {std::move(key), {"zip-truncated", "The file ends too early.", "theory.eval", "Copy it again."}, {}};
}

}  // namespace

TEST_CASE("opening asks the store, shows progress, then the overview") {
  Bench bench;
  bench.session.set_library({{.key = "shipped:a", .title = "HealthBench", .shipped = true}});
  bench.does(OpenStudy{"shipped:a"});
  CHECK(bench.store.opened == std::vector<std::string>{"shipped:a"});
  REQUIRE(bench.session.import_status());
  CHECK(bench.session.import_status()->label == "Opening HealthBench");
  CHECK(bench.session.import_status()->started_ms == bench.now_ms);
  bench.does(OpenStudy{"shipped:a"});
  CHECK(bench.store.opened.size() == 1);
  bench.does(StudyLoaded{"shipped:a", make_study(), true});
  CHECK(bench.view().study == "shipped:a");
  CHECK(bench.view().view == View::overview);
  CHECK(!bench.session.import_status());
  CHECK(bench.notice() == "Opened Triage: 3 models, 4 criteria, 5 scenarios.");
  CHECK(bench.store.kept.empty());
}

TEST_CASE("opening what is open shows its overview") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::home});
  bench.does(OpenStudy{"shipped:a"});
  CHECK(bench.view().view == View::overview);
  CHECK(bench.store.opened.size() == 1);
}

TEST_CASE("an imported study is kept, and its notes are told") {
  Bench bench;
  bench.does(StudyLoaded{"local:1", study_with_notes(true)});
  CHECK(bench.store.kept == std::vector<std::string>{"local:1"});
  CHECK(bench.notice() == "Opened theory.eval: 1 model, 1 criterion, 100 scenarios; 2 notes on the import.");
  CHECK(bench.session.notice()->severity == Severity::warning);
  bench.does(StudyLoaded{"local:2", study_with_notes(false)});
  CHECK(bench.notice() == "Opened theory.eval: 1 model, 1 criterion, 100 scenarios; 1 note on the import.");
  CHECK(bench.session.notice()->severity == Severity::info);
}

TEST_CASE("a file that was refused beside others is named, with its reason") {
  StudyBuilder builder;
  builder.add_judgment({.model = builder.model("m"),
                        .scenario = builder.scenario("1"),
                        .criterion = builder.criterion("includes"),
                        .rater = builder.rater("r", RaterKind::code),
                        .verdict = Verdict::met});
  builder.diagnostics().info("a", "line 1", "One.");
  builder.diagnostics().error("file-empty", "empty.json", "This file is empty.");
  builder.diagnostics().error("file-empty", "void.json", "This file is empty.");
  const std::shared_ptr<const Study> study = std::move(builder.finish()).value();
  Bench bench;
  bench.does(StudyLoaded{"local:1", study});
  CHECK(bench.session.notice()->severity == Severity::warning);
  CHECK(bench.session.notice()->where == "empty.json: This file is empty. 1 more error.");
  CHECK(bench.session.notice()->more_notes);
  bench.does(StudyLoaded{"local:1", study, true});
  CHECK(bench.session.notice()->where.empty());
}

TEST_CASE("a study that cannot be kept stays open and is not listed as kept") {
  Bench bench;
  bench.does(StudyLoaded{"local:1", make_study(), false});
  bench.does(StudyNotKept{"local:1", "There is no room left."});
  CHECK(bench.session.study() != nullptr);
  CHECK(bench.session.library().empty());
  CHECK(bench.store.libraries.back().empty());
  CHECK(bench.notice() == "There is no room left.");
}

TEST_CASE("a study from the store is not kept again") {
  Bench bench;
  bench.opens("local:1", study_with_notes(true));
  CHECK(bench.store.kept.empty());
  CHECK(bench.notice() == "Opened theory.eval: 1 model, 1 criterion, 100 scenarios.");
  CHECK(bench.session.notice()->severity == Severity::info);
}

TEST_CASE("the library follows what is opened") {
  Bench bench;
  bench.session.set_clock({1710324000, 0});
  bench.session.set_library({{.key = "shipped:a", .title = "A", .shipped = true}});
  bench.does(StudyLoaded{"local:1", make_study()});
  REQUIRE(bench.session.library().size() == 2);
  CHECK(bench.session.library()[0].key == "local:1");
  CHECK(bench.session.library()[0].last_opened == "Just now");
  CHECK(bench.session.library()[0].opened_unix_s == 1710324006);
  CHECK(bench.store.libraries.back() == bench.session.library());
  bench.session.refresh_library(bench.now_ms + 600'000.0);
  CHECK(bench.session.library()[0].last_opened == "10 min ago");
}

TEST_CASE("without a clock the study is listed and no time is made up") {
  Bench bench;
  bench.does(StudyLoaded{"local:1", make_study()});
  REQUIRE(bench.session.library().size() == 1);
  CHECK(bench.session.library()[0].opened_unix_s == 0);
  CHECK(bench.session.library()[0].last_opened.empty());
}

TEST_CASE("a failure leaves what is open untouched and is told whole") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(SelectModel{ModelId(1)});
  const ViewState before = bench.view();
  const Study* const study = bench.session.study();
  StudyFailed failed = failure("local:9");
  failed.diagnostics.warning("odd", "line 3", "Odd.");
  bench.does(ImportProgress{5, 10, "Reading theory.eval"});
  bench.does(failed);
  CHECK(bench.view() == before);
  CHECK(bench.session.study() == study);
  CHECK(bench.session.can_undo());
  CHECK(!bench.session.import_status());
  REQUIRE(bench.session.failure());
  CHECK(bench.session.failure()->error == failed.error);
  CHECK(bench.session.failure()->diagnostics == failed.diagnostics);
  CHECK(bench.session.notice()->severity == Severity::error);
  CHECK(bench.session.notice()->message == "The file ends too early.");
  CHECK(bench.session.notice()->where == "theory.eval");
  CHECK(bench.session.notice()->hint == "Copy it again.");
  SUBCASE("dismissed") { bench.does(DismissNotice{}); }
  SUBCASE("overtaken by a success") { bench.opens("shipped:b"); }
  CHECK(!bench.session.failure());
}

TEST_CASE("the same words are announced again") {
  Bench bench;
  bench.does(Notify{Severity::info, "Saved."});
  const auto first = bench.session.notice()->number;
  bench.does(Notify{Severity::info, "Saved."});
  CHECK(bench.session.notice()->number > first);
}

TEST_CASE("the answer to an overtaken wish is ignored") {
  Bench bench;
  bench.does(OpenStudy{"shipped:slow"});
  bench.does(OpenStudy{"shipped:b"});
  SUBCASE("when it comes last") {
    bench.does(StudyLoaded{"shipped:b", make_study("B"), true});
    bench.does(StudyLoaded{"shipped:slow", make_study("Slow"), true});
  }
  SUBCASE("when it comes first") {
    bench.does(StudyLoaded{"shipped:slow", make_study("Slow"), true});
    CHECK(bench.session.study() == nullptr);
    CHECK(bench.session.import_status());
    bench.does(StudyLoaded{"shipped:b", make_study("B"), true});
  }
  SUBCASE("when it is a failure") {
    bench.does(failure("shipped:slow"));
    CHECK(!bench.session.failure());
    CHECK(bench.session.import_status());
    bench.does(StudyLoaded{"shipped:b", make_study("B"), true});
  }
  CHECK(bench.view().study == "shipped:b");
  // Asked for again, it is wanted again.
  bench.opens("shipped:slow", make_study("Slow"));
  CHECK(bench.view().study == "shipped:slow");
}

TEST_CASE("asking, turning elsewhere and asking again opens it") {
  Bench bench;
  bench.does(OpenStudy{"shipped:a"});
  bench.does(OpenStudy{"shipped:b"});
  bench.does(OpenStudy{"shipped:a"});
  bench.does(StudyLoaded{"shipped:a", make_study(), true});
  bench.does(StudyLoaded{"shipped:b", make_study(), true});
  CHECK(bench.view().study == "shipped:a");
}

TEST_CASE("a dropped file overtakes a link that is still loading") {
  Bench bench;
  bench.does(LinkArrived{"v=1&s=shipped%3Aa&p=about"});
  bench.does(StudyLoaded{"local:1", make_study("Mine")});
  CHECK(bench.view().study == "local:1");
  bench.does(StudyLoaded{"shipped:a", make_study(), true});
  CHECK(bench.view().study == "local:1");
  CHECK(bench.view().view == View::overview);
}

TEST_CASE("progress and cancelling of an import") {
  Bench bench;
  bench.does(ImportProgress{10, 100, "Reading a.eval"});
  const double started_ms = bench.now_ms;
  bench.does(ImportProgress{60, 100, "Reading a.eval"});
  REQUIRE(bench.session.import_status());
  CHECK(bench.session.import_status()->done_bytes == 60);
  CHECK(bench.session.import_status()->total_bytes == 100);
  CHECK(bench.session.import_status()->started_ms == started_ms);
  bench.does(ImportProgress{160, 100, "Reading b.eval"});
  CHECK(bench.session.import_status()->done_bytes == 100);
  CHECK(bench.session.import_status()->started_ms == bench.now_ms);
  CHECK(bench.session.import_status()->began_ms == started_ms);
  bench.does(ImportProgress{160, 0, "Reading b.eval"});
  CHECK(bench.session.import_status()->done_bytes == 160);
  bench.does(CancelImport{});
  CHECK(bench.files.cancels == 1);
  bench.does(ImportCancelled{});
  CHECK(!bench.session.import_status());
  CHECK(bench.notice() == "Cancelled. Nothing was changed.");
}

TEST_CASE("cancelling an open that is under way keeps what is there") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(OpenStudy{"shipped:b"});
  bench.does(CancelImport{});
  CHECK(bench.files.cancels == 0);
  CHECK(!bench.session.import_status());
  bench.does(StudyLoaded{"shipped:b", make_study(), true});
  CHECK(bench.view().study == "shipped:a");
}

TEST_CASE("files, clipboard and addresses") {
  Bench bench;
  bench.does(ChooseFiles{});
  CHECK(bench.files.choices == 1);
  bench.does(SaveFile{"a.csv", "text/csv", "x,y"});
  CHECK(bench.files.saved == std::vector<std::string>{"a.csv|text/csv|x,y"});
  bench.does(CopyText{"x,y", "the table as CSV"});
  CHECK(bench.desk.copied.back() == "x,y");
  CHECK(bench.notice() == "Copied the table as CSV.");
  bench.does(OpenUrl{"https://arxiv.org/abs/2505.08775"});
  bench.does(OpenUrl{"HTTP://example.org"});
  CHECK(bench.desk.urls.size() == 2);
  for (const char* const bad : {"javascript:alert(1)", "data:text/html,x", "file:///etc", "", "https:/x", " https://x"})
    bench.does(OpenUrl{bad});
  CHECK(bench.desk.urls.size() == 2);
  CHECK(bench.session.notice()->severity == Severity::warning);
}

TEST_CASE("sharing copies the whole link") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(SelectCell{ModelId(1), CriterionId(2)});
  bench.does(ShareView{});
  const std::string link = bench.desk.copied.back();
  CHECK(link == "https://example.org/consilium/#" + encode_link(bench.view(), bench.session.study()));
  CHECK(bench.notice() == "Copied the link to this view.");
  bench.does(StudyLoaded{"local:1", make_study()});
  bench.does(ShareView{});
  CHECK(bench.notice().find("this device only") != std::string::npos);
}

TEST_CASE("the plain page is made from view and study") {
  Bench bench;
  bench.does(OpenPlainPage{});
  CHECK(bench.desk.pages.empty());
  bench.session.set_plain_page([](const ViewState& view, const Study& study) {
    return std::string(to_text(view.view)) + " of " + study.info.title;
  });
  CHECK(!bench.session.can_open_plain_page());
  bench.opens("shipped:a");
  CHECK(bench.session.can_open_plain_page());
  bench.does(OpenPlainPage{});
  CHECK(bench.desk.pages == std::vector<std::string>{"Overview of Triage"});
}

TEST_CASE("preferences are saved and stay in range, outside of undo and links") {
  Bench bench;
  bench.does(SetTheme{Theme::dark});
  bench.does(SetTextScale{1.5});
  CHECK(bench.desk.preferences.back() == Preferences{Theme::dark, 1.5});
  bench.does(SetTextScale{17.0});
  CHECK(bench.session.preferences().text_scale == 2.0);
  bench.does(SetTextScale{0.0});
  CHECK(bench.session.preferences().text_scale == 1.0);
  const std::size_t saved = bench.desk.preferences.size();
  bench.does(SetTextScale{std::numeric_limits<double>::quiet_NaN()});
  CHECK(bench.desk.preferences.size() == saved);
  CHECK(!bench.session.can_undo());
  CHECK(bench.desk.links.empty());
}

TEST_CASE("forgetting a study of one's own") {
  Bench bench;
  bench.does(StudyLoaded{"local:1", make_study("One")});
  bench.does(StudyLoaded{"local:2", make_study("Two")});
  bench.does(ForgetStudy{"local:1"});
  CHECK(bench.store.forgotten == std::vector<std::string>{"local:1"});
  CHECK(bench.view().study == "local:2");
  CHECK(bench.session.library().size() == 1);
  CHECK(bench.store.libraries.back().size() == 1);
  CHECK(bench.notice() == "Removed One from this device.");
  bench.does(ForgetStudy{"local:2"});
  CHECK(bench.session.study() == nullptr);
  CHECK(bench.view() == ViewState{});
  CHECK(bench.desk.links.back().fragment == "v=1");
  bench.does(ForgetStudy{"shipped:a"});
  CHECK(bench.store.forgotten.size() == 2);
}

TEST_CASE("deleting everything leaves a fresh start") {
  Bench bench;
  bench.session.set_clock({1710324000, 0});
  bench.session.set_library({{.key = "shipped:a", .title = "A", .shipped = true}});
  bench.opens("shipped:a");
  bench.does(StudyLoaded{"local:1", make_study()});
  bench.does(SetTheme{Theme::dark});
  bench.does(ImportProgress{1, 2, "Reading b.eval"});
  bench.does(DeleteEverything{});
  CHECK(bench.store.deletions == 1);
  CHECK(bench.files.cancels == 1);
  CHECK(bench.session.study() == nullptr);
  CHECK(bench.view() == ViewState{});
  CHECK(bench.session.preferences() == Preferences{});
  CHECK(bench.session.library() == std::vector<StudyEntry>{{.key = "shipped:a", .title = "A", .shipped = true}});
  CHECK(!bench.session.can_undo());
  CHECK(!bench.session.import_status());
}

TEST_CASE("an empty answer is no study") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(StudyLoaded{"shipped:b", nullptr, true});
  CHECK(bench.view().study == "shipped:a");
}

TEST_CASE("the queue gives commands in order, once") {
  CommandQueue queue;
  CHECK(queue.empty());
  queue.push(GoTo{View::about});
  queue.push(Undo{});
  CHECK(!queue.empty());
  const auto commands = queue.drain();
  REQUIRE(commands.size() == 2);
  CHECK(std::holds_alternative<GoTo>(commands[0]));
  CHECK(queue.empty());
}
