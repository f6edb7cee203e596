#include "corpus/html/document.h"

#include <gumbo.h>

#include <array>
#include <cstring>
#include <utility>

#include "corpus/html/bulk.h"

namespace verbatim::corpus::html {
namespace {

// A page that browsers show has some thirty levels; one that forgets its end tags may have some hundred. Several steps of parsing look at all open
// elements, so the limit bounds the time of a hostile page.
constexpr unsigned deepest_tree = 400;
constexpr int most_attributes = 400;

struct TagPair {
    GumboTag gumbo;
    Tag tag;
};

constexpr TagPair tag_pairs[] = {
    {GUMBO_TAG_A, Tag::a}, {GUMBO_TAG_ADDRESS, Tag::address}, {GUMBO_TAG_ARTICLE, Tag::article}, {GUMBO_TAG_ASIDE, Tag::aside},
    {GUMBO_TAG_AUDIO, Tag::audio}, {GUMBO_TAG_B, Tag::b}, {GUMBO_TAG_BASE, Tag::base}, {GUMBO_TAG_BLOCKQUOTE, Tag::blockquote},
    {GUMBO_TAG_BODY, Tag::body}, {GUMBO_TAG_BR, Tag::br}, {GUMBO_TAG_BUTTON, Tag::button}, {GUMBO_TAG_CANVAS, Tag::canvas},
    {GUMBO_TAG_CAPTION, Tag::caption}, {GUMBO_TAG_CENTER, Tag::center}, {GUMBO_TAG_CITE, Tag::cite}, {GUMBO_TAG_CODE, Tag::code},
    {GUMBO_TAG_DD, Tag::dd}, {GUMBO_TAG_DETAILS, Tag::details}, {GUMBO_TAG_DIALOG, Tag::dialog}, {GUMBO_TAG_DIV, Tag::div}, {GUMBO_TAG_DL, Tag::dl},
    {GUMBO_TAG_DT, Tag::dt}, {GUMBO_TAG_EM, Tag::em}, {GUMBO_TAG_EMBED, Tag::embed}, {GUMBO_TAG_FIELDSET, Tag::fieldset},
    {GUMBO_TAG_FIGCAPTION, Tag::figcaption}, {GUMBO_TAG_FIGURE, Tag::figure}, {GUMBO_TAG_FONT, Tag::font}, {GUMBO_TAG_FOOTER, Tag::footer},
    {GUMBO_TAG_FORM, Tag::form}, {GUMBO_TAG_FRAME, Tag::frame}, {GUMBO_TAG_FRAMESET, Tag::frameset}, {GUMBO_TAG_H1, Tag::h1}, {GUMBO_TAG_H2, Tag::h2},
    {GUMBO_TAG_H3, Tag::h3}, {GUMBO_TAG_H4, Tag::h4}, {GUMBO_TAG_H5, Tag::h5}, {GUMBO_TAG_H6, Tag::h6}, {GUMBO_TAG_HEAD, Tag::head},
    {GUMBO_TAG_HEADER, Tag::header}, {GUMBO_TAG_HGROUP, Tag::hgroup}, {GUMBO_TAG_HR, Tag::hr}, {GUMBO_TAG_HTML, Tag::html}, {GUMBO_TAG_I, Tag::i},
    {GUMBO_TAG_IFRAME, Tag::iframe}, {GUMBO_TAG_IMG, Tag::img}, {GUMBO_TAG_INPUT, Tag::input}, {GUMBO_TAG_LABEL, Tag::label},
    {GUMBO_TAG_LEGEND, Tag::legend}, {GUMBO_TAG_LI, Tag::li}, {GUMBO_TAG_LINK, Tag::link}, {GUMBO_TAG_MAIN, Tag::main}, {GUMBO_TAG_MAP, Tag::map},
    {GUMBO_TAG_MATH, Tag::math}, {GUMBO_TAG_MENU, Tag::menu}, {GUMBO_TAG_META, Tag::meta}, {GUMBO_TAG_NAV, Tag::nav}, {GUMBO_TAG_NOSCRIPT, Tag::noscript},
    {GUMBO_TAG_OBJECT, Tag::object}, {GUMBO_TAG_OL, Tag::ol}, {GUMBO_TAG_OPTION, Tag::option}, {GUMBO_TAG_P, Tag::p},
    {GUMBO_TAG_PRE, Tag::pre}, {GUMBO_TAG_PROGRESS, Tag::progress}, {GUMBO_TAG_Q, Tag::q}, {GUMBO_TAG_SCRIPT, Tag::script},
    {GUMBO_TAG_SECTION, Tag::section}, {GUMBO_TAG_SELECT, Tag::select}, {GUMBO_TAG_SMALL, Tag::small}, {GUMBO_TAG_SOURCE, Tag::source},
    {GUMBO_TAG_SPAN, Tag::span}, {GUMBO_TAG_STRONG, Tag::strong}, {GUMBO_TAG_STYLE, Tag::style}, {GUMBO_TAG_SUB, Tag::sub},
    {GUMBO_TAG_SUMMARY, Tag::summary}, {GUMBO_TAG_SUP, Tag::sup}, {GUMBO_TAG_SVG, Tag::svg}, {GUMBO_TAG_TABLE, Tag::table}, {GUMBO_TAG_TBODY, Tag::tbody},
    {GUMBO_TAG_TD, Tag::td}, {GUMBO_TAG_TEMPLATE, Tag::template_}, {GUMBO_TAG_TEXTAREA, Tag::textarea}, {GUMBO_TAG_TFOOT, Tag::tfoot},
    {GUMBO_TAG_TH, Tag::th}, {GUMBO_TAG_THEAD, Tag::thead}, {GUMBO_TAG_TIME, Tag::time}, {GUMBO_TAG_TITLE, Tag::title}, {GUMBO_TAG_TR, Tag::tr},
    {GUMBO_TAG_U, Tag::u}, {GUMBO_TAG_UL, Tag::ul}, {GUMBO_TAG_VIDEO, Tag::video},
};

using TagTable = std::array<Tag, GUMBO_TAG_LAST + 1>;

constexpr TagTable make_tag_table() {
    TagTable table = {};
    for (const TagPair& pair : tag_pairs) table[pair.gumbo] = pair.tag;
    return table;
}

constexpr TagTable tag_table = make_tag_table();

// Whether a <template> is shown: browsers and SingleFile write the inside of web components like this.
bool is_shadow_root(const GumboElement& element) {
    return gumbo_get_attribute(&element.attributes, "shadowrootmode") != nullptr || gumbo_get_attribute(&element.attributes, "shadowroot") != nullptr;
}

const GumboAttribute* attribute_of(const Node& node, std::string_view name) {
    if (node.source == nullptr) return nullptr;
    const GumboVector& attributes = static_cast<const GumboElement*>(node.source)->attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
        if (name == attribute->name) return attribute;
    }
    return nullptr;
}

}  // namespace

