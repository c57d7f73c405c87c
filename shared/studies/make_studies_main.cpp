// make_studies OUT_FOLDER DESCRIPTION.json...
//
// Builds the shipped studies: <key>.consilium.gz for each description, and index.json, which Home lists. A description
// names either a table of published numbers, or a pack that is copied once it has been read. The packs are compressed
// here because few servers compress files of a type that they do not know. Run by the build.
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/json.h"
#include "importers/study_recipe.h"
#include "model/pack.h"

namespace {

using namespace consilium;

bool read_file(const std::string& path, std::string& contents) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) contents.append(buffer, got);
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good;
}

bool write_file(const std::string& path, std::string_view contents) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool good = std::fwrite(contents.data(), 1, contents.size(), file) == contents.size();
  return std::fclose(file) == 0 && good;
}

// A gzip file without a date: the same bytes each time.
bool write_gzip(const std::string& path, Bytes contents) {
  const gzFile file = gzopen(path.c_str(), "wb9");
  if (file == nullptr) return false;
  const bool good = gzfwrite(contents.data(), 1, contents.size(), file) == contents.size();
  return gzclose(file) == Z_OK && good;
}

bool complain(const std::string& path, const Error& error) {
  std::fprintf(stderr, "make_studies: %s: %s (%s)\n", path.c_str(), error.message.c_str(), error.where.c_str());
  return false;
}

Json index_entry(const importers::StudyRecipe& recipe, const Study& study) {
  return Json{{"key", "shipped:" + recipe.key},
              {"title", study.info.title},
              {"note", recipe.note},
              {"models", model_count(study)},
              {"criteria", study.criteria.size()},
              {"scenarios", std::max<std::uint64_t>(study.info.published_scenarios, study.scenarios.size())}};
}

// The study that a description speaks of; `beside`: the contents of its table or pack.
Result<std::shared_ptr<const Study>> load_study(const importers::StudyRecipe& recipe, std::string_view description,
                                                std::string_view beside) {
  return recipe.pack.empty() ? importers::build_from_recipe(description, beside) : read_pack(as_bytes(beside));
}

bool make_study(const std::string& description_path, const std::string& out_folder, Json& index) {
  std::string description;
  if (!read_file(description_path, description)) return complain(description_path, {"", "cannot be read", "file", ""});
  const auto recipe = importers::read_recipe_head(description);
  if (!recipe.ok()) return complain(description_path, recipe.error());
  const std::string folder = description_path.substr(0, description_path.find_last_of('/') + 1);
  const std::string beside_path = folder + recipe.value().table + recipe.value().pack;
  std::string beside;
  if (!read_file(beside_path, beside)) return complain(beside_path, {"", "cannot be read", "file", ""});
  const auto study = load_study(recipe.value(), description, beside);
  if (!study.ok()) return complain(recipe.value().pack.empty() ? description_path : beside_path, study.error());
  const std::string out = out_folder + "/" + recipe.value().key + ".consilium.gz";
  if (!write_gzip(out, write_pack(*study.value()))) return complain(out, {"", "cannot be written", "file", ""});
  index.push_back(index_entry(recipe.value(), *study.value()));
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "use: make_studies OUT_FOLDER DESCRIPTION.json...\n");
    return 2;
  }
  const std::string out_folder = argv[1];
  Json index = Json::array();
  for (int i = 2; i < argc; ++i) {
    if (!make_study(argv[i], out_folder, index)) return 1;
  }
  return write_file(out_folder + "/index.json", json_dump(index, 1) + "\n") ? 0 : 1;
}
