// The HTML around every plain page: head, way to the other pages, foot.
#pragma once

#include <string>
#include <string_view>

#include "site/pages/pages.h"

namespace verbatim::site {

struct FramedPage {
    std::string path;      // in the site
    std::string title;     // of the page; the collection's is added
    std::string head;      // HTML for the head beside what every page has
    std::string main;      // HTML
    std::string explorer;  // where this is in the explorer: "#/quotes?speaker=…", or empty for its first view
    std::string original;  // the canonical address, where it is not the page's own; must be a web address
    bool is_listed = true; // false: search engines are asked to leave this page out, its words stand on another one
};

std::string framed(const PagesOptions& options, const FramedPage& page);

// "../../" for "pages/article/a.html": from a page to the site's folder.
std::string way_up(std::string_view path);

// `path`, a page's, as an address from page `from`; with the site's address before it where `options` knows that.
std::string link_to(std::string_view from, std::string_view path);
std::string absolute(const PagesOptions& options, std::string_view path);

// "<time>3 January 2025</time>"; nothing for no date.
std::string date_element(std::string_view date);
// "January 2025" for "2025-01", "no date" for nothing.
std::string month_in_words(std::string_view month);

// <meta> with a name, or with a property as OpenGraph wants it; nothing for no content.
std::string meta(std::string_view name, std::string_view content);
std::string property(std::string_view name, std::string_view content);

}  // namespace verbatim::site
