// A look at the first JSON value of a file: enough to tell formats apart, cheap on files of any size, and of use on
// files that are broken further on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consilium::importers {

struct PeekedKey {
  std::string name;
  bool is_string = false;
  bool is_container = false;
  std::string text;  // the start of a string value
};

struct JsonPeek {
  bool object = false;  // the text starts with an object; `keys` are its own
  bool array = false;   // the text starts with an array; `keys` are those of its first element, when that is an object
  std::vector<PeekedKey> keys;

  [[nodiscard]] const PeekedKey* find(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  // Of several names at once.
  template <typename... Names>
  [[nodiscard]] bool has_all(Names... names) const {
    return (has(names) && ...);
  }
};

// Looks at the first megabyte at most. In a stream of objects (JSON Lines) that is the first one.
JsonPeek peek_json(std::string_view text);

}  // namespace consilium::importers
