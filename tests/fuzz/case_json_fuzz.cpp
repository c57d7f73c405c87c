// Whatever is read around cases, from the same bytes: a case, a truth, the criteria, labelled replies, Ward's replies
// and the head of its study. Each is refused with words, or good for everything that is done with it.
#include <cstdint>

#include "case_fuzz.h"
#include "cases/check_agreement.h"
#include "cases/criteria.h"
#include "cases/ward_study.h"
#include "model/study_builder.h"

using namespace consilium;
using namespace consilium::cases;

namespace {

void judge(const Truth& truth, std::string_view reply) {
  for (const Finding& finding : check_all(truth, reply)) require_sound(finding, reply);
}

void read_case(const Json& json) {
  const auto c = case_from_json(json, shipped_book());
  if (!read_or_explained(c)) return;
  judge(use_case(c.value(), shipped_book()), tutor_reply(c.value(), shipped_book(), {}, 0));
}

void read_truth(const Json& json) {
  const auto truth = truth_from_json(json);
  if (!read_or_explained(truth)) return;
  require_truth_kept(truth.value());
  judge(truth.value(), truth.value().given_text);
}

void read_criteria_file(std::string_view text) {
  const auto criteria = read_criteria(text);
  if (!read_or_explained(criteria)) return;
  for (const CaseCriterion& criterion : criteria.value()) {
    require(!criterion.key.empty() && !criterion.roles.empty() && !criterion.kinds.empty());
  }
}

void read_labels(std::string_view text) {
  const auto labelled = read_labelled_replies(text);
  if (!read_or_explained(labelled)) return;
  for (const LabelledReply& reply : labelled.value()) {
    require_truth_kept(reply.truth);
    judge(reply.truth, reply.reply);
  }
  read_or_explained(agreement_of(labelled.value()));
}

// Two cases that are compared, at one setting.
std::vector<PlannedCase> small_plan() {
  std::vector<PlannedCase> planned = plan_cases(shipped_book());
  const auto twin = std::ranges::find_if(planned, [](const PlannedCase& p) { return !p.twin.empty(); });
  require(twin != planned.end());
  const auto first = std::ranges::find(planned, twin->twin, &PlannedCase::key);
  require(first != planned.end());
  std::vector<PlannedCase> small{*first, *twin};
  small[0].key = small[1].twin = "a";
  small[1].key = "b";
  return small;
}

void read_study(std::string_view text) {
  static const std::vector<PlannedCase> planned = small_plan();
  static const std::vector<CaseCriterion> criteria = read_criteria(project_file("assets/criteria/ward.json")).value();
  static const std::vector<Setting> settings{Setting{.name = "Ward"}};
  const auto head = read_study_head(text);
  const auto replies = read_ward_replies(text);
  read_or_explained(head);
  if (!read_or_explained(replies)) return;
  const auto study = make_ward_study(head.ok() ? head.value() : StudyHead{},
                                     {shipped_book(), criteria, planned, settings, replies.value()});
  if (read_or_explained(study)) require(check_study(*study.value()).ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > most_bytes) return -1;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto json = parse_json(text); json.ok()) {
    read_case(json.value());
    read_truth(json.value());
  }
  read_criteria_file(text);
  read_labels(text);
  read_study(text);
  return 0;
}
