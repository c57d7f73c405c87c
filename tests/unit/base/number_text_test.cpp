#include <doctest/doctest.h>

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>

#include "base/text.h"
#include "support/reference.h"

using namespace consilium;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("doubles are read whole or not at all") {
  CHECK(parse_double("0.83") == 0.83);
  CHECK(parse_double("  -12.5e-3\n") == -0.0125);
  CHECK(parse_double("+7") == 7.0);
  CHECK(parse_double(".5") == 0.5);
  CHECK(parse_double("5.") == 5.0);
  CHECK(parse_double("0.03775251680686369") == 0.03775251680686369);
  CHECK(parse_double("1E+2") == 100.0);
  CHECK(std::signbit(*parse_double("-0")));
  for (const char* bad : {"", " ", ".", "-", "+-1", "1e", "1e+", "1.2.3", "1,5", "0x10", "12abc", "1 2", "e5", "--1",
                          "in", "nanx", "1d5", "\xEF\xBC\x91"}) {
    CHECK_FALSE(parse_double(bad).has_value());
  }
}

TEST_CASE("NaN and infinity are numbers in any case and with a sign") {
  CHECK(std::isnan(*parse_double("NaN")));
  CHECK(std::isnan(*parse_double("-nan")));
  CHECK(parse_double("inf") == infinity);
  CHECK(parse_double("-Infinity") == -infinity);
}