struct Document::Tree {
    explicit Tree(GumboOutput* parsed) : output(parsed) {}
    ~Tree() { gumbo_destroy_output(output); }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    GumboOutput* output;
};

Document::Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

namespace {

GumboOutput* parsed(const std::string& html, const char* context) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_tree_depth = deepest_tree;
    options.max_attributes = most_attributes;
    options.max_errors = 0;
    options.fragment_context = context;
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

}  // namespace

Document Document::parse(std::string_view html) {
    Document document;
    document.html_ = without_bulk(html);
    document.tree_ = std::make_unique<Tree>(parsed(document.html_, nullptr));
    document.flatten();
    return document;
}

Document Document::parse_fragment(std::string_view html) {
    Document document;
    document.html_ = without_bulk(html);
    document.tree_ = std::make_unique<Tree>(parsed(document.html_, "body"));
    document.flatten();
    return document;
}

void Document::flatten() {
    const GumboOutput& output = *tree_->output;
    if (output.status == GUMBO_STATUS_TREE_TOO_DEEP) cut_by_ = "tags nested more than 400 deep";
    if (output.status == GUMBO_STATUS_TOO_MANY_ATTRIBUTES) cut_by_ = "a tag with more than 400 attributes";
    nodes_.reserve(html_.size() / 32 + 8);

    struct Open {
        const GumboVector* children;
        unsigned next;
        NodeId node;
    };
    std::vector<Open> open;
    static constexpr GumboVector nothing = {nullptr, 0, 0};
    const auto enter = [&](const GumboNode* node) {
        const GumboElement& element = node->v.element;
        const NodeId id = size();
        Node flat;
        flat.tag = tag_table[element.tag];
        flat.parent = open.empty() ? id : open.back().node;
        flat.text = element.name == nullptr ? std::string_view() : std::string_view(element.name);
        flat.source = &element;
        const bool hidden = flat.tag == Tag::template_ && !is_shadow_root(element);
        if (flat.tag == Tag::template_ && !hidden) flat.tag = Tag::div;
        nodes_.push_back(flat);
        open.push_back({hidden ? &nothing : &element.children, 0, id});
    };
    enter(output.root);
    while (!open.empty()) {
        Open& top = open.back();
        if (top.next == top.children->length) {
            nodes_[top.node].end = size();
            open.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
        if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
            enter(child);
        } else if (child->type != GUMBO_NODE_COMMENT && child->type != GUMBO_NODE_DOCUMENT) {
            Node flat;
            flat.kind = Node::Kind::text;
            flat.parent = top.node;
            flat.end = size() + 1;
            flat.text = child->v.text.text;
            nodes_.push_back(flat);
        }
    }
}

