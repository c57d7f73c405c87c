// Marks a C function that the page calls. Only such functions leave the wasm.
#pragma once

#include <emscripten/emscripten.h>

#define CONSILIUM_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE
