#include "importers/pack_importer.h"

#include "model/pack.h"

namespace consilium::importers {
namespace {

Sniff sniff(const InputFile& file) {
  if (!looks_like_pack(file.bytes)) return {};
  return {Confidence::yes, "Consilium study (.consilium)"};
}

Result<Done> read(const InputFile& file, ReadContext&) {
  return Error{.code = "pack-not-alone",
               .message = "This is a saved study, which cannot be joined with other files yet.",
               .where = file.name,
               .hint = "Open it by itself, or open the files it was made from together with the others."};
}

}  // namespace

const Importer pack_importer = {.name = "consilium-pack", .sniff = sniff, .order = 0, .read = read};

Result<std::shared_ptr<const Study>> open_pack(const InputFile& file) {
  auto study = read_pack(file.bytes);
  if (study.ok()) return study;
  Error error = study.error();
  error.where = file.name + (error.where.empty() ? "" : ", " + error.where);
  return error;
}

}  // namespace consilium::importers
