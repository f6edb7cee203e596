// Places as facets list them: one name a country, however an article writes it.
//
//     {"HEMPSTEAD", "N.Y."}  →  {"Hempstead, N.Y.", "United States"}
//     {"ASTANA", ""}         →  {"Astana", "Kazakhstan"}       a listed city brings its country
//     {"Springfield", ""}    →  {"Springfield", ""}            no guess
//     {"PARLIAMENT", ""}     →  {}                             an institution is no place
#pragma once

#include <string>
#include <string_view>

#include "corpus/article.h"

namespace verbatim::names {

// The everyday name of the country that `written` names: a name, an alias or an ISO code, in any capitals ("U.K.",
// "KAZAKHSTAN", "KZ"). Empty when no country is called that.
std::string country_name(std::string_view written);

// The place with its country normalised, and added where the city is a listed one. A city without a country that is one common
// noun for an institution ("Parliament", "Police") is left out.
corpus::Place normalize_place(const corpus::Place& place);

// "NEW DELHI" as "New Delhi"; a name with a small letter in it, a dotted one and one of up to three letters stay as they
// are. ASCII letters only.
std::string without_capitals(std::string_view name);

}  // namespace verbatim::names
