// Which model the lab runs, by a name that a link can carry: the shipped one, one of a model host, or one that the user
// gave from this device, whose files no link can bring.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace consilium::session {

enum class ModelPlace : std::uint8_t { shipped, host, device };

struct ModelName {
  ModelPlace place = ModelPlace::shipped;
  std::string id;         // of a host "owner/name", of this device what its folder is called
  std::string host;       // as it was typed; empty: the usual one
  std::string revision;   // empty: the main one
  std::string precision;  // "q4": which of its variants; empty: whichever is there
  bool operator==(const ModelName&) const = default;
};

// Whether it can be told in a link, and is no other than it says: an id and a host of the right form, no longer than
// links allow.
bool is_sound(const ModelName& name);
// The same without its precision: all variants of one model.
ModelName all_variants(const ModelName& name);
// Whether `name` is what is wanted: the very same, or any of its variants where no precision is.
bool is_variant(const ModelName& name, const ModelName& wanted);

std::string to_words(const ModelName& name);    // "Ward", "SmolLM2-135M-Instruct", "my-model"
std::string host_words(const ModelName& name);  // "huggingface.co"
// Its own page on its host, for people.
std::string page_of(const ModelName& name);

// For a link: "p=host~i=owner/name~v=q4"; empty for the shipped model. What is not sound is the shipped one.
std::string encode_model(const ModelName& name);
ModelName decode_model(std::string_view text);

}  // namespace consilium::session
