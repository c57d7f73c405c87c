// A lab's set-up as text for a link, and back.
#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "session/lab_setup.h"
#include "session/link_fields.h"

namespace consilium::session {

using namespace cases;

namespace {

constexpr std::string_view sex_words[] = {"female", "male"};
constexpr std::string_view language_words[] = {"english", "other"};
constexpr std::string_view insurance_words[] = {"insured", "none"};
constexpr std::string_view access_words[] = {"none", "wheelchair", "hearing", "sight"};
constexpr std::string_view speaker_words[] = {"patient", "caregiver"};
constexpr std::string_view style_words[] = {"plain", "colloquial"};
constexpr std::string_view belief_words[] = {"none", "harmless", "serious"};

// The set-up's fields, as link_fields.h asks for them.
constexpr auto fields = [](auto& setup, auto field) {
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
  field("qc", setup.own.tells_case);
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
};

constexpr std::string_view edits_field = "e";
constexpr std::string_view own_field = "q";

// Own words hold any character: those that the link itself uses, and line ends, are written as %XX.
constexpr std::pair<char, std::string_view> escapes[] = {{'%', "%25"}, {link_fields::separator, "%7E"}, {'\n', "%0A"}};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto* escape = std::ranges::find(escapes, c, &std::pair<char, std::string_view>::first);
    if (escape == std::end(escapes)) {
      out += c;
    } else {
      out += escape->second;
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto* escape = std::ranges::find_if(escapes, [&](const auto& one) { return text.starts_with(one.second); });
    const bool plain = escape == std::end(escapes);
    out += plain ? text.front() : escape->first;
    text.remove_prefix(plain ? 1 : escape->second.size());
  }
  return out;
}

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
    link_fields::read_into(edit.reply, numbers[0], {});
    link_fields::read_into(edit.token, numbers[1], {});
    link_fields::read_into(edit.id, numbers[2], {});
    setup = with_edit(setup, edit);
  }
}

}  // namespace

std::string encode_lab(const LabSetup& setup) {
  std::string link = link_fields::encode(setup, LabSetup{}, fields);
  if (!setup.own.text.empty()) link_fields::append(link, own_field, escaped(setup.own.text));
  if (!setup.edits.empty()) link_fields::append(link, edits_field, text_of_edits(setup.edits));
  return link;
}

LabSetup decode_lab(std::string_view text) {
  LabSetup setup;
  link_fields::each_part(text, [&](std::string_view name, std::string_view value) {
    if (name == edits_field) read_edits(setup, value);
    if (name == own_field) setup.own.text = unescaped(value);
    link_fields::read_part(setup, name, value, fields);
  });
  return setup;
}

}  // namespace consilium::session
