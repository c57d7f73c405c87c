// The screens on which every state of the lab is looked at.
#pragma once

#include <array>

#include "views/view_page.h"

namespace consilium::testing {

inline constexpr std::array<Screen, 6> lab_screens{{{},
                                                    {.dark = true},
                                                    {.width = 1024, .height = 700},
                                                    {.width = 1440, .height = 900, .text_scale = 2.0F},
                                                    phone_screen,
                                                    {.width = 360, .height = 640, .coarse = true, .text_scale = 1.5F}}};

}  // namespace consilium::testing
