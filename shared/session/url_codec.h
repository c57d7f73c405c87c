// ViewState <-> URL fragment ("v=1&s=shipped%3Amedhelm&p=criteria&m=1f3a9c02..."): versioned, tolerant of unknown and
// missing keys, short (defaults are left out). Models, criteria and scenarios are named by stable 32-bit hashes of
// their names, so that a link survives a study whose rows moved. Never holds transcript text; search text is cut at
// 80 characters.
#pragma once

#include <string>
#include <string_view>

#include "session/view_state.h"

namespace consilium::session {

std::string encode_link(const ViewState& state, const Study* study);
// The study key alone, to load it first; empty when there is none.
std::string link_study(std::string_view fragment);
// Whatever cannot be resolved in `study` is left at its default; `unresolved`, when given, tells.
ViewState decode_link(std::string_view fragment, const Study* study, bool* unresolved = nullptr);

}  // namespace consilium::session
