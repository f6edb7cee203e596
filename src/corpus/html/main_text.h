// The main text of a page: the paragraphs of the article, without what stands around and among them.
//
// Each block of the page is worth its words outside of links, less a constant, so that paragraphs are worth much and menus less than nothing. The text is the
// element whose blocks are worth most together, where names such as "article-body" count in an element's favour. This is the maximum subsequence of Pasternack
// and Roth (Extracting Article Text from the Web with Maximum Subsequence Segmentation, 2009) over elements instead of tokens, with the names of Arc90's
// Readability. Furniture (furniture.h) is taken out before, lines that are none of the text (lines.h) after.
#pragma once

#include <string>
#include <vector>

#include "corpus/article.h"
#include "corpus/html/document.h"
#include "corpus/html/lines.h"

namespace verbatim::corpus::html {

struct MainText {
    std::string text;             // paragraphs parted by blank lines; empty: the page has none
    std::uint32_t words = 0;
    NodeId first = 0, last = 0;   // nodes of its first and last paragraph
    std::string last_paragraph;
    std::string credit;           // "(c)AFP/Jane Doe", cut off the last paragraph
    std::uint32_t paragraphs = 0;
    std::uint32_t linked_headings = 0;  // among the paragraphs: teasers of other pages
    std::vector<LeftOut> left_out;  // of the page's body, at most fifty
};

// Linear in the document. `headline` is the element that shows the title, or 0.
MainText main_text(const Document& document, NodeId headline, const EdgeHints& hints);

// The same for a fragment that is an article's body: all of it is the text, but for furniture and lines.
MainText text_of_body(const Document& document, const EdgeHints& hints);

}  // namespace verbatim::corpus::html
