// The HTML of the plain list in index.html: what is read until the first frame, and instead of it where the explorer
// cannot run. Only text is made here; the page around it is web/index.html.
//
// Names and titles are shown as text/visible.h says. Each of them, and each quotation, stands in an element that keeps its direction of
// writing to itself (dir="auto" or <bdi>), so that none can turn what stands beside it.
#pragma once

#include <string>

#include "site/page_lines.h"

namespace verbatim::site {

// "12 articles, 34 quotations", "1 article", "1,204 articles, …".
std::string counts_line(std::size_t articles, std::size_t quotes);

// The <li> elements of the newest articles with their quotations, everything escaped. Holds at most most_page_articles
// articles and most_page_quotes quotations.
std::string article_items(PageLines& lines);

// A sentence that says what the list leaves out; empty when it is whole.
std::string omission_line(PageLines& lines);

}  // namespace verbatim::site
