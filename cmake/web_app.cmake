# Gathers build/web/app: what `verbatim build` copies into a site besides the data.
#
#   app/verbatim_web.js .wasm    linked there
#   app/index.html 404.html style.css pages.css    from web/
#   app/fonts/                   from .deps/fonts: TrueType files and their licences
set(web_app "${PROJECT_BINARY_DIR}/app")
set(web_pages index.html 404.html style.css pages.css)
list(TRANSFORM web_pages PREPEND "${PROJECT_SOURCE_DIR}/web/")

add_custom_target(web_app ALL
  COMMAND "${CMAKE_COMMAND}" -E copy_if_different ${web_pages} "${web_app}"
  COMMAND "${CMAKE_COMMAND}" -E copy_directory "${VERBATIM_DEPS_DIR}/fonts" "${web_app}/fonts"
  COMMENT "Gathering the web application in ${web_app}"
  VERBATIM)
add_dependencies(web_app verbatim_web)
