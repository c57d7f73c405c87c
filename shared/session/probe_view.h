// What is on screen of the lab's probes: the set-up, what is counted, and the point whose exchanges are shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "session/probe_setup.h"

namespace consilium::session {

struct ProbeDot {
  std::uint32_t series = 0;
  std::uint32_t arm = 0;
  bool operator==(const ProbeDot&) const = default;
};

struct ProbeView {
  ProbeSetup setup;
  std::string measure;          // key of a ProbeMeasure; empty: the probe's first
  std::optional<ProbeDot> dot;  // nothing: the last
  bool operator==(const ProbeView&) const = default;
};

// For a link, as encode_probe, with measure and point.
std::string encode_probe_view(const ProbeView& view);
ProbeView decode_probe_view(std::string_view text);

}  // namespace consilium::session
