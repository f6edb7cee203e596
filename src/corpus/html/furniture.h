// The furniture of a page: what stands around an article and in it without being the article. Menus, share buttons, captions, comments …
//
// It is told by tags, by roles and by the names that authors of pages give to elements (class="share-bar", id="comments"). Names are cut into words:
// "articleHeader__shareBar" is article, header, share, bar. Tables of words are the knowledge; no site has rules of its own.
//
// A name can be wrong ("has-sidebar" on the whole page). So an element that holds a large share of the page's prose is no furniture, whatever it is called.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/html/document.h"

namespace verbatim::corpus::html {

enum class Rule : std::uint8_t {
    none, hidden, navigation, page_header, page_footer, sidebar, share, related, advertisement, newsletter, cookie, comments, caption, media, author_box,
    byline, labels, form, login, popup, widget, tools, pull_quote, footnote_mark,
    // Of lines in the text (lines.h):
    headline, subtitle, date_line, label_line, read_more, photo_line, copyright_line, follow_line, site_rules, link_line, trailing_heading, credit, repeated,
};
// "share buttons": what reports call it.
std::string_view rule_name(Rule rule);

// A subtree that is furniture.
struct Furniture {
    NodeId start = 0, end = 0;
    Rule rule = Rule::none;
};

// The words of an element's class and id: for_each is called with each, in small letters, and with pairs of neighbours joined by a hyphen.
// Words of more than 40 letters and all past the 60th are passed over.
class NameWords {
  public:
    NameWords(const Document& document, NodeId node);
    const std::vector<std::string_view>& words() const { return words_; }
    // Whether one of the words, or two neighbours joined by a hyphen, is `word`.
    bool holds(std::string_view word) const;

  private:
    void add(std::string_view names);
    std::string buffer_;
    std::vector<std::string_view> words_;
};

// How many letters of prose the nodes before each node hold: text outside of links, in stretches of fifty bytes and more. One entry more than nodes.
std::vector<std::uint32_t> prose_before(const Document& document);

// The furniture of [from, to), outermost elements only, in order. Linear time.
std::vector<Furniture> find_furniture(const Document& document, NodeId from, NodeId to, const std::vector<std::uint32_t>& prose);

// The figures, captions and controls of a fragment, which has no page around it.
std::vector<Furniture> find_figures(const Document& document);

// Whether the names of an element say that it holds the words of an article: "article-body", "entry-content", itemprop="articleBody".
bool is_named_body(const Document& document, NodeId node);

}  // namespace verbatim::corpus::html
