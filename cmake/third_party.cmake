# The libraries we compile in, from source in both builds so that a file read natively is read alike in the browser.
execute_process(
  COMMAND bash ${PROJECT_SOURCE_DIR}/cmake/setup/third_party.sh
  OUTPUT_VARIABLE third_party
  OUTPUT_STRIP_TRAILING_WHITESPACE
  RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "The third-party sources could not be set up; the line above says what is missing.")
endif()

# third_party_library(<name> INCLUDE <dir>... SOURCES <file>... DEFINE <definition>...)
function(third_party_library name)
  cmake_parse_arguments(arg "" "" "INCLUDE;SOURCES;DEFINE" ${ARGN})
  add_library(third_party_${name} STATIC ${arg_SOURCES})
  add_library(third_party::${name} ALIAS third_party_${name})
  target_include_directories(third_party_${name} SYSTEM PUBLIC ${arg_INCLUDE})
  target_compile_definitions(third_party_${name} PUBLIC ${arg_DEFINE})
  target_compile_options(third_party_${name} PRIVATE -w)
  if(CONSILIUM_SMALL)
    target_compile_options(third_party_${name} PRIVATE -O2)
  endif()
endfunction()

foreach(header_only json doctest)
  add_library(third_party_${header_only} INTERFACE)
  add_library(third_party::${header_only} ALIAS third_party_${header_only})
  target_include_directories(third_party_${header_only} SYSTEM INTERFACE ${third_party}/${header_only})
endforeach()

# zlib, for the deflated members of zip archives.
file(GLOB zlib_sources ${third_party}/zlib/*.c)
third_party_library(zlib
  INCLUDE ${third_party}/zlib
  SOURCES ${zlib_sources}
  DEFINE Z_HAVE_UNISTD_H)

# Only the reading half of zstd.
file(GLOB zstd_sources ${third_party}/zstd/lib/common/*.c ${third_party}/zstd/lib/decompress/*.c)
third_party_library(zstd
  INCLUDE ${third_party}/zstd/lib
  SOURCES ${zstd_sources}
  DEFINE ZSTD_DISABLE_ASM ZSTD_LEGACY_SUPPORT=0)

file(GLOB imgui_sources ${third_party}/imgui/*.cpp)
if(EMSCRIPTEN)
  list(APPEND imgui_sources ${third_party}/imgui/backends/imgui_impl_opengl3.cpp)
endif()
third_party_library(imgui
  INCLUDE ${third_party}/imgui ${third_party}/imgui/backends
  SOURCES ${imgui_sources}
  DEFINE IMGUI_USER_CONFIG="ui/imconfig_consilium.h")
target_include_directories(third_party_imgui PRIVATE ${PROJECT_SOURCE_DIR}/wasm)
target_compile_options(third_party_imgui PRIVATE -fno-exceptions -fno-rtti)
if(EMSCRIPTEN)
  target_compile_definitions(third_party_imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
  if(CONSILIUM_SMALL)
    target_compile_options(third_party_imgui PRIVATE -Oz)
  endif()
else()
  # The headless tests see every interactive item through these hooks and ask for its semantics.
  target_compile_definitions(third_party_imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()
