// Reading and writing the plain values of this layer as JSON: what case_json.cpp and truth_json.cpp share.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "cases/case.h"

namespace consilium::cases {

// Stable names by value, used in files.
inline constexpr std::string_view speaker_names[] = {"patient", "caregiver"};
inline constexpr std::string_view sex_names[] = {"female", "male"};
inline constexpr std::string_view belief_names[] = {"none", "harmless", "serious"};
inline constexpr std::string_view answer_names[] = {"avoid", "fine", "limit"};
inline constexpr std::string_view question_names[] = {"interaction", "contraindication", "dose"};

template <typename Enum, std::size_t count>
Json name_of(Enum value, const std::string_view (&names)[count]) {
  return names[static_cast<std::size_t>(value)];
}

inline Json names_of(const std::vector<Instruction>& instructions) {
  Json names = Json::array();
  for (const Instruction instruction : instructions) names.push_back(to_text(instruction));
  return names;
}

// Reads the fields of one object; the first that is missing or holds something else is kept as the error.
class FieldReader {
 public:
  explicit FieldReader(const Json& json) : json_(json) {}

  template <typename Enum, std::size_t count>
  void choice(std::string_view key, const std::string_view (&names)[count], Enum& value) {
    const auto* found = std::ranges::find(names, json_string(json_, key));
    if (found == std::end(names)) return fail(key);
    value = static_cast<Enum>(found - std::begin(names));
  }
  void text(std::string_view key, std::string& value, std::size_t most_bytes = 1000) {
    const Json* found = json_find(json_, key);
    if (found == nullptr || !found->is_string()) return fail(key);
    if (found->get_ref<const std::string&>().size() > most_bytes) return fail(key);
    value = found->get<std::string>();
  }
  void whole(std::string_view key, int& value, int least, int most) {
    const double number = json_number(json_, key, least - 1.0);
    if (!(number >= least && number <= most && number == std::trunc(number))) return fail(key);
    value = static_cast<int>(number);
  }
  void number(std::string_view key, double& value) {
    const double number = json_number(json_, key, 1e300);
    if (!(number > -1e9 && number < 1e9)) return fail(key);
    value = number;
  }
  void flag(std::string_view key, bool& value) {
    const Json* found = json_find(json_, key);
    if (found == nullptr || !found->is_boolean()) return fail(key);
    value = found->get<bool>();
  }
  void seed(std::string_view key, std::uint64_t& value) {
    const Json* found = json_find(json_, key);
    if (found == nullptr || !found->is_number_integer()) return fail(key);
    if (!found->is_number_unsigned() && found->get<std::int64_t>() < 0) return fail(key);
    value = found->get<std::uint64_t>();
  }
  void instructions(std::string_view key, std::vector<Instruction>& value) {
    const Json* list = json_find(json_, key);
    if (list == nullptr || !list->is_array() || list->size() > instruction_count) return fail(key);
    for (const Json& item : *list) {
      std::optional<Instruction> instruction;
      for (int i = 0; i < instruction_count; ++i) {
        if (item == to_text(static_cast<Instruction>(i))) instruction = static_cast<Instruction>(i);
      }
      if (!instruction) return fail(key);
      value.push_back(*instruction);
    }
  }
  void texts(std::string_view key, std::vector<std::string>& value, std::size_t most, std::size_t most_bytes = 100) {
    const Json* list = json_find(json_, key);
    if (list == nullptr || !list->is_array() || list->size() > most) return fail(key);
    for (const Json& item : *list) {
      if (!item.is_string() || item.get_ref<const std::string&>().size() > most_bytes) return fail(key);
      value.push_back(item.get<std::string>());
    }
  }
  void fail(std::string_view key) {
    if (!error)
      error = Error{"cases-case", "A field of a case is missing or holds something else.", std::string(key), {}};
  }
  [[nodiscard]] FieldReader part(std::string_view key) {
    const Json* found = json_find(json_, key);
    if (found == nullptr) fail(key);
    return FieldReader(found == nullptr ? json_ : *found);
  }

  std::optional<Error> error;

 private:
  const Json& json_;
};

}  // namespace consilium::cases
