#include "names/places.h"

#include <algorithm>

#include "language/gazetteer.h"
#include "text/characters.h"

namespace verbatim::names {

using language::Country;
using language::CountryIndex;
using language::EntryClass;
using language::Gazetteer;
using language::GazetteerEntry;

namespace {

// "Parliament", "COURT": in small letters a noun for institutions, and not by chance a town as well.
bool is_institution(std::string_view name) {
    using enum EntryClass;
    const Gazetteer& gazetteer = Gazetteer::get();
    if (gazetteer.find(name).classes.any(country, city, region, place_cue)) return false;
    return gazetteer.find(text::to_lower(name)).classes.has(organisation_noun);
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
    const Gazetteer& gazetteer = Gazetteer::get();
    CountryIndex index = gazetteer.find_country(written);
    if (index == 0) index = gazetteer.find_country(without_capitals(written));
    const Country* country = gazetteer.country(index);
    return country ? country->name : std::string();
}

corpus::Place normalize_place(const corpus::Place& place) {
    const Gazetteer& gazetteer = Gazetteer::get();
    corpus::Place normal{without_capitals(place.city), place.country};
    if (place.country.empty() && is_institution(normal.city)) normal.city.clear();
    if (!place.country.empty()) {
        if (std::string known = country_name(place.country); !known.empty()) {
            normal.country = std::move(known);
        } else if (gazetteer.find(without_capitals(place.country)).classes.has(EntryClass::us_state)) {
            normal.city += (normal.city.empty() ? "" : ", ") + without_capitals(place.country);
            normal.country = country_name("US");
        }
        return normal;
    }
    // A place that is a country itself, or a listed city.
    if (std::string country = country_name(normal.city); !country.empty()) return {{}, std::move(country)};
    const GazetteerEntry city = gazetteer.find(normal.city);
    if (city.classes.has(EntryClass::city)) {
        if (const Country* country = gazetteer.country(city.country)) normal.country = country->name;
    }
    return normal;
}

}  // namespace verbatim::names
