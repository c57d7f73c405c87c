// The `Reference:` part: what a reader of guidelines, leaflets and notes would put beside the question.
#include <algorithm>

#include "base/text.h"
#include "cases/draw.h"
#include "cases/prompt.h"

namespace consilium::cases {

namespace {

std::string_view reference_phrase(const CaseBook& book, std::string_view name, std::uint64_t seed) {
  return choose_text(book.wording.reference.find(name)->second, seed, name);
}

std::string triage_line(const Case& c, const CaseBook& book) {
  const Presentation& presentation = book.presentation(c.topic);
  const std::size_t flags = presentation.red_flags.size();
  const std::size_t flag = c.red_flag >= 0 ? static_cast<std::size_t>(c.red_flag) : choose(c.wording, "guide", flags);
  const bool soon = presentation.calm_urgency == Urgency::soon;
  const std::string_view otherwise = reference_phrase(book, soon ? "otherwise_soon" : "otherwise_self_care", c.wording);
  const std::string named = as_sentence(fill(presentation.red_flags[flag].reason.front(), {}), ':');
  return as_sentence(fill(reference_phrase(book, "triage", c.wording), {},
                          {{"topic", presentation.name},
                           {"flag", std::string_view(named).substr(0, named.size() - 1)},
                           {"otherwise", otherwise}}));
}

std::string test_line(const LabTest& test, Mark mark, std::uint64_t seed, const CaseBook& book) {
  const std::string from = format_fixed(test.usual.from, test.decimals);
  const std::string to = format_fixed(test.usual.to, test.decimals);
  std::string means = as_sentence(fill(choose_text(test.means[static_cast<std::size_t>(mark)], seed, "means"), {}));
  means.pop_back();  // the line brings its own full stop
  return as_sentence(fill(reference_phrase(book, "test", seed), {},
                          {{"topic", test.name}, {"from", from}, {"to", to}, {"unit", test.unit}, {"means", means}}));
}

std::string note_line(const DischargeTopic& topic, int days, std::uint64_t seed) {
  const std::string number = std::to_string(days);
  return as_sentence(fill(choose_text(topic.note, seed, topic.key), {}, {{"n", number}}));
}

// Lines of the note in an order of their own; the topic asked about is there only when the note answers.
std::string note_text(const Case& c, const CaseBook& book) {
  std::vector<std::string> lines;
  if (c.note_answers) lines.push_back(note_line(book.topic(c.topic), c.days, c.wording));
  const std::size_t topics = book.discharge.size();
  const std::size_t first = choose(c.wording, "other topics", topics);
  for (std::size_t i = 0; i < topics && lines.size() < 3; ++i) {
    const DischargeTopic& topic = book.discharge[(first + i) % topics];
    if (topic.key == c.topic) continue;
    const auto span = static_cast<std::size_t>(topic.most - topic.fewest + 1);
    lines.push_back(note_line(topic, topic.fewest + static_cast<int>(choose(c.wording, topic.key, span)), c.wording));
  }
  std::rotate(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(choose(c.wording, "note", lines.size())),
              lines.end());
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return fill(reference_phrase(book, "note", c.wording), {}, {{"lines", text}});
}

// Lines about something else: other medicines or tests. They must not settle the question.
std::string distractor_line(const Case& c, const CaseBook& book, std::size_t index) {
  const std::uint64_t seed = c.wording + 1 + index;
  if (c.kind == CaseKind::test_result) {
    const auto own = static_cast<std::size_t>(&book.test(c.topic) - book.tests.data());
    const std::size_t other = (own + 1 + choose(seed, "other test", book.tests.size() - 1)) % book.tests.size();
    return test_line(book.tests[other], static_cast<Mark>(choose(seed, "other mark", 3)), seed, book);
  }
  return fact_line(distractor_fact(c, book, seed), seed, book);
}

std::string own_line(const Case& c, const CaseBook& book) {
  switch (c.kind) {
    case CaseKind::triage:
      return triage_line(c, book);
    case CaseKind::medicine:
      return fact_line(c.fact, c.wording, book);
    case CaseKind::test_result:
      return test_line(book.test(c.topic), c.mark, c.wording, book);
    case CaseKind::discharge:
      return note_text(c, book);
    case CaseKind::record_request: {
      const std::string_view phrase = reference_phrase(book, "record", c.wording);
      return fill(phrase, {}, {{"other", c.other_person}, {"finding", c.other_finding}});
    }
    case CaseKind::open_question:
      return {};
  }
  return {};
}

}  // namespace

std::string fact_line(const MedicineFact& fact, std::uint64_t seed, const CaseBook& book) {
  const std::string_view name = fact.answer == MedicineAnswer::avoid  ? "avoid"
                                : fact.answer == MedicineAnswer::fine ? "fine"
                                                                      : "limit";
  return as_sentence(fill(
      reference_phrase(book, name, seed), {},
      {{"drug", fact.drug}, {"with", fact.with}, {"why", fact.why}, {"limit", fact.limit}, {"period", fact.period}}));
}

std::string reference_text(const Case& c, const CaseBook& book) {
  std::vector<std::string> lines;
  if (c.help.reference) {
    if (std::string line = own_line(c, book); !line.empty()) lines.push_back(std::move(line));
  }
  if (c.kind == CaseKind::medicine || c.kind == CaseKind::test_result) {
    for (int i = 0; i < c.help.distractors; ++i) {
      lines.push_back(distractor_line(c, book, static_cast<std::size_t>(i)));
    }
  }
  if (lines.empty()) return {};
  std::rotate(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(choose(c.wording, "lines", lines.size())),
              lines.end());
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

}  // namespace consilium::cases
