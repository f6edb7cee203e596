// What machines read of articles and quotations: schema.org as JSON-LD, W3C annotations, oEmbed, and the collection's own description.
#pragma once

#include <string>

#include "site/pages/article_page.h"

namespace verbatim::site {

// schema.org NewsArticle, with its shown quotations as parts.
std::string news_article_json(const PagesOptions& options, const PlacedArticle& placed);
// schema.org Quotation; `path` is the page of the quotation.
std::string quotation_json(const PagesOptions& options, const PlacedArticle& placed, std::size_t quotation, const std::string& path);
// W3C Web Annotations of the shown quotations, each with a TextQuoteSelector into the original, or into the page where there is none. "" without any.
std::string annotations_json(const PagesOptions& options, const PlacedArticle& placed);

// The <blockquote> that others put into their pages, with its source.
std::string embed_html(const PagesOptions& options, const PlacedArticle& placed, std::size_t quotation, const std::string& path);
// The answer of an oEmbed provider (oembed.com, "rich") for the page of a quotation.
std::string oembed_json(const PagesOptions& options, const PlacedArticle& placed, std::size_t quotation, const std::string& path);

// What archives ask for. `first` and `last` are dates, or empty.
struct CollectionFacts {
    std::size_t articles = 0, quotations = 0, sources = 0;
    std::string first, last;
};
std::string citation_file(const PagesOptions& options, const CollectionFacts& facts);     // CITATION.cff
std::string crate_metadata(const PagesOptions& options, const CollectionFacts& facts);    // ro-crate-metadata.json

}  // namespace verbatim::site
