# What a program that runs in a page is linked with: the browser's side of the seam (web/*.js) and the parts of Emscripten
# that are needed. Everything that can be left out is: the script's size is what a reader waits for.
set(web_scripts memory.js files.js text_layer.js mirror.js focus.js input.js host.js runs.js)
list(TRANSFORM web_scripts PREPEND "${PROJECT_SOURCE_DIR}/web/")
set(web_library "${PROJECT_SOURCE_DIR}/web/library.js")

list(TRANSFORM web_scripts PREPEND "SHELL:--pre-js " OUTPUT_VARIABLE pre_js)
target_link_options(verbatim_platform INTERFACE
  ${pre_js}
  "SHELL:--js-library ${web_library}"
  -sENVIRONMENT=web
  -sFILESYSTEM=0
  -sDYNAMIC_EXECUTION=0           # the page's Content-Security-Policy forbids eval
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
  -sALLOW_MEMORY_GROWTH=1
  -sMALLOC=emmalloc
  -sTOTAL_STACK=1048576           # Debian's 3.1.6 and a current emcc understand this old name
  -sTEXTDECODER=2
  -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
set_property(TARGET verbatim_platform APPEND PROPERTY INTERFACE_LINK_DEPENDS ${web_scripts} ${web_library})
