#include <doctest/doctest.h>

#include <random>

#include "session/library.h"

using namespace consilium::session;

namespace {

StudyEntry entry(std::string key) {
  StudyEntry made;
  made.key = std::move(key);
  made.title = "Über \"mind\" \\ 🩺";
  made.note = "Inspect log, your file";
  made.models = 1;
  made.criteria = 37;
  made.scenarios = 100'000;
  made.opened_unix_s = 1710324000;
  return made;
}

}  // namespace

TEST_CASE("a library comes back as it was, but for the words that age") {
  std::vector<StudyEntry> entries{entry("local:1"), entry("shipped:a")};
  entries[0].last_opened = "Yesterday";
  entries[1].shipped = true;
  const auto back = decode_library(encode_library(entries));
  entries[0].last_opened.clear();
  CHECK(back == entries);
  CHECK(decode_library(encode_library({})).empty());
}

TEST_CASE("a damaged library gives fewer entries, never a failure") {
  for (const char* const text : {"", "{", "null", "[]", "7", "{\"studies\":7}", "{\"studies\":[7,null,[],\"x\"]}",
                                 R"({"studies":[{"key":"../x"},{"key":7},{"title":"no key"}]})"}) {
    CAPTURE(text);
    CHECK(decode_library(text).empty());
  }
  CHECK(decode_library(std::string(1'000'000, '[')).empty());
  CHECK(decode_library(std::string(5'000'000, ' ')).empty());
}

TEST_CASE("values out of range fall back, repeated keys are dropped") {
  const auto entries = decode_library(
      R"({"studies":[{"key":"local:1","models":-3,"criteria":1e300,"scenarios":"many","opened":NaN,"shipped":"yes"},{"key":"local:1"}]})");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].title == "Study without a name");
  CHECK(entries[0].models == 0);
  CHECK(entries[0].criteria == 0);
  CHECK(entries[0].scenarios == 0);
  CHECK(entries[0].opened_unix_s == 0);
  CHECK(!entries[0].shipped);
}

TEST_CASE("long lists and long texts are bounded") {
  std::string text = R"({"studies":[)";
  for (int i = 0; i < 600; ++i)
    text += R"({"key":"local:)" + std::to_string(i) + R"(","title":")" + std::string(1000, 'x') + R"("},)";
  text.back() = ']';
  const auto entries = decode_library(text + "}");
  CHECK(entries.size() == 500);
  CHECK(entries[0].title.size() <= 300);
}

TEST_CASE("a truncated or mangled library is survived") {
  const std::string good = encode_library({entry("local:1"), entry("shipped:a")});
  for (std::size_t size = 0; size < good.size(); ++size) CHECK(decode_library(good.substr(0, size)).empty());
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] = static_cast<char>(random() % 256);
    CHECK(decode_library(bad).size() <= 2);
  }
}

TEST_CASE("preferences come back as they were") {
  for (const Theme theme : {Theme::system, Theme::light, Theme::dark}) {
    const Preferences preferences{theme, 1.25};
    CHECK(decode_preferences(encode_preferences(preferences)) == preferences);
  }
}

TEST_CASE("damaged preferences fall back to the defaults") {
  for (const char* const text :
       {"", "{", "[]", R"({"theme":"pink","text_scale":"big"})", R"({"theme":3,"text_scale":NaN})"}) {
    CAPTURE(text);
    CHECK(decode_preferences(text) == Preferences{});
  }
  CHECK(decode_preferences(R"({"text_scale":99})").text_scale == 2.0);
  CHECK(decode_preferences(R"({"text_scale":-1,"theme":"dark"})") == Preferences{Theme::dark, 1.0});
}
