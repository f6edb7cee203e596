# The seven functions that every CMakeLists.txt under src/ and tests/ is made of:
#
#   verbatim_layer(text DEPENDS base THIRD_PARTY utf8proc SOURCES utf8.cpp HEADERS utf8.h)
#   verbatim_texts(quotes quotes/tables.h assets/lexicons weights.tsv)
#   verbatim_languages(language language/tables.h en de)
#   verbatim_models(language language/models.h en)
#   verbatim_program(verbatim LAYER cli SOURCES main.cpp DEPENDS base site THIRD_PARTY cli11)
#   verbatim_test(text SOURCES utf8_test.cpp [DEPENDS bundle] [THIRD_PARTY json] [READ_SIDE])
#   verbatim_fuzz(manifest LAYER bundle SOURCES manifest_fuzz.cpp)
#
# A layer sees the headers of exactly those layers and libraries that it names, for two reasons:
# dependencies are linked PRIVATE, and each layer has an include root of its own,
#   build/include/<layer>/<layer> -> src/<layer>
# so that "text/utf8.h" is found by those who depend on text and by nobody else. It follows that a
# header may include only what all its users may include too.

# Fails the configuration when `layer` asks for something that its row of the table does not hold.
function(verbatim_check_allowed layer what table wanted)
  foreach(one IN LISTS wanted)
    if(NOT one IN_LIST ${table}_${layer})
      string(REPLACE ";" " " allowed "${${table}_${layer}}")
      message(FATAL_ERROR
        "Layer '${layer}' may not use the ${what} '${one}' (allowed: ${allowed}). "
        "The table is in cmake/layers.cmake and docs/architecture.md; prefer moving code to changing it.")
    endif()
  endforeach()
endfunction()

# Links the named layers and libraries into `target` without passing their headers on.
function(verbatim_link target layers libraries)
  list(TRANSFORM layers PREPEND verbatim_)
  target_link_libraries(${target} PRIVATE verbatim_options verbatim_warnings ${layers})
  foreach(library IN LISTS libraries)
    if(NOT TARGET deps_${library})
      message(FATAL_ERROR "${target} needs the library '${library}', which is not in ${VERBATIM_DEPS_DIR}: "
        "run tools/setup.sh first.")
    endif()
    target_link_libraries(${target} PRIVATE deps_${library})
  endforeach()
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
endfunction()

# Optimises less where the preset is for compiling quickly. For code whose speed nobody notices.
function(verbatim_compile_quickly target)
  if(VERBATIM_ONE_UNIT AND NOT EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -O1)
  elseif(VERBATIM_ONE_UNIT AND CMAKE_BUILD_TYPE STREQUAL Debug)
    target_compile_options(${target} PRIVATE -O0)  # clang compiles doctest's checks in less than half the time
  endif()
endfunction()

