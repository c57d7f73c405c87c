// ViewState <-> URL fragment ("v=1&s=shipped%3Amedhelm&p=criteria&m=1f3a9c02..."): versioned, tolerant of unknown and
// missing keys, short (defaults are left out). Models, criteria and scenarios are named by stable 32-bit hashes of
// their names, so that a link survives a study whose rows moved; ".1" after a hash means the second row that has it.
// Never holds transcript text; search text is cut at 80 characters.
//
//   v  version            s  study key           p  view ("home" without a study, else "overview", when left out)
//   m c q r               selection: model, criterion, scenario, repeat
//   fm fc fv fs ft        filter: model, criterion, verdict, search text, scenario tag "name:value" (may come again)
//   mo mb ms              matrix order: rows, by which model, models as in the study
//   eo ct wb fo           evidence order, cell text, weak below, folded themes (hexadecimal)
//   t i                   as a table, inspector page
//
// decode(encode(state)) == state for every state that the reducer can reach, but for longer search text and for tags
// that are longer than `max_tag_characters` or more than `max_tags`, which are left out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "session/view_state.h"

namespace consilium::session {

inline constexpr std::size_t max_search_characters = 80;
inline constexpr std::size_t max_tag_characters = 80;  // of the name and of the value
inline constexpr std::size_t max_tags = 8;

std::string encode_link(const ViewState& state, const Study* study);
// The study key alone, to load it first; empty when there is none.
std::string link_study(std::string_view fragment);
// Whatever cannot be resolved in `study` is left at its default; `unresolved`, when given, tells. Of a link of a newer
// version only study and view are read.
ViewState decode_link(std::string_view fragment, const Study* study, bool* unresolved = nullptr);

}  // namespace consilium::session
