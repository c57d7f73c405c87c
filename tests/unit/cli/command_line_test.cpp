#include "cli/command_line.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::cli;

namespace {

struct Outcome {
  ExitStatus status;
  std::string out;
  std::string err;

  [[nodiscard]] Json json() const {
    auto parsed = parse_json(out);
    REQUIRE(parsed.ok());
    return std::move(parsed).value();
  }
};

Outcome call(const std::vector<std::string>& arguments) {
  const std::vector<std::string_view> views(arguments.begin(), arguments.end());
  std::ostringstream out;
  std::ostringstream err;
  const ExitStatus status = run(views, out, err);
  return {status, out.str(), err.str()};
}

std::string fixture(std::string_view name) { return testing::fixture_path(name).string(); }

// A folder of its own for one test, gone afterwards.
struct ScratchFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "consilium_command_line_test";
  ScratchFolder() { std::filesystem::create_directories(path); }
  ~ScratchFolder() { std::filesystem::remove_all(path); }
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(path / name, std::ios::binary) << content;
    return (path / name).string();
  }
};

}  // namespace

TEST_CASE("help is no error, a missing or unknown command is") {
  CHECK(call({"help"}).status == ExitStatus::success);
  CHECK(call({"--help"}).out.find("summary FILE...") != std::string::npos);
  CHECK(call({}).status == ExitStatus::wrong_use);
  CHECK(call({"sumary", "x"}).status == ExitStatus::wrong_use);
  CHECK(call({"sumary", "x"}).err.find("Unknown command sumary.") != std::string::npos);
}

TEST_CASE("wrong use of the options") {
  CHECK(call({"summary"}).status == ExitStatus::wrong_use);
  CHECK(call({"summary", "--xml", "a"}).status == ExitStatus::wrong_use);
  CHECK(call({"summary", "-o", "b", "a"}).status == ExitStatus::wrong_use);
  CHECK(call({"pack", "a"}).status == ExitStatus::wrong_use);
  CHECK(call({"pack", "a", "-o"}).status == ExitStatus::wrong_use);
  CHECK(call({"pack", "-o", "b"}).status == ExitStatus::wrong_use);
  CHECK(call({"pack", "a", "-o", "b", "-o", "c"}).status == ExitStatus::wrong_use);
}

TEST_CASE("summary --json of verdicts") {
  const Outcome outcome = call({"summary", fixture("tidy/example.csv"), "--json"});
  CHECK(outcome.status == ExitStatus::success);
  const Json json = outcome.json();
  CHECK(json["study"]["title"] == "example");
  REQUIRE(json["models"].size() == 2);
  const Json& model = json["models"][0];
  CHECK(model["name"] == "Model A");
  CHECK(model["n_scenarios"] == 2);
  const Json& criterion = model["criteria"][0];
  CHECK(criterion["name"] == "Sends to emergency care");
  CHECK(criterion["n"] == 2);
  CHECK(criterion["k"] == 1);
  CHECK(criterion["missing"] == 0);
  CHECK(criterion["estimate"] == 0.5);
  CHECK(criterion["interval"].size() == 2);
  CHECK(criterion["rater"] == "Dr. Novak");
  CHECK(json["models"][1]["criteria"][0]["missing"] == 1);
  CHECK(json["models"][1]["criteria"][1]["unclear"] == 1);
  CHECK(json["diagnostics"].empty());
}

TEST_CASE("summary --json of scores and totals: null where there is nothing to say") {
  const Json scores = call({"summary", "--json", fixture("tidy/example.jsonl")}).json();
  const Json& empathy = scores["models"][0]["criteria"][0];
  CHECK(empathy["k"].is_null());
  CHECK(empathy["n"] == 2);
  CHECK(empathy["estimate"] == 3.75);
  const Json& refused = scores["models"][1]["criteria"][0];
  CHECK(refused["n"] == 0);
  CHECK(refused["missing"] == 1);
  CHECK(refused["estimate"].is_null());
  CHECK(refused["interval"] == Json::array({nullptr, nullptr}));
  CHECK(refused["standard_error"].is_null());

  const Json totals = call({"summary", "--json", fixture("tidy/totals.csv")}).json();
  CHECK(totals["models"][0]["criteria"][0]["k"] == 110);
  CHECK(totals["models"][0]["criteria"][1]["standard_error"] == 0.11);
  CHECK(totals["models"][1]["criteria"][1]["standard_error"].is_null());
  CHECK(totals["models"][0]["criteria"][0]["missing"].is_null());
  CHECK(call({"summary", fixture("tidy/totals.csv")}).out.find("not published") != std::string::npos);
}

