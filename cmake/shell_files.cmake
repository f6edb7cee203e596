# Shell completions and man pages. The program prints them from the description of its commands when they are installed, so
# a build does not wait for them. `cmake --install BUILD --component shell` installs them alone.
#
# They are written straight to their places: files of root left in the build folder would stop the next user's installation.
install(CODE "
  set(program \"$<TARGET_FILE:verbatim>\")
  set(place_of_bash share/bash-completion/completions/verbatim)
  set(place_of_zsh share/zsh/site-functions/_verbatim)
  set(place_of_fish share/fish/vendor_completions.d/verbatim.fish)
  foreach(one bash zsh fish)
    set(path \"\${CMAKE_INSTALL_PREFIX}/\${place_of_\${one}}\")
    message(STATUS \"Installing: \$ENV{DESTDIR}\${path}\")
    cmake_path(GET path PARENT_PATH folder)
    file(MAKE_DIRECTORY \"\$ENV{DESTDIR}\${folder}\")
    execute_process(COMMAND \"\${program}\" completions \${one} OUTPUT_FILE \"\$ENV{DESTDIR}\${path}\" COMMAND_ERROR_IS_FATAL ANY)
    file(CHMOD \"\$ENV{DESTDIR}\${path}\" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
    list(APPEND CMAKE_INSTALL_MANIFEST_FILES \"\${path}\")
  endforeach()
  set(pages \"\${CMAKE_INSTALL_PREFIX}/share/man/man1\")
  message(STATUS \"Installing: \$ENV{DESTDIR}\${pages}/verbatim*.1\")
  execute_process(COMMAND \"\${program}\" man --output \"\$ENV{DESTDIR}\${pages}\" COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB written RELATIVE \"\$ENV{DESTDIR}\${pages}\" \"\$ENV{DESTDIR}\${pages}/verbatim*.1\")
  list(TRANSFORM written PREPEND \"\${pages}/\")
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES \${written})
  # Others may read them, whatever the umask of whoever installs.
  list(TRANSFORM written PREPEND \"\$ENV{DESTDIR}\")
  file(CHMOD \${written} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
" COMPONENT shell)
