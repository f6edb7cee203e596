// The small words that app/ and ui/ share. They name what a person sees, not how the bundle stores it; ui/ sees these and
// the view models, never search/.
#pragma once

#include <cstddef>
#include <cstdint>

namespace verbatim::app {

// The pages of the program; each has its tab.
enum class View : std::uint8_t { overview, articles, quotes, people, words };
inline constexpr std::size_t view_count = 5;

// Numbered as search::Facet (asserted in route.cpp), so that one can be turned into the other.
enum class FacetKind : std::uint8_t { source, place, person, speaker, language, tag };
inline constexpr std::size_t facet_kinds = 6;

// Articles are not sorted by speaker, quotations not by source.
enum class SortKind : std::uint8_t { relevance, newest, oldest, source, speaker };
inline constexpr std::size_t sort_kinds = 5;

// Whether a facet's value is wanted or unwanted.
enum class Polarity : std::uint8_t { include, exclude };

// Confidence as people read it; the number stands in the evidence card alone.
enum class Sureness : std::uint8_t { sure, likely, doubtful, unknown };

// Which quotations are listed: all of them, what is at least likely, or what is sure (docs/quotes.md).
enum class Least : std::uint8_t { all, likely, sure };

// Whether articles that print one text are one row: as the collection asks for, once, or each.
enum class Copies : std::uint8_t { as_usual, once, each };

enum class ThemeChoice : std::uint8_t { system, light, dark, high_contrast };

// Whom the list beside the quotations names: those who speak, or those who are spoken of.
enum class QuotesBy : std::uint8_t { speaker, spoken_of };

// How lines of words in context are ordered: by what stands after or before the hit, or the newest article first.
enum class LineOrder : std::uint8_t { right, left, newest };

// What the bars over time show: how many articles a search finds, or out of a hundred.
enum class OverTime : std::uint8_t { articles, share };

enum class QuoteKind : std::uint8_t { direct, mixed, indirect };

enum class ExportFormat : std::uint8_t { csv, jsonl, bibtex, csl_json, markdown, ris, annotation };

// Text sizes to choose from, in steps around the theme's own.
inline constexpr int smallest_text_step = -2;
inline constexpr int largest_text_step = 5;

}  // namespace verbatim::app
