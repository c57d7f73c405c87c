#include "session/model_name.h"

#include <algorithm>
#include <span>

#include "session/link_fields.h"

namespace consilium::session {

namespace {

constexpr std::string_view usual_host = "https://huggingface.co";
constexpr std::string_view place_words[] = {"ward", "host", "device"};

constexpr auto fields = [](auto& name, auto field) {
  field("p", name.place, std::span(place_words));
  field("i", name.id);
  field("h", name.host);
  field("r", name.revision);
  field("v", name.precision);
};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Letters, digits and what else is named; the page's worker is stricter (web/src/engine/model_address.ts).
bool holds_only(std::string_view text, std::string_view also) {
  return std::ranges::all_of(text, [&](char c) { return is_letter_or_digit(c) || also.find(c) != also.npos; });
}

bool is_id(std::string_view id) {
  return std::ranges::count(id, '/') == 1 && id.front() != '/' && id.back() != '/' && holds_only(id, "/._-");
}

bool fits_a_link(std::string_view text) {
  return text.size() <= link_fields::longest_text && text.find(link_fields::separator) == text.npos;
}

std::string_view without_scheme(std::string_view host) {
  const std::size_t scheme = host.find("://");
  return scheme == host.npos ? host : host.substr(scheme + 3);
}

}  // namespace

bool is_sound(const ModelName& name) {
  for (const std::string* text : {&name.id, &name.host, &name.revision, &name.precision}) {
    if (!fits_a_link(*text)) return false;
  }
  if (name.place == ModelPlace::shipped) return name == ModelName{};
  if (name.place == ModelPlace::device) return !name.id.empty();
  return !name.id.empty() && is_id(name.id) && holds_only(name.host, ":/.-[]_") && holds_only(name.revision, "/._-") &&
         holds_only(name.precision, {});
}

ModelName all_variants(const ModelName& name) {
  ModelName any = name;
  any.precision.clear();
  return any;
}

bool is_variant(const ModelName& name, const ModelName& wanted) {
  return name == wanted || (wanted.precision.empty() && all_variants(name) == wanted);
}

std::string to_words(const ModelName& name) {
  if (name.place == ModelPlace::shipped) return "Ward";
  return name.id.substr(name.place == ModelPlace::host ? name.id.find('/') + 1 : 0);
}

std::string host_words(const ModelName& name) {
  const std::string_view host = without_scheme(name.host.empty() ? usual_host : std::string_view(name.host));
  return std::string(host.substr(0, host.find('/')));
}

std::string page_of(const ModelName& name) {
  std::string host = name.host.empty() ? std::string(usual_host) : name.host;
  if (host.find("://") == host.npos) host = "https://" + host;
  while (host.ends_with('/')) host.pop_back();
  return host + "/" + name.id;
}

std::string encode_model(const ModelName& name) {
  return is_sound(name) ? link_fields::encode(name, ModelName{}, fields) : std::string();
}

ModelName decode_model(std::string_view text) {
  ModelName name;
  link_fields::each_part(text, [&](std::string_view field, std::string_view value) {
    link_fields::read_part(name, field, value, fields);
  });
  return is_sound(name) ? name : ModelName{};
}

}  // namespace consilium::session
