#include "base/text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace consilium;
using namespace std::string_literals;

TEST_CASE("trim takes white space off both ends only") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim("a") == "a");
  CHECK(trim(" \n ").empty());
  CHECK(trim("").empty());
}

TEST_CASE("ASCII case is ignored, other bytes are compared as they are") {
  CHECK(to_lower_ascii("AbC-\u00C4Z") == "abc-\u00C4z");
  CHECK(equals_ignore_case("NaN", "nan"));
  CHECK_FALSE(equals_ignore_case("NaN", "na"));
  CHECK_FALSE(equals_ignore_case("[", "{"));  // 32 apart, but no letters
}

TEST_CASE("finding text without case") {
  CHECK(contains_ignore_case("Call an ambulance NOW", "now"));
  CHECK(contains_ignore_case("Call an ambulance", "CALL"));
  CHECK(contains_ignore_case("aaab", "aab"));
  CHECK(contains_ignore_case("anything", ""));
  CHECK_FALSE(contains_ignore_case("", "a"));
  CHECK_FALSE(contains_ignore_case("short", "longer than the text"));
  CHECK_FALSE(contains_ignore_case("abcabd", "abe"));
}

TEST_CASE("split keeps empty parts") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a,b,,c", ',') == Parts{"a", "b", "", "c"});
  CHECK(split("", ',') == Parts{""});
  CHECK(split(",", ',') == Parts{"", ""});
}

TEST_CASE("UTF-8 is valid exactly when Unicode says so") {
  for (const char* good : {"", "plain text longer than eight bytes", "\u00E9", "\u20AC", "\U0001F600", "\u07FF",
                           "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF"}) {
    CHECK(is_valid_utf8(good));
  }
  for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80",
                          "\xED\xBF\xBF", "\xE2\x82", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                          "\xF0\x9F\x98", "\xFF", "plain text and then \xFE", "\xC3(", "12345678\x80"}) {
    CHECK_FALSE(is_valid_utf8(bad));
  }
}

TEST_CASE("ill-formed UTF-8 is replaced by maximal subparts, as Unicode recommends") {
  std::size_t replaced = 99;
  CHECK(to_valid_utf8("all good \u20AC", &replaced) == "all good \u20AC");
  CHECK(replaced == 0);
  // The example of the Unicode standard, table 3-8.
  CHECK(to_valid_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", &replaced) ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  CHECK(replaced == 8);
  // Table 3-11: truncated sequences are one replacement each.
  CHECK(to_valid_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", &replaced) == "\uFFFD\uFFFD\uFFFD\uFFFDA");
  CHECK(replaced == 4);
  CHECK(to_valid_utf8("caf\xE9 noir") == "caf\uFFFD noir");
  CHECK(to_valid_utf8("a\0b"s) == "a\0b"s);
}

TEST_CASE("every two-byte string becomes valid, and valid ones stay as they are") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
      std::size_t replaced = 0;
      const std::string valid = to_valid_utf8(bytes, &replaced);
      REQUIRE(is_valid_utf8(valid));
      REQUIRE(is_valid_utf8(bytes) == (replaced == 0));
      REQUIRE((valid == bytes) == (replaced == 0));
    }
  }
}

TEST_CASE("the first sequence of a text is measured") {
  CHECK(first_utf8_sequence("a").bytes == 1);
  CHECK(first_utf8_sequence("\U0001F600x").bytes == 4);
  CHECK(first_utf8_sequence("\U0001F600x").well_formed);
  CHECK(first_utf8_sequence("\xF0\x9F\x98x").bytes == 3);
  CHECK_FALSE(first_utf8_sequence("\xF0\x9F\x98x").well_formed);
}

TEST_CASE("ellipsis cuts between code points and within the bytes given") {
  CHECK(ellipsize_utf8("short", 5) == "short");
  CHECK(ellipsize_utf8("a longer text", 8) == "a lon\u2026");
  CHECK(ellipsize_utf8("one two three", 7) == "one\u2026");  // no space before the ellipsis
  CHECK(ellipsize_utf8("\u20AC\u20AC\u20AC", 8) == "\u20AC\u2026");
  CHECK(ellipsize_utf8("abcdef", 2) == "ab");
  CHECK(ellipsize_utf8("\u20AC", 2).empty());
  CHECK(ellipsize_utf8("abc", 0).empty());
  const std::string text = "na\u00EFve \U0001F600 caf\u00E9 \u20AC";
  for (std::size_t limit = 0; limit <= text.size(); ++limit) {
    const std::string cut = ellipsize_utf8(text, limit);
    CHECK(cut.size() <= limit);
    CHECK(is_valid_utf8(cut));
  }
}

TEST_CASE("a name becomes words") {
  CHECK(words_of("unequal_urgency") == "unequal urgency");
  CHECK(words_of("jargon") == "jargon");
}

TEST_CASE("a first letter becomes a capital") {
  CHECK(capitalized("unequal urgency") == "Unequal urgency");
  CHECK(capitalized("Ward") == "Ward");
  CHECK(capitalized("9 models") == "9 models");
  CHECK(capitalized("").empty());
}
