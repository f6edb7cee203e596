#include "names/places.h"

#include <algorithm>

#include "names/lexicon.h"
#include "text/characters.h"

namespace verbatim::names {
namespace {

// "Parliament", "COURT": in small letters a noun for institutions, and not by chance a town as well.
bool is_institution(std::string_view name) {
    using enum WordClass;
    const Lexicon& lexicon = Lexicon::get();
    if (lexicon.find(name).classes.any(country, city, region, place_cue)) return false;
    return lexicon.find(text::to_lower(name)).classes.has(organisation_noun);
}

}  // namespace

std::string without_capitals(std::string_view name) {
    constexpr std::size_t longest_abbreviation = 3;
    std::string quieter(name);
    const bool small = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (small || name.size() <= longest_abbreviation || name.find('.') != std::string_view::npos) return quieter;
    bool inside = false;
    for (char& c : quieter) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && inside) c = static_cast<char>(c + 32);
        inside = upper || c == '\'';
    }
    return quieter;
}

std::string country_name(std::string_view written) {
    const Lexicon& lexicon = Lexicon::get();
    CountryIndex index = lexicon.find_country(written);
    if (index == 0) index = lexicon.find_country(without_capitals(written));
    const Country* country = lexicon.country(index);
    return country ? country->name : std::string();
}

corpus::Place normalize_place(const corpus::Place& place) {
    const Lexicon& lexicon = Lexicon::get();
    corpus::Place normal{without_capitals(place.city), place.country};
    if (place.country.empty() && is_institution(normal.city)) normal.city.clear();
    if (!place.country.empty()) {
        if (std::string known = country_name(place.country); !known.empty()) {
            normal.country = std::move(known);
        } else if (lexicon.find(without_capitals(place.country)).classes.has(WordClass::us_state)) {
            normal.city += (normal.city.empty() ? "" : ", ") + without_capitals(place.country);
            normal.country = country_name("US");
        }
        return normal;
    }
    // A place that is a country itself, or a listed city.
    if (std::string country = country_name(normal.city); !country.empty()) return {{}, std::move(country)};
    const Entry city = lexicon.find(normal.city);
    if (city.classes.has(WordClass::city)) {
        if (const Country* country = lexicon.country(city.country)) normal.country = country->name;
    }
    return normal;
}

}  // namespace verbatim::names
