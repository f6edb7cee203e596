// verbatim.json beside the corpus: what a collection is called, whose its texts are and how much of them is shown, and where unknown formats have their fields.
//
//     {"title": "Harbour news", "rights": "© the papers", "text": "full", "url": "https://example.org/news/", "pages": "auto", "embeds": "sure", "max_files": 15000, "noindex": false,
//      "sources": {"courier.example": {"name": "Courier", "rights": "© Courier Ltd", "text": "quotes"}},
//      "fields": {"text": "body.value", "date": ["dates.printed", "dates.updated"], "list": "payload.stories"}}
//
// Lines of comment begin with "//". A flag of the command goes before what stands there. A key that is not known stops the command, with its path and the nearest one that is.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/field_map.h"
#include "quotes/withhold.h"
#include "site/pages/pages.h"

namespace verbatim::cli {

// Of one outlet, by the name that its articles bear.
struct SourceSettings {
    std::string name;    // to be shown instead; empty: as it is
    std::string rights;
    std::optional<quotes::TextShown> text;
};

struct Settings {
    std::string title, rights;
    std::optional<quotes::TextShown> text;
    std::string url;  // of the site, with a slash at its end
    std::optional<site::PagesKind> pages;
    std::optional<site::Embeds> embeds;
    std::optional<std::size_t> most_files;
    bool hidden_from_search = false;
    std::map<std::string, SourceSettings, std::less<>> sources;
    corpus::FieldMap fields;

    // The settings of an outlet, by the name that articles bear or the one that is shown; null where there are none. Capitals do not matter.
    const SourceSettings* source(std::string_view name) const;
    // What the site says of rights: the collection's own, then each outlet's that has some.
    std::string all_rights() const;
};

// "auto", "articles", "none"; "sure", "all", "none".
std::optional<site::PagesKind> pages_named(std::string_view name);
std::optional<site::Embeds> embeds_named(std::string_view name);
// An address of a site, with a slash at its end; empty for what is none.
std::string site_address_of(std::string_view given);

// "full", "snippet", "quotes".
std::optional<quotes::TextShown> text_shown_named(std::string_view name);

// Reads the text of a settings file. Errors: what is not of that form, with its path and what was expected.
base::Result<Settings> parse_settings(const std::string& path, std::string_view text);

// The verbatim.json in the folder of each input (a folder itself, or the one that a file lies in), each read once; what stands in an earlier one goes before what stands in
// a later. None there: nothing is set.
base::Result<Settings> find_settings(const std::vector<std::string>& inputs);

}  // namespace verbatim::cli