# The static library verbatim_<layer>. PRECOMPILE names headers, the layer's own and the library's, that most of its sources include: a
# source that changed then compiles in half the time. COLD code runs once, or waits for people.
function(verbatim_layer layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "COLD" "" "SOURCES;HEADERS;DEPENDS;THIRD_PARTY;PRECOMPILE")
  verbatim_check_allowed(${layer} "layer" VERBATIM_MAY_INCLUDE "${arg_DEPENDS}")
  verbatim_check_allowed(${layer} "library" VERBATIM_MAY_USE "${arg_THIRD_PARTY}")

  set(root "${PROJECT_BINARY_DIR}/include/${layer}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${layer}" "${root}/${layer}" SYMBOLIC)
  list(TRANSFORM arg_HEADERS PREPEND "${root}/${layer}/")

  add_library(verbatim_${layer} STATIC)
  target_sources(verbatim_${layer}
    PRIVATE ${arg_SOURCES}
    PUBLIC FILE_SET HEADERS BASE_DIRS "${root}" FILES ${arg_HEADERS})
  verbatim_link(verbatim_${layer} "${arg_DEPENDS}" "${arg_THIRD_PARTY}")
  if(arg_COLD)
    verbatim_compile_quickly(verbatim_${layer})
  endif()
  if(arg_PRECOMPILE AND VERBATIM_PRECOMPILE)
    target_precompile_headers(verbatim_${layer} PRIVATE ${arg_PRECOMPILE})
    target_compile_options(verbatim_${layer} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # ccache asks for it
  endif()
  set_target_properties(verbatim_${layer} PROPERTIES
    LINKER_LANGUAGE CXX
    UNITY_BUILD ${VERBATIM_ONE_UNIT}
    UNITY_BUILD_BATCH_SIZE 0
    VERBATIM_DEPENDS "${arg_DEPENDS}"
    VERBATIM_THIRD_PARTY "${arg_THIRD_PARTY}")
endfunction()

# Files that are compiled in: none is looked for at run time. cmake/SCRIPT.cmake makes a source of them, which defines what the header declares. It is a library of its own,
# verbatim_quotes_tables for quotes/tables.h, so that the layer's sources wait for nothing. DEFINITIONS go to the script.
function(verbatim_embed layer header script)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "DEFINITIONS;INPUTS")
  cmake_path(GET header STEM name)
  string(REPLACE "/" "::" namespace "verbatim/${layer}/${name}")
  set(source "${PROJECT_BINARY_DIR}/texts/${layer}_${name}.cpp")
  add_custom_command(OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" ${arg_DEFINITIONS} "-DOUTPUT=${source}" -DHEADER=${header} -DNAMESPACE=${namespace} -P "${PROJECT_SOURCE_DIR}/cmake/${script}.cmake"
    DEPENDS ${arg_INPUTS} "${PROJECT_SOURCE_DIR}/cmake/${script}.cmake"
    VERBATIM)
  add_library(verbatim_${layer}_${name} STATIC "${source}")
  target_include_directories(verbatim_${layer}_${name} PRIVATE "${PROJECT_BINARY_DIR}/include/${layer}")
  target_link_libraries(verbatim_${layer}_${name} PRIVATE verbatim_options verbatim_warnings)
  target_link_libraries(verbatim_${layer} PRIVATE verbatim_${layer}_${name})
endfunction()

# Text files of a folder: quotes/tables.h declares quotes::tables::weights for weights.tsv.
function(verbatim_texts layer header folder)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/${folder}/")
  verbatim_embed(${layer} ${header} embed_text DEFINITIONS "-DINPUTS=${ARGN}" INPUTS ${ARGN})
endfunction()

# The tables in assets/languages/CODE for each code: language/tables.h declares language::tables::languages.
function(verbatim_languages layer header)
  set(folder "${PROJECT_SOURCE_DIR}/assets/languages")
  set(inputs)
  foreach(code IN LISTS ARGN)
    file(GLOB names CONFIGURE_DEPENDS "${folder}/${code}/names.tsv")
    list(APPEND inputs "${folder}/${code}/cues.tsv" "${folder}/${code}/words.tsv" "${folder}/${code}/traits.tsv" ${names})
  endforeach()
  verbatim_embed(${layer} ${header} embed_languages DEFINITIONS "-DCODES=${ARGN}" "-DFOLDER=${folder}" INPUTS ${inputs})
endfunction()

# The models of syntax there: language/models.h declares language::models::all.
function(verbatim_models layer header)
  set(folder "${PROJECT_SOURCE_DIR}/assets/languages")
  set(inputs)
  foreach(code IN LISTS ARGN)
    # A model that comes later configures anew.
    file(GLOB model CONFIGURE_DEPENDS "${folder}/${code}/syntax.bin")
    if(model)
      list(APPEND inputs "${folder}/${code}/syntax.bin" "${folder}/${code}/syntax.sha256")
    endif()
  endforeach()
  verbatim_embed(${layer} ${header} embed_models DEFINITIONS "-DCODES=${ARGN}" "-DFOLDER=${folder}" INPUTS ${inputs})
endfunction()

