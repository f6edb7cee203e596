// Title, date, source, author, address … of a page, each with the place where it was found.
//
// A page says most of them several times: in JSON-LD, in OpenGraph, in <meta> tags of a dozen customs, in microdata, in its own words. The order in which these
// are believed is that of docs/input-formats.md; the headline that is shown goes before those for search engines, because it is what readers saw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/html/document.h"

namespace verbatim::corpus::html {

// A value, and where in the page it stood. Both are empty where nothing was found.
struct Found {
    std::string value;
    std::string where;  // "JSON-LD datePublished", "meta og:title", "h1"
    bool empty() const { return value.empty(); }
};

struct PageFields {
    Found title;
    Found date;  // ISO 8601, as exact as it stood there
    Found modified;
    Found source, author, url, language, section;
    std::vector<std::string> tags;
    std::string description;
    std::string linked_body;       // JSON-LD's articleBody
    bool says_article = false;     // the page says of itself that it is an article
    NodeId headline = 0;           // the element that shows the title; 0 where none does
};

// What is known from outside of the page, or from its raw bytes.
struct PageAddress {
    std::string_view saved;    // by the program that saved it
    std::string_view fetched;  // by the web archive
};

// The fields that the head of a page, its JSON-LD and its headings say. Linear in the document.
PageFields read_fields(const Document& document, const PageAddress& address, std::vector<base::Error>& repairs);

// The main text's place, and what stands around it.
struct TextPlace {
    NodeId first = 0, last = 0;  // nodes of its first and its last paragraph
    std::string_view last_paragraph;
    std::string_view credit;     // "(c)AFP/Jane Doe", cut off the last paragraph
};
// Fills author, date and source from the words around the text where nothing better said them: bylines, date lines, credits, the address, logos.
void complete_fields(PageFields& fields, const Document& document, const TextPlace& place);

// Whether an address leads past the home page of its host.
bool leads_past_home(std::string_view address);
// The day in an address ("/2015/05/04/") for a page that says none.
void complete_from_address(PageFields& fields);
// Whether a name is one of a person or an agency rather than of a program or of a company that builds pages.
bool may_be_author(std::string_view name);

}  // namespace verbatim::corpus::html
