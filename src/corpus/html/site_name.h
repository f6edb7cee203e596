// The outlet's name: in titles, where it is a suffix to cut off, and where nothing else names it, in the words of the page that spell its host.
#pragma once

#include <string>
#include <string_view>

#include "corpus/html/document.h"

namespace verbatim::corpus::html {

// Letters and digits alone, small: "Le Monde.fr" → "lemondefr".
std::string squeezed(std::string_view words);

// The label of a host that names its owner: "www.bbc.co.uk" → "bbc", "he.xinhuanet.com" → "xinhuanet".
std::string_view owner_label(std::string_view address);

// A title without the outlet's name and the sections that pages put before or behind it, parted by " | ", " - ", " – ", " :: ", "_" … `site` is the name where it is
// known, `address` that of the page. `cut` gets what was cut off.
std::string without_site(std::string_view title, std::string_view site, std::string_view address, std::string* cut = nullptr);

// Words of a logo, a link or a footer that spell the owner's label: "Media Indonesia" of mediaindonesia.com. Empty where there are none.
std::string words_that_spell_host(const Document& document, std::string_view address);

}  // namespace verbatim::corpus::html
