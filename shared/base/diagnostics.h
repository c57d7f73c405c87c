// What went wrong, or was left out, while reading something a user gave us.
//
// A Diagnostic is written for a lay reader: what happened, where in the file, what to do. Importers keep
// going after most of them; the views show them grouped by code, so a file with 10,000 bad rows costs
// one group with a count and a few examples, not 10,000 strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium {

enum class Severity : std::uint8_t { info, warning, error };

std::string_view to_text(Severity severity);

struct Diagnostic {
  Severity severity = Severity::info;
  std::string code;     // stable, kebab-case, for tests and grouping: "inspect-nan-score"
  std::string where;    // place in the file: "theory.eval, samples/3_epoch_1.json" or "line 12"
  std::string message;  // one plain sentence
  std::string hint;     // what to do about it; may be empty

  bool operator==(const Diagnostic&) const = default;
};

// All diagnostics of one code: how many there were and the first few in full.
struct DiagnosticGroup {
  std::string code;
  Severity severity = Severity::info;
  std::uint64_t count = 0;
  std::vector<Diagnostic> examples;  // at most Diagnostics::max_examples

  bool operator==(const DiagnosticGroup&) const = default;
};

// Collects diagnostics in order of first appearance of their code.
class Diagnostics {
 public:
  static constexpr std::size_t max_examples = 20;

  void add(Diagnostic diagnostic);
  void info(std::string code, std::string where, std::string message, std::string hint = {});
  void warning(std::string code, std::string where, std::string message, std::string hint = {});
  void error(std::string code, std::string where, std::string message, std::string hint = {});

  // Adds all groups of `other`, counts included.
  void merge(const Diagnostics& other);
  // Restores one group as it was saved (used by the pack reader).
  void restore(DiagnosticGroup group);

  [[nodiscard]] const std::vector<DiagnosticGroup>& groups() const { return groups_; }
  [[nodiscard]] std::uint64_t count(Severity severity) const;
  [[nodiscard]] bool empty() const { return groups_.empty(); }
  [[nodiscard]] const DiagnosticGroup* find(std::string_view code) const;

  bool operator==(const Diagnostics&) const = default;

 private:
  std::vector<DiagnosticGroup> groups_;
};

}  // namespace consilium
