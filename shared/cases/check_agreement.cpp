#include "cases/check_agreement.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cases/check.h"
#include "cases/truth_json.h"

namespace consilium::cases {

namespace {

double share(int part, int whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(part) / whole;
}

Error problem(std::string message, std::string where) {
  return {"labelled-replies", std::move(message), std::move(where), {}};
}

std::optional<Verdict> verdict_named(std::string_view name) {
  if (name == "met") return Verdict::met;
  if (name == "not_met") return Verdict::not_met;
  if (name == "unclear") return Verdict::unclear;
  return std::nullopt;
}

void count(Agreement& agreement, Verdict label, Verdict found) {
  if (label == Verdict::unclear) return;
  const bool fault = label == Verdict::not_met;
  ++agreement.replies;
  agreement.faults += fault ? 1 : 0;
  agreement.same += label == found ? 1 : 0;
  agreement.undecided += found == Verdict::unclear ? 1 : 0;
  agreement.faults_undecided += fault && found == Verdict::unclear ? 1 : 0;
  agreement.faults_claimed += found == Verdict::not_met ? 1 : 0;
  agreement.faults_found += fault && found == Verdict::not_met ? 1 : 0;
}

// Missing where the criterion does not apply.
Verdict judged(std::string_view criterion, const LabelledReply& reply) {
  if (!compares_replies(criterion)) return check(criterion, reply.truth, reply.reply).verdict;
  if (reply.other_reply.empty()) return Verdict::missing;
  return check_pair(criterion, reply.truth, reply.reply, reply.other_reply).verdict;
}

}  // namespace

double Agreement::precision() const { return share(faults_found, faults_claimed); }
double Agreement::recall() const { return share(faults_found, faults - faults_undecided); }

Result<std::vector<LabelledReply>> read_labelled_replies(std::string_view lines) {
  std::vector<LabelledReply> read;
  std::size_t number = 0;
  for (const std::string_view line : split(lines, '\n')) {
    const std::string where = "line " + std::to_string(++number);
    if (trim(line).empty()) continue;
    const auto json = parse_json(line);
    if (!json.ok()) return problem(json.error().message, where);
    LabelledReply reply;
    for (const auto& [field, text] : {std::pair<std::string_view, std::string*>{"case", &reply.key},
                                      {"writer", &reply.writer},
                                      {"reply", &reply.reply}}) {
      *text = json_string(json.value(), field);
      if (text->empty()) return problem("This line lacks its " + std::string(field) + ".", where);
    }
    reply.other_reply = json_string(json.value(), "other_reply");
    const Json* truth = json_find(json.value(), "truth");
    auto read_truth = truth_from_json(truth == nullptr ? Json() : *truth);
    if (!read_truth.ok()) return problem("The truth lacks its " + read_truth.error().where + ".", where);
    reply.truth = std::move(read_truth).value();
    const Json* labels = json_find(json.value(), "labels");
    if (labels == nullptr || !labels->is_object()) return problem("This line lacks its labels.", where);
    for (const auto& [criterion, label] : labels->items()) {
      const auto verdict = verdict_named(json_string(*labels, criterion));
      if (!verdict) return problem("The label of " + criterion + " is none.", where);
      reply.labels.emplace(criterion, *verdict);
    }
    read.push_back(std::move(reply));
  }
  return read;
}

Result<std::vector<Agreement>> agreement_of(const std::vector<LabelledReply>& labelled) {
  std::vector<Agreement> agreements;
  for (const std::string_view key : criterion_keys()) {
    agreements.push_back({.criterion = std::string(key)});
  }
  for (const LabelledReply& reply : labelled) {
    for (const auto& [criterion, label] : reply.labels) {
      const auto agreement = std::ranges::find(agreements, criterion, &Agreement::criterion);
      if (agreement == agreements.end()) return problem("No check is called " + criterion + ".", reply.key);
      const Verdict found = judged(criterion, reply);
      if (found == Verdict::missing) return problem(criterion + " does not apply to this case.", reply.key);
      count(*agreement, label, found);
    }
  }
  return agreements;
}

}  // namespace consilium::cases
