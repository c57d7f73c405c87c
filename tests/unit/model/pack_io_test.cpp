#include "model/pack_io.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace consilium;
using pack_detail::Reader;
using pack_detail::row_bytes;
using pack_detail::Writer;

TEST_CASE("values lie little-endian and without padding") {
  std::vector<std::byte> out;
  Writer write(out);
  write(std::uint32_t{0x01020304});
  write(std::string("ab"));
  write(true);
  write(TextId(5));
  const unsigned char expected[] = {4, 3, 2, 1, 2, 0, 0, 0, 'a', 'b', 1, 5, 0, 0, 0};
  REQUIRE(out.size() == sizeof expected);
  for (std::size_t i = 0; i < out.size(); ++i) CHECK(out[i] == static_cast<std::byte>(expected[i]));
}

TEST_CASE("lists of texts, tags and diagnostics come back") {
  DiagnosticGroup group{"code", Severity::error, 7, {{Severity::error, "code", "line 1", "Text.", "Hint."}, {}}};
  std::vector<std::byte> out;
  Writer write(out);
  write.write(group);
  DiagnosticGroup back;
  Reader read(out);
  read.read(back);
  CHECK(read.complete());
  CHECK(back == group);
}

TEST_CASE("counts beyond what is left fail before anything is allocated") {
  std::vector<std::byte> out;
  Writer write(out);
  write(std::uint32_t{0xFFFFFFFF});
  std::string text;
  Reader read_text(out);
  read_text(text);
  CHECK(read_text.failed());
  CHECK(text.empty());
  std::vector<Tag> tags;
  Reader read_tags(out);
  read_tags(tags);
  CHECK(read_tags.failed());
  CHECK(tags.capacity() == 0);
}

TEST_CASE("a reader that failed stays failed and gives zeros") {
  const std::byte three[3] = {std::byte{1}, std::byte{2}, std::byte{3}};
  Reader read(three);
  std::uint32_t large = 99;
  read(large);
  CHECK(large == 0);
  std::uint8_t small = 99;
  read(small);
  CHECK(small == 0);
  CHECK(read.failed());
  CHECK_FALSE(read.complete());
}

TEST_CASE("what is left over is not complete") {
  const std::byte two[2] = {std::byte{1}, std::byte{0}};
  Reader read(two);
  bool value = false;
  read(value);
  CHECK(value);
  CHECK_FALSE(read.complete());
  read(value);
  CHECK_FALSE(value);
  CHECK(read.complete());
}

TEST_CASE("the size of each row is part of the file format") {
  CHECK(row_bytes<Tag>() == 8);
  CHECK(row_bytes<ModelInfo>() == 20);
  CHECK(row_bytes<Criterion>() == 49);
  CHECK(row_bytes<Scenario>() == 32);
  CHECK(row_bytes<Rater>() == 13);
  CHECK(row_bytes<Message>() == 9);
  CHECK(row_bytes<Response>() == 26);
  CHECK(row_bytes<Cell>() == 33);
  CHECK(row_bytes<Pair>() == 36);
  CHECK(row_bytes<SourceFile>() == 20);
}
