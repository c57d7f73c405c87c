// A seeded random source, the same on every platform: xoshiro256** 1.0 (Blackman & Vigna 2018, arXiv 1805.01407),
// its state filled by SplitMix64. Whoever needs chance is handed one; nothing in the core makes its own.
#pragma once

#include <array>
#include <cstdint>

namespace consilium::stats {

// SplitMix64's finaliser (Steele, Lea & Flood 2014): every bit of x moves every bit of the result.
std::uint64_t split_mix(std::uint64_t x);

class Rng {
 public:
  explicit Rng(std::uint64_t seed);
  // Starts from a given state, which must not be all zero (used to check against the published generator).
  explicit Rng(const std::array<std::uint64_t, 4>& state) : state_(state) {}

  std::uint64_t next();
  // Uniform in [0, 1), 53 bits.
  double next_0to1();
  // Uniform in [0, bound), without bias; bound > 0.
  std::uint64_t below(std::uint64_t bound);
  // True with this probability.
  bool chance(double probability_0to1) { return next_0to1() < probability_0to1; }

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace consilium::stats
