#include "model/pack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "model/study_builder.h"
#include "sample_study.h"

using namespace consilium;

namespace {

using File = std::vector<std::byte>;

template <typename T>
void put(File& file, std::size_t at, T value) {
  std::memcpy(file.data() + at, &value, sizeof value);
}

template <typename T>
T get(const File& file, std::size_t at) {
  T value{};
  std::memcpy(&value, file.data() + at, sizeof value);
  return value;
}

// Makes the checksum right again after a hostile edit.
void seal(File& file) { put(file, 24, crc32c(Bytes(file).subspan(32))); }

std::string code_of(const File& file) {
  const auto result = read_pack(file);
  return result.ok() ? "ok" : result.error().code;
}

// Where the table of contents has the section, or nowhere.
std::size_t entry_of(const File& file, std::uint32_t section) {
  for (std::uint32_t i = 0; i < get<std::uint32_t>(file, 12); ++i) {
    if (get<std::uint32_t>(file, 32 + i * 24) == section) return 32 + i * 24;
  }
  FAIL("no such section");
  return 0;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

void check_same(const Study& a, const Study& b) {
  CHECK(a.info == b.info);
  CHECK(a.texts == b.texts);
  CHECK(a.models == b.models);
  CHECK(a.criteria == b.criteria);
  CHECK(a.scenarios == b.scenarios);
  CHECK(a.raters == b.raters);
  CHECK(a.responses == b.responses);
  CHECK(a.messages == b.messages);
  CHECK(a.tags == b.tags);
  CHECK(a.pairs == b.pairs);
  CHECK(a.sources == b.sources);
  CHECK(a.diagnostics == b.diagnostics);
  CHECK(a.judgments.model == b.judgments.model);
  CHECK(a.judgments.scenario == b.judgments.scenario);
  CHECK(a.judgments.criterion == b.judgments.criterion);
  CHECK(a.judgments.rater == b.judgments.rater);
  CHECK(a.judgments.response == b.judgments.response);
  CHECK(a.judgments.rationale == b.judgments.rationale);
  CHECK(a.judgments.item == b.judgments.item);
  CHECK(same_bits(a.judgments.score, b.judgments.score));
  CHECK(a.judgments.weight == b.judgments.weight);
  CHECK(a.judgments.repeat == b.judgments.repeat);
  CHECK(a.judgments.verdict == b.judgments.verdict);
  CHECK(a.judgments.missing == b.judgments.missing);
}

}  // namespace

TEST_CASE("a study comes back from its pack as it was, NaN included") {
  const auto study = testing::sample_study();
  const File file = write_pack(*study);
  CHECK(looks_like_pack(file));
  const auto result = read_pack(file);
  REQUIRE(result.ok());
  const Study& back = *result.value();
  check_same(*study, back);
  CHECK(std::isnan(back.judgments.score[2]));
  REQUIRE(back.cells.size() == 2);
  CHECK(back.cells[0].k == 12);
  CHECK(back.cells[0].n == 400);
  CHECK(std::isnan(back.cells[0].mean));
  CHECK(std::isnan(back.cells[0].standard_error));
  CHECK(back.cells[1] == study->cells[1]);
  CHECK(write_pack(back) == file);
}

TEST_CASE("a study of one kind of evidence comes back too") {
  StudyBuilder build;
  build.add_cell({.model = build.model("M"), .criterion = build.criterion("c"), .k = 0, .n = 3});
  const auto study = build.finish().value();
  const auto back = read_pack(write_pack(*study));
  REQUIRE(back.ok());
  CHECK(back.value()->judgments.size() == 0);
  CHECK(back.value()->cells.size() == 1);
}

TEST_CASE("a pack is read from any address") {
  const File file = write_pack(*testing::sample_study());
  for (std::size_t shift = 1; shift < 8; ++shift) {
    File moved(shift);
    moved.insert(moved.end(), file.begin(), file.end());
    CHECK(read_pack(Bytes(moved).subspan(shift)).ok());
  }
}

TEST_CASE("any flipped bit anywhere is noticed") {
  const File file = write_pack(*testing::sample_study());
  REQUIRE(read_pack(file).ok());
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
      File damaged = file;
      damaged[at] ^= static_cast<std::byte>(flip);
      CAPTURE(at);
      REQUIRE_FALSE(read_pack(damaged).ok());
    }
  }
}

TEST_CASE("a pack cut at any length is refused, and says so") {
  const File file = write_pack(*testing::sample_study());
  for (std::size_t length = 0; length < file.size(); ++length) {
    const auto result = read_pack(Bytes(file).first(length));
    REQUIRE_FALSE(result.ok());
    REQUIRE(result.error().code == (length == 0 ? "pack-not-a-pack" : "pack-truncated"));
  }
  File longer = file;
  longer.resize(longer.size() + 8);
  CHECK(code_of(longer) == "pack-corrupt");
}

TEST_CASE("other files are told apart from packs") {
  const auto result = read_pack(as_bytes("{\"version\": 2}"));
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "pack-not-a-pack");
  CHECK_FALSE(looks_like_pack(as_bytes("CONSILI")));
  CHECK_FALSE(looks_like_pack(as_bytes("PK\x03\x04 something")));
  CHECK(looks_like_pack(as_bytes("CONSILIUM?")));
}

