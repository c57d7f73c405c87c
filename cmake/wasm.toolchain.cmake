# Hands over to Emscripten's own toolchain file, wherever the set-up found or put it.
if(NOT CONSILIUM_EMSCRIPTEN_ROOT)
  execute_process(
    COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/setup/emscripten.sh
    OUTPUT_VARIABLE CONSILIUM_EMSCRIPTEN_ROOT
    OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "Emscripten could not be set up; the line above says what is missing.")
  endif()
  set(CONSILIUM_EMSCRIPTEN_ROOT ${CONSILIUM_EMSCRIPTEN_ROOT} CACHE PATH "Folder of emcc")
endif()
set(EMSCRIPTEN_ROOT_PATH ${CONSILIUM_EMSCRIPTEN_ROOT})
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
# Optimisation is chosen target by target (see cmake/layers.cmake).
set(CMAKE_C_FLAGS_RELEASE "-DNDEBUG" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG" CACHE STRING "")
