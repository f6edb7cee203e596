// What a site's page names: its collection and its application.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace verbatim::site {

// The manifest that a page names: "data/manifest-9f….json". Empty where it names none, or a path that is no site's.
std::string manifest_of_page(std::string_view html);

// The files of the application that a page names: its script, its program and its style.
std::set<std::string> application_of_page(std::string_view html);

}  // namespace verbatim::site
