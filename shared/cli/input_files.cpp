#include "cli/input_files.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "importers/read_support.h"

namespace consilium::cli {
namespace {

bool read_whole(const std::filesystem::path& path, std::uint64_t size, std::string& content) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return false;
  content.resize(static_cast<std::size_t>(size));
  stream.read(content.data(), static_cast<std::streamsize>(size));
  return static_cast<std::uint64_t>(stream.gcount()) == size;
}

}  // namespace

InputFiles InputFiles::load(std::span<const std::string_view> paths, const importers::Limits& limits) {
  InputFiles input;
  for (const std::string_view name : paths) {
    const std::filesystem::path path(name);
    std::error_code failed;
    const bool regular = std::filesystem::is_regular_file(path, failed);
    if (std::filesystem::is_directory(path, failed)) {
      input.problems_.error("file-unreadable", std::string(name), "This is a folder, not a file.", "Name its files.");
      continue;
    }
    const std::uint64_t size = regular ? std::filesystem::file_size(path, failed) : 0;
    if (!regular || failed) {
      input.problems_.error("file-not-found", std::string(name), "There is no such file.", "Check the spelling.");
      continue;
    }
    if (size > limits.max_file_bytes) {
      const Error error = importers::file_too_large(name, size, limits);
      input.problems_.error(error.code, error.where, error.message, error.hint);
      continue;
    }
    std::string& content = input.contents_.emplace_back();
    if (!read_whole(path, size, content)) {
      input.problems_.error("file-unreadable", std::string(name), "The file cannot be read.", "Check its permissions.");
      continue;
    }
    input.files_.push_back({path.filename().string(), as_bytes(content)});
  }
  return input;
}

}  // namespace consilium::cli
