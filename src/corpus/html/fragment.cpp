#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "corpus/html/blocks.h"
#include "corpus/html/document.h"
#include "corpus/html/furniture.h"
#include "corpus/html/html.h"
#include "corpus/html/main_text.h"
#include "text/normalize.h"

namespace verbatim::corpus::html {
namespace {

bool is_letter_of_tag(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter_of_tag(c) || ('0' <= c && c <= '9'); }

// The name of the tag that begins at `at`, where a '<' stands; empty where that begins none that HTML has. "<jane@paper.example>" is no tag.
std::string_view tag_at(std::string_view text, std::size_t at) {
    std::size_t start = at + 1;
    if (start < text.size() && text[start] == '/') ++start;
    std::size_t end = start;
    constexpr std::size_t longest_name = 40;
    while (end < text.size() && end < start + longest_name && (is_letter_or_digit(text[end]) || text[end] == '-' || text[end] == ':')) ++end;
    if (end == start || end == text.size() || !is_letter_of_tag(text[start])) return {};
    const char after = text[end];
    if (after != '>' && after != ' ' && after != '/' && after != '\n' && after != '\t' && after != '\r') return {};
    // One that never closes is none: it would take the words behind it along. A '<' between quotation marks is part of a value.
    std::size_t quotes[2] = {};
    std::size_t close = end;
    for (; close < text.size() && text[close] != '>' && text[close] != '<'; ++close) {
        quotes[0] += text[close] == '"';
        quotes[1] += text[close] == '\'';
    }
    if (close == text.size() || (text[close] == '<' && quotes[0] % 2 == 0 && quotes[1] % 2 == 0)) return {};
    const std::string_view name = text.substr(start, end - start);
    return is_html_tag(name) || name.find_first_of("-:") != std::string_view::npos ? name : std::string_view();
}

bool is_comment_at(std::string_view text, std::size_t at) { return text.substr(at, 4) == "<!--" || text.substr(at, 9) == "<![CDATA[" || text.substr(at, 9) == "<!DOCTYPE" || text.substr(at, 5) == "<?xml"; }

// Whether "&amp;", "&#8217;", "&#x2019;" begins at `at`.
bool is_entity_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    constexpr std::size_t longest_name = 32;
    if (end < text.size() && text[end] == '#') {
        ++end;
        if (end < text.size() && (text[end] == 'x' || text[end] == 'X')) ++end;
    }
    const std::size_t start = end;
    while (end < text.size() && end < start + longest_name && is_letter_or_digit(text[end])) ++end;
    return end > start && end < text.size() && text[end] == ';';
}

bool has_tags(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (!tag_at(text, at).empty() || is_comment_at(text, at)) return true;
    }
    return false;
}

// Whether a tag in it starts a line: elsewhere line ends of the text itself are its paragraphs.
bool has_lines(std::string_view text) {
    constexpr std::string_view names[] = {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "blockquote", "section", "article", "pre", "body"};
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view name = tag_at(text, at);
        if (name.empty() || name.size() > 10) continue;
        std::string small(name);
        for (char& c : small) c = 'A' <= c && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        if (std::find(std::begin(names), std::end(names), small) != std::end(names)) return true;
    }
    return false;
}

// The fragment with every '<' that begins no tag written as an entity.
std::string with_tags_alone(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    std::size_t kept = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        if (!tag_at(html, at).empty() || is_comment_at(html, at)) continue;
        out.append(html, kept, at - kept).append("&lt;");
        kept = at + 1;
    }
    return out.append(html, kept, html.size() - kept);
}

// The text nodes as they are, line ends too.
std::string words_as_they_stand(const Document& document) {
    std::string words;
    for (NodeId node = 0; node < document.size();) {
        const Node& here = document[node];
        if (here.kind == Node::Kind::text) words += here.text;
        const bool silent = here.kind == Node::Kind::element && (here.tag == Tag::script || here.tag == Tag::style || here.tag == Tag::noscript || here.tag == Tag::iframe);
        node = silent ? here.end : node + 1;
    }
    return words;
}

std::string decoded_once(std::string_view html) {
    // In <pre> white space stays.
    if (!has_lines(html)) return words_as_they_stand(Document::parse_fragment("<pre>\n" + with_tags_alone(html)));
    const Document document = Document::parse_fragment(with_tags_alone(html));
    std::string text;
    for (const Block& block : blocks_of(document, 0, document.size(), find_figures(document))) {
        if (!text.empty()) text += "\n\n";
        text += block.text;
    }
    return text;
}

}  // namespace

bool has_markup(std::string_view field) {
    for (std::size_t at = field.find('&'); at != std::string_view::npos; at = field.find('&', at + 1))
        if (is_entity_at(field, at)) return true;
    return has_tags(field);
}

std::string text_of_fragment(std::string_view html) {
    if (!has_markup(html)) return std::string(html);
    std::string text = decoded_once(html);
    // Escaped twice: "&lt;p&gt;" or "&amp;quot;" has become a tag or an entity. A text that speaks of one keeps it where nothing else is escaped.
    if (has_markup(text) && (has_tags(text) || html.find("&amp;") != std::string_view::npos)) text = decoded_once(text);
    return text;
}

Body body_of_fragment(std::string_view html, std::string_view title) {
    Body body;
    if (!has_lines(html)) {
        body.text = text_of_fragment(html);
        return body;
    }
    const Document document = Document::parse_fragment(with_tags_alone(html));
    MainText text = text_of_body(document, {title, "", "", ""});
    body.text = text_of_fragment(html);
    // Where the rules leave little, they are wrong about it.
    if (count_words(text.text) * 2 < count_words(body.text)) return body;
    body.text = std::move(text.text);
    body.left_out = std::move(text.left_out);
    return body;
}

std::string line_of_fragment(std::string_view html) {
    if (!has_markup(html)) return text::normalize_line(html);
    const Document document = Document::parse_fragment(with_tags_alone(html));
    std::string line = document.line(0);
    if (has_markup(line)) line = Document::parse_fragment(with_tags_alone(line)).line(0);
    return text::normalize_line(line);
}

}  // namespace verbatim::corpus::html
