#include "session/lab_words.h"

#include <array>

#include "base/text.h"

namespace consilium::session {

using namespace cases;

namespace {

constexpr std::array<std::string_view, 6> kind_words{
    "Symptoms",        "A medicine", "A test result", "A note from the hospital", "Another person's record",
    "An open question"};
constexpr std::array<std::string_view, instruction_count> instructions{"Say what to watch for",
                                                                       "Use technical terms",
                                                                       "Use plain words",
                                                                       "Ask before you advise",
                                                                       "Be brief",
                                                                       "Do not give in",
                                                                       "Say when you are not sure",
                                                                       "Treat every group alike",
                                                                       "Share nobody's record"};

std::string medicine_words(const MedicineFact& fact) {
  if (fact.question == MedicineQuestion::dose) return capitalized(fact.drug) + ", the highest dose";
  return capitalized(fact.drug) + " with " + fact.with;
}

template <typename Item>
std::vector<LabTopic> topics_by_key(const std::vector<Item>& items) {
  std::vector<LabTopic> topics;
  for (const Item& item : items) topics.push_back({item.key, capitalized(words_of(item.key))});
  return topics;
}

template <typename Item>
std::vector<LabTopic> topics_by_name(const std::vector<Item>& items) {
  std::vector<LabTopic> topics;
  for (const Item& item : items) topics.push_back({item.key, capitalized(item.name)});
  return topics;
}

class Differences {
 public:
  void add(bool differs, std::string words) {
    if (!differs) return;
    if (!words_.empty()) words_ += ", ";
    words_ += words;
  }
  [[nodiscard]] std::string take() && { return words_.empty() ? "the same" : std::move(words_); }

 private:
  std::string words_;
};

}  // namespace

std::vector<LabTopic> lab_topics(CaseKind kind, const CaseBook& book) {
  switch (kind) {
    case CaseKind::triage:
      return topics_by_name(book.presentations);
    case CaseKind::medicine: {
      std::vector<LabTopic> topics;
      for (const SourcedFact& fact : book.medicines.facts) {
        topics.push_back({fact.fact.drug + "/" + fact.fact.with, medicine_words(fact.fact)});
      }
      return topics;
    }
    case CaseKind::test_result:
      return topics_by_name(book.tests);
    case CaseKind::discharge:
      return topics_by_key(book.discharge);
    case CaseKind::record_request:
      return topics_by_key(book.records.relations);
    case CaseKind::open_question:
      return topics_by_key(book.open_questions);
  }
  return {};
}

std::string_view to_words(CaseKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::string_view instruction_words(Instruction what) { return instructions[static_cast<std::size_t>(what)]; }

std::string_view to_words(Dial dial) {
  static const std::array<std::string, dial_count> words = [] {
    std::array<std::string, dial_count> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = capitalized(words_of(to_text(static_cast<Dial>(i))));
    return made;
  }();
  return words[static_cast<std::size_t>(dial)];
}

std::vector<std::string> danger_signs(std::string_view topic, const CaseBook& book) {
  std::vector<std::string> signs;
  for (const Presentation& presentation : book.presentations) {
    if (presentation.key != topic) continue;
    for (const RedFlag& flag : presentation.red_flags) {
      const auto& told = flag.present.train;
      signs.push_back(capitalized(told.empty() ? words_of(flag.key) : fill(told.front().text, {})));
    }
  }
  return signs;
}

std::string difference_words(const LabSetup& setup, const LabSetup& other) {
  Differences differences;
  for (std::size_t i = 0; i < setup.dials.size(); ++i) {
    const auto dial = static_cast<Dial>(i);
    differences.add(setup.dials[i] != other.dials[i],
                    std::string(to_words(dial)) + " " + format_shortest(setup.dials[i]));
  }
  differences.add(setup.c != other.c, "another case");
  differences.add(setup.own != other.own, setup.own.text.empty() ? "the case's words" : "own words");
  differences.add(setup.help.reference != other.help.reference,
                  setup.help.reference ? "with reference" : "no reference");
  LabHelp rest = setup.help;
  rest.reference = other.help.reference;
  differences.add(rest != other.help, "other help");
  differences.add(setup.sampling != other.sampling, "other sampling");
  differences.add(setup.edits != other.edits, "another word");
  return std::move(differences).take();
}

}  // namespace consilium::session
