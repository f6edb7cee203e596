// Document: a page of HTML as one flat list of nodes in the order of the page.
//
//     <p>One <b>two</b></p>        0 html [0,6)  1 head [1,2)  2 body [2,6)  3 p [3,6)  4 "One "  5 b [5,7) …
//
// A node's subtree is the stretch from the node to its `end`, so walks are loops and depth costs no stack. Parsing is that of the HTML standard (by
// the library gumbo), with limits: a tree deeper than 400 elements or a tag with more than 400 attributes ends it, and the document says so.
//
// Before it is parsed, what holds no words is taken out of the page: the code of scripts and styles, comments, drawings, inlined pictures. That is most
// of the bytes of a saved page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::corpus::html {

enum class Tag : std::uint8_t {
    other, a, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite, code, dd, details, dialog, div, dl, dt,
    em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img,
    input, label, legend, li, link, main, map, math, menu, meta, nav, noscript, object, ol, option, p, pre, progress, q, script, section, select,
    small, source, span, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, u, ul, video,
};

using NodeId = std::uint32_t;

struct Node {
    enum class Kind : std::uint8_t { element, text };
    Kind kind = Kind::element;
    Tag tag = Tag::other;        // of an element
    NodeId parent = 0;           // the root is its own
    NodeId end = 0;              // the first node after the subtree
    std::string_view text;       // of a text: its characters, entities decoded; of an element: its name, in small letters
    const void* source = nullptr;  // the parser's element
};

class Document {
  public:
    // Requires: `html` is UTF-8. Linear time in all but hostile input, where the limits bound it.
    static Document parse(std::string_view html);
    // The same for a part of a page: no head is looked for.
    static Document parse_fragment(std::string_view html);

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    // Never empty: the root comes first.
    const std::vector<Node>& nodes() const { return nodes_; }
    const Node& operator[](NodeId node) const { return nodes_[node]; }
    NodeId size() const { return static_cast<NodeId>(nodes_.size()); }

    // An attribute's value, entities decoded; empty where there is none. Lifetime: the document's.
    std::string_view attribute(NodeId node, std::string_view name) const;
    bool has_attribute(NodeId node, std::string_view name) const;
    // The first element with this tag in [from, to); `to` where there is none.
    NodeId find(Tag tag, NodeId from, NodeId to) const;
    // The words in a subtree on one line, blanks made single; cut at about `most` bytes, between two characters. Scripts and styles have no words.
    std::string line(NodeId node, std::size_t most = 4000) const;
    bool is(NodeId node, Tag tag) const { return nodes_[node].kind == Node::Kind::element && nodes_[node].tag == tag; }

    // What ended the parsing before the end of the page; empty where nothing did.
    std::string_view cut_by() const { return cut_by_; }

  private:
    struct Tree;
    Document();
    void flatten();

    std::string html_;  // without bulk; the tree points into it
    std::unique_ptr<Tree> tree_;
    std::vector<Node> nodes_;
    std::string_view cut_by_;
};

// Whether there is an HTML element of this name, in any letters.
bool is_html_tag(std::string_view name);

// Whether an element starts a new paragraph: <p>, <div>, <td> … rather than <b>, <a>, <span>.
bool is_block(Tag tag);

}  // namespace verbatim::corpus::html