TEST_CASE("summary as text is a table with both models and the counts") {
  const Outcome outcome = call({"summary", fixture("tidy/example.csv")});
  CHECK(outcome.status == ExitStatus::success);
  CHECK(outcome.out.find("2 models, 2 criteria, 2 scenarios, 6 judgments") != std::string::npos);
  CHECK(outcome.out.find("1 of 2") != std::string::npos);
  CHECK(outcome.out.find("nan") == std::string::npos);
  CHECK(outcome.err.empty());
}

TEST_CASE("a file that cannot be read: status 1, the reason in both forms") {
  const ScratchFolder folder;
  const std::string empty = folder.file("empty.json", "");
  const Outcome text = call({"summary", empty});
  CHECK(text.status == ExitStatus::unreadable_input);
  CHECK(text.out.empty());
  CHECK(text.err.find("This file is empty.") != std::string::npos);
  const Outcome outcome = call({"summary", empty, "--json"});
  CHECK(outcome.status == ExitStatus::unreadable_input);
  const Json json = outcome.json();
  CHECK(json["study"].is_null());
  CHECK(json["models"].empty());
  REQUIRE(json["diagnostics"].size() == 1);
  CHECK(json["diagnostics"][0]["severity"] == "error");
  CHECK(json["diagnostics"][0]["code"] == "file-empty");
  CHECK(json["diagnostics"][0]["where"] == "empty.json");
  CHECK(call({"summary", (folder.path / "none").string()}).status == ExitStatus::unreadable_input);
  CHECK(call({"summary", folder.path.string()}).status == ExitStatus::unreadable_input);
}

TEST_CASE("a bad file beside a good one: the good one's numbers, and status 1") {
  const ScratchFolder folder;
  const Outcome outcome = call({"summary", fixture("tidy/example.csv"), folder.file("empty.json", ""), "--json"});
  CHECK(outcome.status == ExitStatus::unreadable_input);
  CHECK(outcome.json()["models"].size() == 2);
}

TEST_CASE("nothing in a file's names reaches the terminal as a control character") {
  const ScratchFolder folder;
  const std::string table = folder.file("x.csv", "model,scenario,criterion,met\n\"A\x1B[2J\nB\",s,c,yes\n");
  const Outcome outcome = call({"summary", table});
  CHECK(outcome.out.find('\x1B') == std::string::npos);
  CHECK(outcome.out.find("A [2J B") != std::string::npos);
}

TEST_CASE("pack writes a study that reads back the same") {
  const ScratchFolder folder;
  const std::string target = (folder.path / "out.consilium").string();
  CHECK(call({"pack", fixture("tidy/example.csv"), "-o", target}).status == ExitStatus::success);
  CHECK(call({"summary", target, "--json"}).json()["models"] ==
        call({"summary", fixture("tidy/example.csv"), "--json"}).json()["models"]);
  CHECK(call({"pack", fixture("tidy/example.csv"), "-o", (folder.path / "no" / "way").string()}).status ==
        ExitStatus::unreadable_input);
}

TEST_CASE("the reference logs: accuracy and standard error as Inspect gives them") {
  const auto log =
      testing::reference_file("inspect/2025-09-23T08-09-58-04-00_theory-of-mind_bbB4eRCx2rFJLyPH42Cj9r.eval");
  const auto guide =
      testing::reference_file("inspect/2025-09-23T08-09-58-04-00_security-guide_LuxZJVwvymC3S3SyoJczxB.eval");
  if (!log || !guide) return;
  const Json mind = call({"summary", log->string(), "--json"}).json()["models"][0]["criteria"][0];
  CHECK(mind["estimate"] == 0.83);
  CHECK(mind["standard_error"] == 0.03775251680686369);
  CHECK(mind["n"] == 100);
  const Json security = call({"summary", guide->string(), "--json"}).json()["models"][0]["criteria"][0];
  CHECK(security["estimate"] == 0.6875);
  CHECK(security["n"] == 16);
}
