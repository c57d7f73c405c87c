// Names of models, criteria and scenarios that are short, say nothing of a study's content, and stay the same when its
// rows move: "1f3a9c02", or "1f3a9c02.1" for the second row whose name has that hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/study.h"

namespace consilium::session {

// Empty when the id is none or not of this study.
std::string link_name(const Study& study, ModelId id);
std::string link_name(const Study& study, CriterionId id);
std::string link_name(const Study& study, ScenarioId id);

// None when the study has no such row.
ModelId find_model(const Study& study, std::string_view link_name);
CriterionId find_criterion(const Study& study, std::string_view link_name);
ScenarioId find_scenario(const Study& study, std::string_view link_name);

std::string to_hex(std::uint64_t value);
// At most 16 digits, any case; nullopt for anything else.
std::optional<std::uint64_t> parse_hex(std::string_view text);

}  // namespace consilium::session
