#include "cli/case_commands.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"

using namespace consilium::cli;

namespace {

const std::string book = std::string(CONSILIUM_SOURCE_DIR) + "/assets/cases";

struct Outcome {
  ExitStatus status;
  std::string out;
  std::string err;
};

Outcome call(const std::vector<std::string_view>& arguments) {
  std::ostringstream out, err;
  const ExitStatus status = run_case_tool(arguments, out, err);
  return {status, out.str(), err.str()};
}

Outcome corpus(std::string_view purpose, std::string_view split, std::string_view count, std::string_view seed) {
  return call({"corpus", "--for", purpose, "--split", split, "--count", count, "--seed", seed, "--book", book});
}

}  // namespace

TEST_CASE("corpus writes as many lines as asked, the same for the same seed") {
  const Outcome first = corpus("dials", "train", "25", "7");
  CHECK(first.status == ExitStatus::success);
  CHECK(std::ranges::count(first.out, '\n') == 25);
  CHECK(corpus("dials", "train", "25", "7").out == first.out);
  CHECK(corpus("dials", "train", "25", "8").out != first.out);
  CHECK(corpus("base", "held_out", "0", "1").out.empty());
}

TEST_CASE("wrong use is explained and writes nothing") {
  for (const Outcome& outcome :
       {corpus("other", "train", "1", "1"), corpus("base", "all", "1", "1"), corpus("base", "train", "-1", "1"),
        corpus("base", "train", "1", "x"), call({}), call({"other", "--book", book}), call({"corpus", "--for"}),
        call({"corpus", "base"})}) {
    CHECK(outcome.status == ExitStatus::wrong_use);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("Usage") != std::string::npos);
  }
}

TEST_CASE("what is wrong with the use is said before the usage, whatever else is wrong") {
  CHECK(corpus("base", "train", "x", "1").err.starts_with("--count: A whole number from 0 to 100000000 is expected"));
  CHECK(corpus("other", "train", "1", "1").err.starts_with("--for: Expected is one of: base, dials, weak_dials."));
  CHECK(call({"nonsense"}).err.starts_with("nonsense: There is no such command."));
  CHECK(call({"figures"}).err.starts_with("--replies: This command needs this option."));
  CHECK(call({"agreement", "--labelled", "x", "--colour", "red"}).err.starts_with("--colour: This command has no"));
  CHECK(call({"questions", "--book", "x", "--book", "y"}).err.starts_with("--book: This option comes twice."));
  CHECK(call({"questions", "--book"}).err.starts_with("--book: A value is missing"));
}

TEST_CASE("help is no error") {
  for (const std::string_view help : {"help", "--help", "-h"}) {
    CHECK(call({help}).status == ExitStatus::success);
    CHECK(call({help}).out.starts_with("Usage"));
  }
}

TEST_CASE("a result that cannot be written is an error") {
  std::ostringstream full, err;
  full.setstate(std::ios::badbit);
  const std::vector<std::string_view> arguments = {"digest",   "--count", "1",      "--seed", "1",
                                                   "--judged", "no",      "--book", book};
  CHECK(run_case_tool(arguments, full, err) == ExitStatus::unreadable_input);
  CHECK(err.str() == "The result cannot be written.\n");
}

TEST_CASE("a book that is not there is named") {
  const Outcome outcome = call({"questions", "--book", "/no/such/folder"});
  CHECK(outcome.status == ExitStatus::unreadable_input);
  CHECK(outcome.err.find("/no/such/folder") != std::string::npos);
}

namespace {

const std::string assets = std::string(CONSILIUM_SOURCE_DIR) + "/assets";
const std::string labelled = std::string(CONSILIUM_SOURCE_DIR) + "/tests/fixtures/ward/labelled_replies.jsonl";

}  // namespace

