#include "session/probe_view.h"

#include <limits>

#include "base/text.h"
#include "session/link_fields.h"

namespace consilium::session {

namespace {

constexpr std::string_view measure_field = "m", dot_field = "x";

std::optional<ProbeDot> read_dot(std::string_view text) {
  const std::vector<std::string_view> numbers = split(text, '.');
  if (numbers.size() != 2) return std::nullopt;
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  ProbeDot dot{none, none};
  link_fields::read_into(dot.series, numbers[0], {});
  link_fields::read_into(dot.arm, numbers[1], {});
  if (dot.series == none || dot.arm == none) return std::nullopt;
  return dot;
}

}  // namespace

std::string encode_probe_view(const ProbeView& view) {
  std::string link = encode_probe(view.setup);
  if (!view.measure.empty()) link_fields::append(link, measure_field, view.measure);
  if (view.dot) {
    link_fields::append(link, dot_field, std::to_string(view.dot->series) + "." + std::to_string(view.dot->arm));
  }
  return link;
}

ProbeView decode_probe_view(std::string_view text) {
  ProbeView view{.setup = decode_probe(text)};
  link_fields::each_part(text, [&](std::string_view name, std::string_view value) {
    if (name == measure_field) link_fields::read_into(view.measure, value, {});
    if (name == dot_field) view.dot = read_dot(value);
  });
  return view;
}

}  // namespace consilium::session
