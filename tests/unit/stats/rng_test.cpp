#include "stats/rng.h"

#include <doctest/doctest.h>

#include <array>

using consilium::stats::Rng;

TEST_CASE("xoshiro256** gives the published first outputs for the state 1, 2, 3, 4") {
  Rng rng(std::array<std::uint64_t, 4>{1, 2, 3, 4});
  CHECK(rng.next() == 11520);
  CHECK(rng.next() == 0);
  CHECK(rng.next() == 1509978240);
  CHECK(rng.next() == 1215971899390074240ULL);
}

TEST_CASE("a seed is spread by SplitMix64") {
  Rng seeded(1234567);
  Rng stated(std::array<std::uint64_t, 4>{6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
                                          4593380528125082431ULL});
  for (int i = 0; i < 20; ++i) CHECK(seeded.next() == stated.next());
}

TEST_CASE("below is in range and even, next_0to1 is in [0, 1)") {
  Rng rng(3);
  std::array<int, 7> seen{};
  for (int i = 0; i < 70'000; ++i) {
    const auto value = rng.below(7);
    REQUIRE(value < 7);
    ++seen[static_cast<std::size_t>(value)];
    const double unit = rng.next_0to1();
    REQUIRE(unit >= 0.0);
    REQUIRE(unit < 1.0);
  }
  for (const int count : seen) CHECK(count == doctest::Approx(10'000).epsilon(0.04));
  CHECK(rng.below(1) == 0);
}
