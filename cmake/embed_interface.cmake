# Turns the words of the interface into one C++ source that defines them as one array:
#   cmake "-DINPUTS=assets/ui/de.txt;assets/ui/en.txt" -DWHOLE=ON -DOUTPUT=out.cpp -DHEADER=app/interface_texts.h
#         -DNAMESPACE=verbatim::app::interface_texts -P embed_interface.cmake
# gives NAMESPACE::languages, which HEADER declares. Without WHOLE it holds the words of English and the names of the others.
set(source "// Made by cmake/embed_interface.cmake from assets/ui. Do not edit.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(APPEND source "static const InterfaceText all[] = {\n")
foreach(input IN LISTS INPUTS)
  cmake_path(GET input STEM code)
  file(READ "${input}" text)
  if(NOT text MATCHES "\nown_name = ([^\n]+)\n")
    message(FATAL_ERROR "${input}: no line 'own_name = …', which says what the language calls itself")
  endif()
  string(APPEND source "{\"${code}\", \"${CMAKE_MATCH_1}\", ")
  if(WHOLE OR code STREQUAL en)
    string(APPEND source "R\"~~~(${text})~~~\"},\n")
  else()
    string(APPEND source "{}},\n")
  endif()
endforeach()
string(APPEND source "};\n\nconst std::span<const InterfaceText> languages{all};\n\n}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUTPUT}" "${source}")
