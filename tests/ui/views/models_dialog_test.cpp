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
  page.activate(Role::button, "Delete from this device");
  page.activate(Role::button, "Keep it");
  page.activate(Role::button, "Delete from this device");
  page.activate(Role::button, "Delete");
  CHECK(page.models.calls.back() == "remove key");
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
