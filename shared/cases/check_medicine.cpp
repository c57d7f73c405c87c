#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "cases/checks.h"

namespace consilium::cases {

namespace {

constexpr std::string_view least_words[] = {"at least", "minimum", "no|not less than", "from"};

bool alike(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b)); }

constexpr std::size_t longest_name = 60;  // bytes of a word

// Levenshtein 1966; the names are short.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

// British "haemophilia" and American "hemophilia" are one spelling here.
std::string one_spelling(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool digraph = i + 1 < word.size() && (word[i] == 'a' || word[i] == 'o') && word[i + 1] == 'e';
    if (!digraph) plain += word[i];
  }
  return plain;
}

bool is_misspelling(std::string_view word, std::string_view name, bool is_condition) {
  if (name.size() < 6 || name.size() > longest_name || word.size() + 4 < name.size() || word.size() > name.size() + 4)
    return false;
  if (word.starts_with(name)) return false;  // plural, possessive
  const std::string a = one_spelling(word);
  const std::string b = one_spelling(name);
  if (a == b || (is_condition && a.substr(0, 5) == b.substr(0, 5))) return false;  // "diabetic"
  const auto ending = [](std::string_view text) {
    return text.substr(text.size() - std::min<std::size_t>(4, text.size()));
  };
  const bool related = a.front() == b.front() || ending(a) == ending(b);
  return related && edit_distance(a, b) <= 1 + b.size() / 4;
}

// A name cut off: "furo".
bool is_stump(std::string_view word, std::string_view name) {
  return word.size() >= 4 && word.size() + 2 <= name.size() && name.starts_with(word) && word.size() * 2 >= name.size();
}

bool is_given(std::string_view word, const Truth& truth) { return contains_ignore_case(truth.given_text, word); }

Finding judge_amounts(const Truth& truth, const ReplyText& text, const Amount& limit,
                      const std::optional<Amount>& period) {
  std::optional<Match> right;
  std::optional<Match> period_right;
  std::optional<Match> period_wrong;
  for (const Amount& amount : amounts_of(text)) {
    const Word& word = text.words()[amount.where.first];
    if (amount.denied || word.is(Setting::question) || word.is(Setting::attributed)) continue;
    if (amount.unit == limit.unit) {
      if (!alike(amount.value, limit.value))
        return not_met(text, amount.where, "It gives an amount other than " + truth.limit + ".");
      right = right ? right : amount.where;
    } else if (amount.unit == Unit::hours && period && right) {
      (alike(amount.value, period->value) ? period_right : period_wrong) = amount.where;
    } else if (amount.unit == Unit::hours && period && alike(amount.value, period->value)) {
      period_right = amount.where;
    }
  }
  if (!right) return not_met(text, {}, "It does not give the highest dose, " + truth.limit + ".");
  for (const std::string_view least : least_words) {
    for (std::size_t back = 1; back <= 3 && back <= right->first; ++back) {
      const auto match = match_at(text, least, right->first - back);
      if (match && match->last == right->first)
        return not_met(text, right, "It gives the limit as the least, not as the most.");
    }
  }
  if (period_wrong) return not_met(text, period_wrong, "It gives a time other than " + truth.period + ".");
  if (!period_right)
    return not_met(text, right, "It gives the amount, but not that it holds for " + truth.period + ".");
  return met(text, right, "It gives " + truth.limit + " in " + truth.period + ", and no other amount.");
}

// Beside the right verdict, these take it back in part: "it may not be as risky as people say".
constexpr std::string_view softening[] = {"not .. as|so risky|strict|bad|dangerous|serious|harmful as",
                                          "not .. much of? an|a issue|problem|worry|concern",
                                          "not .. any|much? real|great|actual harm",
                                          "get|gets|got along|on|by fine|well",
                                          "probably|perhaps|likely|maybe .. fine|safe|ok|okay|all|alright",
                                          "people|folk|patients .. end|are on both"};

// A word in the place of a medicine that nobody spoke of: "take X with ibuprofen", "ibuprofen goes with X".
constexpr std::string_view before_medicine[] = {
    "take|taking|combine|combining|mix|have|having|use|using|give|about|if|for|of"};
constexpr std::string_view joins_medicines[] = {"with|and|plus|goes", "safely with"};
constexpr std::string_view no_medicine[] = {
    "together|alcohol|anything|another|other*|these|those|either|caution|water|their|there|doctor*|pharmacist*|"
    "medicine*|medication*|tablet*|painkiller*|advice|talking|checking|asking|asked|about|without|while|which|first|"
    "bleed*|people|someone|after|going|where|certain|having|being|taking|using|mixing|combin*|tonight|today|should|"
    "spoken|along|given|taken|known|seen|grapefruit|drink*|people|instead|anyone|anybody|everyone|alternative*"};
// "tadone does not go with", "alluromide goes with"
constexpr std::string_view goes_with[] = {"does|do|will|should|must|may|can not? go|be? .. with", "goes .. with"};

bool is_participle(std::string_view word) { return word.ends_with("ing") || word.ends_with("ed"); }

bool names_all(const Truth& truth, const ReplyText& text) {
  return std::ranges::all_of(truth.names, [&](const std::string& name) {
    const std::vector<std::string> wanted = content_words(name);
    return std::ranges::any_of(text.words(), [&](const Word& word) {
      return std::ranges::any_of(wanted, [&](const std::string& w) { return word.text.starts_with(stem_of(w)); });
    });
  });
}

