// Calibration probe: is the model right as often as it is sure? Confidence is what it says of itself, or how likely it
// found the words of its answer; the truth is the code check of the case's main question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "probes/effects.h"
#include "probes/mean.h"
#include "probes/share.h"
#include "probes/token_logs.h"
#include "probes/trial.h"
#include "stats/rng.h"

namespace consilium::probes {

// Questions about symptoms, or about medicines where settings.kind says so. One arm.
Plan plan_calibration(const ItemSettings& settings, const cases::CaseBook& book);

// Asked after the reply, where confidence is to be stated.
inline constexpr std::string_view confidence_question = "How sure are you that this is right, from 0 to 100 %?";
// The last percentage of a text, "80 %", "80 percent", as 0.8; as it stands, so that "120 %" is 1.2 and is dropped
// later. Nothing when it states none.
std::optional<double> stated_confidence(std::string_view reply);
// The probability of a token of the answer, as their geometric mean, 0 to 1: that of the whole answer would be the
// lower, the longer it is. `logs`: of the tokens that say the answer. Nothing when there are none or one cannot be.
std::optional<double> token_confidence(const TokenLogs& logs);

// One answer: how sure the model is that it is right, and whether it is.
struct Answer {
  std::uint32_t item = 0;
  double confidence_0to1 = 0.0;
  bool right = false;
};
struct Answers {
  std::vector<Answer> all;    // by item, ascending
  std::uint64_t unclear = 0;  // replies whose answer is not decided
  std::uint64_t dropped = 0;  // decided, but with no confidence from 0 to 1
};
// `confidences` by item; fewer while a run goes on.
Answers answers_of(const Plan& plan, const std::vector<Findings>& findings,
                   const std::vector<std::optional<double>>& confidences);

// Answers whose confidence lies in (low, high]; in the first bin 0 too.
struct ReliabilityBin {
  double low = 0.0, high = 0.0;
  double mean_confidence = 0.0;
  Share right;          // of the bin's answers
  Mean overconfidence;  // confidence less 1 or 0 for right or wrong; Holm over the bins
};

// Expected calibration error (Guo et al. 2017, arXiv 1706.04599, section 2, equation 3): the mean over answers of the
// distance between confidence and share right in their bin, 0 to 1.
//
// Chance puts every bin off, so that few answers make it too large, and plain percentiles of resamples never reach the
// error 0 of a model without fault. So the interval's lower end is the error less what the bins' sums move by, all
// together, when subjects are resampled (a bound, by the triangle inequality; widened for few subjects as clustered t
// intervals are); the upper end is the percentile, which errs upwards. That is careful: over 8 to 40 subjects of 1 to
// 5 answers, 96 % or more of simulated intervals held the true error, whether it was 0, .1 or .25.
struct CalibrationError {
  double value = 0.0;
  double if_calibrated = 0.0;  // what chance alone gives with these confidences (consistency resampling: Bröcker &
                               // Smith 2007, Weather and Forecasting 22:651-661)
  stats::Interval interval;    // 95 %
  bool has_interval = false;   // not for fewer than two subjects, nor where resampling changes nothing
};

struct Calibration {
  std::vector<ReliabilityBin> bins;  // ten of equal width; those without answers are left out
  CalibrationError error;            // meaningless without answers
  Mean brier;                        // (confidence - right)^2, 0 to 1 (Brier 1950); a coin that knows it is one: .25
  Mean overconfidence;               // confidence less share right, over all answers; -1 to 1
  Share right;
};
// `rng` draws the subjects that are resampled.
Calibration calibration_of(const Plan& plan, const Answers& answers, stats::Rng& rng);

// "The model is right in 28 of 40 cases, and on average 84 % sure of it: it is surer than it should be by 14 points
// (95 % interval 3 to 25)."
std::string sentence_for(const Calibration& calibration);

}  // namespace consilium::probes
