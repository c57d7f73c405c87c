#include "report/csv.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using consilium::report::CsvWriter;
using consilium::testing::SmallStudy;

TEST_CASE("fields are quoted when they must be, lines end in CRLF") {
  CsvWriter csv;
  csv.text("plain");
  csv.text("a, b");
  csv.text("say \"no\"");
  csv.text("two\nlines");
  csv.empty();
  csv.number(0.1);
  csv.count(8053);
  csv.end_row();
  csv.number(1.0 / 0.0);
  csv.end_row();
  CHECK(csv.take() == "plain,\"a, b\",\"say \"\"no\"\"\",\"two\nlines\",,0.1,8053\r\n\r\n");
}

TEST_CASE("a text that a spreadsheet would run as a formula is disarmed, a negative number is left alone") {
  CsvWriter csv;
  for (const char* text : {"=1+1", "+x", "-x", "@x", "\tx", "a=1"}) csv.text(text);
  csv.number(-0.5);
  csv.end_row();
  CHECK(csv.take() == "'=1+1,'+x,'-x,'@x,'\tx,a=1,-0.5\r\n");
}

TEST_CASE("the matrix: one line a criterion and model") {
  SmallStudy small;
  small.count("A", "t/s/safe, kind", 3, 4);
  small.count("B", "t/s/safe, kind", 1, 2);
  small.mean("B", "t/s/jury", 0.5);
  const auto study = small.finish();
  const std::string csv = report::matrix_csv(*study, query::criteria_matrix(*study, {}, {}));
  CHECK(csv.starts_with("theme,situation,criterion,model,model_detail,kind,estimate,"));
  CHECK(csv.find("t,s,\"safe, kind\",A,,rate,0.75,") != std::string::npos);
  CHECK(csv.find(",3,4,,,yes,,no,\r\n") != std::string::npos);
  CHECK(csv.find("t,s,jury,B,,score,0.5,,,,,,,,no,,no,\r\n") != std::string::npos);
  CHECK(csv.find("t,s,jury,A,,,,,,,,,,,no,,no,\r\n") != std::string::npos);
}

TEST_CASE("the overview: what was not published stays empty") {
  SmallStudy small;
  small.count("A", "x", 3, 4);
  const auto study = small.finish();
  const std::string csv = report::overview_csv(*study, query::overview(*study, {}));
  CHECK(csv.find("A,,Share met,0.75,") != std::string::npos);
  CHECK(csv.ends_with(",4,3,4,,\r\n"));
}
