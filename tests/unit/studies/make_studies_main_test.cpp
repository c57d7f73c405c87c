// The tool that makes the shipped studies, run as the build runs it.
#include <doctest/doctest.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/json.h"
#include "model/pack.h"
#include "support/reference.h"

using namespace consilium;
namespace fs = std::filesystem;

namespace {

const fs::path source = fs::path(CONSILIUM_SOURCE_DIR) / "assets" / "studies";

// A folder of its own for one test, removed at its end.
struct Workshop {
  fs::path folder = fs::temp_directory_path() / ("consilium_make_studies_" + std::to_string(std::rand()));
  Workshop() { fs::create_directories(folder); }
  ~Workshop() { fs::remove_all(folder); }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  // The exit status; what it wrote to the error stream is in `said`.
  int make(const std::string& arguments) {
    const fs::path errors = folder / "errors.txt";
    const std::string line = "'" CONSILIUM_MAKE_STUDIES "' " + arguments + " 2>'" + errors.string() + "'";
    const int status = std::system(line.c_str());
    said = testing::read_file(errors);
    return status < 0 ? status : status >> 8;
  }
  [[nodiscard]] std::string out() const { return "'" + folder.string() + "'"; }
  std::string said;
};

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

std::string unpacked(const fs::path& path) {
  const gzFile file = gzopen(path.c_str(), "rb");
  REQUIRE(file != nullptr);
  std::string contents;
  char buffer[65536];
  for (int got = 0; (got = gzread(file, buffer, sizeof buffer)) > 0;) contents.append(buffer, static_cast<size_t>(got));
  CHECK(gzclose(file) == Z_OK);
  return contents;
}

}  // namespace

TEST_CASE("each description becomes a pack, and the index lists them in the order given") {
  Workshop shop;
  REQUIRE(shop.make(shop.out() + " " + quoted(source / "medhelm.json") + " " +
                    quoted(source / "healthbench-table8.json")) == 0);
  CHECK(shop.said.empty());
  const auto index = parse_json(testing::read_file(shop.folder / "index.json"));
  REQUIRE(index.ok());
  REQUIRE(index.value().size() == 2);
  CHECK(json_string(index.value()[0], "key") == "shipped:medhelm");
  CHECK(json_string(index.value()[1], "key") == "shipped:healthbench-table8");
  for (const Json& entry : index.value()) {
    const std::string key = std::string(json_string(entry, "key")).substr(8);
    const std::string bytes = unpacked(shop.folder / (key + ".consilium.gz"));
    const auto study = read_pack(as_bytes(bytes));
    REQUIRE(study.ok());
    CHECK(study.value()->info.title == json_string(entry, "title"));
    CHECK(static_cast<double>(study.value()->models.size()) == json_number(entry, "models", -1.0));
    CHECK(static_cast<double>(study.value()->criteria.size()) == json_number(entry, "criteria", -1.0));
    CHECK(static_cast<double>(study.value()->info.published_scenarios) == json_number(entry, "scenarios", -1.0));
    CHECK_FALSE(json_string(entry, "note").empty());
  }
}

TEST_CASE("a table that is not there is named, and no index is left") {
  Workshop shop;
  fs::copy_file(source / "medhelm.json", shop.folder / "medhelm.json");
  CHECK(shop.make(shop.out() + " " + quoted(shop.folder / "medhelm.json")) == 1);
  CHECK(shop.said.find("medhelm.csv: cannot be read") != std::string::npos);
  CHECK_FALSE(fs::exists(shop.folder / "index.json"));
}

TEST_CASE("a description that is none, or is not there, ends the build with its name") {
  Workshop shop;
  std::ofstream(shop.folder / "broken.json") << "{\"key\": 3}";
  CHECK(shop.make(shop.out() + " " + quoted(shop.folder / "broken.json")) == 1);
  CHECK(shop.said.starts_with("make_studies: " + (shop.folder / "broken.json").string()));
  CHECK(shop.make(shop.out() + " " + quoted(shop.folder / "none.json")) == 1);
  CHECK(shop.said.find("none.json: cannot be read") != std::string::npos);
}

TEST_CASE("a folder that cannot be written to, and too few arguments, are told apart by the status") {
  Workshop shop;
  CHECK(shop.make(quoted(shop.folder / "absent") + " " + quoted(source / "medhelm.json")) == 1);
  CHECK(shop.said.find("cannot be written") != std::string::npos);
  CHECK(shop.make(shop.out()) == 2);
  CHECK(shop.said == "use: make_studies OUT_FOLDER DESCRIPTION.json...\n");
}

TEST_CASE("a description that names a pack has it read, copied and listed") {
  Workshop shop;
  REQUIRE(shop.make(shop.out() + " " + quoted(source / "medhelm.json")) == 0);
  std::ofstream(shop.folder / "medhelm.consilium", std::ios::binary) << unpacked(shop.folder / "medhelm.consilium.gz");
  std::ofstream(shop.folder / "copy.json") << R"({"key":"copy","note":"a copy","pack":"medhelm.consilium"})";
  REQUIRE(shop.make(shop.out() + " " + quoted(shop.folder / "copy.json")) == 0);
  const auto index = parse_json(testing::read_file(shop.folder / "index.json"));
  REQUIRE(index.ok());
  CHECK(json_string(index.value()[0], "key") == "shipped:copy");
  CHECK(json_string(index.value()[0], "note") == "a copy");
  CHECK(testing::read_file(shop.folder / "copy.consilium.gz") ==
        testing::read_file(shop.folder / "medhelm.consilium.gz"));
}

TEST_CASE("a pack that is damaged ends the build with its name") {
  Workshop shop;
  std::ofstream(shop.folder / "bad.json") << R"({"key":"bad","note":"n","pack":"bad.consilium"})";
  std::ofstream(shop.folder / "bad.consilium") << "not a pack";
  CHECK(shop.make(shop.out() + " " + quoted(shop.folder / "bad.json")) == 1);
  CHECK(shop.said.find("bad.consilium") != std::string::npos);
  CHECK_FALSE(fs::exists(shop.folder / "index.json"));
}