std::string_view Document::attribute(NodeId node, std::string_view name) const {
    const GumboAttribute* found = attribute_of(nodes_[node], name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool Document::has_attribute(NodeId node, std::string_view name) const { return attribute_of(nodes_[node], name) != nullptr; }

NodeId Document::find(Tag tag, NodeId from, NodeId to) const {
    while (from < to && !is(from, tag)) ++from;
    return from;
}

std::string Document::line(NodeId node, std::size_t most) const {
    std::string words;
    std::vector<NodeId> block_ends;
    bool blank = false;
    for (NodeId i = node; i < nodes_[node].end && words.size() < most;) {
        const Node& here = nodes_[i];
        for (; !block_ends.empty() && block_ends.back() <= i; block_ends.pop_back()) blank = true;
        if (here.kind == Node::Kind::element) {
            if (here.tag == Tag::script || here.tag == Tag::style || here.tag == Tag::noscript) {
                i = here.end;
                continue;
            }
            if (is_block(here.tag)) block_ends.push_back(here.end);
            blank |= is_block(here.tag) || here.tag == Tag::br;
            ++i;
            continue;
        }
        for (const char c : here.text) {
            const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
            if (words.size() >= most && !continues) break;
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                blank = true;
                continue;
            }
            if (blank && !words.empty()) words += ' ';
            blank = false;
            words += c;
        }
        ++i;
    }
    return words;
}

bool is_html_tag(std::string_view name) { return gumbo_tagn_enum(name.data(), name.size()) != GUMBO_TAG_UNKNOWN; }

bool is_block(Tag tag) {
    switch (tag) {
        case Tag::address: case Tag::article: case Tag::aside: case Tag::blockquote: case Tag::body: case Tag::caption: case Tag::center: case Tag::dd:
        case Tag::details: case Tag::dialog: case Tag::div: case Tag::dl: case Tag::dt: case Tag::fieldset: case Tag::figcaption: case Tag::figure:
        case Tag::footer: case Tag::form: case Tag::frameset: case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6:
        case Tag::header: case Tag::hgroup: case Tag::hr: case Tag::legend: case Tag::li: case Tag::main: case Tag::menu: case Tag::nav: case Tag::ol:
        case Tag::option: case Tag::p: case Tag::pre: case Tag::section: case Tag::summary: case Tag::table: case Tag::tbody: case Tag::td:
        case Tag::tfoot: case Tag::th: case Tag::thead: case Tag::tr: case Tag::ul: return true;
        default: return false;
    }
}

}  // namespace verbatim::corpus::html