# A program of a composition root (cli, gui): build/run/bin/<name>, build/web/app/<name>.js, build/node/bin/<name>.js.
function(verbatim_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LAYER" "SOURCES;DEPENDS;THIRD_PARTY")
  set(allowed_layers ${arg_DEPENDS})
  list(REMOVE_ITEM allowed_layers ${arg_LAYER})  # a root may also be split into a library and its main
  verbatim_check_allowed(${arg_LAYER} "layer" VERBATIM_MAY_INCLUDE "${allowed_layers}")
  verbatim_check_allowed(${arg_LAYER} "library" VERBATIM_MAY_USE "${arg_THIRD_PARTY}")
  add_executable(${name} ${arg_SOURCES})
  verbatim_link(${name} "${arg_DEPENDS}" "${arg_THIRD_PARTY}")
  target_compile_definitions(${name} PRIVATE VERBATIM_VERSION="${PROJECT_VERSION}")
  verbatim_compile_quickly(${name})
  set(folder bin)
  if(VERBATIM_WEB)
    set(folder app)
  elseif(VERBATIM_NODE)
    # Files of the system through node; 4 GB are what 32 bits reach.
    set(start "${PROJECT_SOURCE_DIR}/src/cli/node/start.js")
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${start}")
    target_link_options(${name} PRIVATE "SHELL:--pre-js ${start}" -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4294967296 -sINITIAL_MEMORY=67108864
      -sTOTAL_STACK=4194304 -sEXIT_RUNTIME=1 -sNODEJS_CATCH_EXIT=0 -sNODEJS_CATCH_REJECTION=0)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/${folder}")
endfunction()

# The sources of a test see the layer, all that the layer itself sees, and what DEPENDS adds.
function(verbatim_link_as_test target layer depends third_party)
  get_target_property(layer_depends verbatim_${layer} VERBATIM_DEPENDS)
  get_target_property(layer_third_party verbatim_${layer} VERBATIM_THIRD_PARTY)
  set(layers ${layer} ${layer_depends} ${depends})
  set(libraries ${layer_third_party} ${third_party})
  list(REMOVE_DUPLICATES layers)
  list(REMOVE_DUPLICATES libraries)
  verbatim_link(${target} "${layers}" "${libraries}")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
endfunction()

# The program test_<layer>. With READ_SIDE it is built to WebAssembly too, and run in node.
# Tests find their files under the definition VERBATIM_SOURCE_DIR.
function(verbatim_test layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "READ_SIDE" "" "SOURCES;DEPENDS;THIRD_PARTY")
  if(EMSCRIPTEN AND NOT arg_READ_SIDE)
    return()
  endif()
  add_executable(test_${layer} ${arg_SOURCES})
  verbatim_link_as_test(test_${layer} ${layer} "${arg_DEPENDS}" "${arg_THIRD_PARTY}")
  target_link_libraries(test_${layer} PRIVATE verbatim_test_main)
  set_target_properties(test_${layer} PROPERTIES UNITY_BUILD ${VERBATIM_ONE_UNIT} UNITY_BUILD_BATCH_SIZE 0)
  verbatim_compile_quickly(test_${layer})
  target_compile_definitions(test_${layer} PRIVATE VERBATIM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(EMSCRIPTEN)
    target_link_options(test_${layer} PRIVATE
      -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1048576 -sEXIT_RUNTIME=1)
  endif()
  # Colours would hide the counts from tools/sum-tests.py: node always looks like a terminal.
  add_test(NAME ${layer} COMMAND test_${layer} --no-colors WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()

# The program fuzz_<name>: under the fuzz preset a libFuzzer target; elsewhere the same
# LLVMFuzzerTestOneInput with a main that replays tests/fuzz/corpus/<name>, so that it cannot rot.
function(verbatim_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LAYER" "SOURCES;DEPENDS;THIRD_PARTY")
  if(EMSCRIPTEN)
    return()
  endif()
  add_executable(fuzz_${name} ${arg_SOURCES})
  verbatim_link_as_test(fuzz_${name} ${arg_LAYER} "${arg_DEPENDS}" "${arg_THIRD_PARTY}")
  if(VERBATIM_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp")
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  endif()
endfunction()

# The words of the interface in assets/ui, a file for each language: app/interface_texts.h declares app::interface_texts::languages. Browsers fetch
# all but the English ones.
function(verbatim_interface layer header)
  file(GLOB inputs CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/ui/*.txt")
  set(whole ON)
  if(VERBATIM_WEB)
    set(whole OFF)
  endif()
  verbatim_embed(${layer} ${header} embed_interface DEFINITIONS "-DINPUTS=${inputs}" -DWHOLE=${whole} INPUTS ${inputs})
endfunction()
