#include "cli/case_commands.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

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

TEST_CASE("a book that is not there is named") {
  const Outcome outcome = call({"corpus", "--book", "/no/such/folder"});
  CHECK(outcome.status == ExitStatus::unreadable_input);
  CHECK(outcome.err.find("/no/such/folder") != std::string::npos);
}
