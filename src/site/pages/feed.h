// Atom feeds (RFC 4287).
#pragma once

#include <string>
#include <vector>

#include "site/pages/frame.h"

namespace verbatim::site {

inline constexpr std::size_t most_feed_entries = 50;

struct FeedEntry {
    std::string id_of;    // what makes it this entry and no other
    std::string title;
    std::string date;     // "2025-01-03"; an entry without one is left out, as a feed has no place for it
    std::string path;     // in the site, with an anchor
    std::string html;     // what the entry says, as HTML; may be empty
    std::string author;
};

// A feed at `path` of at most most_feed_entries entries, newest first, about the page `about`.
std::string atom_feed(const PagesOptions& options, const std::string& path, const std::string& title, const std::string& about, const std::vector<FeedEntry>& entries);

// <link rel="alternate"> for the head of a page.
std::string feed_link(std::string_view from, std::string_view path, std::string_view title);

}  // namespace verbatim::site
