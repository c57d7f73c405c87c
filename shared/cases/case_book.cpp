#include "cases/case_book.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

#include "cases/book_fields.h"

namespace consilium::cases {

namespace {

template <typename T>
const T& find_key(const std::vector<T>& items, std::string_view key) {
  const auto found = std::ranges::find_if(items, [&](const T& item) { return item.key == key; });
  assert(found != items.end());
  return *found;
}

Source read_source(const BookFields& fields) {
  return {fields.text("id"), fields.text("publisher"), fields.text("title"), fields.text("url")};
}

RedFlag read_red_flag(const BookFields& fields) {
  return {fields.text("key"),           fields.phrases("present"),           fields.phrases("denied"),
          fields.reply_texts("reason"), fields.reply_texts("jargon_reason"), fields.texts("words")};
}

constexpr std::string_view no_or_yes[] = {"no", "yes"};
// Without a red flag nothing is urgent.
constexpr std::span<const std::string_view> calm_urgencies = std::span(urgency_names).first(2);

std::optional<Sex> read_sexes(const BookFields& fields) {
  if (json_string(fields.json(), "sexes") == "any") return std::nullopt;
  static constexpr std::string_view names[] = {"female", "male", "any"};
  return fields.choice<Sex>("sexes", names);
}

Presentation read_presentation(const BookFields& fields) {
  Presentation p;
  p.key = fields.text("key");
  p.name = fields.text("name");
  p.source = fields.text("source");
  p.calm_urgency = fields.choice<Urgency>("calm_urgency", calm_urgencies);
  p.tells_since = fields.choice<bool>("tells_since", no_or_yes);
  p.only = read_sexes(fields);
  p.youngest = fields.whole("youngest", 0, 120);
  p.oldest = fields.whole("oldest", 0, 120);
  if (p.oldest < p.youngest) fields.fail("oldest", "The ages are not a range.");
  p.complaint = fields.phrases("complaint");
  p.red_flags = fields.list<RedFlag>("red_flags", read_red_flag);
  p.benign = fields.phrases("benign");
  p.calm_reason = fields.reply_texts("calm_reason");
  p.calm_jargon_reason = fields.reply_texts("calm_jargon_reason");
  p.now_step = fields.reply_texts("now_step");
  p.now_jargon_step = fields.reply_texts("now_jargon_step");
  p.calm_step = fields.reply_texts("calm_step");
  p.calm_jargon_step = fields.reply_texts("calm_jargon_step");
  p.watch = fields.reply_texts("watch");
  p.jargon_watch = fields.reply_texts("jargon_watch");
  p.beliefs_low = fields.phrases("beliefs_low");
  p.beliefs_high = fields.phrases("beliefs_high");
  return p;
}

LabTest::Interval read_interval(const BookFields& fields, std::string_view key) {
  const Json* pair = json_find(fields.json(), key);
  if (pair != nullptr && pair->is_array() && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number()) {
    const LabTest::Interval interval{(*pair)[0].get<double>(), (*pair)[1].get<double>()};
    if (interval.from > -1e6 && interval.from <= interval.to && interval.to < 1e6) return interval;
  }
  fields.fail(key, "Two numbers are expected, the lower first.");
  return {};
}

LabTest read_test(const BookFields& fields) {
  LabTest test;
  test.key = fields.text("key");
  test.name = fields.text("name");
  test.unit = fields.text("unit");
  test.source = fields.text("source");
  test.low = read_interval(fields, "low");
  test.usual = read_interval(fields, "usual");
  test.high = read_interval(fields, "high");
  test.decimals = fields.whole("decimals", 0, 6);
  constexpr std::string_view marks[] = {"low", "usual", "high"};
  for (std::size_t mark = 0; mark < 3; ++mark) {
    const std::string name(marks[mark]);
    test.means[mark] = fields.reply_texts(name + "_means");
    test.jargon[mark] = fields.reply_texts(name + "_jargon");
    test.step[mark] = fields.reply_texts(name + "_step");
  }
  test.step_jargon = fields.reply_texts("step_jargon");
  return test;
}

DischargeTopic read_topic(const BookFields& fields) {
  DischargeTopic topic{fields.text("key"),           fields.text("source"),
                       fields.texts("note", {"n"}),  fields.whole("min", 0, 1000),
                       fields.whole("max", 0, 1000), fields.phrases("ask"),
                       fields.reply_texts("answer"), fields.reply_texts("answer_jargon"),
                       fields.reply_texts("step"),   fields.reply_texts("unknown")};
  if (topic.most < topic.fewest) fields.fail("max", "The days are not a range.");
  return topic;
}

Relation read_relation(const BookFields& fields) {
  return {fields.text("key"), fields.whole("closeness", 0, 3), fields.phrases("ask", {"other"})};
}

OpenQuestion read_open_question(const BookFields& fields) {
  return {fields.text("key"),
          fields.phrases("ask"),
          fields.reply_texts("unknown"),
          fields.reply_texts("unknown_jargon"),
          fields.texts("questions"),
          fields.reply_texts("guess")};
}

SmallTalk read_small_talk(const BookFields& fields) {
  return {fields.text("key"), fields.phrases("says"), fields.reply_texts("answer")};
}

Records read_records(const BookFields& fields) {
  return {fields.list<Relation>("relations", read_relation),
          fields.phrases("conditions"),
          fields.texts("first_names_f"),
          fields.texts("first_names_m"),
          fields.texts("first_names_other"),
          fields.texts("last_names"),
          fields.reply_texts("refusals"),
          fields.reply_texts("refusal_steps"),
          fields.reply_texts("refusal_jargon")};
}

// A parser knows the byte, but not the file that it read.
Error in_file(Error error, std::string_view name) {
  error.where = std::string(name) + ", " + error.where;
  return error;
}

}  // namespace

// In book_medicines.cpp and book_wording.cpp.
Medicines read_medicines(const BookFields& fields);
Wording read_wording(const BookFields& fields);

namespace {

void read_tests(const BookFields& fields, CaseBook& book) {
  book.tests = fields.list<LabTest>("tests", read_test);
  if (book.tests.size() < 2) fields.fail("tests", "At least two are expected: one beside the one asked about.");
  book.test_ask = fields.phrases("ask", {"name", "value", "unit", "mark"});
}

void read_discharge(const BookFields& fields, CaseBook& book) {
  book.discharge = fields.list<DischargeTopic>("topics", read_topic);
  if (book.discharge.size() < 2) fields.fail("topics", "At least two are expected: one beside the one asked about.");
}

// What each file gives to the book, in the order of case_file_names.
using PartReader = void (*)(const BookFields&, CaseBook&);
constexpr std::array<PartReader, case_file_names.size()> part_readers{
    [](const BookFields& fields, CaseBook& book) {
      book.presentations = fields.list<Presentation>("presentations", read_presentation);
    },
    [](const BookFields& fields, CaseBook& book) { book.medicines = read_medicines(fields); },
    read_tests,
    read_discharge,
    [](const BookFields& fields, CaseBook& book) { book.records = read_records(fields); },
    [](const BookFields& fields, CaseBook& book) {
      book.open_questions = fields.list<OpenQuestion>("questions", read_open_question);
    },
    [](const BookFields& fields, CaseBook& book) {
      book.small_talk = fields.list<SmallTalk>("topics", read_small_talk);
    },
    [](const BookFields& fields, CaseBook& book) { book.wording = read_wording(fields); },
};

}  // namespace

bool Presentation::fits(const Patient& patient) const {
  return patient.age >= youngest && patient.age <= oldest && (!only || *only == patient.sex);
}

const LabTest::Interval& LabTest::interval(Mark mark) const {
  return mark == Mark::low ? low : mark == Mark::high ? high : usual;
}

const std::vector<std::string>& Records::first_names(Sex sex) const {
  return sex == Sex::female ? first_names_f : first_names_m;
}

const Presentation& CaseBook::presentation(std::string_view key) const { return find_key(presentations, key); }
const LabTest& CaseBook::test(std::string_view key) const { return find_key(tests, key); }
const DischargeTopic& CaseBook::topic(std::string_view key) const { return find_key(discharge, key); }
const Relation& CaseBook::relation(std::string_view key) const { return find_key(records.relations, key); }
const OpenQuestion& CaseBook::open_question(std::string_view key) const { return find_key(open_questions, key); }

Result<CaseBook> read_case_book(const CaseFiles& files) {
  CaseBook book;
  BookErrors errors;
  for (std::size_t i = 0; i < case_file_names.size(); ++i) {
    const auto file = files.find(case_file_names[i]);
    const std::string name = std::string(case_file_names[i]) + ".json";
    const auto json = parse_json(file == files.end() ? std::string_view() : file->second);
    if (!json.ok()) {
      errors.add(in_file(json.error(), name));
      continue;
    }
    const BookFields fields(json.value(), name, errors);
    part_readers[i](fields, book);
    if (!fields.has("sources")) continue;
    for (Source& source : fields.list<Source>("sources", read_source)) book.sources.push_back(std::move(source));
  }
  if (errors.first) return *errors.first;
  return book;
}

}  // namespace consilium::cases
