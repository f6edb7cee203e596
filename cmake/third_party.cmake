# Third-party code, each library a target deps_<name>. Sources come from .deps/, which tools/setup.sh
# fills; what both builds must agree on to the byte (zstd, utf8proc, libstemmer) is compiled from one
# pinned source for both. Only native programs may take a library from the system.
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

# A static library of `sources` (relative to `root`), whose users see `include`.
function(deps_static name root include)
  list(TRANSFORM ARGN PREPEND "${root}/")
  add_library(deps_${name} STATIC ${ARGN})
  target_include_directories(deps_${name} SYSTEM PUBLIC "${include}")
  target_compile_options(deps_${name} PRIVATE -w)
  set_target_properties(deps_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

deps_header_only(xxhash xxhash.h)
deps_header_only(json nlohmann/json.hpp)
deps_header_only(cli11 CLI/CLI.hpp)
deps_header_only(doctest doctest/doctest.h)

if(EXISTS "${deps_src}/utf8proc/utf8proc.c")
  deps_static(utf8proc "${deps_src}/utf8proc" "${deps_src}/utf8proc" utf8proc.c)
  target_compile_definitions(deps_utf8proc PUBLIC UTF8PROC_STATIC)
endif()

if(EXISTS "${deps_src}/stemmer/sources.cmake")
  include("${deps_src}/stemmer/sources.cmake")  # sets stemmer_sources: one C file a language
  deps_static(stemmer "${deps_src}/stemmer" "${deps_src}/stemmer/include" ${stemmer_sources})
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
  deps_static(zstd "${deps_src}/zstd/lib" "${deps_src}/zstd/lib"
    ${zstd_common} ${zstd_decompress} ${zstd_compress} ${zstd_dictionary})
  # No assembler: the same C for every target. The linker drops the compressor from a wasm that only reads.
  target_compile_definitions(deps_zstd PRIVATE ZSTD_DISABLE_ASM=1 ZSTD_LEGACY_SUPPORT=0 XXH_NAMESPACE=ZSTD_)
endif()

# Dear ImGui's core. No clipboard, shell or file functions of its own: the host owns those.
set(imgui_root "${deps_src}/imgui")
if(VERBATIM_IMGUI_DIR)
  set(imgui_root "${VERBATIM_IMGUI_DIR}")
endif()
if(EXISTS "${imgui_root}/imgui.h")
  deps_static(imgui "${imgui_root}" "${imgui_root}"
    imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
  target_compile_features(deps_imgui PUBLIC cxx_std_17)
  target_compile_definitions(deps_imgui PUBLIC
    IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_WIN32_FUNCTIONS)
  if(EMSCRIPTEN)
    target_compile_options(deps_imgui PRIVATE -fno-exceptions -fno-rtti)
  endif()

  # The OpenGL 3 / WebGL2 renderer, for platform/.
  deps_static(imgui_gl "${imgui_root}" "${imgui_root}/backends" backends/imgui_impl_opengl3.cpp)
  target_link_libraries(deps_imgui_gl PUBLIC deps_imgui)
  if(EMSCRIPTEN)
    target_compile_definitions(deps_imgui_gl PUBLIC IMGUI_IMPL_OPENGL_ES3)
    target_compile_options(deps_imgui_gl PRIVATE -fno-exceptions -fno-rtti)
  endif()

  # Window and input of the desktop program.
  if(VERBATIM_BUILD_DESKTOP AND NOT EMSCRIPTEN)
    find_package(glfw3 3.3 QUIET)
    find_package(OpenGL QUIET)
    if(TARGET glfw AND TARGET OpenGL::GL)
      deps_static(glfw "${imgui_root}" "${imgui_root}/backends" backends/imgui_impl_glfw.cpp)
      target_link_libraries(deps_glfw PUBLIC deps_imgui glfw OpenGL::GL ${CMAKE_DL_LIBS})
    endif()
  endif()
endif()

# Libraries of the write side alone, taken from the system.
function(deps_system name header library)
  find_path(VERBATIM_${name}_INCLUDE ${header})
  find_library(VERBATIM_${name}_LIBRARY ${library})
  if(VERBATIM_${name}_INCLUDE AND VERBATIM_${name}_LIBRARY)
    add_library(deps_${name} INTERFACE)
    target_include_directories(deps_${name} SYSTEM INTERFACE "${VERBATIM_${name}_INCLUDE}")
    target_link_libraries(deps_${name} INTERFACE "${VERBATIM_${name}_LIBRARY}")
  endif()
endfunction()
if(NOT EMSCRIPTEN)
  deps_system(cld2 cld2/public/compact_lang_det.h cld2)  # language detection
  deps_system(cmark cmark.h cmark)                       # Markdown
  deps_system(yaml yaml-cpp/yaml.h yaml-cpp)             # front matter
endif()
