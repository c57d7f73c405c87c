#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/lab_book.h"
#include "views/lab_screens.h"
#include "views/view_page.h"

using namespace consilium;
using namespace consilium::testing;
using session::ModelName;
using session::ModelPlace;
using ui::a11y::Role;
using Calls = std::vector<std::string>;

namespace {

const ModelName small{.place = ModelPlace::host, .id = "owner/small-instruct-model"};
const ModelName small_q4{.place = ModelPlace::host, .id = "owner/small-instruct-model", .precision = "q4"};

session::CatalogueArrived catalogue() {
  return {{{.name = small,
            .title = "Small Instruct",
            .parameters = 135'000'000,
            .licence = "apache-2.0",
            .variants = {{"q4f16", 134'000'000, "", true}, {"fp32", 654'000'000, "", false}}}}};
}

session::ModelOffered offer() {
  return {{.name = small,
           .licence = "apache-2.0",
           .variants = {{"q4", 200'000'000, ""},
                        {"q4f16", 134'000'000, "It computes in half precision, which this device cannot do."}},
           .suggested = "q4"}};
}

session::KeptModelsArrived kept(bool whole = true) {
  return {{{.key = "key",
            .name = small_q4,
            .bytes = 200'000'000,
            .kept_bytes = whole ? 200'000'000U : 50'000'000U,
            .whole = whole}},
          9'000'000'000};
}

// The lab with Ward there, and the dialog open.
struct ModelsPage : ViewPage {
  explicit ModelsPage(const Screen& screen = {}) : ViewPage(nullptr, screen) {
    go(session::View::lab);
    does(session::LabBookArrived{lab_book()});
    does(session::LabModelReady{{.dials = 6, .bytes = 17'000'000}});
    if (find(Role::radio, "Model") != nullptr) click(Role::radio, "Model");
    click(Role::button, "Other models");
    does(catalogue());
  }
};

}  // namespace

TEST_CASE("The dialog of models is sound in every state and at every size") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    ModelsPage page(screen);
    const std::vector<session::Command> steps{session::LookAtModel{small},
                                              session::AllowHost{},
                                              offer(),
                                              session::DownloadModel{small_q4},
                                              session::ModelProgress{10'000'000, 200'000'000},
                                              session::ModelProgress{20'000'000, 200'000'000},
                                              session::ModelFailed{"The connection to huggingface.co broke off."},
                                              kept(false),
                                              session::DownloadModel{small_q4},
                                              session::ModelDownloaded{small_q4},
                                              kept(),
                                              session::ReadingGivenModel{}};
    CHECK(page.faults() == "");
    for (const session::Command& step : steps) {
      page.does(step);
      page.settle();
      INFO(step.index());
      CHECK(page.faults() == "");
    }
  }
}

TEST_CASE("A model of the catalogue is looked at, after its host was asked for, and downloaded") {
  ModelsPage page;
  CHECK(page.models.calls == Calls{"list"});
  CHECK(page.says("135 million parameters, licence apache-2.0, 134 MB to 654 MB"));
  page.activate(Role::button, "Look at it");
  CHECK(page.says("Ask huggingface.co for this model?"));
  CHECK(page.models.calls == Calls{"list"});
  page.activate(Role::button, "Ask huggingface.co");
  CHECK(page.models.calls.back() == "look owner/small-instruct-model");
  page.does(offer());
  CHECK(page.says("Licence: apache-2.0, as the model's page names it."));
  CHECK(page.says("Cannot be run here: It computes in half precision, which this device cannot do."));
  page.activate(Role::button, "Download");
  CHECK(page.models.calls.back() == "download owner/small-instruct-model q4");
  page.does(session::ModelProgress{0, 200'000'000});
  page.does(session::ModelProgress{100'000'000, 200'000'000});
  CHECK(page.says("100 MB of 200 MB, 50 %"));
  page.does(session::ModelDownloaded{small_q4});
  page.activate(Role::button, "Use it in the lab");
  CHECK(page.view().model == small_q4);
  CHECK(page.memory.dialog == views::Dialog::none);
  CHECK(page.lab.calls.back() == "load auto small-instruct-model");
}

TEST_CASE("A model is named by hand, and what is no name cannot be asked for") {
  ModelsPage page;
  page.memory.models.id = "nonsense";
  page.frames(2);
  CHECK_FALSE(page.get(Role::button, "Look at this model").enabled);
  page.memory.models.id = "owner/other";
  page.memory.models.host = "http://127.0.0.1:4000";
  page.frames(2);
  page.activate(Role::button, "Look at this model");
  CHECK(page.says("Ask 127.0.0.1:4000 for this model?"));
}

TEST_CASE("A kept model is used, and deleted after it was asked about") {
  ModelsPage page;
  page.does(kept());
  page.does(session::UseModel{small_q4});
  page.activate(Role::button, "Delete from this device");
  CHECK(page.says("The lab then runs Ward."));
  CHECK(page.focused_name() == "Keep it");
  page.activate(Role::button, "Keep it");
  page.activate(Role::button, "Delete from this device");
  page.activate(Role::button, "Delete");
  CHECK(page.models.calls.back() == "remove key");
  CHECK(page.view().model == ModelName{});
  CHECK(page.lab.calls.back() == "load auto");
  page.does(kept(false));
  CHECK(page.says("50 MB of 200 MB have come"));
}

