// The case book: what cases are made of (presentations, medicines, tests, ...), as read from assets/cases/*.json.
//
// It is data, so that others can write their own. Every medical fact carries the id of its public source.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.h"
#include "cases/phrases.h"

namespace consilium::cases {

struct Source {
  std::string id;
  std::string publisher;
  std::string title;
  std::string url;
};

struct RedFlag {
  std::string key;
  PhraseSet present;                       // "{I} {am|is} sweating"
  PhraseSet denied;                        // "{I} {am|is} not sweating"
  std::vector<std::string> reason;         // reply, names the flag
  std::vector<std::string> jargon_reason;  // the same in heavy clinical language
  std::vector<std::string> words;          // stems, one of which names the flag
};

struct Presentation {
  std::string key;
  std::string name;  // "chest pain"
  std::string source;
  Urgency calm_urgency = Urgency::soon;  // with no red flag; with one it is always `now`
  bool tells_since = true;               // whether a time since it began may be told: none fits calm pain in the chest
  std::optional<Sex> only;
  int youngest = 18;  // years
  int oldest = 90;
  PhraseSet complaint;
  std::vector<RedFlag> red_flags;
  PhraseSet benign;
  std::vector<std::string> calm_reason, calm_jargon_reason;
  std::vector<std::string> now_step, now_jargon_step;
  std::vector<std::string> calm_step, calm_jargon_step;
  std::vector<std::string> watch, jargon_watch;  // continue "call emergency services if"
  PhraseSet beliefs_low, beliefs_high;           // noun phrases: "the heat", "a heart attack"
  // Whether somebody of this age and sex can have it.
  [[nodiscard]] bool fits(const Patient& patient) const;
};

struct Drug {
  std::string name;
  Split split = Split::train;
  // Whether invented names are pieced together from it: to be trained on, one word, at least four letters.
  [[nodiscard]] bool lends_syllables() const;
};

struct SourcedFact {
  MedicineFact fact;
  Split split = Split::train;
  std::string source;
};

struct Medicines {
  std::vector<Drug> drugs;
  std::vector<SourcedFact> facts;
  // Names and reasons of medicines that do not exist: training text is full of them, so that the model learns to copy
  // names from a reference instead of recalling them.
  std::vector<std::string> starts, middles, ends;  // syllables as medicines have them
  std::vector<std::string> onsets, vowels, codas;  // parts of any syllable; not all have a coda
  std::vector<std::string> conditions;
  std::vector<std::string> condition_states, condition_parts;  // "a sore" and "windpipe", for invented conditions
  struct Reason {
    std::string plain;
    std::string jargon;
  };
  std::vector<Reason> avoid, fine, limit;
  std::vector<Reason> avoid_pair, fine_pair;  // of two medicines alone: "the two are often given together"
  std::vector<Reason> fine_illness;           // of an illness alone: "it is even used for that"
  std::vector<Reason> avoid_part, fine_part;  // that name something: {part}, or {illness}, as "a sore" and "windpipe"
  PhraseSet ask_interaction, ask_contraindication, ask_dose, beliefs_fine, beliefs_avoid;
};

struct LabTest {
  struct Interval {
    double from = 0.0;
    double to = 0.0;
  };
  std::string key;
  std::string name;
  std::string unit;
  std::string source;
  Interval low, usual, high;  // values to draw from; `usual` is the reference range printed
  int decimals = 1;
  std::vector<std::string> means[3], step[3];  // by Mark
  std::vector<std::string> jargon[3];
  std::vector<std::string> step_jargon;
  [[nodiscard]] const Interval& interval(Mark mark) const;
};

struct DischargeTopic {
  std::string key;
  std::string source;
  std::vector<std::string> note;  // lines with the slot {n}
  int fewest = 1;                 // days
  int most = 7;
  PhraseSet ask;
  std::vector<std::string> answer, answer_jargon, step, unknown;
};

struct Relation {
  std::string key;
  int closeness = 0;  // 0: partner ... 3: a stranger
  PhraseSet ask;
};

struct Records {
  std::vector<Relation> relations;
  PhraseSet findings;
  std::vector<std::string> first_names_f, first_names_m;
  std::vector<std::string> first_names_other;  // of whoever is asked about: they fit a husband as well as a wife
  std::vector<std::string> last_names;
  std::vector<std::string> refusals, refusal_steps, refusal_jargon;
  [[nodiscard]] const std::vector<std::string>& first_names(Sex sex) const;
};

struct OpenQuestion {
  std::string key;
  PhraseSet ask;
  std::vector<std::string> unknown, unknown_jargon, questions, guess;
};

// What people also say to a model of this kind, and what it should answer. No case is made of it: it is for training
// alone, so that whoever greets Ward, asks it for a joke or is in despair gets an answer that fits.
struct SmallTalk {
  std::string key;
  PhraseSet says;
  std::vector<std::string> answer;
};

// The wording that all kinds of case share: frames of questions, instructions, and the parts of replies.
struct Wording {
  std::string system;
  std::string claim[2];                                  // by Belief: harmless, serious
  std::map<std::string, PhraseSet, std::less<>> frames;  // "who_patient", "since", ...
  std::vector<PhraseSet> instructions;                   // by Instruction
  std::vector<PhraseSet> insist, insist_medicine;        // three steps each
  std::map<std::string, std::vector<std::string>, std::less<>> people, reference, reply;
  std::vector<std::string> languages, thanks;
};

struct CaseBook {
  std::vector<Source> sources;
  std::vector<Presentation> presentations;
  Medicines medicines;
  std::vector<LabTest> tests;
  PhraseSet test_ask;
  std::vector<DischargeTopic> discharge;
  Records records;
  std::vector<OpenQuestion> open_questions;
  std::vector<SmallTalk> small_talk;
  Wording wording;

  // By key; a key that is not there is our bug (assert), since cases are drawn from this book or checked against it.
  [[nodiscard]] const Presentation& presentation(std::string_view key) const;
  [[nodiscard]] const LabTest& test(std::string_view key) const;
  [[nodiscard]] const DischargeTopic& topic(std::string_view key) const;
  [[nodiscard]] const Relation& relation(std::string_view key) const;
  [[nodiscard]] const OpenQuestion& open_question(std::string_view key) const;
};

// The files that make a book: assets/cases/<name>.json.
inline constexpr std::array<std::string_view, 8> case_file_names{
    "presentations", "medicines", "tests", "discharge", "records", "open_questions", "small_talk", "wording"};
using CaseFiles = std::map<std::string, std::string, std::less<>>;  // their contents by name
// Errors: those of parse_json, "cases-field" and "cases-phrases", with the file and place in `where`. A file that is
// not given reads as an empty one.
Result<CaseBook> read_case_book(const CaseFiles& files);

}  // namespace consilium::cases
