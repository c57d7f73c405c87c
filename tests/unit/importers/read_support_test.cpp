#include "importers/read_support.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;

TEST_CASE("a byte order mark is no text") {
  CHECK(without_bom("\xEF\xBB\xBFtext") == "text");
  CHECK(without_bom("text") == "text");
  CHECK(without_bom("\xEF\xBB") == "\xEF\xBB");
}

TEST_CASE("going on, cancelled, too large") {
  StudyBuilder study;
  Diagnostics diagnostics;
  Limits limits;
  std::uint64_t told = 0;
  bool wanted = true;
  const Progress progress{.report = [&](std::uint64_t done, std::uint64_t) {
    told = done;
    return wanted;
  }};
  ReadContext context{study, diagnostics, limits, progress, 100, 1000};
  CHECK(check_going_on(context, "f", 50).ok());
  CHECK(told == 150);
  wanted = false;
  CHECK(check_going_on(context, "f", 60).error().code == "import-cancelled");
  wanted = true;
  limits.max_total_bytes = 0;
  study.text("something to hold");
  CHECK(check_going_on(context, "f", 60).error().code == "import-too-large");
}

TEST_CASE("sizes in the words of a person") {
  const Limits limits;
  CHECK(file_too_large("big.json", 2'500'000'000, limits).message.find("2.5 GB") != std::string::npos);
  CHECK(files_too_large("b.json", 3'000'000'000, limits).message.find("3.0 GB") != std::string::npos);
}
