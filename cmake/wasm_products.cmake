# consilium_wasm_product(<name> ENVIRONMENT web|worker LINK <option>... LIBRARIES <layer>...)
#
# Makes <name>.js (an ES module that exports a factory) and <name>.wasm from the *.cpp files of the calling folder.
# C++ functions marked EMSCRIPTEN_KEEPALIVE in any linked layer are exported; nothing else is, except malloc and free.
function(consilium_wasm_product name)
  cmake_parse_arguments(arg "" "ENVIRONMENT" "LINK;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE consilium_options consilium_no_exceptions)
  foreach(layer ${arg_LIBRARIES})
    target_link_libraries(${name} PRIVATE consilium_${layer})
  endforeach()
  target_link_options(${name} PRIVATE
    -fno-exceptions -fno-rtti -sSTRICT -sMODULARIZE -sEXPORT_ES6 -sFILESYSTEM=0 -sMALLOC=emmalloc
    -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB -sSUPPORT_LONGJMP=0 -sDYNAMIC_EXECUTION=0 -sINCOMING_MODULE_JS_API=instantiateWasm,locateFile,print,printErr,onAbort
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAPU32 -sENVIRONMENT=${arg_ENVIRONMENT} ${arg_LINK})
  if(CONSILIUM_SMALL)
    target_link_options(${name} PRIVATE -sASSERTIONS=0)
  else()
    target_link_options(${name} PRIVATE -O1 -sASSERTIONS=1 -sSTACK_OVERFLOW_CHECK=1 --profiling-funcs)
  endif()
endfunction()
