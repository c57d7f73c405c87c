#include "bridge/models_messages.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "session/link_fields.h"

namespace consilium::bridge {

namespace {

using session::ModelName;
using session::ModelPlace;

std::string_view place_name(ModelPlace place) {
  switch (place) {
    case ModelPlace::shipped:
      return "shipped";
    case ModelPlace::host:
      return "host";
    case ModelPlace::device:
      return "device";
  }
  return {};
}

std::string text_of(const Json& object, std::string_view key) { return std::string(json_string(object, key)); }

std::uint64_t count_of(const Json& object, std::string_view key) {
  return static_cast<std::uint64_t>(std::max(0.0, json_number(object, key, 0.0)));
}

bool flag_of(const Json& object, std::string_view key) {
  const Json* value = json_find(object, key);
  return value != nullptr && *value == true;
}

template <typename Read>
void each(const Json& object, std::string_view key, Read read) {
  const Json* list = json_find(object, key);
  if (list == nullptr || !list->is_array()) return;
  for (const Json& one : *list) read(one);
}

ModelName hosted(const Json& object) {
  return {.place = ModelPlace::host,
          .id = text_of(object, "id"),
          .host = text_of(object, "host"),
          .revision = text_of(object, "revision"),
          .precision = text_of(object, "precision")};
}

std::vector<session::ModelVariant> variants_of(const Json& object) {
  std::vector<session::ModelVariant> variants;
  each(object, "variants", [&](const Json& one) {
    variants.push_back({.precision = text_of(one, "precision"),
                        .bytes = count_of(one, "bytes"),
                        .why_not = text_of(one, "why_not"),
                        .needs_half = flag_of(one, "needs_f16")});
  });
  return variants;
}

session::Command read_catalogue(const Json& message) {
  session::CatalogueArrived arrived;
  each(message, "models", [&](const Json& one) {
    session::CatalogueModel model{.name = hosted(one),
                                  .title = text_of(one, "name"),
                                  .parameters = count_of(one, "parameters"),
                                  .licence = text_of(one, "licence"),
                                  .variants = variants_of(one)};
    if (is_sound(model.name)) arrived.models.push_back(std::move(model));
  });
  return arrived;
}

session::Command read_kept(const Json& message) {
  session::KeptModelsArrived arrived;
  each(message, "models", [&](const Json& one) {
    session::KeptModel model{.key = text_of(one, "key"),
                             .name = hosted(one),
                             .bytes = count_of(one, "bytes"),
                             .kept_bytes = count_of(one, "kept_bytes"),
                             .whole = flag_of(one, "whole")};
    if (is_sound(model.name)) arrived.models.push_back(std::move(model));
  });
  if (json_number(message, "room", -1.0) >= 0.0) arrived.room_bytes = count_of(message, "room");
  return arrived;
}

session::Command read_offer(const Json& message) {
  session::ModelOffer offer{.name = hosted(message),
                            .licence = text_of(message, "licence"),
                            .variants = variants_of(message),
                            .suggested = text_of(message, "suggested")};
  return session::ModelOffered{std::move(offer)};
}

// A folder may be called anything; a link carries what is left of that.
session::Command read_given(const Json& message) {
  std::string name = text_of(message, "name");
  std::ranges::replace(name, session::link_fields::separator, '-');
  return session::GivenModelArrived{
      {.place = ModelPlace::device, .id = ellipsize_utf8(name, session::link_fields::longest_text)}};
}

}  // namespace

Json model_json(const ModelName& name) {
  return {{"place", place_name(name.place)},
          {"id", name.id},
          {"host", name.host},
          {"revision", name.revision},
          {"precision", name.precision}};
}

std::optional<session::Command> read_models_message(std::string_view type, const Json& message) {
  if (type == "models_catalogue") return read_catalogue(message);
  if (type == "models_kept") return read_kept(message);
  if (type == "models_offer") return read_offer(message);
  if (type == "models_progress") return session::ModelProgress{count_of(message, "done"), count_of(message, "total")};
  if (type == "models_downloaded") return session::ModelDownloaded{hosted(message)};
  if (type == "models_reading") return session::ReadingGivenModel{};
  if (type == "models_given") return read_given(message);
  if (type == "models_failed") return session::ModelFailed{text_of(message, "message")};
  return std::nullopt;
}

}  // namespace consilium::bridge