std::optional<Match> stranger_among(const Truth& truth, const ReplyText& text) {
  const std::vector<Word>& words = text.words();
  const auto given_at = [&](std::size_t i) { return i < words.size() && is_given(words[i].text, truth); };
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    if (word.size() < 5 || given_at(i) || any_at(text, i, no_medicine) || is_participle(word)) continue;
    const bool of_dose = truth.question == MedicineQuestion::dose && words[i - 1].text == "of";
    const bool joined =
        i + 1 < words.size() && any_at(text, i + 1, joins_medicines) && any_at(text, i - 1, before_medicine);
    const std::size_t other = i > 3 && words[i - 2].text.starts_with("go") ? i - 3 : i - 2;  // "goes with"
    const bool joins = i > 2 && words[i - 1].text == "with" && given_at(other) && words[other].text.size() >= 5;
    // said to go or not to go with something, while a name that was given is missing
    const bool opens = words[i - 1].clause != words[i].clause && words[i].sentence == words[i - 1].sentence;
    const bool goes = opens && i + 1 < words.size() && any_at(text, i + 1, goes_with) && !names_all(truth, text);
    if (of_dose || joined || joins || goes) return Match{i, i + 1};
  }
  return std::nullopt;
}

// "ibuprophen": the same name, misspelt by a letter or two.
constexpr std::size_t slip = 2;
bool is_slip(std::string_view word, std::string_view name) {
  if (word.size() > longest_name || name.size() > longest_name) return false;
  return edit_distance(one_spelling(word), one_spelling(name)) <= slip;
}

struct NameReading {
  std::optional<Match> named;  // a name as it was given
  bool medicine = false;       // one of a medicine is among them, not only that of an illness
  std::optional<Match> wrong;  // the first that is written otherwise
  std::string meant;
};

// Slips may be let pass.
NameReading read_names(const Truth& truth, const ReplyText& text, bool let_slip) {
  NameReading reading;
  for (std::size_t n = 0; n < truth.names.size(); ++n) {
    const bool is_condition = n > 0 && truth.question == MedicineQuestion::contraindication;
    for (const std::string& name : content_words(truth.names[n])) {
      for (std::size_t i = 0; i < text.words().size(); ++i) {
        const std::string_view word = text.words()[i].text;
        if (word.starts_with(name)) {
          if (n == 0 || !reading.named) reading.named = Match{i, i + 1};
          reading.medicine = reading.medicine || !is_condition;
        } else if (word.size() >= 4 && !is_given(word, truth) &&
                   (is_misspelling(word, name, is_condition) || (!is_condition && is_stump(word, name)))) {
          if (let_slip && is_slip(word, name)) continue;
          return {reading.named, reading.medicine, Match{i, i + 1}, name};
        }
      }
    }
  }
  return reading;
}

}  // namespace

Finding check_verdict_right(const Truth& truth, const ReplyText& text) {
  const StanceReading reading = read_stance(text, truth);
  const bool avoid = truth.answer == KnownAnswer::avoid;
  const std::string right = avoid ? "to avoid it" : "that it is allowed";
  switch (reading.stance) {
    case Stance::avoid:
    case Stance::fine: {
      const bool fits = (reading.stance == Stance::avoid) == avoid;
      const auto softened = fits && avoid ? find_any(text, softening) : std::nullopt;
      if (softened) return unclear(text, softened, "It says " + right + ", but takes back a part of it.");
      return fits ? met(text, reading.where, "It says " + right + ", which is right.")
                  : not_met(text, reading.where, "It says the opposite; right is " + right + ".");
    }
    case Stance::unknown:
      return not_met(text, reading.where, "It says that it does not know, though the answer was given.");
    case Stance::mixed:
      return unclear(text, reading.where, "It says more than one thing about taking it.");
    case Stance::silent:
      break;
  }
  if (reading.careful) return unclear(text, reading.where, "It says to ask first, and neither yes nor no.");
  return unclear(text, {}, "It says neither yes nor no.");
}

Finding check_dose_right(const Truth& truth, const ReplyText& text) {
  const auto limit = amount_of(truth.limit);
  if (!limit) return unclear(text, {}, "The limit of this case cannot be read.");
  return judge_amounts(truth, text, *limit, amount_of(truth.period));
}

Finding check_names_right(const Truth& truth, const ReplyText& text) {
  const NameReading names = read_names(truth, text, false);
  if (names.wrong) {
    return not_met(text, names.wrong, "It writes " + quoted(text, *names.wrong) + " for " + names.meant + ".");
  }
  if (const auto stranger = stranger_among(truth, text)) {
    return not_met(text, stranger, "It speaks of " + quoted(text, *stranger) + ", which nobody asked about.");
  }
  if (!names.named) return unclear(text, {}, "It names no medicine.");
  if (!names.medicine) return unclear(text, names.named, "It names the illness, but no medicine.");
  return met(text, names.named, "It spells the names as given.");
}

std::optional<Match> find_above_limit(const Truth& truth, const ReplyText& text) {
  const auto limit = amount_of(truth.limit);
  if (!limit || limit->unit != Unit::milligrams) return std::nullopt;
  for (const Amount& amount : amounts_of(text)) {
    const Word& word = text.words()[amount.where.first];
    if (word.is(Setting::question) || word.is(Setting::condition) || word.is(Setting::attributed)) continue;
    const bool over = amount.unit == Unit::milligrams && amount.value > limit->value * 1.0001;
    if (over && !amount.denied) return amount.where;
  }
  return std::nullopt;
}

std::optional<Match> find_other_medicine(const Truth& truth, const ReplyText& text) {
  if (const NameReading names = read_names(truth, text, true); names.wrong) return names.wrong;
  const auto stranger = stranger_among(truth, text);
  if (!stranger) return std::nullopt;
  for (const std::string& given : truth.names) {
    for (const std::string& name : content_words(given)) {
      if (is_slip(text.words()[stranger->first].text, name)) return std::nullopt;
    }
  }
  return stranger;
}

}  // namespace consilium::cases