TEST_CASE("a newer format is named in the sentence") {
  File file = write_pack(*testing::sample_study());
  put(file, 8, pack_version + 1);
  const auto result = read_pack(file);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "pack-newer-version");
  CHECK(result.error().message.find("newer") != std::string::npos);
  CHECK(result.error().message.find("format " + std::to_string(pack_version + 1)) != std::string::npos);
  CHECK_FALSE(result.error().hint.empty());
}

TEST_CASE("a section that is not known is skipped") {
  const File file = write_pack(*testing::sample_study());
  const auto count = get<std::uint32_t>(file, 12);
  // One more entry moves every section by 24 bytes; its own content follows at the end.
  File extended(file.begin(), file.begin() + 32 + count * 24);
  extended.resize(extended.size() + 24);
  extended.insert(extended.end(), file.begin() + 32 + count * 24, file.end());
  for (std::uint32_t i = 0; i < count; ++i) {
    put(extended, 32 + i * 24 + 8, get<std::uint64_t>(extended, 32 + i * 24 + 8) + 24);
  }
  const std::size_t entry = 32 + count * 24;
  put(extended, entry, std::uint32_t{9999});
  put(extended, entry + 4, std::uint32_t{1});
  put(extended, entry + 8, static_cast<std::uint64_t>(extended.size()));
  put(extended, entry + 16, std::uint64_t{8});
  extended.resize(extended.size() + 8);
  put(extended, 12, count + 1);
  put(extended, 16, static_cast<std::uint64_t>(extended.size()));
  seal(extended);
  const auto result = read_pack(extended);
  REQUIRE(result.ok());
  check_same(*testing::sample_study(), *result.value());
}

TEST_CASE("a missing section is refused") {
  File file = write_pack(*testing::sample_study());
  const auto count = get<std::uint32_t>(file, 12);
  for (std::uint32_t i = 0; i < count; ++i) {
    File damaged = file;
    put(damaged, 32 + i * 24, std::uint32_t{9999});
    seal(damaged);
    CAPTURE(i);
    CHECK(code_of(damaged) == "pack-corrupt");
  }
}

TEST_CASE("hostile tables of contents are refused") {
  const File file = write_pack(*testing::sample_study());
  const std::size_t entry = entry_of(file, 10);
  const auto with = [&](std::size_t at, auto value) {
    File damaged = file;
    put(damaged, at, value);
    seal(damaged);
    return code_of(damaged);
  };
  CHECK(with(entry + 4, std::uint32_t{0}) == "pack-corrupt");
  CHECK(with(entry + 4, std::uint32_t{7}) == "pack-corrupt");
  CHECK(with(entry + 8, std::uint64_t{0}) == "pack-corrupt");
  CHECK(with(entry + 8, ~std::uint64_t{0}) == "pack-corrupt");
  CHECK(with(entry + 16, ~std::uint64_t{0}) == "pack-corrupt");
  CHECK(with(entry + 16, std::uint64_t{0}) == "pack-corrupt");
  CHECK(with(12, std::uint32_t{0}) == "pack-corrupt");
  CHECK(with(12, ~std::uint32_t{0}) == "pack-corrupt");
  CHECK(with(8, std::uint32_t{0}) == "pack-corrupt");
}

TEST_CASE("a well-sealed pack whose rows contradict each other is refused") {
  const File file = write_pack(*testing::sample_study());
  const auto first_byte_of = [&](std::uint32_t section) {
    return static_cast<std::size_t>(get<std::uint64_t>(file, entry_of(file, section) + 8));
  };
  const auto with = [&](std::size_t at, auto value) {
    File damaged = file;
    put(damaged, at, value);
    seal(damaged);
    return code_of(damaged);
  };
  CHECK(with(first_byte_of(30), std::uint32_t{77}) == "pack-corrupt");          // judgment of no model
  CHECK(with(first_byte_of(36), 0.25) == "pack-corrupt");                       // met, but not 1
  CHECK(with(first_byte_of(39), std::uint8_t{200}) == "pack-corrupt");          // no such verdict
  CHECK(with(first_byte_of(2) + 8, std::uint64_t{1} << 60) == "pack-corrupt");  // text beyond the arena
  CHECK(with(first_byte_of(3), std::uint8_t{0xFF}) == "pack-corrupt");          // text not UTF-8
  CHECK(with(first_byte_of(11) + 23, std::uint8_t{2}) == "pack-corrupt");       // a bool that is neither
  CHECK(with(first_byte_of(1), ~std::uint32_t{0}) == "pack-corrupt");           // title of 4 GB
  CHECK(with(first_byte_of(20), ~std::uint32_t{0}) == "pack-corrupt");          // code of 4 GB
}

TEST_CASE("a pack without any results is refused") {
  const auto result = read_pack(write_pack(Study{}));
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "pack-corrupt");
}

TEST_CASE("every byte of the body, changed and sealed again, gives a sound study or an error") {
  const File file = write_pack(*testing::sample_study());
  std::size_t accepted = 0;
  for (std::size_t at = 32; at < file.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
      File damaged = file;
      damaged[at] ^= static_cast<std::byte>(flip);
      seal(damaged);
      const auto result = read_pack(damaged);
      if (!result.ok()) continue;
      ++accepted;
      REQUIRE(check_study(*result.value()).ok());
    }
  }
  CHECK(accepted > 0);  // a changed letter is a sound study: otherwise this test would show nothing
}
