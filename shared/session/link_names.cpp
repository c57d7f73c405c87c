#include "session/link_names.h"

#include <charconv>

#include "base/hash.h"
#include "base/text.h"

namespace consilium::session {
namespace {

std::uint32_t folded(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32U)); }

std::uint32_t name_hash(const Study& study, const ModelInfo& model) { return folded(fnv1a64(study.text(model.name))); }

// A criterion is told apart by theme, situation and name together; the separator keeps "a","b" and "ab","" apart.
std::uint32_t name_hash(const Study& study, const Criterion& criterion) {
  std::uint64_t hash = fnv1a64(study.text(criterion.theme));
  hash = fnv1a64("\x1f", hash);
  hash = fnv1a64(study.text(criterion.situation), hash);
  hash = fnv1a64("\x1f", hash);
  return folded(fnv1a64(study.text(criterion.name), hash));
}

std::uint32_t name_hash(const Study& study, const Scenario& scenario) {
  return folded(fnv1a64(study.text(scenario.key)));
}

template <typename Row, typename RowId>
std::string name_row(const Study& study, const std::vector<Row>& rows, RowId id) {
  if (!id.valid() || id.index() >= rows.size()) return {};
  const std::uint32_t hash = name_hash(study, rows[id.index()]);
  std::size_t earlier = 0;
  for (std::size_t i = 0; i < id.index(); ++i) earlier += name_hash(study, rows[i]) == hash ? 1 : 0;
  std::string name = to_hex(hash);
  if (earlier > 0) name += "." + std::to_string(earlier);
  return name;
}

template <typename RowId, typename Row>
RowId find_row(const Study& study, const std::vector<Row>& rows, std::string_view name) {
  const std::size_t dot = name.find('.');
  const auto hash = parse_hex(name.substr(0, dot));
  const auto skip = dot == std::string_view::npos ? std::optional<std::int64_t>(0) : parse_int(name.substr(dot + 1));
  if (!hash || !skip || *skip < 0) return {};
  std::int64_t earlier = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (name_hash(study, rows[i]) != *hash) continue;
    if (earlier == *skip) return RowId(static_cast<std::uint32_t>(i));
    ++earlier;
  }
  return {};
}

}  // namespace

std::string link_name(const Study& study, ModelId id) { return name_row(study, study.models, id); }
std::string link_name(const Study& study, CriterionId id) { return name_row(study, study.criteria, id); }
std::string link_name(const Study& study, ScenarioId id) { return name_row(study, study.scenarios, id); }

ModelId find_model(const Study& study, std::string_view link_name) {
  return find_row<ModelId>(study, study.models, link_name);
}
CriterionId find_criterion(const Study& study, std::string_view link_name) {
  return find_row<CriterionId>(study, study.criteria, link_name);
}
ScenarioId find_scenario(const Study& study, std::string_view link_name) {
  return find_row<ScenarioId>(study, study.scenarios, link_name);
}

std::string to_hex(std::uint64_t value) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, 16).ptr;
  return {digits, end};
}

std::optional<std::uint64_t> parse_hex(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value, 16);
  if (text.empty() || text.size() > 16 || read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

}  // namespace consilium::session
