// HealthBench's tags and file names in words for people (Arora et al. 2025, arXiv 2505.08775, Table 8 and section 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace consilium::importers {

// Where a rubric item belongs in the heatmap.
struct HealthbenchHeading {
  std::string name;
  std::string theme;
  std::string situation;
};

// Of a consensus criterion by its tag's value: "emergency_referrals_emergent_context_seeking". An unknown value gives
// its own words.
HealthbenchHeading consensus_heading(std::string_view cluster);
// Of the items that physicians wrote for one case: by axis, and apart for faults (items with negative points).
HealthbenchHeading case_heading(std::string_view axis, bool fault);
// "emergency_referrals" -> "Emergency referrals".
std::string theme_name(std::string_view theme);
// "communication_quality" -> "Communication quality".
std::string plain_words(std::string_view key);

// What simple-evals puts into the name of a results file, and nowhere else.
struct HealthbenchFileName {
  std::string eval;     // "healthbench_hard"
  std::string model;    // "gpt-4.1"
  std::string created;  // "2025-05-07T06:14:12"
};
std::optional<HealthbenchFileName> parse_healthbench_file_name(std::string_view file_name);

}  // namespace consilium::importers
