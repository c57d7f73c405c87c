// Any bytes as a reply: every check comes to a verdict with a sentence, and points at bytes that the reply has.
//
// The first byte chooses the case; a bar parts the reply from the one it is compared with.
#include <cstdint>
#include <vector>

#include "case_fuzz.h"
#include "cases/draw.h"
#include "stats/rng.h"

using namespace consilium;
using namespace consilium::cases;

namespace {

// One for each value of a byte, the kinds in turn: so many that every check applies to some.
std::vector<Truth> draw_truths(const CaseBook& book) {
  std::vector<Truth> truths;
  stats::Rng rng(1);
  for (std::size_t i = 0; i < 256; ++i) {
    const Case c = draw_case(book, {Split::held_out, static_cast<CaseKind>(i % std::size(kind_names))}, rng);
    truths.push_back(truth_of(c, book));
  }
  return truths;
}

void check_alone(const Truth& truth, std::string_view reply) {
  const std::vector<Finding> findings = check_all(truth, reply);
  require(findings.size() == criterion_keys().size());
  for (const Finding& finding : findings) require_sound(finding, reply);
  // One of them judged on its own: the bytes choose which, all would take too long.
  const std::size_t one = reply.size() % findings.size();
  require(check(criterion_keys()[one], truth, reply) == findings[one]);
}

void check_together(std::string_view criterion, const Truth& truth, std::string_view reply, std::string_view other) {
  const Finding finding = check_pair(criterion, truth, reply, other);
  require_sound(finding, reply);
  require(finding.verdict == check_pair(criterion, truth, other, reply).verdict);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Truth> truths = draw_truths(shipped_book());
  if (size == 0 || size > most_bytes) return -1;
  const Truth& truth = truths[data[0]];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t bar = text.find('|');
  const std::string_view reply = text.substr(0, bar);
  const std::string_view other = bar == std::string_view::npos ? reply : text.substr(bar + 1);

  check_alone(truth, reply);
  for (const std::string_view criterion : criterion_keys()) {
    if (compares_replies(criterion)) check_together(criterion, truth, reply, other);
  }
  // What can be read gives the same answer as itself.
  const Verdict same = check_pair("consistent_reworded", truth, reply, reply).verdict;
  require(same == (is_readable(truth, reply) ? Verdict::met : Verdict::unclear));
  return 0;
}
