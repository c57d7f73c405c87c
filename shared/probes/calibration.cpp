#include "probes/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "cases/reply_text.h"
#include "probes/sentence_parts.h"
#include "stats/distributions.h"

namespace consilium::probes {

using namespace cases;

namespace {

constexpr std::size_t bin_count = 10;
constexpr std::size_t resamples = 1000;

// 0.3 * 10 is 3.0000000000000004 for some ways to come by 0.3: what is a rounding error above an edge belongs below.
std::size_t bin_of(double confidence_0to1) {
  constexpr double rounding = 1e-9;
  const double edge = std::ceil(confidence_0to1 * static_cast<double>(bin_count) - rounding);
  return static_cast<std::size_t>(std::clamp(edge - 1.0, 0.0, static_cast<double>(bin_count) - 1.0));
}

double right_value(const Answer& answer) { return answer.right ? 1.0 : 0.0; }
double excess_of(const Answer& answer) { return answer.confidence_0to1 - right_value(answer); }

// Of the answers in each bin: how much surer than right, summed.
struct BinSums {
  std::array<double, bin_count> excess{};
  double answers = 0.0;

  void add(const Answer& answer) {
    excess[bin_of(answer.confidence_0to1)] += excess_of(answer);
    answers += 1.0;
  }
  void add(const BinSums& other) {
    for (std::size_t bin = 0; bin < bin_count; ++bin) excess[bin] += other.excess[bin];
    answers += other.answers;
  }
  // sum over bins of n_b / n |right_b - confidence_b|, the counts n_b being in the sums already; this is the distance
  // from the sums of no answer.
  [[nodiscard]] double error() const { return distance_from({}); }
  [[nodiscard]] double distance_from(const BinSums& other) const {
    double sum = 0.0;
    for (std::size_t bin = 0; bin < bin_count; ++bin) sum += std::abs(mean(bin) - other.mean(bin));
    return sum;
  }

 private:
  [[nodiscard]] double mean(std::size_t bin) const { return answers > 0.0 ? excess[bin] / answers : 0.0; }
};

std::vector<BinSums> sums_by_subject(const Plan& plan, const std::vector<Answer>& answers) {
  Subjects subjects;
  std::vector<BinSums> sums;
  for (const Answer& answer : answers) {
    const std::uint32_t subject = subjects.number(plan.trials[plan.index_of(answer.item, 0)].c);
    if (subject >= sums.size()) sums.resize(subject + std::size_t{1});
    sums[subject].add(answer);
  }
  return sums;
}

double quantile(std::vector<double> values, double share) {
  const auto at = std::lround(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + at);
  return values[static_cast<std::size_t>(at)];
}

// Answers that are right just as often as they are sure, over and over.
double error_if_calibrated(const std::vector<Answer>& answers, stats::Rng& rng) {
  double sum = 0.0;
  for (std::size_t i = 0; i < resamples; ++i) {
    BinSums sample;
    for (Answer answer : answers) {
      answer.right = rng.chance(answer.confidence_0to1);
      sample.add(answer);
    }
    sum += sample.error();
  }
  return sum / static_cast<double>(resamples);
}

void find_interval(const std::vector<BinSums>& by_subject, const BinSums& all, CalibrationError& error,
                   stats::Rng& rng) {
  const std::size_t subjects = by_subject.size();
  if (subjects < 2) return;
  std::vector<double> drawn, moved;
  for (std::size_t i = 0; i < resamples; ++i) {
    BinSums sample;
    for (std::size_t s = 0; s < subjects; ++s) sample.add(by_subject[static_cast<std::size_t>(rng.below(subjects))]);
    drawn.push_back(sample.error());
    moved.push_back(sample.distance_from(all));
  }
  if (quantile(moved, 1.0) < 1e-12) return;
  const auto count = static_cast<double>(subjects);
  const double widened = std::sqrt(count / (count - 1.0)) * stats::student_t_quantile(0.975, count - 1.0) / stats::z_95;
  error.interval.low = std::max(0.0, error.value - widened * quantile(moved, 0.975));
  error.interval.high = std::max(error.value, quantile(drawn, 0.975));
  error.has_interval = true;
}

CalibrationError error_of(const Plan& plan, const std::vector<Answer>& answers, stats::Rng& rng) {
  const std::vector<BinSums> by_subject = sums_by_subject(plan, answers);
  BinSums all;
  for (const BinSums& sums : by_subject) all.add(sums);
  CalibrationError error;
  error.value = all.error();
  error.if_calibrated = error_if_calibrated(answers, rng);
  find_interval(by_subject, all, error, rng);
  return error;
}

ReliabilityBin bin_from(const Plan& plan, const std::vector<Answer>& answers, std::size_t bin) {
  ReliabilityBin result;
  result.low = static_cast<double>(bin) / static_cast<double>(bin_count);
  result.high = static_cast<double>(bin + 1) / static_cast<double>(bin_count);
  ShareBuilder right(plan, 0);
  MeanBuilder overconfidence(plan, 0);
  double sum = 0.0;
  for (const Answer& answer : answers) {
    if (bin_of(answer.confidence_0to1) != bin) continue;
    right.add(answer.item, answer.right);
    overconfidence.add(answer.item, excess_of(answer));
    sum += answer.confidence_0to1;
  }
  result.right = right.take();
  result.overconfidence = overconfidence.take();
  if (!result.right.items.empty()) result.mean_confidence = sum / static_cast<double>(result.right.items.size());
  return result;
}

std::vector<ReliabilityBin> bins_of(const Plan& plan, const std::vector<Answer>& answers) {
  std::vector<ReliabilityBin> bins;
  for (std::size_t bin = 0; bin < bin_count; ++bin) {
    ReliabilityBin made = bin_from(plan, answers, bin);
    if (!made.right.items.empty()) bins.push_back(std::move(made));
  }
  std::vector<Mean*> family;
  family.reserve(bins.size());
  for (ReliabilityBin& bin : bins) family.push_back(&bin.overconfidence);
  adjust_together(family);
  for (Mean* mean : family) keep_within(*mean, -1.0, 1.0);
  return bins;
}

// "-5", but not "70-80".
bool has_minus(std::string_view text, std::size_t begin) {
  if (begin == 0 || text[begin - 1] != '-') return false;
  return begin == 1 || text[begin - 2] == ' ';
}

}  // namespace

Plan plan_calibration(const ItemSettings& settings, const CaseBook& book) {
  ItemSettings asked = settings;
  if (!asked.kind) asked.kind = CaseKind::triage;
  const auto items = draw_items(asked, book, true, [](const Case&) { return true; });
  return plan_arms(items, {{"as_it_is", "nothing is changed"}}, settings.dials,
                   [](const Case& c, std::size_t) { return c; });
}

std::optional<double> stated_confidence(std::string_view reply) {
  const ReplyText text(reply);
  const std::vector<Word>& words = text.words();
  const auto is_word = [&](std::size_t at, std::string_view word) {
    return at < words.size() && words[at].text == word;
  };
  std::optional<double> stated;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::optional<Number> number = number_at(text, at);
    if (!number) continue;
    const std::size_t next = number->last;
    const bool sign = trim(reply.substr(words[next - 1].end)).starts_with('%');
    if (sign || is_word(next, "percent") || (is_word(next, "per") && is_word(next + 1, "cent"))) {
      stated = (has_minus(reply, words[at].begin) ? -number->value : number->value) / 100.0;
    }
    at = next - 1;
  }
  return stated;
}