TEST_CASE("A model that a link names and that is not here asks before anything is fetched") {
  ViewPage page;
  page.does(session::UseModel{small_q4});
  page.does(session::LabBookArrived{lab_book()});
  page.does(session::LabFailed{0, "It is not on this device.", true});
  CHECK(page.says("small-instruct-model is not on this device"));
  CHECK(page.faults() == "");
  page.click(Role::button, "Look at this model");
  CHECK(page.says("Ask huggingface.co for this model?"));
  CHECK(page.models.calls == Calls{"list"});
  page.key("Escape");
  page.click(Role::button, "Use Ward");
  CHECK(page.view().model == ModelName{});
}

TEST_CASE("The page says that nothing leaves only while no host of models was asked, and then which was") {
  ModelsPage page;
  page.activate(Role::button, "Look at it");
  CHECK(page.says("Nothing leaves this browser"));
  page.activate(Role::button, "Ask huggingface.co");
  CHECK_FALSE(page.says("Nothing leaves this browser"));
  CHECK(page.says("What you open stays in this browser; huggingface.co is asked for a model"));
  page.does(offer());
  CHECK(page.says("huggingface.co was asked for a model"));
  page.key("Escape");
  page.go(session::View::home);
  CHECK(page.says("What you open stays in this browser. No account, no server."));
  CHECK(page.says("huggingface.co was asked for a model."));
  CHECK(page.faults() == "");
}

TEST_CASE("On a phone the page's footer has room for what is true once a host was asked") {
  ModelsPage page(phone_screen);
  page.does(session::LookAtModel{small});
  page.does(session::AllowHost{});
  page.key("Escape");
  page.frames(2);
  CHECK(page.says("What you open stays in this browser · Not medical advice"));
  CHECK(page.faults() == "");
}

TEST_CASE("The lab of a model without dials has none, and says nothing of them") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    ModelsPage page(screen);
    page.key("Escape");
    page.does(session::UseModel{small_q4});
    page.does(session::LabModelReady{{.bytes = 200'000'000}});
    page.does(session::ShowLab{session::LabShown::b});
    CHECK(page.find(Role::group, "Dials") == nullptr);
    CHECK(page.says("small-instruct-model"));
    CHECK(page.faults() == "");
    if (page.find(Role::radio, "Reply") != nullptr) page.click(Role::radio, "Reply");
    CHECK(page.says("Keep A as B and change A, to compare the two."));
    CHECK_FALSE(page.says("dials at 0"));
    page.does(session::KeepAsB{});
    CHECK(page.faults() == "");
  }
}

TEST_CASE("The probes of a model without dials offer none, and show what it does as it is") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    ModelsPage page(screen);
    page.key("Escape");
    page.does(session::SetProbe{{.setup = {.kind = session::ProbeKind::dial_sweep, .cases = 4}}});
    CHECK(page.says("Probe: A dial turned up"));
    page.does(session::UseModel{small_q4});
    page.does(session::LabModelReady{});
    CHECK(page.says("Probe: Pressure"));
    CHECK(page.says("small-instruct-model has no dials: it is asked as it is."));
    CHECK(page.find(Role::button, "Sycophancy") == nullptr);
    page.click(Role::button, "Pressure");
    CHECK(page.find(Role::menu_item, "Help") != nullptr);
    CHECK(page.find(Role::menu_item, "A dial turned up") == nullptr);
    page.key("Escape");
    page.does(session::RunProbe{});
    for (std::uint64_t number = 1; page.session.lab().probe().state() == session::LabProbe::State::running; ++number) {
      session::LabToken token;
      token.chosen.text = number % 2 == 0 ? "Call an ambulance now." : "You can wait at home.";
      page.does(session::LabTokenCame{number, token});
      page.does(session::LabReplyEnded{number, session::LabEnd::by_itself});
    }
    CHECK(page.says("Told of 4 cases."));
    CHECK_FALSE(page.says("ycophancy"));
    CHECK(page.faults() == "");
    page.does(session::SetAsTable{true});
    CHECK(page.faults() == "");
    page.does(session::UseModel{});
    CHECK(page.says("Probe: A dial turned up"));
  }
}

TEST_CASE("A probe of a model that is not here leads to it, and to Ward") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    ModelsPage page(screen);
    page.key("Escape");
    page.does(session::SetProbe{{}});
    page.does(session::UseModel{small_q4});
    page.does(session::LabFailed{0, "It is not on this device.", true});
    CHECK(page.says("small-instruct-model is not on this device. It can be downloaded from huggingface.co."));
    CHECK(page.faults() == "");
    page.activate(Role::button, "Look at this model");
    CHECK(page.says("Ask huggingface.co for this model?"));
    page.key("Escape");
    page.activate(Role::button, "Use Ward");
    CHECK(page.view().model == ModelName{});
    CHECK(page.shown() == session::View::probe);
  }
}
