#include "cli/whole_file.h"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace consilium::cli {

Result<std::string> read_whole_file(const std::string& path) {
  const auto unreadable = [&](std::string message) { return Error{"file-unreadable", std::move(message), path, {}}; };
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) return unreadable("This is a folder, not a file.");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return unreadable("This file cannot be read.");
  std::string text, block(65536, '\0');
  // read(), unlike an iterator, says a failure by the state of the stream.
  do {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
  } while (stream);
  if (stream.bad()) return unreadable("This file cannot be read.");
  return text;
}

}  // namespace consilium::cli
