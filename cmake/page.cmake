# Target `page`: the folder <build>/web, ready for any static host (see web/tools/build.mjs).
file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/web/src/*.ts ${PROJECT_SOURCE_DIR}/web/styles/*.css)
file(GLOB page_roots CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/web/*.html ${PROJECT_SOURCE_DIR}/web/*.webmanifest ${PROJECT_SOURCE_DIR}/web/*.svg)
file(GLOB page_lab CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/cases/*.json)
list(APPEND page_lab ${PROJECT_SOURCE_DIR}/assets/criteria/ward.json ${PROJECT_SOURCE_DIR}/assets/models/catalogue.json)
foreach(file config.json generation_config.json tokenizer.json tokenizer_config.json onnx/model_lab.onnx onnx/model.onnx_data)
  list(APPEND page_lab ${PROJECT_SOURCE_DIR}/assets/models/ward/${file})
endforeach()
if(NOT TARGET consilium OR NOT TARGET importer OR NOT page_roots)
  return()
endif()

set(page_stamp ${PROJECT_BINARY_DIR}/web/index.html)
add_custom_command(
  OUTPUT ${page_stamp}
  COMMAND bash ${PROJECT_SOURCE_DIR}/cmake/setup/npm.sh
  COMMAND ${CONSILIUM_NODE} ${PROJECT_SOURCE_DIR}/web/tools/build.mjs
    --wasm ${PROJECT_BINARY_DIR} --out ${PROJECT_BINARY_DIR}/web $<$<NOT:$<BOOL:${CONSILIUM_SMALL}>>:--dev>
  DEPENDS consilium importer consilium_fonts studies ${PROJECT_BINARY_DIR}/studies/index.json ${page_sources} ${page_roots} ${page_lab}
    $<TARGET_FILE:consilium> $<TARGET_FILE:importer>
    ${PROJECT_SOURCE_DIR}/web/tools/build.mjs ${PROJECT_SOURCE_DIR}/web/tools/lab_files.mjs ${PROJECT_SOURCE_DIR}/web/package-lock.json
  COMMENT "Putting the page together"
  VERBATIM
  COMMAND_EXPAND_LISTS)
add_custom_target(page ALL DEPENDS ${page_stamp})
