# `cmake --install BUILD --prefix PLACE`: a tree that works wherever it is put, because programs look for what they need from their own place.
#
#   bin/verbatim  bin/verbatim-desktop     the second where it was built
#   share/verbatim/app                     the web application and its fonts
#   share/man  share/bash-completion ...   what shells and man read
#   share/doc/verbatim                     LICENSE, THIRD-PARTY.md
#
# Components: `tool`, `desktop`, and `shell` (what shells and man read, for the tool).
set(VERBATIM_WEB_APP "${PROJECT_SOURCE_DIR}/build/web/app" CACHE PATH "The built web application to install")

install(TARGETS verbatim RUNTIME DESTINATION bin COMPONENT tool)
install(DIRECTORY "${VERBATIM_WEB_APP}/" DESTINATION share/verbatim/app COMPONENT tool OPTIONAL)
install(FILES LICENSE DESTINATION share/doc/verbatim COMPONENT tool)
if(TARGET verbatim-desktop)
  install(TARGETS verbatim-desktop RUNTIME DESTINATION bin COMPONENT desktop)
  install(FILES assets/man/verbatim-desktop.1 DESTINATION share/man/man1 COMPONENT desktop)
endif()
install(CODE "
  set(notice \"\${CMAKE_INSTALL_PREFIX}/share/doc/verbatim/THIRD-PARTY.md\")
  message(STATUS \"Installing: \$ENV{DESTDIR}\${notice}\")
  execute_process(COMMAND \"${CMAKE_COMMAND}\" \"-DSOURCE=${PROJECT_SOURCE_DIR}\" \"-DDEPS=${VERBATIM_DEPS_DIR}\" -DPORTABLE=${VERBATIM_PORTABLE}
    \"-DOUTPUT=\$ENV{DESTDIR}\${notice}\" -P \"${PROJECT_SOURCE_DIR}/cmake/third_party_notice.cmake\" COMMAND_ERROR_IS_FATAL ANY)
  file(CHMOD \"\$ENV{DESTDIR}\${notice}\" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES \"\${notice}\")
" COMPONENT tool)
if(NOT CMAKE_CROSSCOMPILING)
  include(cmake/shell_files.cmake)
endif()
