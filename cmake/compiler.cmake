# How our own code is compiled. All of it hangs on two INTERFACE targets, so that third-party code is
# left alone: verbatim_options (language, dialect) and verbatim_warnings.

add_library(verbatim_options INTERFACE)
target_compile_features(verbatim_options INTERFACE cxx_std_20)
if(VERBATIM_WEB)
  # The read side promises to need neither; both cost size in a wasm.
  target_compile_options(verbatim_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
endif()

add_library(verbatim_warnings INTERFACE)
target_compile_options(verbatim_warnings INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  # Leaving out trailing members of a designated initialiser is how default values are meant to be used.
  -Wno-missing-field-initializers)
if(VERBATIM_ONE_UNIT)
  # A name of one file's own is no shadow of a variable in another, and no other file sees its types.
  target_compile_options(verbatim_warnings INTERFACE -Wno-shadow $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>)
endif()
option(VERBATIM_WERROR "Treat warnings of our own code as errors" OFF)
if(VERBATIM_WERROR)
  target_compile_options(verbatim_warnings INTERFACE -Werror)
endif()

# ccache, when it is there, makes the second build cheap; without it nothing changes. Emscripten's driver is a script,
# which ccache would take for a compiler: it is told to call ccache itself.
find_program(VERBATIM_CCACHE ccache)
if(VERBATIM_CCACHE)
  set(launcher "${VERBATIM_CCACHE}")
  if(VERBATIM_PRECOMPILE)
    # What ccache's manual asks for where headers are precompiled.
    set(launcher "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${VERBATIM_CCACHE}")
  endif()
  if(EMSCRIPTEN)
    set(launcher "${CMAKE_COMMAND}" -E env "EM_COMPILER_WRAPPER=${VERBATIM_CCACHE}")
  endif()
  foreach(language C CXX)
    if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER ${launcher})
    endif()
  endforeach()
endif()
