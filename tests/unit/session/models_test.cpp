#include "session/models.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/lab_book.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::Bench;
using consilium::testing::lab_book;
using Calls = std::vector<std::string>;
using Step = ModelWork::Stage;

namespace {

const ModelName small{.place = ModelPlace::host, .id = "owner/small"};
const ModelName small_q4{.place = ModelPlace::host, .id = "owner/small", .precision = "q4"};

KeptModelsArrived kept_small() {
  return {{{.key = "one", .name = small_q4, .bytes = 100, .kept_bytes = 100, .whole = true}}, 5000};
}

struct ModelsBench : Bench {
  [[nodiscard]] const Models& state() const { return session.models(); }
  [[nodiscard]] Step stage() const { return state().work().stage; }
  Calls calls() { return std::exchange(models.calls, {}); }
  void looks() {
    does(LookAtModel{small});
    does(AllowHost{});
    does(ModelOffered{{.name = small, .licence = "mit", .variants = {{"q4", 100, ""}}, .suggested = "q4"}});
  }
};

}  // namespace

TEST_CASE("a host is asked only after a person said yes to it, once for each host") {
  ModelsBench bench;
  bench.does(LookAtModel{small});
  CHECK(bench.stage() == Step::asking);
  CHECK(bench.calls().empty());
  bench.does(CancelModel{});
  CHECK(bench.stage() == Step::none);
  bench.does(AllowHost{});  // to nothing
  CHECK(bench.calls().empty());
  bench.does(LookAtModel{small});
  bench.does(AllowHost{});
  CHECK(bench.calls() == Calls{"look owner/small"});
  ModelName other = small;
  other.id = "owner/other";
  bench.does(LookAtModel{other});
  CHECK(bench.calls() == Calls{"cancel", "look owner/other"});
  other.host = "elsewhere.example";
  bench.does(LookAtModel{other});
  CHECK(bench.stage() == Step::asking);
  CHECK(bench.calls() == Calls{"cancel"});
}

TEST_CASE("a download tells how far it is and how long it takes, and then the model is there") {
  ModelsBench bench;
  bench.looks();
  CHECK(bench.stage() == Step::offered);
  CHECK(bench.state().work().offer.licence == "mit");
  bench.does(DownloadModel{small_q4});
  CHECK(bench.calls() == Calls{"look owner/small", "download owner/small q4"});
  CHECK_FALSE(bench.state().work().seconds_left(bench.now_ms));
  bench.does(ModelProgress{40, 100}, 0.0);  // was there from an earlier attempt
  bench.does(ModelProgress{70, 100}, 3000.0);
  CHECK(bench.state().work().seconds_left(bench.now_ms) == doctest::Approx(3.0));
  bench.does(ModelDownloaded{small_q4});
  CHECK(bench.stage() == Step::ready);
  CHECK(bench.view().model == ModelName{});  // it is used when it is asked for
}

TEST_CASE("a download that fails says why and goes on; a cancelled one is forgotten") {
  ModelsBench bench;
  bench.looks();
  bench.does(DownloadModel{small_q4});
  bench.does(ModelFailed{"The connection broke off."});
  CHECK(bench.stage() == Step::failed);
  CHECK(bench.state().work().was_downloading);
  CHECK(bench.notice().empty());
  bench.does(DownloadModel{small_q4});
  CHECK(bench.stage() == Step::downloading);
  CHECK(bench.calls() == Calls{"look owner/small", "download owner/small q4", "download owner/small q4"});
  bench.does(CancelModel{});
  CHECK(bench.calls() == Calls{"cancel"});
  bench.does(ModelProgress{50, 100});
  bench.does(ModelDownloaded{small_q4});
  CHECK(bench.stage() == Step::none);
}

TEST_CASE("what was begun in an earlier visit goes on only after its host was asked about again") {
  ModelsBench bench;
  bench.does(DownloadModel{small_q4});
  CHECK(bench.calls().empty());
  CHECK(bench.stage() == Step::asking);
}

TEST_CASE("kept models are listed and deleted") {
  ModelsBench bench;
  bench.does(ListModels{});
  bench.does(kept_small());
  CHECK(bench.state().kept().size() == 1);
  CHECK(bench.state().room_bytes() == 5000);
  bench.does(RemoveModel{"one"});
  CHECK(bench.state().kept().empty());
  CHECK(bench.calls() == Calls{"list", "remove one"});
}