std::optional<double> token_confidence(const TokenLogs& logs) {
  const std::optional<double> sum = log_probability_of(logs);
  if (!sum) return std::nullopt;
  return std::min(1.0, std::exp(*sum / static_cast<double>(logs.size())));
}

Answers answers_of(const Plan& plan, const std::vector<Findings>& findings,
                   const std::vector<std::optional<double>>& confidences) {
  Answers answers;
  for (std::uint32_t item = 0; item < plan.items(); ++item) {
    const std::size_t trial = plan.index_of(item, 0);
    if (trial >= findings.size() || findings[trial].empty() || item >= confidences.size()) continue;
    const Verdict verdict = findings[trial][main_criterion(plan.trials[trial].c)].verdict;
    if (verdict == Verdict::missing) continue;
    const double confidence = confidences[item].value_or(-1.0);
    if (!is_decided(verdict)) {
      ++answers.unclear;
    } else if (!(confidence >= 0.0 && confidence <= 1.0)) {
      ++answers.dropped;
    } else {
      answers.all.push_back({item, confidence, verdict == Verdict::met});
    }
  }
  return answers;
}

Calibration calibration_of(const Plan& plan, const Answers& answers, stats::Rng& rng) {
  Calibration calibration;
  MeanBuilder brier(plan, 0), overconfidence(plan, 0);
  ShareBuilder right(plan, 0);
  for (const Answer& answer : answers.all) {
    brier.add(answer.item, excess_of(answer) * excess_of(answer));
    overconfidence.add(answer.item, excess_of(answer));
    right.add(answer.item, answer.right);
  }
  calibration.bins = bins_of(plan, answers.all);
  calibration.error = error_of(plan, answers.all, rng);
  calibration.brier = brier.take();
  keep_within(calibration.brier, 0.0, 1.0);
  calibration.overconfidence = overconfidence.take();
  calibration.overconfidence.adjusted_p_value = calibration.overconfidence.effect.p_value;  // alone in its family
  keep_within(calibration.overconfidence, -1.0, 1.0);
  calibration.right = right.take();
  return calibration;
}

std::string sentence_for(const Calibration& calibration) {
  const stats::Estimate& right = calibration.right.estimate;
  if (right.n == 0)
    return "No answer came with a confidence, so it cannot be told whether the model knows how sure to be.";
  const Mean& excess = calibration.overconfidence;
  const stats::Estimate& estimate = excess.effect.estimate;
  const double sure = right.value + estimate.value;
  const std::string text = "The model is right in " + of_cases(calibration.right.counted.size(), right.n) +
                           ", and on average " + format_fixed(100.0 * sure, 0) + " % sure of it: it is ";
  const std::string chance = stands_out(excess) ? "." : "; chance alone may explain it.";
  const std::string points = format_fixed(100.0 * std::abs(estimate.value), 0);
  const bool more = estimate.value > 0.0;
  std::string interval;
  if (estimate.has_interval) {
    const double low = more ? estimate.interval.low : -estimate.interval.high;
    const double high = more ? estimate.interval.high : -estimate.interval.low;
    interval = " (95 % interval " + format_fixed(100.0 * low, 0) + " to " + format_fixed(100.0 * high, 0) + ")";
  }
  if (points == "0") return text + "as sure as it should be, to within a point" + interval + ".";
  return text + (more ? "surer" : "less sure") + " than it should be by " + points + " points" + interval + chance;
}

}  // namespace consilium::probes
