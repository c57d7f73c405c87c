#include "cases/case_digest.h"

#include <doctest/doctest.h>

#include <set>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;

TEST_CASE("the same seed gives the same digest, another seed or one case more another") {
  std::set<std::uint64_t> digests;
  for (const bool judged : {false, true}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      for (const int count : {1, 2, 40}) {
        const std::uint64_t digest = digest_cases(case_book(), seed, count, judged);
        CHECK(digest == digest_cases(case_book(), seed, count, judged));
        digests.insert(digest);
      }
    }
  }
  CHECK(digests.size() == 2 * 3 * 3);
  CHECK(digest_cases(case_book(), 1, 0, true) == digest_cases(case_book(), 2, 0, false));
}

TEST_CASE("another word in a prompt changes the digest, one in a reply only where replies are judged") {
  const auto digest = [](const CaseBook& book, bool judged) { return digest_cases(book, 7, 60, judged); };
  CaseBook asked = case_book();
  asked.wording.system += " Be kind.";
  CHECK(digest(asked, false) != digest(case_book(), false));
  CHECK(digest(asked, true) != digest(case_book(), true));
  CaseBook replied = case_book();  // to test results, of which no earlier exchange is shown in a prompt
  for (std::string& phrase : replied.wording.reply.find("test_verdict")->second) phrase += " indeed";
  CHECK(digest(replied, false) == digest(case_book(), false));
  CHECK(digest(replied, true) != digest(case_book(), true));
}
