# The toolchain of the web presets: whichever emcc is on PATH (Debian's 3.1.6, or an emsdk's).
find_program(VERBATIM_EMCC emcc REQUIRED)
file(REAL_PATH "${VERBATIM_EMCC}" emcc)
cmake_path(GET emcc PARENT_PATH emscripten_root)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.6)
  message(FATAL_ERROR "The emcc on PATH is ${EMSCRIPTEN_VERSION}; 3.1.6 or newer is needed.")
endif()

# Debian's emcc looks for its node modules where only Debian's own node would find them.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_C_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_C_LINKER_LAUNCHER}")
endif()

# Its 3.1.6 takes a node with fetch() for a browser and then looks for its wasm in the wrong way.
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.30)
  set(CMAKE_CROSSCOMPILING_EMULATOR "${NODE_JS_EXECUTABLE};--no-experimental-fetch")
endif()
