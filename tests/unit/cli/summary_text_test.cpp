#include "cli/summary_text.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::cli;

TEST_CASE("diagnostics: severity, place, sentence, hint once, and how many more") {
  Diagnostics diagnostics;
  for (int i = 1; i <= 5; ++i) diagnostics.warning("row-bad", "line " + std::to_string(i), "Bad row.", "Mend it.");
  diagnostics.error("file-empty", "a.csv", "This file is empty.");
  CHECK(diagnostics_text(diagnostics) ==
        "\nWarning row-bad (line 1): Bad row. Mend it."
        "\nWarning row-bad (line 2): Bad row."
        "\nWarning row-bad (line 3): Bad row."
        "\n  \xE2\x80\xA6 and 2 more of this kind."
        "\nError file-empty (a.csv): This file is empty.\n");
  CHECK(diagnostics_text({}).empty());
}
