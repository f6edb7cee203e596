// An article as HTML, and what machines read of it.
#pragma once

#include <set>
#include <string>

#include "site/pages/frame.h"
#include "site/pages/plan.h"

namespace verbatim::site {

// An article on a page: by itself, or one of several.
struct PlacedArticle {
    const PageArticle& article;
    std::string path;      // of the page
    std::string anchor;    // of the article on it; empty: it has the page for itself
    std::vector<std::string> quotation_anchors;  // of each quotation; empty for those that are not shown

    std::string address() const { return anchor.empty() ? path : path + '#' + anchor; }
};

// Gives each shown quotation an anchor that no other place of the page has; `taken` holds those of the page and grows.
PlacedArticle placed(const PageArticle& article, std::string path, std::string anchor, std::set<std::string>& taken);

// <article>: title, origin, text with its quotations marked, and the quotations listed. The title is an <h1> where the article has the page for itself.
std::string article_html(const PagesPlan& plan, const PlacedArticle& placed);

// For the head of the article's own page: description, OpenGraph, Highwire and Zotero fields, JSON-LD, annotations.
std::string article_head(const PagesOptions& options, const PlacedArticle& placed);

// The words "Place · date · Source" with the source as a link where it has a page.
std::string origin_html(const PagesPlan& plan, const PageArticle& article, std::string_view from);

// A speaker's name, a link where they have a page; "speaker unknown".
std::string speaker_html(const PagesPlan& plan, const PageQuotation& quotation, std::string_view from);

// Where the explorer shows an article, or a quotation in it: "#/articles?article=…&quote=…".
std::string explorer_link(const PageArticle& article, const PageQuotation* quotation);

// The original's address with the words as a text fragment (URL Fragment Text Directives): a browser scrolls to them. Empty without an address.
std::string original_link(const PageArticle& article, const PageQuotation& quotation);

// " lang=…" and " dir=…" of an element with words in the article's language.
std::string language_attributes(const PageArticle& article);

// <script type="application/ld+json"> with JSON, which cannot end the element.
std::string linked_data(const std::string& json);

}  // namespace verbatim::site
