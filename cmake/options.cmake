# Compile options shared by our own code: the target `consilium_options` carries them, third-party code does not see them.
add_library(consilium_options INTERFACE)

target_compile_options(consilium_options INTERFACE
  -fno-rtti
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wextra-semi
  -Wno-missing-field-initializers # designated initialisers leave the rest at its default on purpose
)
# Other compilers know other warnings; only the tested one may stop the build over them.
if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 19 AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 21)
  target_compile_options(consilium_options INTERFACE -Werror)
endif()

# The core and the app are built without exceptions; doctest needs them in test code.
add_library(consilium_no_exceptions INTERFACE)
target_compile_options(consilium_no_exceptions INTERFACE -fno-exceptions)

if(CONSILIUM_FUZZ)
  # Whole-build instrumentation: the libraries must carry coverage too, or the fuzzer is blind.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(NOT EMSCRIPTEN)
  # Cheap bounds checks of the standard library stay on in every native build.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_link_options(-fuse-ld=lld)
endif()

if(EMSCRIPTEN)
  add_compile_options(-msimd128)
  if(CONSILIUM_SMALL)
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
endif()
