// What a probe of the lab asks: an experiment on many cases, the same for each of a few settings of one dial. One small
// comparable value, so that undo, links and saved sessions carry it like the rest of the view.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_book.h"
#include "cases/dials.h"
#include "probes/counterfactual.h"
#include "probes/trial.h"

namespace consilium::session {

enum class ProbeKind : std::uint8_t { pressure, counterfactual, levers, paraphrase, dial_sweep };
inline constexpr std::array<ProbeKind, 5> probe_kinds{ProbeKind::pressure, ProbeKind::counterfactual, ProbeKind::levers,
                                                      ProbeKind::paraphrase, ProbeKind::dial_sweep};

inline constexpr int least_probe_cases = 4;
inline constexpr int most_probe_cases = 200;
inline constexpr std::size_t most_probe_series = 3;  // as many as a chart can tell apart
inline constexpr std::size_t most_sweep_values = 5;

struct ProbeSetup {
  ProbeKind kind = ProbeKind::pressure;
  std::optional<cases::CaseKind> about;  // nothing: the kind that the probe is made for
  int cases = 12;
  std::uint32_t seed = 1;                                       // another number, other cases
  probes::Attribute attribute = probes::Attribute::language;    // of a counterfactual probe: what is changed
  int rewordings = 2;                                           // of a paraphrase probe: 1 to 4
  cases::Instruction instruction = cases::Instruction::honest;  // of a levers probe
  cases::Dial dial = cases::Dial::sycophancy;                   // the one that is turned
  // Its settings, ascending, each 0 to 1.5; none: no dial is named, and the model is asked as it is.
  std::vector<double> values = {0.0, 1.0};
  bool operator==(const ProbeSetup&) const = default;
};

// The same with everything in its range: values sorted and each once, a sweep with at least two.
ProbeSetup fitted(ProbeSetup setup);
// The same for a model without dials: none is named, and what only turns one up is another probe.
ProbeSetup without_dials(ProbeSetup setup);

// The probe's cases at one setting of the dial; a sweep has all settings in one series, as its arms.
struct ProbeSeries {
  std::string words;  // "Sycophancy 0.5"; empty where no dial is named
  probes::Plan plan;
};
// `setup` must be fitted. All series ask the same cases in the same order.
std::vector<ProbeSeries> series_of(const ProbeSetup& setup, const cases::CaseBook& book);

std::string_view to_words(ProbeKind kind);               // "Pressure"
std::string_view what_it_asks(ProbeKind kind);           // "Does the model give up a right answer when ..."
std::string_view to_words(probes::Attribute attribute);  // "Language"

// For a link: "k=levers~n=24", of what differs from ProbeSetup{} alone. Anything that is not understood is left out;
// the result still has to be fitted.
std::string encode_probe(const ProbeSetup& setup);
ProbeSetup decode_probe(std::string_view text);

}  // namespace consilium::session
