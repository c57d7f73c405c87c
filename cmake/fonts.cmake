# consilium_fonts: the fonts and icons as bytes in the program, for the page and for the headless tests alike.
# Headers: generated/fonts.h and generated/icons.h.
set(generated ${PROJECT_BINARY_DIR}/generated)
find_program(CONSILIUM_NODE NAMES node NO_CMAKE_FIND_ROOT_PATH)
add_custom_command(
  OUTPUT ${generated}/fonts.h ${generated}/fonts.cpp ${generated}/icons.h
  COMMAND bash ${PROJECT_SOURCE_DIR}/cmake/setup/npm.sh
  COMMAND ${CONSILIUM_NODE} ${PROJECT_SOURCE_DIR}/web/tools/fonts.mjs ${PROJECT_SOURCE_DIR}/assets/icons/icons.txt ${generated}
  DEPENDS
    ${PROJECT_SOURCE_DIR}/web/tools/fonts.mjs
    ${PROJECT_SOURCE_DIR}/web/package-lock.json
    ${PROJECT_SOURCE_DIR}/assets/icons/icons.txt
  COMMENT "Subsetting fonts and icons"
  VERBATIM)

add_library(consilium_fonts STATIC ${generated}/fonts.cpp ${generated}/fonts.h ${generated}/icons.h)
target_include_directories(consilium_fonts PUBLIC ${PROJECT_BINARY_DIR})
target_link_libraries(consilium_fonts PRIVATE consilium_options)
target_compile_options(consilium_fonts PRIVATE -Wno-c23-extensions) # #embed
