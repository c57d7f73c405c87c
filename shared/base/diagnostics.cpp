#include "base/diagnostics.h"

#include <algorithm>
#include <utility>

namespace consilium {

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "info";
}

namespace {

// Codes are few (they are written in our source), so a linear look is the fastest and keeps the order.
DiagnosticGroup* find_group(std::vector<DiagnosticGroup>& groups, std::string_view code) {
  const auto found = std::ranges::find(groups, code, &DiagnosticGroup::code);
  return found == groups.end() ? nullptr : &*found;
}

void append_examples(DiagnosticGroup& group, const std::vector<Diagnostic>& examples) {
  const std::size_t room = Diagnostics::max_examples - std::min(Diagnostics::max_examples, group.examples.size());
  const auto count = static_cast<std::ptrdiff_t>(std::min(room, examples.size()));
  group.examples.insert(group.examples.end(), examples.begin(), examples.begin() + count);
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  DiagnosticGroup* group = find_group(groups_, diagnostic.code);
  if (group == nullptr) {
    group = &groups_.emplace_back();
    group->code = diagnostic.code;
  }
  group->severity = std::max(group->severity, diagnostic.severity);
  ++group->count;
  if (group->examples.size() < max_examples) group->examples.push_back(std::move(diagnostic));
}

void Diagnostics::info(std::string code, std::string where, std::string message, std::string hint) {
  add({Severity::info, std::move(code), std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::warning(std::string code, std::string where, std::string message, std::string hint) {
  add({Severity::warning, std::move(code), std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::error(std::string code, std::string where, std::string message, std::string hint) {
  add({Severity::error, std::move(code), std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::merge(const Diagnostics& other) {
  if (&other == this) return merge(Diagnostics(other));
  for (const DiagnosticGroup& group : other.groups_) restore(group);
}

void Diagnostics::restore(DiagnosticGroup group) {
  DiagnosticGroup* existing = find_group(groups_, group.code);
  if (existing == nullptr) {
    if (group.examples.size() > max_examples) group.examples.resize(max_examples);
    groups_.push_back(std::move(group));
    return;
  }
  existing->severity = std::max(existing->severity, group.severity);
  existing->count += group.count;
  append_examples(*existing, group.examples);
}

std::uint64_t Diagnostics::count(Severity severity) const {
  std::uint64_t total = 0;
  for (const DiagnosticGroup& group : groups_) {
    if (group.severity == severity) total += group.count;
  }
  return total;
}

const DiagnosticGroup* Diagnostics::find(std::string_view code) const {
  const auto found = std::ranges::find(groups_, code, &DiagnosticGroup::code);
  return found == groups_.end() ? nullptr : &*found;
}

}  // namespace consilium
