#include "importers/zip_archive.h"

#include <doctest/doctest.h>

#include <array>

#include "zip_builder.h"

using namespace consilium;
using namespace consilium::importers;
using consilium::testing::ZipBuilder;
using consilium::testing::ZipEntry;
using consilium::testing::zstd_bomb;
using consilium::testing::zstd_raw_frame;

namespace {

// The archive's bytes must outlive it, so both are kept together.
struct Opened {
  std::string file;
  Limits limits;
  Diagnostics diagnostics;
  Result<ZipArchive> archive;

  explicit Opened(std::string bytes, Limits wanted = {})
      : file(std::move(bytes)),
        limits(wanted),
        archive(ZipArchive::open(as_bytes(file), limits, "x.eval", diagnostics)) {}

  // The member's text, or the error's code in angle brackets.
  std::string read(std::string_view name) {
    const ZipMember* member = archive.value().find(name);
    if (member == nullptr) return "<absent>";
    const Result<std::string> text = archive.value().read(*member);
    return text ? text.value() : "<" + text.error().code + ">";
  }
};

}  // namespace

TEST_CASE("stored, deflated and zstd members are read alike") {
  const std::string text = "The same words, again and again: the same words.";
  Opened zip(ZipBuilder().add("s", text, 0).add("d", text, 8).add("z", text, 93).add("empty", "", 8).build());
  REQUIRE(zip.archive.ok());
  CHECK(zip.read("s") == text);
  CHECK(zip.read("d") == text);
  CHECK(zip.read("z") == text);
  CHECK(zip.read("empty").empty());
  CHECK(zip.read("other") == "<absent>");
  CHECK(zip.diagnostics.empty());
}

TEST_CASE("a zstd member of several frames is read through") {
  const std::string packed =
      zstd_raw_frame("one, ") + zstd_raw_frame("") + zstd_raw_frame("two, ") + zstd_raw_frame("three");
  Opened zip(ZipBuilder().add({.name = "z", .data = "one, two, three", .method = 93, .packed = packed}).build());
  CHECK(zip.read("z") == "one, two, three");

  const std::string cut = packed.substr(0, packed.size() - 2);
  Opened broken(ZipBuilder().add({.name = "z", .data = "one, two, three", .method = 93, .packed = cut}).build());
  CHECK(broken.read("z") == "<zip-corrupt>");

  Opened lost(ZipBuilder()
                  .add({.name = "z", .data = "one, two, three", .method = 93, .packed = zstd_raw_frame("one, ")})
                  .build());
  CHECK(lost.read("z") == "<zip-size-mismatch>");
}

TEST_CASE("ZIP64 members are read") {
  Opened zip(ZipBuilder().add({.name = "big", .data = "content", .zip64 = true}).build(true));
  CHECK(zip.read("big") == "content");
}

TEST_CASE("of a name that occurs twice the last member counts, and it is told") {
  Opened zip(ZipBuilder().add("a", "old").add("b", "other").add("a", "new").build());
  REQUIRE(zip.archive.ok());
  REQUIRE(zip.archive.value().members().size() == 2);
  CHECK(zip.archive.value().members()[0].name == "b");
  CHECK(zip.read("a") == "new");
  const DiagnosticGroup* group = zip.diagnostics.find("zip-duplicate-member");
  REQUIRE(group != nullptr);
  CHECK(group->count == 1);
  CHECK(group->examples[0].where == "x.eval, a");
}

TEST_CASE("members of a folder are found by name") {
  Opened zip(ZipBuilder().add("s/2", "").add("t/1", "").add("s/1", "").add("s", "").build());
  const auto found = zip.archive.value().members_under("s/");
  REQUIRE(found.size() == 2);
  CHECK(found[0]->name == "s/1");
  CHECK(found[1]->name == "s/2");
}

TEST_CASE("a declared size that is not the real one is refused, whichever way") {
  const std::string text(5000, 'x');
  for (const std::uint16_t method : std::array<std::uint16_t, 3>{0, 8, 93}) {
    CAPTURE(method);
    Opened less(ZipBuilder().add({.name = "m", .data = text, .method = method, .lie_bytes = 4999}).build());
    CHECK(less.read("m") == "<zip-size-mismatch>");
    Opened more(ZipBuilder().add({.name = "m", .data = text, .method = method, .lie_bytes = 5001}).build());
    CHECK(more.read("m") == "<zip-size-mismatch>");
  }
}

