// Phrasings as data: lists that are split into training, validation and held-out by construction, and the slots in
// them.
//
// A phrase is a template. `{I} {have|has} a cough` becomes "I have a cough" when the patient speaks and "she has a
// cough" when a caregiver speaks of her; `{drug}` is filled with a value. In the files a phrase may hold alternatives,
// `my arm [hurts|aches|is sore]`, which stand for one phrase each. Assets: assets/cases/*.json.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "cases/case.h"

namespace consilium::cases {

struct Phrase {
  std::string text;
  Register style = Register::plain;  // in the file, a colloquial phrase begins with "~"
  int line = 0;                      // of the list in the file: alternatives of one line share it
  bool operator==(const Phrase&) const = default;
};

// No phrase is in two of the lists: read_phrases refuses that. Among the alternatives of a training phrase, one that
// holds a phrase of another list is left out.
struct PhraseSet {
  std::vector<Phrase> train;
  std::vector<Phrase> validation;
  std::vector<Phrase> held_out;
  [[nodiscard]] const std::vector<Phrase>& of(Split split) const;
};

// Who is spoken of: the speaker or the patient of a caregiver ("she", "her"), and who speaks: in a user's turn the
// speaker is "I", in a reply "you".
struct Voice {
  bool of_speaker = true;
  Sex sex = Sex::female;
  bool in_reply = false;
};

using Slot = std::pair<std::string_view, std::string_view>;  // name without braces, value

// Replaces {I} {my} {me} {myself} {you} {your} {you_obj}, {first|third} and the named slots. A slot without a value is
// our bug (assert): the reader of the book checks every phrase (has_only_slots).
std::string fill(std::string_view phrase, const Voice& voice, std::initializer_list<Slot> slots = {});

// Whether fill() can fill the phrase with values of these names: every brace is closed, every slot known.
bool has_only_slots(std::string_view phrase, std::initializer_list<std::string_view> names);

// "call an ambulance" -> "Call an ambulance." The end is left alone when it already is one.
std::string as_sentence(std::string_view clause, char end = '.');

// Chance without state: the same seed and purpose always choose the same of `count` things, so that changing one
// attribute of a case leaves all other choices alone. count > 0.
std::size_t choose(std::uint64_t seed, std::string_view purpose, std::size_t count);

// A phrase of the split in the wished register, or in any when the list has none in it. Each line of the list is
// equally likely, and then each of its alternatives.
std::string_view choose_phrase(const PhraseSet& set, Split split, Register style, std::uint64_t seed,
                               std::string_view purpose);
std::string_view choose_text(const std::vector<std::string>& texts, std::uint64_t seed, std::string_view purpose);

// The phrases that a text with alternatives stands for; empty when its brackets do not match, when it stands for more
// than 2,000 or is longer than 2,000 bytes. An alternative may be empty: "not sore[| at all]".
std::vector<std::string> expand_alternatives(std::string_view text);

// Errors: "cases-phrases" with the place in `where`: not a phrase set, a list that is empty or too long, a phrase in
// two lists, alternatives that cannot be read, no phrase that is left to train on.
Result<PhraseSet> read_phrases(const Json& value, std::string_view where);
Result<std::vector<std::string>> read_texts(const Json& value, std::string_view where);

}  // namespace consilium::cases
