// The manifest: small and readable. It names the roots of the segments; all else follows from there.
//
//     {"format":1,"tokenizer":2,"bundle":"9f…","title":"…","rights":"…","articles":1,"quotes":5,"shown_quotes":4,"people":2,
//      "first":"2025-01-03","last":"2025-01-03","sources":["Trend"],
//      "segments":[{"root":"2c…","size":412,"articles":1,"quotes":6,"people":2,
//                   "totals":{"postings":150,"words":210,"quote_postings":60,"quote_words":66}}]}
//
// `bundle` is the bundle's id: a hash over all the other fields, and so, by the roots, over every shard. The file stands under
// two names: manifest-<id>.json never changes, and the page names it; manifest.json is what tools open, and the one file
// of a bundle that changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "bundle/shard.h"

namespace verbatim::bundle {

// What the index of a segment must hold, counted while the articles came in: the measure of whether all of it was written.
struct IndexTotals {
    std::uint64_t postings = 0, words = 0;              // of articles: pairs of a term and an article, places of words
    std::uint64_t quote_postings = 0, quote_words = 0;  // of quotes
    friend bool operator==(const IndexTotals&, const IndexTotals&) = default;
};

struct SegmentEntry {
    ShardRef root;
    std::uint32_t articles = 0, quotes = 0, people = 0;  // quotes of all kinds
    std::optional<IndexTotals> totals;                   // bundles of version 0.1 have none
};

struct Manifest {
    std::uint32_t tokenizer = 0;
    std::string title, rights;
    std::string bundle_id;              // computed by write_manifest, checked by read_manifest
    std::uint32_t articles = 0;
    std::uint32_t quotes = 0;           // direct and mixed
    std::uint32_t near_copies = 0;  // articles that print what an earlier numbered one prints; older bundles do not know of any
    std::optional<std::uint32_t> shown_quotes;  // of these what lists show: at least likely, copies once; older bundles do not say
    std::uint32_t people = 0;
    std::optional<base::Date> first, last;
    std::vector<std::string> sources;   // by number of articles, then name
    std::vector<SegmentEntry> segments;
};

// The name that tools open, and the name that never changes: "manifest-9f….json". Relative to the data folder.
inline constexpr std::string_view current_manifest_file = "manifest.json";
std::string manifest_file(std::string_view bundle_id);

// Sets manifest.bundle_id as well.
std::string write_manifest(Manifest& manifest);

// Errors: no JSON, fields of a wrong type, no segment, a format or a tokenizer that is too new, an id that does not fit the rest.
base::Result<Manifest> read_manifest(std::string_view json);

}  // namespace verbatim::bundle
