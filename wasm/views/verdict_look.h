// How a verdict looks wherever one is shown: its icon, and the ink of the icon and of its word.
#pragma once

#include "model/study.h"
#include "ui/widgets/widgets.h"

namespace consilium::views {

struct VerdictLook {
  const char* glyph;
  ui::Ink ink;
};

// `fault`: the criterion names something bad, so that finding it met is no praise.
VerdictLook verdict_look(Verdict verdict, bool fault = false);

}  // namespace consilium::views
