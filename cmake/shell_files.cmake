# Shell completions and man pages. The program prints them from the description of its commands when they are installed, so
# a build does not wait for them. `cmake --install BUILD --component shell` installs them alone.
set(shell_files "${PROJECT_BINARY_DIR}/shell")
install(CODE "
  file(REMOVE_RECURSE \"${shell_files}\")
  file(MAKE_DIRECTORY \"${shell_files}\")
  foreach(one bash zsh fish)
    execute_process(COMMAND \"$<TARGET_FILE:verbatim>\" completions \${one}
      OUTPUT_FILE \"${shell_files}/\${one}\" COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  execute_process(COMMAND \"$<TARGET_FILE:verbatim>\" man --output \"${shell_files}/man1\" COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT shell)
install(FILES "${shell_files}/bash" DESTINATION share/bash-completion/completions RENAME verbatim COMPONENT shell)
install(FILES "${shell_files}/zsh" DESTINATION share/zsh/site-functions RENAME _verbatim COMPONENT shell)
install(FILES "${shell_files}/fish" DESTINATION share/fish/vendor_completions.d RENAME verbatim.fish COMPONENT shell)
install(DIRECTORY "${shell_files}/man1/" DESTINATION share/man/man1 COMPONENT shell)
