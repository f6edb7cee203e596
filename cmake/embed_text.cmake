# Turns text files into one C++ source that defines them as string_views, so that lexicons are compiled in:
#   cmake -DINPUTS="a.txt;b.tsv" -DOUTPUT=out.cpp -DHEADER=language/tables.h -DNAMESPACE=verbatim::language::tables
#         -P embed_text.cmake
# gives NAMESPACE::a and NAMESPACE::b, which HEADER declares as `extern const std::string_view`.
set(source "// Made by cmake/embed_text.cmake from text files. Do not edit.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n")
foreach(input IN LISTS INPUTS)
  cmake_path(GET input STEM name)
  file(READ "${input}" text)
  string(APPEND source "\nconst std::string_view ${name} = R\"~~~(${text})~~~\";\n")
endforeach()
string(APPEND source "\n}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUTPUT}" "${source}")