TEST_CASE("questions, figures and study hang together: replies to the questions become figures and a pack") {
  const Outcome questions = call({"questions", "--book", book});
  REQUIRE(questions.status == ExitStatus::success);
  const auto asked = consilium::parse_json(questions.out);
  REQUIRE(asked.ok());
  // One setting, answered alike everywhere.
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "consilium_case_commands";
  std::filesystem::create_directories(folder);
  const std::string replies = (folder / "replies.jsonl").string(), pack = (folder / "ward.consilium").string();
  std::ofstream lines(replies);
  for (const consilium::Json& setting : asked.value()["settings"]) {
    for (const consilium::Json& one : asked.value()["cases"]) {
      const std::vector<std::string> said(one["user_turns"].size(), "Call an ambulance now.");
      lines << consilium::json_dump(
                   consilium::Json{{"setting", setting["name"]}, {"case", one["key"]}, {"replies", said}})
            << '\n';
    }
  }
  lines.close();
  const Outcome figures = call({"figures", "--replies", replies, "--book", book});
  CHECK(figures.status == ExitStatus::success);
  CHECK(figures.out.starts_with("setting,figure,cases,met,not_met,unclear\n\"All dials at 0\",urgency_right,"));
  const Outcome made = call({"study", "--replies", replies, "--head", assets + "/studies/ward.json", "--criteria",
                             assets + "/criteria/ward.json", "--out", pack, "--book", book});
  CHECK_MESSAGE(made.status == ExitStatus::success, made.err);
  CHECK(std::filesystem::file_size(pack) > 100'000);
  const Outcome nowhere = call({"study", "--replies", replies, "--head", assets + "/studies/ward.json", "--criteria",
                                assets + "/criteria/ward.json", "--out", "/no/such/folder/x", "--book", book});
  CHECK(nowhere.status == ExitStatus::unreadable_input);
  CHECK(nowhere.err.find("--out") != std::string::npos);
  std::filesystem::remove_all(folder);
}

TEST_CASE("replies that are not there, or are none, are named") {
  CHECK(call({"figures", "--replies", "/no/such/file", "--book", book}).err.find("/no/such/file") != std::string::npos);
  const Outcome none = call({"figures", "--replies", assets + "/criteria/ward.json", "--book", book});
  CHECK(none.status == ExitStatus::unreadable_input);
  CHECK(none.err.find("criteria/ward.json, line 1") != std::string::npos);
  const Outcome folder = call({"figures", "--replies", assets, "--book", book});
  CHECK(folder.status == ExitStatus::unreadable_input);
  CHECK(folder.err == assets + ": This is a folder, not a file.\n");
  const Outcome empty = call({"figures", "--replies", "/dev/null", "--book", book});
  CHECK(empty.status == ExitStatus::unreadable_input);
  CHECK(empty.out.empty());
}

TEST_CASE("truths tells of every planned case what a reply to it is judged by") {
  const Outcome truths = call({"truths", "--book", book});
  REQUIRE(truths.status == ExitStatus::success);
  const auto first = consilium::parse_json(truths.out.substr(0, truths.out.find('\n')));
  REQUIRE(first.ok());
  CHECK(first.value()["case"] == "triage/chest_pain/1/as it is");
  CHECK(first.value()["truth"]["urgency"] == "soon");
  const auto questions = consilium::parse_json(call({"questions", "--book", book}).out);
  CHECK(static_cast<std::size_t>(std::ranges::count(truths.out, '\n')) == questions.value()["cases"].size());
}

TEST_CASE("agreement lists each check, and digest is the same for the same seed alone") {
  const Outcome agreement = call({"agreement", "--labelled", labelled});
  CHECK(agreement.status == ExitStatus::success);
  CHECK(std::ranges::count(agreement.out, '\n') == 28);
  const auto digest = [](std::string_view count, std::string_view seed, std::string_view judged) {
    return call({"digest", "--count", count, "--seed", seed, "--judged", judged, "--book", book});
  };
  CHECK(digest("50", "1", "yes").out == digest("50", "1", "yes").out);
  CHECK(digest("50", "1", "yes").out != digest("50", "2", "yes").out);
  CHECK(digest("50", "1", "yes").out != digest("50", "1", "no").out);
  CHECK(digest("-1", "1", "yes").status == ExitStatus::wrong_use);
  CHECK(digest("1", "1", "maybe").status == ExitStatus::wrong_use);
}
