#include "importers/inspect_archive.h"

#include <doctest/doctest.h>

#include "zip_builder.h"

using namespace consilium;
using namespace consilium::importers;
using consilium::testing::ZipBuilder;

namespace {

struct Opened {
  std::string file;
  Limits limits;
  Diagnostics diagnostics;
  Result<ZipArchive> archive;

  explicit Opened(std::string bytes)
      : file(std::move(bytes)), archive(ZipArchive::open(as_bytes(file), limits, "x.eval", diagnostics)) {}

  Result<Json> read(const InspectSampleEntry& entry) {
    return read_inspect_sample(archive.value(), entry, {}, diagnostics, "x.eval");
  }
};

}  // namespace

TEST_CASE("samples are told from other members by name, and put in reading order") {
  Opened zip(ZipBuilder()
                 .add("header.json", "{}")
                 .add("samples/b_epoch_1.json", "{}")
                 .add("samples/10_epoch_1.json", "{}")
                 .add("samples/2_epoch_2.json", "{}")
                 .add("samples/2_epoch_1.json", "{}")
                 .add("samples/a/b_epoch_3_epoch_4.json", "{}")
                 .add("samples/c_epoch_1/sample.json", "{}")
                 .add("samples/c_epoch_1/messages/0.json", "[]")
                 .add("samples/c_epoch_1/events/uuids.json", "[]")
                 .add("samples/odd.json", "{}")
                 .add("samples/x_epoch_y.json", "{}")
                 .add("samples/1_epoch_1.txt", "")
                 .build());
  const auto entries = list_inspect_samples(zip.archive.value());
  REQUIRE(entries.size() == 6);
  CHECK(entries[0].name == "samples/2_epoch_1.json");
  CHECK(entries[1].epoch == 2);
  CHECK(entries[2].id == "10");
  CHECK(entries[3].id == "a/b_epoch_3");
  CHECK(entries[3].epoch == 4);
  CHECK(entries[4].id == "b");
  CHECK(entries[5].id == "c");
  CHECK(entries[5].chunked);
  CHECK(entries[5].name == "samples/c_epoch_1");
}

TEST_CASE("of a sample only the keys that matter are held") {
  Opened zip(ZipBuilder()
                 .add("samples/1_epoch_1.json", R"({"id": 1, "events": [{"a": [1, 2]}], "store": {}, "input": "Q",
                   "transcript": {"events": [1], "content": {"k": "v"}}})")
                 .build());
  const auto sample = zip.read(list_inspect_samples(zip.archive.value())[0]);
  REQUIRE(sample.ok());
  CHECK(json_dump(sample.value()) == R"({"id":1,"input":"Q","transcript":{"content":{"k":"v"}}})");
}

TEST_CASE("a chunked sample is put together from its parts") {
  const std::string folder = "samples/c_epoch_1/";
  Opened zip(ZipBuilder()
                 .add(folder + "sample.json", R"({"id": "c", "message_refs": [[1, 3], [0, 1]]})")
                 .add(folder + "metadata.json", R"({"k": 1})")
                 .add(folder + "messages/0.json", R"(["m0"])")
                 .add(folder + "messages/1.json", R"(["m1", "m2"])")
                 .add(folder + "attachments/0.json", R"(["t0", "t1"])")
                 .add(folder + "attachments/2.json", R"(["t2"])")
                 .build());
  const auto sample = zip.read(list_inspect_samples(zip.archive.value())[0]);
  REQUIRE(sample.ok());
  CHECK(json_dump(sample.value()["messages"]) == R"(["m1","m2","m0"])");
  CHECK(json_dump(sample.value()["attachments"]) == R"({"0":"t0","1":"t1","2":"t2"})");
  CHECK(json_dump(sample.value()["metadata"]) == R"({"k":1})");
  CHECK(zip.diagnostics.find("inspect-chunked-sample") != nullptr);
  CHECK(zip.diagnostics.find("inspect-messages-missing") == nullptr);
}

TEST_CASE("broken parts of a chunked sample are told, the rest is kept") {
  const std::string folder = "samples/c_epoch_1/";
  Opened zip(
      ZipBuilder()
          .add(folder + "sample.json",
               R"({"id": "c", "message_refs": [[0, 9], [7, 2], [-1, 1], ["a", 1], 3, [0, 9223372036854775807]]})")
          .add(folder + "metadata.json", "{broken")
          .add(folder + "messages/0.json", R"(["m0"])")
          .add(folder + "messages/5.json", "{}")
          .add(folder + "messages/x.json", "[]")
          .build());
  const auto sample = zip.read(list_inspect_samples(zip.archive.value())[0]);
  REQUIRE(sample.ok());
  CHECK(json_dump(sample.value()["messages"]) == R"(["m0","m0"])");
  CHECK(zip.diagnostics.find("inspect-part-unreadable")->count == 2);
  CHECK(zip.diagnostics.find("inspect-messages-missing")->count == 1);
}

TEST_CASE("a sample that is no JSON is an error with its place") {
  Opened zip(ZipBuilder().add("samples/1_epoch_1.json", R"({"id": )").build());
  const auto sample = zip.read(list_inspect_samples(zip.archive.value())[0]);
  REQUIRE_FALSE(sample.ok());
  CHECK(sample.error().where.starts_with("x.eval, samples/1_epoch_1.json, byte "));
}
