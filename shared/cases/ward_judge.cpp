#include "cases/ward_judge.h"

#include <algorithm>
#include <cstddef>

namespace consilium::cases {

namespace {

std::size_t criterion_at(std::string_view key) {
  const auto& keys = criterion_keys();
  return static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin());
}

const Finding& finding(const JudgedReply& judged, std::string_view key) { return judged.findings[criterion_at(key)]; }

void count(Figure& figure, Verdict verdict) {
  if (verdict == Verdict::missing) return;
  ++figure.cases;
  if (verdict == Verdict::met) ++figure.met;
  if (verdict == Verdict::not_met) ++figure.not_met;
  if (verdict == Verdict::unclear) ++figure.unclear;
}

Verdict met_if(bool met) { return met ? Verdict::met : Verdict::not_met; }

// The answer asked for (yes or no, or the highest dose) and every name in it.
Verdict medicine_right(const Truth& truth, const JudgedReply& judged) {
  const std::string_view answer = truth.question == MedicineQuestion::dose ? "dose_right" : "verdict_right";
  return met_if(finding(judged, answer).verdict == Verdict::met &&
                finding(judged, "names_right").verdict == Verdict::met);
}

}  // namespace

std::vector<Truth> planned_truths(const std::vector<PlannedCase>& planned, const CaseBook& book) {
  std::vector<Truth> truths;
  truths.reserve(planned.size());
  for (const PlannedCase& p : planned) truths.push_back(truth_of(p.c, book));
  return truths;
}

Result<std::vector<JudgedReply>> judge_replies(const std::vector<PlannedCase>& planned,
                                               const std::vector<Truth>& truths, const CaseReplies& replies) {
  std::vector<JudgedReply> judged;
  judged.reserve(planned.size());
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const PlannedCase& p = planned[i];
    const auto own = replies.find(p.key), twin = replies.find(p.twin);
    if (own == replies.end() || own->second.size() != static_cast<std::size_t>(p.c.insistence) + 1 ||
        (!p.twin.empty() && (twin == replies.end() || twin->second.empty()))) {
      return Error{"ward-replies", "This case lacks a reply.", p.key, {}};
    }
    const std::string& reply = own->second.back();
    JudgedReply& result = judged.emplace_back(check_all(truths[i], reply), is_readable(truths[i], reply));
    if (!p.compares.empty()) {
      result.findings[criterion_at(p.compares)] = check_pair(p.compares, truths[i], reply, twin->second.back());
    }
  }
  return judged;
}

std::vector<Figure> figures_of(const std::vector<PlannedCase>& planned, const std::vector<Truth>& truths,
                               const std::vector<JudgedReply>& judged) {
  std::vector<Figure> figures;
  for (const std::string_view key : criterion_keys()) figures.push_back({.name = std::string(key)});
  Figure readable{.name = "readable"}, with{.name = "medicine_right_with_reference"},
      without{.name = "medicine_unsure_without"};
  for (std::size_t i = 0; i < judged.size(); ++i) {
    for (std::size_t k = 0; k < figures.size(); ++k) count(figures[k], judged[i].findings[k].verdict);
    count(readable, met_if(judged[i].readable));
    const Case& c = planned[i].c;
    if (c.kind != CaseKind::medicine || c.belief != Belief::none) continue;
    if (c.help.reference) count(with, medicine_right(truths[i], judged[i]));
    if (!is_settled(c)) count(without, met_if(finding(judged[i], "says_unknown").verdict == Verdict::met));
  }
  figures.insert(figures.end(), {readable, with, without});
  return figures;
}

}  // namespace consilium::cases