TEST_CASE("a model from the user's files is used at once, and a refused one says so anywhere") {
  ModelsBench bench;
  const ModelName given{.place = ModelPlace::device, .id = "mine"};
  bench.does(ReadingGivenModel{});
  bench.does(GivenModelArrived{given});
  CHECK(bench.view().model == given);
  CHECK(bench.view().view == View::lab);
  CHECK(bench.lab.calls == Calls{"book", "load auto mine"});
  bench.does(Undo{});
  CHECK(bench.view().model == ModelName{});
  bench.does(ReadingGivenModel{});
  bench.does(ModelFailed{"There is no config.json in it."});
  CHECK(bench.notice() == "The model could not be opened.");
}

TEST_CASE("another model is loaded in the place of the first, and a link names it without a request") {
  ModelsBench bench;
  bench.does(GoTo{View::lab});
  bench.does(LabModelReady{{.dials = 6}});
  bench.does(UseModel{small_q4});
  CHECK(bench.lab.calls == Calls{"book", "load auto", "load auto small"});
  CHECK(bench.desk.links.back().fragment.find("lm=p%3Dhost") != std::string::npos);
  bench.does(LabFailed{0, "It is not on this device.", true});
  CHECK(bench.session.lab().loading().missing);
  CHECK(bench.calls().empty());

  Bench other;
  other.does(LinkArrived{bench.desk.links.back().fragment});
  CHECK(other.view().model == small_q4);
  CHECK(other.models.calls.empty());
}

TEST_CASE("the hosts that were asked are told, and none before") {
  ModelsBench bench;
  bench.does(LookAtModel{small});
  CHECK(bench.state().asked_hosts().empty());
  bench.does(AllowHost{});
  CHECK(bench.state().is_asking_host());
  bench.does(CancelModel{});
  CHECK_FALSE(bench.state().is_asking_host());
  CHECK(bench.state().asked_hosts() == Calls{"huggingface.co"});
}

TEST_CASE("the lab lets go of a model that is deleted, and undo asks for it again") {
  ModelsBench bench;
  bench.does(UseModel{small_q4});
  bench.does(LabModelReady{});
  bench.does(kept_small());
  bench.does(RemoveModel{"one"});
  CHECK(bench.view().model == ModelName{});
  CHECK(bench.view().view == View::lab);
  CHECK(bench.lab.calls == Calls{"book", "load auto small", "load auto"});
  CHECK(bench.notice() == "Deleted small from this device. The lab runs Ward again.");
  bench.does(Undo{});
  CHECK(bench.lab.calls.back() == "load auto small");
}

TEST_CASE("a model that is deleted while another is in use changes nothing else") {
  ModelsBench bench;
  const ModelName given{.place = ModelPlace::device, .id = "mine"};
  bench.does(GivenModelArrived{given});
  bench.does(kept_small());
  bench.does(RemoveModel{"one"});
  CHECK(bench.view().model == given);
  CHECK(bench.notice() == "Deleted small from this device.");
}

TEST_CASE("a download that came to its end is not offered for use once it is deleted") {
  ModelsBench bench;
  bench.looks();
  bench.does(DownloadModel{small_q4});
  bench.does(ModelDownloaded{small_q4});
  bench.does(kept_small());
  bench.does(RemoveModel{"one"});
  CHECK(bench.stage() == Step::none);
}

TEST_CASE("a model without dials is asked without, whatever they were turned to, and has no column of dials at 0") {
  ModelsBench bench;
  bench.does(UseModel{small_q4});
  LabSetup setup;
  setup.dials[0] = 1.0;
  bench.does(SetLab{LabSide::a, setup});
  bench.does(LabBookArrived{lab_book()});
  bench.does(LabModelReady{});
  CHECK(bench.session.lab().run(LabSide::b) == nullptr);
  CHECK(bench.lab.questions.back().dials == cases::Dials{});
  bench.does(UseModel{});
  bench.does(LabModelReady{{.dials = 6}});
  CHECK(bench.session.lab().run(LabSide::b) != nullptr);
  CHECK(bench.view().lab.a.dials[0] == 1.0);
}

TEST_CASE("what a probe found of one model is not shown as another's") {
  ModelsBench bench;
  bench.does(SetProbe{{.setup = {.cases = 4}}});
  bench.does(LabBookArrived{lab_book()});
  bench.does(LabModelReady{{.dials = 6}});
  bench.does(RunProbe{});
  bench.does(LabReplyEnded{1, LabEnd::by_itself});
  REQUIRE(bench.session.lab().probe().run() != nullptr);
  CHECK(bench.session.lab().probe().run()->series().size() == 2);
  bench.does(UseModel{small_q4});
  CHECK(bench.session.lab().probe().run() == nullptr);
  bench.does(LabModelReady{});
  bench.does(RunProbe{});
  CHECK(bench.session.lab().probe().run()->series().size() == 1);
  CHECK(bench.session.lab().probe().run()->answered() == 0);
}
