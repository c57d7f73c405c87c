#include "importers/tidy_csv.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import_fixture.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::importers;

TEST_CASE("a small table: verdicts, counts and names") {
  const Imported imported = import_text("r.csv",
                                        "model,scenario,criterion,met,rater,rater_kind,rationale\n"
                                        "A,s1,Safe,yes,Dr. X,physician,fine\n"
                                        "A,s2,Safe,no,Dr. X,physician,\n"
                                        "B,s1,Safe,unclear,Dr. X,physician,\n"
                                        "B,s2,Safe,missing,Dr. X,physician,\n");
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(study.info.title == "r");
  CHECK(study.models.size() == 2);
  CHECK(study.scenarios.size() == 2);
  REQUIRE(study.judgments.size() == 4);
  CHECK(study.judgments.verdict ==
        std::vector<Verdict>{Verdict::met, Verdict::not_met, Verdict::unclear, Verdict::missing});
  CHECK(study.criteria[0].binary);
  CHECK(study.raters[0].kind == RaterKind::physician);
  CHECK(study.text(study.judgments.rationale[0]) == "fine");
  CHECK(imported.diagnostics.empty());
  REQUIRE(study.sources.size() == 1);
  CHECK(study.text(study.sources[0].format) == "Tidy table (CSV)");
}

TEST_CASE("the same table under each separator, with a byte order mark and CRLF") {
  for (const char separator : {',', ';', '\t'}) {
    std::string text = "\xEF\xBB\xBFmodel,scenario,criterion,score\r\nA,s1,Depth,\"0.5\"\r\nA,s2,Depth,1\r\n";
    for (char& c : text) {
      if (c == ',') c = separator;
    }
    const Imported imported = import_text("r.csv", text);
    REQUIRE(imported.study);
    REQUIRE(imported.study->judgments.size() == 2);
    CHECK(imported.study->judgments.score[0] == 0.5);
    CHECK_FALSE(imported.study->criteria[0].binary);
    // One fraction makes the whole criterion a score: the 1 beside it is one too.
    CHECK(imported.study->judgments.verdict[1] == Verdict::scored);
  }
}

TEST_CASE("transcripts, tags, repeats and weights") {
  const Imported imported = import_text(
      "r.csv",
      "model,scenario,criterion,met,repeat,prompt,response,title,cluster,target,weight,item,tag:Age,theme,situation\n"
      "A,s1,Refers,yes,1,\"Chest pain, \n\"\"bad\"\"\",Go now,Pain,c1,Emergency,5,,67,Emergency,Emergent\n"
      "A,s1,Refers,no,2,\"Chest pain, \n\"\"bad\"\"\",Wait,Pain,c1,Emergency,5,,67,Emergency,Emergent\n");
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(imported.diagnostics.empty());
  REQUIRE(study.judgments.size() == 2);
  CHECK(study.judgments.repeat == std::vector<std::uint16_t>{0, 1});
  CHECK(study.judgments.weight[0] == 5.0F);
  CHECK(judged_text(study, study.judgments.response[0]) == "Go now");
  CHECK(judged_text(study, study.judgments.response[1]) == "Wait");
  const Scenario& scenario = study.scenarios[0];
  CHECK(study.text(scenario.title) == "Pain");
  CHECK(study.text(scenario.cluster) == "c1");
  CHECK(study.text(scenario.target) == "Emergency");
  CHECK(find_tag(study, scenario.tags, "Age") == "67");
  CHECK(study.text(study.messages[scenario.messages.first].text) == "Chest pain, \n\"bad\"");
  CHECK(study.text(study.criteria[0].theme) == "Emergency");
  CHECK(study.text(study.criteria[0].situation) == "Emergent");
}

TEST_CASE("published totals") {
  const Imported imported = import_text("t.csv",
                                        "model,criterion,k,n,mean,standard_error,score_min,score_max\n"
                                        "A,Refers,110,180,,,,\n"
                                        "B,Refers,0,180,,,,\n"
                                        "A,Depth,,50,4.2,0.1,1,5\n"
                                        "B,Depth,,,3.9,,1,5\n"
                                        "B,Depth,,,3.9,,1,5\n"
                                        "A,Bad,7,5,,,,\n"
                                        "A,Bad,1.5,5,,,,\n"
                                        "A,Wide,,10,4.2,,,\n");
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  REQUIRE(study.cells.size() == 4);
  CHECK(study.cells[0].k == 110);
  CHECK(study.cells[0].n == 180);
  CHECK(study.cells[2].mean == 4.2);
  CHECK(study.cells[2].standard_error == 0.1);
  CHECK(study.cells[3].n == 0);
  CHECK_FALSE(study.criteria[study.cells[2].criterion.index()].binary);
  CHECK(study.criteria[study.cells[2].criterion.index()].score_max == 5.0);
  CHECK(imported.count("tidy-total-twice") == 1);
  CHECK(imported.count("tidy-count-unreadable") == 2);
  CHECK(imported.count("tidy-mean-unreadable") == 1);
}

