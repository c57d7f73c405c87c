// What the targets around cases share: the shipped book, and what holds for every error, finding and case.
//
// Longer inputs than `most_bytes`, such as some fixtures, teach nothing new and take seconds each: they are left out.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "cases/case_json.h"
#include "cases/check.h"
#include "cases/prompt.h"
#include "cases/truth_json.h"
#include "cases/tutor.h"
#include "cli/case_book_files.h"

namespace consilium::cases {

inline constexpr std::size_t most_bytes = 32'768;

inline void require(bool holds) {
  if (!holds) std::abort();
}

// A file of the project, by its path below it.
inline std::string project_file(const std::string& path) {
  std::ifstream file(CONSILIUM_SOURCE_DIR "/" + path, std::ios::binary);
  require(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const CaseBook& shipped_book() {
  static const CaseBook book = [] {
    auto read = cli::load_case_book(CONSILIUM_SOURCE_DIR "/assets/cases");
    require(read.ok());
    return std::move(read).value();
  }();
  return book;
}

// Whether it was read; if not, the error must have words.
template <typename T>
bool read_or_explained(const Result<T>& read) {
  if (read.ok()) return true;
  require(!read.error().code.empty() && !read.error().message.empty() && is_valid_utf8(read.error().message));
  return false;
}

inline void require_sound(const Finding& finding, std::string_view reply) {
  require(finding.verdict != Verdict::scored && finding.verdict <= Verdict::missing);
  require(finding.begin <= finding.end && finding.end <= reply.size());
  require(!finding.why.empty());
  // The sentence may quote the reply: cut between characters, or the study could not hold it.
  require(is_valid_utf8(finding.why) || !is_valid_utf8(reply));
}

// Written and read again it is the same.
inline void require_truth_kept(const Truth& truth) {
  const auto json = parse_json(json_dump(to_json(truth)));
  require(json.ok());
  const auto again = truth_from_json(json.value());
  require(again.ok() && to_json(again.value()) == json.value());
}

// A case that is drawn or read can be kept, asked and answered.
inline Truth use_case(const Case& c, const CaseBook& book) {
  const auto json = parse_json(json_dump(to_json(c)));
  require(json.ok());
  const auto again = case_from_json(json.value(), book);
  require(again.ok() && again.value() == c);

  const Prompt prompt = make_prompt(c, book);
  require(prompt.user_turns.size() == static_cast<std::size_t>(c.insistence) + 1);
  const Truth truth = truth_of(c, book, given_text(prompt));
  require(is_valid_utf8(truth.given_text));
  require_truth_kept(truth);
  for (const Dials& dials : {Dials{}, Dials{1.0, 1.0, 1.0, 1.0, 1.0, 1.0}}) {
    require(is_valid_utf8(tutor_conversation(c, book, dials).back().text));
  }
  return truth;
}

}  // namespace consilium::cases
