# Turns the languages' models of syntax into one C++ source that defines them as one array:
#   cmake "-DCODES=en;de" -DFOLDER=assets/languages -DOUTPUT=out.cpp -DHEADER=language/models.h -DNAMESPACE=verbatim::language::models
#         -P embed_models.cmake
# gives NAMESPACE::all with FOLDER/en/syntax.bin, after its hash was found to be that of FOLDER/en/syntax.sha256. A folder without a model is passed over.
set(source "// Made by cmake/embed_models.cmake from models. Do not edit.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(APPEND source "static const ShippedModel each[] = {\n")
foreach(code IN LISTS CODES)
  set(model "${FOLDER}/${code}/syntax.bin")
  if(NOT EXISTS "${model}")
    continue()
  endif()
  file(SHA256 "${model}" found)
  file(READ "${FOLDER}/${code}/syntax.sha256" wanted)
  string(STRIP "${wanted}" wanted)
  if(NOT found STREQUAL wanted)
    message(FATAL_ERROR "${model} has the SHA-256 ${found}, and syntax.sha256 beside it says ${wanted}. "
      "A model that was learned anew needs its new hash there (tools/learn-language.sh writes it); otherwise get the file from the repository again.")
  endif()
  file(SIZE "${model}" size)
  file(READ "${model}" bytes HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  string(APPEND source "{\"${code}\", {\"${bytes}\", ${size}}},\n")
endforeach()
string(APPEND source "};\n\nconst std::span<const ShippedModel> all{each};\n\n}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUTPUT}" "${source}")
