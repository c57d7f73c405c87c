#include "cases/case_digest.h"

#include <string>

#include "base/hash.h"
#include "cases/check.h"
#include "cases/draw.h"
#include "cases/prompt.h"
#include "cases/truth.h"
#include "cases/tutor.h"
#include "stats/rng.h"

namespace consilium::cases {

std::uint64_t digest_cases(const CaseBook& book, std::uint64_t seed, int count, bool judged) {
  stats::Rng rng(seed);
  std::uint64_t digest = 0;
  std::string text;
  for (int i = 0; i < count; ++i) {
    const Case c = draw_case(book, {.split = Split::held_out}, rng);
    const Prompt prompt = make_prompt(c, book);
    text = given_text(prompt);
    if (judged) {
      const Truth truth = truth_of(c, book, text);
      const std::string reply = tutor_reply(c, book, {}, c.insistence);
      text += reply;
      for (const Finding& finding : check_all(truth, reply)) {
        text += static_cast<char>('0' + static_cast<int>(finding.verdict));
      }
    }
    digest = stats::split_mix(digest ^ fnv1a64(text));
  }
  return digest;
}

}  // namespace consilium::cases
