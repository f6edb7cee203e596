// The texts of assets/gazetteers, compiled in (cmake/embed_text.cmake). gazetteer.cpp alone reads them.
#pragma once

#include <string_view>

namespace verbatim::language::gazetteer_tables {

extern const std::string_view countries;
extern const std::string_view demonyms;
extern const std::string_view first_names;
extern const std::string_view nicknames;
extern const std::string_view organisations;
extern const std::string_view places;
extern const std::string_view titles;
extern const std::string_view words;

}  // namespace verbatim::language::gazetteer_tables
