// One number for many cases: shows that two builds of this library make and judge the same, and times them.
#pragma once

#include <cstdint>

#include "cases/case_book.h"

namespace consilium::cases {

// Draws `count` held-out cases and hashes (FNV-1a) the words of each prompt and, where `judged`, of the tutor's reply
// to it and every verdict of the checks on that reply.
std::uint64_t digest_cases(const CaseBook& book, std::uint64_t seed, int count, bool judged);

}  // namespace consilium::cases
