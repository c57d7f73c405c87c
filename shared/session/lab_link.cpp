// A lab's set-up as text for a link, and back.
#include <cmath>
#include <span>
#include <type_traits>
#include <vector>

#include "base/text.h"
#include "session/lab_setup.h"

namespace consilium::session {

using namespace cases;

namespace {

constexpr char separator = '~';
constexpr std::size_t longest_link = 2000;  // bytes
constexpr std::size_t longest_topic = 100;  // bytes

constexpr std::string_view sex_words[] = {"female", "male"};
constexpr std::string_view language_words[] = {"english", "other"};
constexpr std::string_view insurance_words[] = {"insured", "none"};
constexpr std::string_view access_words[] = {"none", "wheelchair", "hearing", "sight"};
constexpr std::string_view speaker_words[] = {"patient", "caregiver"};
constexpr std::string_view style_words[] = {"plain", "colloquial"};
constexpr std::string_view belief_words[] = {"none", "harmless", "serious"};

// Calls `field` with each field's name, its place in the set-up and, of an enumeration, the words of its values: the
// one list from which a link is written and read.
template <typename Setup, typename Field>
void each_field(Setup& setup, Field field) {
  auto& c = setup.c;
  field("k", c.kind, std::span(kind_names));
  field("t", c.topic);
  field("f", c.red_flag);
  field("a", c.age);
  field("x", c.sex, std::span(sex_words));
  field("l", c.language, std::span(language_words));
  field("u", c.insurance, std::span(insurance_words));
  field("n", c.access, std::span(access_words));
  field("s", c.speaker, std::span(speaker_words));
  field("r", c.style, std::span(style_words));
  field("w", c.wording);
  field("b", c.belief, std::span(belief_words));
  field("i", c.insistence);
  field("m", c.mark, std::span(mark_names));
  field("na", c.note_answers);
  field("hr", setup.help.reference);
  field("hd", setup.help.distractors);
  field("hi", setup.help.instructions);
  field("hc", setup.help.corrections);
  field("hf", setup.help.correct_fact);
  field("he", setup.help.example);
  static constexpr std::string_view dial_fields[dial_count] = {"d0", "d1", "d2", "d3", "d4", "d5"};
  for (std::size_t i = 0; i < setup.dials.size(); ++i) field(dial_fields[i], setup.dials[i]);
  field("st", setup.sampling.temperature);
  field("sk", setup.sampling.top_k);
  field("sp", setup.sampling.top_p);
  field("ss", setup.sampling.seed);
}

using Words = std::span<const std::string_view>;

template <typename T>
std::string text_of(const T& value, Words words) {
  if constexpr (std::is_enum_v<T>) {
    return std::string(words[static_cast<std::size_t>(value)]);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return value;
  } else if constexpr (std::is_same_v<T, double>) {
    return format_shortest(value);
  } else {
    return std::to_string(static_cast<std::int64_t>(value));
  }
}

// Leaves the value alone when the text does not say one that it can hold.
template <typename T>
void read_into(T& value, std::string_view text, Words words) {
  if constexpr (std::is_enum_v<T>) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == text) value = static_cast<T>(i);
    }
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!text.empty() && text.size() <= longest_topic) value = text;
  } else if constexpr (std::is_same_v<T, double>) {
    const auto number = parse_double(text);
    if (number && std::isfinite(*number)) value = *number;
  } else {
    const auto number = parse_int(text);
    if (number && std::int64_t{static_cast<T>(*number)} == *number) value = static_cast<T>(*number);
  }
}

constexpr std::string_view edits_field = "e";

// "0.12.345,0.20.7": reply, token and id of each.
std::string text_of_edits(const std::vector<LabEdit>& edits) {
  std::string text;
  for (const LabEdit& edit : edits) {
    text += (text.empty() ? "" : ",") + std::to_string(edit.reply) + "." + std::to_string(edit.token) + "." +
            std::to_string(edit.id);
  }
  return text;
}

void read_edits(LabSetup& setup, std::string_view text) {
  for (const std::string_view part : split(text, ',')) {
    const std::vector<std::string_view> numbers = split(part, '.');
    if (numbers.size() != 3) continue;
    LabEdit edit;
    read_into(edit.reply, numbers[0], {});
    read_into(edit.token, numbers[1], {});
    read_into(edit.id, numbers[2], {});
    setup = with_edit(setup, edit);
  }
}

}  // namespace

std::string encode_lab(const LabSetup& setup) {
  const LabSetup usual;
  std::vector<std::string> usual_texts;
  each_field(usual, [&](std::string_view, const auto& value, Words words = {}) {
    usual_texts.push_back(text_of(value, words));
  });
  std::string link;
  std::size_t at = 0;
  each_field(setup, [&](std::string_view name, const auto& value, Words words = {}) {
    const std::string text = text_of(value, words);
    if (text == usual_texts[at++]) return;
    if (!link.empty()) link += separator;
    link += std::string(name) + "=" + text;
  });
  if (!setup.edits.empty()) {
    if (!link.empty()) link += separator;
    link += std::string(edits_field) + "=" + text_of_edits(setup.edits);
  }
  return link;
}

LabSetup decode_lab(std::string_view text) {
  LabSetup setup;
  for (const std::string_view part : split(text.substr(0, longest_link), separator)) {
    const std::size_t equals = part.find('=');
    if (equals == part.npos) continue;
    if (part.substr(0, equals) == edits_field) read_edits(setup, part.substr(equals + 1));
    each_field(setup, [&](std::string_view name, auto& value, Words words = {}) {
      if (name == part.substr(0, equals)) read_into(value, part.substr(equals + 1), words);
    });
  }
  return setup;
}

}  // namespace consilium::session
