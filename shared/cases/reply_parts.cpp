#include "cases/reply_parts.h"

#include <string_view>

#include "cases/phrases.h"

namespace consilium::cases {

// The verdict comes before the belief is taken up: it is what matters most, and whoever learns from this writes from
// left to right, so that agreeing or not must follow from the verdict.
std::string joined(const ReplyParts& parts, bool brief) {
  std::string text;
  const auto add = [&](std::string_view clause, char end = '.') {
    if (clause.empty()) return;
    if (!text.empty()) text += ' ';
    text += as_sentence(clause, end);
  };
  if (brief) {
    add(parts.verdict);
    add(parts.lead.empty() ? parts.step : parts.lead);
    return text;
  }
  add(parts.question, '?');
  add(parts.verdict);
  add(parts.lead);
  add(parts.reason);
  for (const std::string& question : parts.asks) add(question, '?');
  add(parts.step);
  for (const std::string& offer : parts.access) add(offer);
  add(parts.watch);
  return text;
}

}  // namespace consilium::cases
