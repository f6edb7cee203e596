# Turns the tables of the languages into one C++ source that defines them as one array:
#   cmake "-DCODES=en;de" -DFOLDER=assets/languages -DOUTPUT=out.cpp -DHEADER=language/tables.h -DNAMESPACE=verbatim::language::tables
#         -P embed_languages.cmake
# gives NAMESPACE::languages with the texts of FOLDER/en and FOLDER/de, which HEADER declares.
set(source "// Made by cmake/embed_languages.cmake from tables. Do not edit.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(APPEND source "static const LanguageTables all[] = {\n")
foreach(code IN LISTS CODES)
  string(APPEND source "{\"${code}\"")
  foreach(name cues words traits names)
    set(text "")
    if(NOT name STREQUAL names OR EXISTS "${FOLDER}/${code}/names.tsv")
      file(READ "${FOLDER}/${code}/${name}.tsv" text)
    endif()
    string(APPEND source ",\nR\"~~~(${text})~~~\"")
  endforeach()
  string(APPEND source "},\n")
endforeach()
string(APPEND source "};\n\nconst std::span<const LanguageTables> languages{all};\n\n}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUTPUT}" "${source}")
