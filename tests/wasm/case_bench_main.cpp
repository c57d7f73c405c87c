// The case generator and the checks as the browser runs them, for tests/e2e/cases.spec.ts and tests/bench/cases.mjs.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "cases/case_digest.h"
#include "platform/export.h"

namespace {

consilium::cases::CaseFiles files;
std::optional<consilium::cases::CaseBook> book;
char digest[17];

}  // namespace

// The name of a file of the book, to be handed over; null after the last.
CONSILIUM_EXPORT const char* case_bench_file_name(int index) {
  const auto at = static_cast<std::size_t>(index);
  return at < consilium::cases::case_file_names.size() ? consilium::cases::case_file_names[at].data() : nullptr;
}

// Takes over both buffers, which come from malloc.
CONSILIUM_EXPORT void case_bench_add_file(char* name, std::size_t name_size, char* bytes, std::size_t size) {
  files.emplace(std::string(name, name_size), std::string(bytes, size));
  std::free(name);
  std::free(bytes);
}

CONSILIUM_EXPORT bool case_bench_open() {
  auto read = consilium::cases::read_case_book(files);
  if (!read.ok()) return false;
  book = std::move(read).value();
  return true;
}

// 16 hexadecimal digits.
CONSILIUM_EXPORT const char* case_bench_digest(int seed, int count, bool judged) {
  const std::uint64_t value = consilium::cases::digest_cases(*book, static_cast<std::uint64_t>(seed), count, judged);
  std::snprintf(digest, sizeof digest, "%016llx", static_cast<unsigned long long>(value));
  return digest;
}