TEST_CASE("doubles are read to the last bit, however long or large they are") {
  CHECK(parse_double("9007199254740993") == 9007199254740992.0);  // half way: to even
  CHECK(parse_double("9007199254740992999999999999999999999e-21") == 9007199254740992.0 + 0.0);
  CHECK(parse_double("1.7976931348623157e308") == std::numeric_limits<double>::max());
  CHECK(parse_double("1.7976931348623159e308") == infinity);
  CHECK(parse_double("4.9406564584124654e-324") == std::numeric_limits<double>::denorm_min());
  CHECK(parse_double("2.2250738585072011e-308") == 2.2250738585072011e-308);
  CHECK(parse_double("1e-400") == 0.0);
  CHECK(parse_double("0e99999999999999999999") == 0.0);
  CHECK(parse_double("1e99999999999999999999") == infinity);
  CHECK(parse_double("1e-99999999999999999999") == 0.0);
  CHECK(parse_double("0." + std::string(400, '0') + "1e401") == 1.0);
  CHECK(parse_double(std::string(400, '0') + "1" + std::string(100'000, '0') + "e-100000") == 1.0);
  CHECK(parse_double("123456789012345678901234567890") == 123456789012345678901234567890.0);
}

TEST_CASE("random doubles survive writing and reading, and agree with strtod") {
  std::mt19937_64 random(42);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0.0;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    const std::string text = format_shortest(value);
    REQUIRE(parse_double(text) == value);
    REQUIRE(std::strtod(text.c_str(), nullptr) == value);
    REQUIRE(text.size() <= 24);
  }
}

TEST_CASE("integers are read whole or not at all") {
  CHECK(parse_int("42") == 42);
  CHECK(parse_int(" -7 ") == -7);
  CHECK(parse_int("+7") == 7);
  CHECK(parse_int("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_int("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const char* bad : {"", "9223372036854775808", "1.0", "1e3", "+-1", "--1", "a", "1 2", "0x1"}) {
    CHECK_FALSE(parse_int(bad).has_value());
  }
}

TEST_CASE("shortest text") {
  CHECK(format_shortest(0.1) == "0.1");
  CHECK(format_shortest(0.83) == "0.83");
  CHECK(format_shortest(0.03775251680686369) == "0.03775251680686369");
  CHECK(format_shortest(1.0 / 3.0) == "0.3333333333333333");
  CHECK(format_shortest(0.1 + 0.2) == "0.30000000000000004");
  CHECK(format_shortest(3.0) == "3");
  CHECK(format_shortest(-0.0) == "-0");
  CHECK(format_shortest(1e21) == "1e+21");
  CHECK(format_shortest(std::numeric_limits<double>::denorm_min()) == "5e-324");
  CHECK(format_shortest(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
  CHECK(format_shortest(not_a_number) == "NaN");
  CHECK(format_shortest(-infinity) == "-Infinity");
}

TEST_CASE("fixed decimals never show NaN, infinity or a minus before zero") {
  CHECK(format_fixed(0.825, 1) == "0.8");
  CHECK(format_fixed(-1.25, 2) == "-1.25");
  CHECK(format_fixed(-0.001, 2) == "0.00");
  CHECK(format_fixed(2.0, 0) == "2");
  CHECK(format_fixed(1e300, 0).size() == 301);
  CHECK(format_fixed(1.0, -5) == "1");
  CHECK(format_fixed(1.0, 1000).size() == 32);
  CHECK(format_fixed(not_a_number, 1) == "\u2013");
  CHECK(format_fixed(infinity, 1) == "\u2013");
}

TEST_CASE("signed numbers carry a real minus sign, and zero none") {
  CHECK(format_signed(1.25, 1) == "+1.2");
  CHECK(format_signed(-1.25, 2) == "\u22121.25");
  CHECK(format_signed(-0.004, 2) == "0.00");
  CHECK(format_signed(0.0, 1) == "0.0");
  CHECK(format_signed(-infinity, 1) == "\u2013");
}

TEST_CASE("percent shows decimals except for exactly none and all") {
  CHECK(format_percent(0.94) == "94.0");
  CHECK(format_percent(0.6875) == "68.8");
  CHECK(format_percent(0.6875, 0) == "69");
  CHECK(format_percent(1.0) == "100");
  CHECK(format_percent(0.0) == "0");
  CHECK(format_percent(0.0001) == "0.0");
  CHECK(format_percent(not_a_number) == "\u2013");
}

TEST_CASE("counts, bytes and plurals read as people write them") {
  CHECK(format_count(0) == "0");
  CHECK(format_count(999) == "999");
  CHECK(format_count(3671) == "3,671");
  CHECK(format_count(1'234'567'890) == "1,234,567,890");
  CHECK(format_count(std::numeric_limits<std::uint64_t>::max()) == "18,446,744,073,709,551,615");
  CHECK(format_bytes(1) == "1 byte");
  CHECK(format_bytes(17) == "17 bytes");
  CHECK(format_bytes(999) == "999 bytes");
  CHECK(format_bytes(1000) == "1.0 KB");
  CHECK(format_bytes(812'000) == "812 KB");
  CHECK(format_bytes(999'499) == "999 KB");
  CHECK(format_bytes(999'500) == "1.0 MB");
  CHECK(format_bytes(6'400'000) == "6.4 MB");
  CHECK(format_bytes(9'970'000) == "10 MB");
  CHECK(format_bytes(2'000'000'000) == "2.0 GB");
  CHECK(format_bytes(std::numeric_limits<std::uint64_t>::max()) == "18 EB");
  CHECK(plural(1, "scenario") == "1 scenario");
  CHECK(plural(0, "scenario") == "0 scenarios");
  CHECK(plural(3671, "scenario") == "3,671 scenarios");
  CHECK(plural(2, "criterion", "criteria") == "2 criteria");
  CHECK(plural(1, "criterion", "criteria") == "1 criterion");
}

TEST_CASE("a locale with a decimal comma changes nothing") {
  const std::string before = std::setlocale(LC_NUMERIC, nullptr);
  bool found = false;
  for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.UTF-8"}) {
    found = found || std::setlocale(LC_NUMERIC, name) != nullptr;
  }
  if (!found) {
    testing::skip_test("no locale with a decimal comma is installed");
    return;
  }
  CHECK(parse_double("1234.5678901234567890123") == 1234.5678901234567890123);
  CHECK(format_fixed(1.5, 1) == "1.5");
  CHECK(format_shortest(0.1) == "0.1");
  std::setlocale(LC_NUMERIC, before.c_str());
}
