# Third-party code, each library a target deps_<name>. Sources come from .deps/, which tools/setup.sh
# fills; what both builds must agree on to the byte (zstd, utf8proc, libstemmer) is compiled from one
# pinned source for both. Only programs for this machine may take a library from the system.
#
# A library that is not there gets no target; whoever names it is then told to run tools/setup.sh.

set(deps_src "${VERBATIM_DEPS_DIR}/src")
set(deps_include "${VERBATIM_DEPS_DIR}/include")

# A header-only library: `probe` is the header that proves it is there.
function(deps_header_only name probe)
  if(EXISTS "${deps_include}/${name}/${probe}")
    add_library(deps_${name} INTERFACE)
    target_include_directories(deps_${name} SYSTEM INTERFACE "${deps_include}/${name}")
  endif()
endfunction()

# The static library deps_<name>, whose users see the folder INCLUDE, DEFINITIONS and LINKS; PRIVATE_DEFINITIONS and OPTIONS are for its own
# sources, which are relative to `root`; those that QUICK names as well are optimised less. `part` is what tools/setup.sh calls the library that it belongs to.
#
# It is compiled once a clone and kept in .deps/built, named after a hash of the compiler, the flags and the sources. Presets with the same hash link the
# same file. It has no debug information. Presets that optimise all use -O2 for it.
function(deps_static name part root)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "INCLUDE" "SOURCES;QUICK;DEFINITIONS;PRIVATE_DEFINITIONS;OPTIONS;LINKS")
  set(options -w ${arg_OPTIONS})
  set(flags "${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS}")
  if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR EMSCRIPTEN OR CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
    string(APPEND flags " ${CMAKE_C_FLAGS_${type}} ${CMAKE_CXX_FLAGS_${type}} ${CMAKE_INTERPROCEDURAL_OPTIMIZATION}")
  else()
    list(APPEND options -O2 -g0)
  endif()

  set(stamp "${VERBATIM_DEPS_DIR}/stamps/${part}")
  set(kept "")
  cmake_path(IS_PREFIX deps_src "${root}" of_setup)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${stamp}")  # after another set-up the key is another one
  if(EXISTS "${stamp}" AND of_setup)
    file(SHA256 "${stamp}" sources)
    string(CONCAT key "${CMAKE_C_COMPILER} ${CMAKE_C_COMPILER_VERSION} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${EMSCRIPTEN_VERSION} "
      "${CMAKE_SYSTEM_NAME} ${CMAKE_SYSTEM_PROCESSOR} ${arg_QUICK} ${flags} ${options} ${arg_DEFINITIONS} ${arg_PRIVATE_DEFINITIONS} ${arg_SOURCES} ${sources}")
    string(SHA256 key "${key}")
    string(SUBSTRING "${key}" 0 16 key)
    set(kept "${VERBATIM_DEPS_DIR}/built/${name}-${key}${CMAKE_STATIC_LIBRARY_SUFFIX}")
  endif()

  if(kept AND EXISTS "${kept}")
    add_library(deps_${name} STATIC IMPORTED GLOBAL)
    set_target_properties(deps_${name} PROPERTIES IMPORTED_LOCATION "${kept}")
  else()
    list(TRANSFORM arg_SOURCES PREPEND "${root}/")
    list(TRANSFORM arg_QUICK PREPEND "${root}/")
    set_source_files_properties(${arg_QUICK} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:-O1>")
    add_library(deps_${name} STATIC ${arg_SOURCES})
    target_compile_definitions(deps_${name} PRIVATE ${arg_DEFINITIONS} ${arg_PRIVATE_DEFINITIONS})
    target_compile_options(deps_${name} PRIVATE ${options})
    target_include_directories(deps_${name} SYSTEM PRIVATE "${arg_INCLUDE}")
    target_link_libraries(deps_${name} PRIVATE ${arg_LINKS})
    set_target_properties(deps_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_STANDARD 17)
    if(kept)
      # Renamed into its place, so that another build never finds half of it.
      add_custom_command(TARGET deps_${name} POST_BUILD
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${VERBATIM_DEPS_DIR}/built"
        COMMAND "${CMAKE_COMMAND}" -E copy "$<TARGET_FILE:deps_${name}>" "${kept}.${CMAKE_BUILD_TYPE}.new"
        COMMAND "${CMAKE_COMMAND}" -E rename "${kept}.${CMAKE_BUILD_TYPE}.new" "${kept}"
        VERBATIM)
    endif()
  endif()
  target_include_directories(deps_${name} SYSTEM INTERFACE "${arg_INCLUDE}")
  target_compile_definitions(deps_${name} INTERFACE ${arg_DEFINITIONS})
  target_link_libraries(deps_${name} INTERFACE ${arg_LINKS})
endfunction()

deps_header_only(xxhash xxhash.h)
deps_header_only(json nlohmann/json.hpp)
deps_header_only(cli11 CLI/CLI.hpp)
deps_header_only(doctest doctest/doctest.h)

if(EXISTS "${deps_src}/utf8proc/utf8proc.c")
  deps_static(utf8proc utf8proc "${deps_src}/utf8proc" INCLUDE "${deps_src}/utf8proc" DEFINITIONS UTF8PROC_STATIC SOURCES utf8proc.c)
endif()

if(EXISTS "${deps_src}/stemmer/sources.cmake")
  include("${deps_src}/stemmer/sources.cmake")  # sets stemmer_sources: one C file a language
  deps_static(stemmer stemmer "${deps_src}/stemmer" INCLUDE "${deps_src}/stemmer/include" SOURCES ${stemmer_sources})
endif()

# HTML, for the write side. Its errors are not counted, and its assertions on its own bugs stay on in no build.
if(NOT VERBATIM_WEB AND EXISTS "${deps_src}/gumbo/gumbo.h")
  deps_static(gumbo gumbo "${deps_src}/gumbo" INCLUDE "${deps_src}/gumbo" PRIVATE_DEFINITIONS NDEBUG
    SOURCES ascii.c attribute.c char_ref.c error.c foreign_attrs.c parser.c string_buffer.c string_piece.c svg_attrs.c svg_tags.c tag.c tag_lookup.c token_buffer.c
      tokenizer.c utf8.c util.c vector.c)
endif()

if(EXISTS "${deps_src}/zstd/lib/zstd.h")
  set(zstd_common debug entropy_common error_private fse_decompress pool threading xxhash zstd_common)
  set(zstd_decompress huf_decompress zstd_ddict zstd_decompress zstd_decompress_block)
  set(zstd_compress fse_compress hist huf_compress zstd_compress zstd_compress_literals
    zstd_compress_sequences zstd_compress_superblock zstd_double_fast zstd_fast zstd_lazy zstd_ldm
    zstd_opt zstdmt_compress)
  list(TRANSFORM zstd_common REPLACE "(.+)" "common/\\1.c")
  list(TRANSFORM zstd_decompress REPLACE "(.+)" "decompress/\\1.c")
  list(TRANSFORM zstd_compress REPLACE "(.+)" "compress/\\1.c")
  set(zstd_dictionary dictBuilder/cover.c dictBuilder/divsufsort.c dictBuilder/fastcover.c dictBuilder/zdict.c)
  if(VERBATIM_WEB AND NOT VERBATIM_BUILD_TESTS)  # the explorer only reads
    set(zstd_compress "")
    set(zstd_dictionary "")
  endif()
  # No assembler: the same C for every target. The middle levels take longest to compile, and no shard is written with them
  # (bundle/shard_writer.cpp).
  deps_static(zstd zstd "${deps_src}/zstd/lib" INCLUDE "${deps_src}/zstd/lib" QUICK compress/zstd_lazy.c
    PRIVATE_DEFINITIONS ZSTD_DISABLE_ASM=1 ZSTD_LEGACY_SUPPORT=0 XXH_NAMESPACE=ZSTD_
    SOURCES ${zstd_common} ${zstd_decompress} ${zstd_compress} ${zstd_dictionary})
endif()

# Dear ImGui's core. No clipboard, shell or file functions of its own: the host owns those.
set(imgui_root "${deps_src}/imgui")
if(VERBATIM_IMGUI_DIR)
  set(imgui_root "${VERBATIM_IMGUI_DIR}")
endif()
if(EXISTS "${imgui_root}/imgui.h")
  set(imgui_options "")
  set(imgui_gl_definitions "")
  if(EMSCRIPTEN)
    set(imgui_options -fno-exceptions -fno-rtti)
    set(imgui_gl_definitions IMGUI_IMPL_OPENGL_ES3)
  endif()
  deps_static(imgui imgui "${imgui_root}" INCLUDE "${imgui_root}" OPTIONS ${imgui_options}
    DEFINITIONS IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
      IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_WIN32_FUNCTIONS
    SOURCES imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)

  # The OpenGL 3 / WebGL2 renderer, for platform/.
  deps_static(imgui_gl imgui "${imgui_root}" INCLUDE "${imgui_root}/backends" OPTIONS ${imgui_options} DEFINITIONS ${imgui_gl_definitions}
    LINKS deps_imgui SOURCES backends/imgui_impl_opengl3.cpp)

  # Window and input of the desktop program.
  if(VERBATIM_BUILD_DESKTOP AND NOT EMSCRIPTEN)
    find_package(glfw3 3.3 QUIET)
    find_package(OpenGL QUIET)
    if(TARGET glfw AND TARGET OpenGL::GL)
      deps_static(glfw imgui "${imgui_root}" INCLUDE "${imgui_root}/backends"
        LINKS deps_imgui glfw OpenGL::GL ${CMAKE_DL_LIBS} SOURCES backends/imgui_impl_glfw.cpp)
    endif()
  endif()
endif()

# Libraries of the write side alone, taken from the system, except where the program is for other machines than this one.
function(deps_system name header library)
  find_path(VERBATIM_${name}_INCLUDE ${header})
  find_library(VERBATIM_${name}_LIBRARY ${library})
  if(VERBATIM_${name}_INCLUDE AND VERBATIM_${name}_LIBRARY)
    add_library(deps_${name} INTERFACE)
    target_include_directories(deps_${name} SYSTEM INTERFACE "${VERBATIM_${name}_INCLUDE}")
    target_link_libraries(deps_${name} INTERFACE "${VERBATIM_${name}_LIBRARY}")
  endif()
endfunction()
if(VERBATIM_PORTABLE)
  if(EXISTS "${deps_src}/archive/archive.h")
    include(cmake/portable_libraries.cmake)
  endif()
elseif(NOT EMSCRIPTEN)
  deps_system(archive archive.h archive)                 # archives and compressed files
  deps_system(cld2 cld2/public/compact_lang_det.h cld2)  # language detection
  deps_system(cmark cmark.h cmark)                       # Markdown
  deps_system(pugixml pugixml.hpp pugixml)               # XML
  deps_system(yaml yaml-cpp/yaml.h yaml-cpp)             # front matter
  if(TARGET deps_glfw)                                   # the desktop's text of scripts that the bundled fonts lack
    deps_system(harfbuzz harfbuzz/hb.h harfbuzz)
    deps_system(fontconfig fontconfig/fontconfig.h fontconfig)
    deps_system(thai thai/thbrk.h thai)
    find_package(Freetype QUIET)
    if(TARGET Freetype::Freetype)
      add_library(deps_freetype INTERFACE)
      target_link_libraries(deps_freetype INTERFACE Freetype::Freetype)
    endif()
  endif()
endif()
