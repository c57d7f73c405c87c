// Log-probabilities of the tokens of a text, as a model scores it.
#pragma once

#include <optional>
#include <vector>

namespace consilium::probes {

// In nats, token by token; empty: not scored yet.
using TokenLogs = std::vector<double>;

// Whether a number can be a logarithm of a probability. Scores come in single precision, so that a sure token may come
// out a little above 0; what lies below -1e6 is no token that a model could write.
inline bool is_log_probability(double nats) { return nats >= -1e6 && nats <= 1e-3; }

// The log-probability of the whole text; nothing when it has no tokens or one of its numbers cannot be.
inline std::optional<double> log_probability_of(const TokenLogs& logs) {
  if (logs.empty()) return std::nullopt;
  double sum = 0.0;
  for (const double log : logs) {
    if (!is_log_probability(log)) return std::nullopt;
    sum += log;
  }
  return sum;
}

}  // namespace consilium::probes
