# Native builds use clang 19 or newer: the same compiler family as Emscripten, and the one with libFuzzer.
find_program(CONSILIUM_CLANGXX NAMES clang++-19 clang++-20 clang++-21 clang++)
find_program(CONSILIUM_CLANG NAMES clang-19 clang-20 clang-21 clang)
if(NOT CONSILIUM_CLANGXX OR NOT CONSILIUM_CLANG)
  message(FATAL_ERROR "clang 19 is missing: run ./dev test unit, which installs it, or install the package clang-19.")
endif()
set(CMAKE_C_COMPILER ${CONSILIUM_CLANG})
set(CMAKE_CXX_COMPILER ${CONSILIUM_CLANGXX})
