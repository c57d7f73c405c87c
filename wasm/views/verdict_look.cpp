#include "views/verdict_look.h"

#include "generated/icons.h"

namespace consilium::views {

VerdictLook verdict_look(Verdict verdict, bool fault) {
  constexpr VerdictLook good{ICON_CIRCLE_CHECK, ui::Ink::acc};
  constexpr VerdictLook bad{ICON_CIRCLE_X, ui::Ink::bad};
  switch (verdict) {
    case Verdict::met:
      return fault ? bad : good;
    case Verdict::not_met:
      return fault ? good : bad;
    case Verdict::scored:
      return {ICON_CHART_NO_AXES_GANTT, ui::Ink::ink};
    case Verdict::unclear:
      return {ICON_CIRCLE_QUESTION_MARK, ui::Ink::mut};
    case Verdict::missing:
      return {ICON_CIRCLE_DASHED, ui::Ink::mut};
  }
  return {ICON_CIRCLE_QUESTION_MARK, ui::Ink::mut};
}

}  // namespace consilium::views
