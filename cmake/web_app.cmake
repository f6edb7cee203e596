# Gathers build/web/app: what `verbatim build` copies into a site besides the data.
#
#   app/verbatim_web.js .wasm    linked there
#   app/index.html 404.html style.css pages.css    from web/
#   app/fonts/                   from .deps/fonts: TrueType files and their licences
#   app/ui/                      from assets/ui: the words of the interface, English ones apart, which are compiled in
set(web_app "${PROJECT_BINARY_DIR}/app")
set(web_pages index.html 404.html style.css pages.css)
list(TRANSFORM web_pages PREPEND "${PROJECT_SOURCE_DIR}/web/")

file(GLOB web_words CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/ui/*.txt")
list(FILTER web_words EXCLUDE REGEX "/en\\.txt$")

add_custom_target(web_app ALL
  COMMAND "${CMAKE_COMMAND}" -E copy_if_different ${web_pages} "${web_app}"
  COMMAND "${CMAKE_COMMAND}" -E copy_directory "${VERBATIM_DEPS_DIR}/fonts" "${web_app}/fonts"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${web_app}/ui"
  COMMAND "${CMAKE_COMMAND}" -E copy_if_different ${web_words} "${web_app}/ui"
  COMMENT "Gathering the web application in ${web_app}"
  VERBATIM)
add_dependencies(web_app verbatim_web)
