// A hostile case book is refused with words, or every case drawn from it can be asked and answered.
//
// The input is a book as one JSON object of its files; or, so that mutations reach further than the first field that is
// missing, lines "path<tab>value" that change the small book in corpus/case_book. A line without a tab takes away.
#include <cstdint>
#include <cstdio>
#include <optional>

#include "case_fuzz.h"
#include "cases/draw.h"
#include "stats/rng.h"

using namespace consilium;
using namespace consilium::cases;

namespace {

// The elements of an array are counted from 0.
void change(Json& part, std::string_view path, const std::optional<Json>& value) {
  const std::size_t slash = path.find('/');
  const std::string key(path.substr(0, slash));
  const bool last = slash == std::string_view::npos;
  const auto index = static_cast<std::size_t>(parse_int(key).value_or(-1));
  if (part.is_object()) {
    if (!last && part.contains(key)) change(part[key], path.substr(slash + 1), value);
    if (last && value) part[key] = *value;
    if (last && !value) part.erase(key);
  } else if (part.is_array() && index <= part.size()) {
    if (!last && index < part.size()) change(part[index], path.substr(slash + 1), value);
    if (last && value) index < part.size() ? part[index] = *value : part.emplace_back(*value);
    if (last && !value && index < part.size()) part.erase(index);
  }
}

Json changed(Json book, std::string_view lines) {
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t tab = line.find('\t');
    std::optional<Json> value;
    if (tab != std::string_view::npos) {
      const auto json = parse_json(line.substr(tab + 1));
      if (json.ok()) value = json.value();
    }
    change(book, line.substr(0, tab), value);
  }
  return book;
}

Result<CaseBook> read_book(const Json& json) {
  CaseFiles files;
  for (const std::string_view name : case_file_names) {
    if (const Json* file = json_find(json, name)) files.emplace(name, json_dump(*file));
  }
  return read_case_book(files);
}

Json read_small_book() {
  auto json = parse_json(project_file("tests/fuzz/corpus/case_book/book.json"));
  require(json.ok());
  const auto book = read_book(json.value());
  // What the shipped book has gained, this one must have too.
  if (!book.ok()) std::fprintf(stderr, "book.json: %s %s\n", book.error().where.c_str(), book.error().message.c_str());
  require(book.ok());
  return std::move(json).value();
}

void draw_from(const CaseBook& book) {
  stats::Rng rng(1);
  for (const Split split : {Split::train, Split::validation, Split::held_out}) {
    for (std::size_t kind = 0; kind < std::size(kind_names); ++kind) {
      const double invented = split == Split::train ? 0.5 : 0.0;
      use_case(draw_case(book, {split, static_cast<CaseKind>(kind), {}, invented}, rng), book);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > most_bytes) return -1;
  static const Json small = read_small_book();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto whole = parse_json(text);
  const auto book = read_book(whole.ok() ? whole.value() : changed(small, text));
  if (read_or_explained(book)) draw_from(book.value());
  return 0;
}