TEST_CASE("a wrong checksum is refused") {
  Opened zip(ZipBuilder().add({.name = "m", .data = "text", .wrong_checksum = true}).build());
  CHECK(zip.read("m") == "<zip-checksum>");
}

TEST_CASE("encrypted members and unknown methods are named") {
  Opened locked(ZipBuilder().add({.name = "m", .data = "text", .flags = 1}).build());
  CHECK(locked.read("m") == "<zip-encrypted>");
  Opened foreign(ZipBuilder().add({.name = "m", .data = "text", .method = 14, .packed = "text"}).build());
  CHECK(foreign.read("m") == "<zip-method>");
}

TEST_CASE("damaged data are an error") {
  std::string packed = consilium::testing::deflated("some text that was compressed");
  packed.resize(packed.size() / 2);
  Opened zip(ZipBuilder().add({.name = "m", .data = "some text that was compressed", .packed = packed}).build());
  CHECK(zip.read("m") == "<zip-corrupt>");
  Opened noise(ZipBuilder().add({.name = "m", .data = "some", .method = 93, .packed = "no zstd frame"}).build());
  CHECK(noise.read("m") == "<zip-corrupt>");
}

TEST_CASE("a bomb is refused before it is unpacked, and one that lies stops at its declared size") {
  constexpr std::uint64_t blocks = 800;  // 105 MB of zeros in 3 kB
  const auto honest = static_cast<std::int64_t>(blocks * 128 * 1024);
  const ZipEntry entry{.name = "m", .data = "", .method = 93, .packed = zstd_bomb(blocks), .lie_bytes = honest};
  Opened bomb(ZipBuilder().add(entry).build());
  CHECK(bomb.read("m") == "<zip-bomb>");
  ZipEntry lie = entry;
  lie.lie_bytes = 1000;
  Opened liar(ZipBuilder().add(lie).build());
  CHECK(liar.read("m") == "<zip-size-mismatch>");

  const std::string zeros(20'000'000, '\0');
  Opened deflated(ZipBuilder().add("m", zeros).build());
  CHECK(deflated.read("m") == "<zip-bomb>");
}

TEST_CASE("the limits on one member and on the whole archive hold") {
  Limits small;
  small.max_member_bytes = 1000;
  small.max_total_bytes = 1500;
  Opened zip(ZipBuilder()
                 .add("large", std::string(1001, 'x'))
                 .add("one", std::string(800, 'x'))
                 .add("two", std::string(800, 'x'))
                 .build(),
             small);
  CHECK(zip.read("large") == "<zip-too-large>");
  CHECK(zip.read("one").size() == 800);
  CHECK(zip.read("two") == "<zip-too-large>");
}

TEST_CASE("a member whose data are not where the directory says is refused") {
  std::string file = ZipBuilder().add("m", "text", 0).build();
  std::string moved = file;
  moved[0] = 'Q';  // the local header's signature
  CHECK(Opened(moved).archive.error().code == "zip-not-a-zip");
  std::string two = ZipBuilder().add("a", "text", 0).add("m", "text", 0).build();
  two[35] = 'Q';  // the second local header begins after 30 + 1 + 4 bytes
  CHECK(Opened(two).read("m") == "<zip-corrupt>");
}

TEST_CASE("what is no zip is told from a zip that was cut off") {
  CHECK(Opened("").archive.error().code == "zip-not-a-zip");
  CHECK(Opened("{\"a\": 1}").archive.error().code == "zip-not-a-zip");
  const std::string file = ZipBuilder().add("m", "text").build();
  const Error error = Opened(file.substr(0, file.size() - 10)).archive.error();
  CHECK(error.code == "zip-truncated");
  CHECK(error.where == "x.eval");
}

TEST_CASE("an empty archive is an archive") {
  Opened zip(ZipBuilder().build());
  REQUIRE(zip.archive.ok());
  CHECK(zip.archive.value().members().empty());
}
