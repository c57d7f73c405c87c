// The main of every native test program: doctest's, plus one totals line that ./dev test adds up.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>

#include "support/reference.h"

namespace {

struct Totals {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};
Totals totals;

// Counts whole test cases; one that called skip_test() is neither passed nor failed (unless a check failed too).
struct TotalsListener : doctest::IReporter {
  explicit TotalsListener(const doctest::ContextOptions&) {}
  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_start(const doctest::TestCaseData&) override { consilium::testing::take_skipped(); }
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    const bool skipped = consilium::testing::take_skipped();
    if (!stats.testCaseSuccess) {
      ++totals.failed;
    } else if (skipped) {
      ++totals.skipped;
    } else {
      ++totals.passed;
    }
  }
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

REGISTER_LISTENER("totals", 1, TotalsListener);

}  // namespace

int main(int argc, char** argv) {
  doctest::Context context(argc, argv);
  const int status = context.run();
  std::printf("totals: %d passed, %d failed, %d skipped\n", totals.passed, totals.failed, totals.skipped);
  return status;
}
