#include "session/percent.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace consilium::session;

TEST_CASE("all but the unreserved characters are escaped") {
  CHECK(percent_encode("aZ09-._~") == "aZ09-._~");
  CHECK(percent_encode("a b&c=d#e%f:/") == "a%20b%26c%3Dd%23e%25f%3A%2F");
  CHECK(percent_encode("Schmerz über") == "Schmerz%20%C3%BCber");
}

TEST_CASE("decoding gives back what was encoded") {
  for (const char* const text : {"", "plain", "a b&c=d#e%f", "100%", "über 🩺", "+"})
    CHECK(percent_decode(percent_encode(text)) == text);
  CHECK(percent_decode("%c3%bc") == "ü");
}

TEST_CASE("hostile escapes do no harm") {
  CHECK(percent_decode("%") == "%");
  CHECK(percent_decode("%4") == "%4");
  CHECK(percent_decode("%zz%4") == "%zz%4");
  CHECK(percent_decode("%%41") == "%A");
  CHECK(percent_decode("a%00b%0Ac%7F") == "abc");
  CHECK(consilium::is_valid_utf8(percent_decode("%FF%C3%28%ED%A0%80")));
}

TEST_CASE("pairs of a fragment") {
  using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;
  CHECK(split_pairs("").empty());
  CHECK(split_pairs("#").empty());
  CHECK(split_pairs("&&=&").size() == 1);
  CHECK(split_pairs("#v=1&x&s=a%3Ab&e=&c=d=e") == Pairs{{"v", "1"}, {"s", "a%3Ab"}, {"e", ""}, {"c", "d=e"}});
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "a=b&";
  CHECK(split_pairs(many).size() == 64);
  CHECK(split_pairs("a=" + std::string(1'000'000, 'x')).front().second.size() == 16382);
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(first_characters("abc", 2) == "ab");
  CHECK(first_characters("üöä", 2) == "üö");
  CHECK(first_characters("ü", 5) == "ü");
  CHECK(first_characters("abc", 0).empty());
}