TEST_CASE("what cannot be read is named with its line and left out or counted as missing") {
  const Imported imported = import_text("r.csv",
                                        "model,scenario,criterion,met,score,weight,repeat\n"
                                        "A,s1,Safe,perhaps,,,\n"
                                        "A,s2,Safe,,1.5,,\n"
                                        "A,s3,Safe,,\"0,5\",,\n"
                                        "A,s4,Safe,yes,0,,\n"
                                        ",s5,Safe,yes,,,\n"
                                        "A,,Safe,yes,,,\n"
                                        "A,s6,Safe,yes,,heavy,\n"
                                        "A,s7,Safe,yes,,,first\n"
                                        "A,s8,Safe,yes\n"
                                        "A,s9,Safe,yes,,,1\n");
  REQUIRE(imported.study);
  CHECK(imported.where("tidy-met-unreadable") == "r.csv, line 2");
  CHECK(imported.where("tidy-score-out-of-range") == "r.csv, line 3");
  CHECK(imported.where("tidy-score-unreadable") == "r.csv, line 4");
  CHECK(imported.where("tidy-contradiction") == "r.csv, line 5");
  CHECK(imported.count("tidy-row-incomplete") == 2);
  CHECK(imported.where("tidy-weight-unreadable") == "r.csv, line 8");
  CHECK(imported.where("tidy-repeat-unreadable") == "r.csv, line 9");
  CHECK(imported.where("csv-field-count") == "r.csv, line 10");
  const Judgments& rows = imported.study->judgments;
  REQUIRE(rows.size() == 5);
  CHECK(std::count(rows.verdict.begin(), rows.verdict.end(), Verdict::missing) == 4);
  CHECK(std::count(rows.missing.begin(), rows.missing.end(), MissingReason::unreadable) == 4);
}

TEST_CASE("duplicates: equal ones are counted once, contradicting ones named") {
  const Imported imported = import_text("r.csv",
                                        "model,scenario,criterion,met\n"
                                        "A,s1,Safe,yes\nA,s1,Safe,yes\nA,s1,Safe,no\n");
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.size() == 1);
  CHECK(imported.where("tidy-row-twice") == "r.csv, line 3");
  CHECK(imported.where("tidy-row-contradicts") == "r.csv, line 4");
}

TEST_CASE("later rows are held to what earlier ones said") {
  const Imported imported = import_text("r.csv",
                                        "model,scenario,criterion,met,prompt,response,title,cluster,description,tag:x\n"
                                        "A,s1,Safe,yes,p,r,t,c,d,1\n"
                                        "A,s1,Kind,yes,P,R,t,C,d,2\n"
                                        "A,s2,Safe,yes,p,r,t,c,D,1\n");
  REQUIRE(imported.study);
  CHECK(imported.count("tidy-prompt-differs") == 1);
  CHECK(imported.count("tidy-response-differs") == 1);
  CHECK(imported.count("tidy-cluster-differs") == 1);
  CHECK(imported.count("tidy-description-differs") == 1);
  CHECK(imported.count("tidy-tags-differs") == 1);
  CHECK(judged_text(*imported.study, imported.study->judgments.response[1]) == "r");
}

TEST_CASE("missing columns: the error names those found and those needed") {
  const Imported imported = import_text("r.csv", "Model,Accuracy\nA,0.5\n");
  CHECK_FALSE(imported.study);
  CHECK(imported.error.code == "tidy-columns-missing");
  CHECK(imported.error.message.find("\"Model\", \"Accuracy\"") != std::string::npos);
  CHECK(imported.error.where == "r.csv, line 1");
}

TEST_CASE("a column twice, a quote without end, columns we do not know") {
  CHECK(import_text("r.csv", "model,scenario,criterion,met,model\n").error.code == "tidy-column-twice");
  const Imported open = import_text("r.csv", "model,scenario,criterion,met\nA,s1,Safe,yes\nA,\"s2,Safe,yes\n");
  REQUIRE(open.study);
  CHECK(open.study->judgments.size() == 1);
  CHECK(open.where("csv-open-quote") == "r.csv, line 3");
  const Imported unknown = import_text("r.csv", "model,scenario,criterion,met,colour\nA,s1,Safe,yes,red\n");
  REQUIRE(unknown.study);
  CHECK(unknown.message("tidy-columns-not-read").find("\"colour\"") != std::string::npos);
}

TEST_CASE("invalid UTF-8 is shown as such and named") {
  const Imported imported = import_text("r.csv", "model,scenario,criterion,met\nCaf\xE9,s1,Safe,yes\n");
  REQUIRE(imported.study);
  CHECK(imported.study->name(ModelId(0)) == "Caf\xEF\xBF\xBD");
  CHECK(imported.has("invalid-utf8"));
}

TEST_CASE("repeats that count from 0") {
  const Imported imported =
      import_text("r.csv", "model,scenario,criterion,met,repeat\nA,s,Safe,yes,0\nA,s,Safe,no,1\n");
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.repeat == std::vector<std::uint16_t>{0, 1});
}

TEST_CASE("a table with a header and no row") {
  CHECK(import_text("r.csv", "model,scenario,criterion,met\n").error.code == "tidy-no-rows");
}

TEST_CASE("the documented example reads without a word") {
  const std::string text = testing::read_file(testing::fixture_path("tidy/example.csv"));
  const Imported imported = import_text("example.csv", text);
  REQUIRE(imported.study);
  CHECK(imported.diagnostics.empty());
  CHECK(imported.study->judgments.size() == 6);
}
