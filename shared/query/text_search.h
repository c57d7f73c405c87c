// Case-insensitive search (ASCII letters) over all texts of a study at once, linear in their bytes.
#pragma once

#include <string_view>
#include <vector>

#include "model/text_table.h"

namespace consilium::query {

// One flag a text: whether it contains the needle. Everything contains the empty needle.
std::vector<bool> texts_containing(const TextTable& texts, std::string_view needle);

}  // namespace consilium::query
