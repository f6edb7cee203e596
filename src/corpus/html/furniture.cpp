#include "corpus/html/furniture.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace verbatim::corpus::html {
namespace {

enum class Strength : std::uint8_t {
    strong,  // furniture unless it is nearly all that the page has
    weak,    // furniture unless it holds a third of the page's prose
    small,   // furniture where it is short
};

struct NameRule {
    std::string_view word;  // ending in '*': a beginning
    Rule rule;
    Strength strength;
};

namespace tables {

using enum Rule;
using enum Strength;

// A hyphen joins neighbours.
constexpr NameRule name_rules[] = {
    {"about-author", author_box, weak}, {"abo", newsletter, small}, {"account", login, small}, {"ad", advertisement, weak}, {"addthis*", share, strong},
    {"addtoany*", share, strong}, {"adbox*", advertisement, weak}, {"ads", advertisement, weak}, {"adslot*", advertisement, weak},
    {"adsby*", advertisement, weak}, {"adunit*", advertisement, weak}, {"adv", advertisement, weak}, {"advert*", advertisement, weak},
    {"anzeige*", advertisement, weak}, {"article-date", byline, small}, {"article-meta", byline, small}, {"article-tags", labels, weak},
    {"assistive*", hidden, weak}, {"auteur*", author_box, small}, {"author*", author_box, small}, {"autor*", author_box, small}, {"back-top", navigation, weak},
    {"banner*", advertisement, weak}, {"bildunterschrift*", caption, strong}, {"bio", author_box, small}, {"biograph*", author_box, small},
    {"bookmark*", tools, small}, {"breadcrumb*", navigation, strong}, {"byline*", byline, small}, {"caption*", caption, weak}, {"carousel*", media, weak},
    {"categories", labels, small}, {"category-list", labels, small}, {"cmp", cookie, strong}, {"comentari*", comments, strong},
    {"comment*", comments, strong}, {"commentaire*", comments, strong}, {"compartir*", share, weak}, {"condividi*", share, weak}, {"consent*", cookie, strong},
    {"cookie*", cookie, strong}, {"copyright*", page_footer, small}, {"credit", caption, small}, {"credits", caption, small}, {"crosslink*", related, weak},
    {"crumb", navigation, weak}, {"crumbs", navigation, weak}, {"date", byline, small}, {"datetime", byline, small}, {"dfp*", advertisement, weak},
    {"didomi*", cookie, strong}, {"disqus*", comments, strong}, {"donat*", newsletter, small}, {"download-app", advertisement, weak},
    {"editor-note", byline, small}, {"entry-date", byline, small}, {"entry-footer", labels, small}, {"entry-meta", byline, small}, {"fb-comments", comments, strong},
    {"fb-like", share, strong}, {"follow", share, small}, {"font-size", tools, small}, {"foot", page_footer, weak}, {"footer*", page_footer, weak},
    {"fotostrecke*", media, weak}, {"further-reading", related, weak}, {"galeria*", media, weak}, {"gallery*", media, weak}, {"gdpr*", cookie, strong},
    {"hide-text", hidden, weak}, {"iklan*", advertisement, weak}, {"image-desc", caption, weak}, {"image-info", caption, weak}, {"image-title", caption, weak},
    {"img-footer", caption, weak}, {"img-text", caption, weak}, {"info-author", author_box, small}, {"keywords", labels, small}, {"kommentar*", comments, strong},
    {"komentar*", comments, strong}, {"koment*", comments, strong}, {"latest", related, weak}, {"lightbox*", popup, weak}, {"ligatus*", related, strong},
    {"lire-aussi", related, weak}, {"listen", tools, small}, {"login*", login, weak}, {"mailing*", newsletter, weak}, {"masthead*", page_header, weak},
    {"megamenu*", navigation, strong}, {"menu*", navigation, weak}, {"meta", byline, small}, {"modal*", popup, weak}, {"more-news", related, weak},
    {"more-on", related, weak}, {"more-stories", related, weak}, {"most-popular", related, weak}, {"most-read", related, weak}, {"mostread*", related, weak},
    {"nav", navigation, weak}, {"navbar*", navigation, weak}, {"navigation*", navigation, weak}, {"news-date", byline, small}, {"newsletter*", newsletter, strong},
    {"newsticker*", related, weak}, {"onetrust*", cookie, strong}, {"onward", related, weak}, {"outbrain*", related, strong}, {"overlay*", popup, weak},
    {"pager", navigation, weak}, {"pagination*", navigation, weak}, {"partage*", share, weak}, {"paywall", login, weak}, {"photo-credit", caption, weak},
    {"photo-text", caption, weak}, {"player*", media, weak}, {"podcast*", media, weak}, {"popular*", related, weak}, {"popup*", popup, weak},
    {"post-date", byline, small}, {"post-meta", byline, small}, {"post-tags", labels, weak}, {"postmeta*", byline, small}, {"print", tools, small},
    {"privacy*", cookie, weak}, {"promo*", advertisement, weak}, {"pub", advertisement, small}, {"publicid*", advertisement, weak},
    {"publicite*", advertisement, weak}, {"publish-date", byline, small}, {"pull-quote", pull_quote, weak}, {"pullquote*", pull_quote, weak},
    {"rail", sidebar, weak}, {"rating*", widget, small}, {"read-also", related, weak}, {"read-more", related, weak}, {"read-next", related, weak},
    {"reading-time", byline, small}, {"readmore*", related, weak}, {"reccomend*", related, weak}, {"recirc*", related, weak}, {"recommend*", related, weak},
    {"regwall*", login, weak}, {"reklam*", advertisement, weak}, {"related*", related, weak}, {"relacionad*", related, weak}, {"relatedlinks*", related, strong},
    {"reply", comments, weak}, {"respond", comments, weak}, {"rodo", cookie, strong}, {"schlagwort*", labels, weak}, {"screen-reader", hidden, weak},
    {"search", form, small}, {"see-also", related, weak}, {"share*", share, weak}, {"shareaholic*", share, strong}, {"sharing*", share, weak},
    {"sidebar*", sidebar, weak}, {"sidecol*", sidebar, weak}, {"sign-in", login, weak}, {"sign-up", newsletter, weak}, {"signature", byline, small},
    {"signin*", login, weak}, {"signup*", newsletter, weak}, {"similar", related, weak}, {"skip-link", navigation, strong}, {"skip-to", navigation, small},
    {"slick-dots", media, weak}, {"slideshow*", media, weak}, {"sociable*", share, strong}, {"social*", share, weak}, {"sponsor*", advertisement, weak},
    {"sr-only", hidden, weak}, {"subscri*", newsletter, weak}, {"suivre", share, small}, {"survey", widget, weak}, {"taboola*", related, strong},
    {"tag-list", labels, weak}, {"tagcloud*", labels, weak}, {"taglist*", labels, weak}, {"tags", labels, small}, {"teaser*", related, weak},
    {"teilen", share, weak}, {"ticker*", related, weak}, {"timestamp*", byline, small}, {"toast", popup, weak}, {"toolbar*", tools, weak},
    {"tools", tools, weak}, {"tooltip*", popup, weak}, {"topbar*", navigation, weak}, {"topics", labels, small}, {"trending*", related, weak},
    {"tts*", tools, small}, {"upsell*", newsletter, weak}, {"visually-hidden", hidden, weak}, {"visuallyhidden", hidden, weak}, {"vote", widget, weak},
    {"vorlesen", tools, small}, {"werbung*", advertisement, weak}, {"widget*", widget, weak}, {"zergnet*", related, strong}, {"zobacz*", related, weak},
};

}  // namespace tables

// Names of wholes that hold an article's words.
constexpr std::string_view body_names[] = {"article-body", "article-content", "article-text", "articlebody*", "articlecontent", "articletext", "body-content",
                                           "content-body", "entry-content", "entry-body", "news-body", "news-content", "news-text", "page-content",
                                           "post-body", "post-content", "post-text", "postcontent", "story-body", "story-content", "story-text", "storybody",
                                           "storytext", "text-article", "article-main", "body-text", "bodytext", "field-body", "rich-text", "richtext",
                                           "single-content", "td-post-content", "artikel-text", "article-wrap", "detail-content"};

bool matches(std::string_view pattern, std::string_view word) {
    return pattern.back() == '*' ? word.substr(0, pattern.size() - 1) == pattern.substr(0, pattern.size() - 1) : pattern == word;
}

constexpr std::size_t letters_of_alphabet = 26;

// The rules by their first letter.
struct RuleIndex {
    std::array<std::vector<const NameRule*>, letters_of_alphabet> by_letter;
    RuleIndex() {
        for (const NameRule& rule : tables::name_rules) by_letter[static_cast<std::size_t>(rule.word[0] - 'a')].push_back(&rule);
    }
};

const NameRule* rule_for(std::string_view word) {
    static const RuleIndex index;
    if (word.empty() || word[0] < 'a' || word[0] > 'z') return nullptr;
    for (const NameRule* rule : index.by_letter[static_cast<std::size_t>(word[0] - 'a')]) {
        if (matches(rule->word, word)) return rule;
    }
    return nullptr;
}

struct Verdict {
    Rule rule = Rule::none;
    Strength strength = Strength::weak;
};

bool is_upper_letter(char c) { return 'A' <= c && c <= 'Z'; }
bool is_lower_letter(char c) { return 'a' <= c && c <= 'z'; }
bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }

Verdict by_name(const NameWords& names) {
    Verdict found;
    const auto& words = names.words();
    std::string pair;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const NameRule* rule = rule_for(words[i]);
        if (rule == nullptr && i + 1 < words.size()) {
            pair.assign(words[i]).append("-").append(words[i + 1]);
            rule = rule_for(pair);
        }
        if (rule == nullptr) continue;
        if (found.rule == Rule::none || rule->strength < found.strength) found = {rule->rule, rule->strength};
    }
    return found;
}

bool has_letters(std::string_view text, std::string_view small) {
    return std::search(text.begin(), text.end(), small.begin(), small.end(), [](char a, char b) {
               return (is_upper_letter(a) ? static_cast<char>(a + ('a' - 'A')) : a) == b;
           }) != text.end();
}

Verdict by_tag(const Document& document, NodeId node) {
    using enum Rule;
    using enum Strength;
    switch (document[node].tag) {
        case Tag::nav: case Tag::menu: return {navigation, strong};
        case Tag::footer: return {page_footer, weak};
        case Tag::aside: return {sidebar, weak};
        case Tag::figure: return {media, weak};
        case Tag::figcaption: return {caption, strong};
        case Tag::dialog: return {popup, weak};
        case Tag::form: return {form, weak};
        case Tag::button: case Tag::select: case Tag::textarea: case Tag::input: case Tag::option: case Tag::progress: return {form, strong};
        case Tag::label: case Tag::legend: return {form, small};
        case Tag::audio: case Tag::video: case Tag::canvas: case Tag::object: case Tag::embed: case Tag::map: return {media, weak};
        case Tag::other: {
            const std::string_view name = document[node].text;
            if (name.substr(0, 4) != "amp-") return {};
            if (name == "amp-sidebar") return {navigation, strong};
            if (name == "amp-consent" || name == "amp-user-notification") return {cookie, strong};
            if (name == "amp-list" || name == "amp-live-list" || name == "amp-embed") return {widget, weak};
            if (name == "amp-ad" || name == "amp-sticky-ad") return {advertisement, strong};
            if (name == "amp-social-share") return {share, strong};
            if (name == "amp-carousel" || name == "amp-lightbox" || name == "amp-video") return {media, weak};
            return {};
        }
        default: return {};
    }
}

Verdict by_role(const Document& document, NodeId node) {
    using enum Rule;
    using enum Strength;
    struct Role {
        std::string_view name;
        Verdict verdict;
    };
    constexpr Role roles[] = {{"navigation", {navigation, strong}}, {"complementary", {sidebar, weak}}, {"contentinfo", {page_footer, weak}},
                              {"banner", {page_header, weak}}, {"search", {form, strong}}, {"dialog", {popup, weak}}, {"alertdialog", {popup, weak}},
                              {"menu", {navigation, strong}}, {"menubar", {navigation, strong}}, {"toolbar", {tools, weak}}, {"tooltip", {popup, weak}}};
    const std::string_view role = document.attribute(node, "role");
    if (!role.empty()) {
        for (const Role& known : roles) {
            if (role == known.name) return known.verdict;
        }
    }
    const std::string_view type = document.attribute(node, "itemtype");
    if (!type.empty()) {
        const std::string_view name = type.substr(type.rfind('/') + 1);
        if (name == "Comment" || name == "UserComments") return {comments, strong};
        if (name == "SiteNavigationElement") return {navigation, strong};
        if (name == "WPFooter") return {page_footer, weak};
        if (name == "WPHeader") return {page_header, weak};
        if (name == "WPSideBar") return {sidebar, weak};
    }
    return {};
}

bool is_hidden(const Document& document, NodeId node) {
    if (document.has_attribute(node, "hidden") || document.attribute(node, "aria-hidden") == "true") return true;
    const std::string_view style = document.attribute(node, "style");
    if (style.size() < 11) return false;
    std::string tight;
    for (const char c : style) {
        if (c != ' ') tight += is_upper_letter(c) ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return tight.find("display:none") != std::string::npos || tight.find("visibility:hidden") != std::string::npos;
}

class FurnitureFinder {
  public:
    FurnitureFinder(const Document& document, const std::vector<std::uint32_t>& prose) : document_(document), prose_(prose) {}

    std::vector<Furniture> run(NodeId from, NodeId to) {
        whole_ = prose_[to] - prose_[from];
        for (NodeId node = from; node < to; ++node) {
            if (document_[node].kind != Node::Kind::element) continue;
            switch (document_[node].tag) {
                case Tag::h1: headlines_.push_back(node); break;
                case Tag::nav: case Tag::ul: case Tag::form: case Tag::img: case Tag::time: header_parts_.push_back(node); break;
                case Tag::article: articles_.push_back(node); break;
                case Tag::a: links_.push_back(node); break;
                default: break;
            }
        }
        whole_ -= prose_of_dialogs(from, to);
        std::vector<Furniture> found;
        for (NodeId node = from; node < to;) {
            const Node& here = document_[node];
            const Rule rule = here.kind == Node::Kind::element ? rule_of(node) : Rule::none;
            if (rule == Rule::none) {
                ++node;
                continue;
            }
            found.push_back({node, here.end, rule});
            node = here.end;
        }
        return found;
    }

  private:
    // Whether one of the nodes, which are sorted, lies in the subtree.
    bool holds(NodeId node, const std::vector<NodeId>& nodes) const {
        const auto found = std::lower_bound(nodes.begin(), nodes.end(), node);
        return found != nodes.end() && *found < document_[node].end;
    }

    // Consent dialogs and comments may be longer than the article; they do not count to what the page has.
    std::uint32_t prose_of_dialogs(NodeId from, NodeId to) const {
        std::uint32_t sum = 0;
        constexpr std::uint32_t worth_asking = 200;
        for (NodeId node = from; node < to;) {
            const Node& here = document_[node];
            const std::uint32_t own = prose_[here.end] - prose_[node];
            if (here.kind == Node::Kind::element && own >= worth_asking && is_block(here.tag) && here.tag != Tag::body && !holds(node, headlines_) && !holds(node, articles_)) {
                const Verdict verdict = by_name(NameWords(document_, node));
                if (verdict.strength == Strength::strong && (verdict.rule == Rule::cookie || verdict.rule == Rule::comments) && !is_named_body(document_, node) && whole_ - sum - own >= worth_asking) {
                    sum += own;
                    node = here.end;
                    continue;
                }
            }
            ++node;
        }
        return sum;
    }

    // <header> and what is called so: that of the page, or of the article with its headline. One that holds only a cross-head belongs to the text.
    bool is_page_header(NodeId node) const {
        return holds(node, headlines_) || holds(node, header_parts_);
    }

    bool is_large(NodeId node, Strength strength) const {
        const std::uint32_t own = prose_[document_[node].end] - prose_[node];
        using enum Strength;
        switch (strength) {
            case strong: return own * 2 > whole_ && ((own <= whole_ && whole_ - own < 400) || holds(node, headlines_) || holds(node, articles_));
            case weak: return own * 3 > whole_;
            case small: return own * 3 > whole_ || own > 600;
        }
        return false;
    }

    Rule rule_of(NodeId node) const {
        using enum Rule;
        using enum Strength;
        const Node& here = document_[node];
        switch (here.tag) {
            case Tag::script: case Tag::style: case Tag::noscript: case Tag::iframe: case Tag::svg: case Tag::head: return none;  // they have no words
            case Tag::html: case Tag::body: case Tag::main: case Tag::br: return none;
            default: break;
        }
        // Behind an open dialog the whole page is hidden from screen readers.
        if (is_hidden(document_, node) && !is_large(node, weak) && !holds(node, articles_) && here.tag != Tag::article) return hidden;
        if (const Verdict verdict = by_tag(document_, node); verdict.rule != none && !is_large(node, verdict.strength)) return verdict.rule;
        if (here.tag == Tag::sup && is_footnote_mark(node)) return footnote_mark;
        if (const Verdict verdict = by_role(document_, node); verdict.rule != none && !is_large(node, verdict.strength)) return verdict.rule;
        const NameWords names(document_, node);
        if (here.tag == Tag::header || names.holds("header")) {
            if (here.tag != Tag::article && is_page_header(node) && !is_large(node, weak)) return page_header;
        }
        if (names.words().empty() || here.tag == Tag::article) return none;
        const Verdict verdict = by_name(names);
        if (verdict.rule == none || is_large(node, verdict.strength)) return none;
        if (verdict.strength != strong && is_named_body(document_, node)) return none;
        if (verdict.rule == related && here.tag == Tag::p && !holds(node, links_)) return none;  // a lead is called a teaser too
        if (is_block(here.tag) || here.tag == Tag::other || verdict.strength != small) return verdict.rule;
        return is_aside_inline(node) ? verdict.rule : none;
    }

    // A name on a few words in a paragraph (<b class="author">) says little: they stay unless they are all that their block has.
    bool is_aside_inline(NodeId node) const {
        NodeId block = document_[node].parent;
        while (block != document_[block].parent && !is_block(document_[block].tag)) block = document_[block].parent;
        return document_.line(block, 600).size() <= document_.line(node, 600).size() + 40;
    }

    bool is_footnote_mark(NodeId node) const {
        const NodeId link = document_.find(Tag::a, node, document_[node].end);
        return link < document_[node].end && document_.attribute(link, "href").substr(0, 1) == "#" && document_.line(node, 20).size() <= 8;
    }

    const Document& document_;
    const std::vector<std::uint32_t>& prose_;
    std::uint32_t whole_ = 0;
    std::vector<NodeId> headlines_, header_parts_, articles_, links_;
};

}  // namespace

std::string_view rule_name(Rule rule) {
    using enum Rule;
    switch (rule) {
        case none: return "";
        case hidden: return "hidden";
        case navigation: return "navigation";
        case page_header: return "page header";
        case page_footer: return "page footer";
        case sidebar: return "sidebar";
        case share: return "share buttons";
        case related: return "related links";
        case advertisement: return "advertisement";
        case newsletter: return "newsletter or subscription";
        case cookie: return "cookie notice";
        case comments: return "comments";
        case caption: return "caption";
        case media: return "picture, video or gallery";
        case author_box: return "about the author";
        case byline: return "byline or date";
        case labels: return "tags and topics";
        case form: return "form";
        case login: return "login or paywall";
        case popup: return "pop-up";
        case widget: return "widget";
        case tools: return "tools";
        case pull_quote: return "pull quote";
        case footnote_mark: return "footnote mark";
        case headline: return "headline";
        case subtitle: return "subtitle";
        case date_line: return "date line";
        case label_line: return "label";
        case read_more: return "read-more line";
        case photo_line: return "photo line";
        case copyright_line: return "copyright line";
        case follow_line: return "follow-us line";
        case site_rules: return "rules of the site";
        case link_line: return "line of links";
        case trailing_heading: return "heading without text";
        case credit: return "credit";
        case repeated: return "repeated paragraph";
    }
    return "";
}

NameWords::NameWords(const Document& document, NodeId node) {
    const std::string_view names = document.attribute(node, "class"), id = document.attribute(node, "id");
    buffer_.reserve(names.size() + id.size() + 2);  // the views point into it: it must not move
    add(names);
    add(id);
}

void NameWords::add(std::string_view names) {
    constexpr std::size_t longest_word = 40, most_words = 60;
    std::size_t start = buffer_.size();
    const auto finish = [&] {
        const std::size_t length = buffer_.size() - start;
        if (length > 0 && length <= longest_word && words_.size() < most_words) words_.emplace_back(buffer_.data() + start, length);
        start = buffer_.size();
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char c = names[i];
        if (is_upper_letter(c)) {
            if (i > 0 && is_lower_letter(names[i - 1])) finish();
            buffer_ += static_cast<char>(c + ('a' - 'A'));
        } else if (is_lower_letter(c) || is_ascii_digit(c)) {
            buffer_ += c;
        } else {
            finish();
        }
    }
    finish();
}

bool NameWords::holds(std::string_view word) const {
    const std::size_t hyphen = word.find('-');
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (hyphen == std::string_view::npos ? matches(word, words_[i])
                                             : i + 1 < words_.size() && words_[i] == word.substr(0, hyphen) && words_[i + 1] == word.substr(hyphen + 1)) return true;
    }
    return false;
}

std::vector<std::uint32_t> prose_before(const Document& document) {
    constexpr std::size_t least_stretch = 50;
    std::vector<std::uint32_t> prose(document.size() + 1, 0);
    NodeId link_end = 0, silent_end = 0;
    for (NodeId node = 0; node < document.size(); ++node) {
        const Node& here = document[node];
        std::uint32_t letters = 0;
        if (here.kind == Node::Kind::element) {
            if (here.tag == Tag::a) link_end = std::max(link_end, here.end);
            if (here.tag == Tag::script || here.tag == Tag::style || here.tag == Tag::noscript) silent_end = std::max(silent_end, here.end);
        } else if (node >= link_end && node >= silent_end && here.text.size() >= least_stretch) {
            letters = static_cast<std::uint32_t>(here.text.size());
        }
        prose[node + 1] = prose[node] + letters;
    }
    return prose;
}

std::vector<Furniture> find_furniture(const Document& document, NodeId from, NodeId to, const std::vector<std::uint32_t>& prose) {
    return FurnitureFinder(document, prose).run(from, to);
}

std::vector<Furniture> find_figures(const Document& document) {
    std::vector<Furniture> found;
    for (NodeId node = 0; node < document.size();) {
        const Node& here = document[node];
        Rule rule = Rule::none;
        if (here.kind == Node::Kind::element) {
            switch (here.tag) {
                case Tag::figure: case Tag::audio: case Tag::video: rule = Rule::media; break;
                case Tag::figcaption: rule = Rule::caption; break;
                case Tag::button: case Tag::select: case Tag::textarea: rule = Rule::form; break;
                case Tag::div: case Tag::p: case Tag::span: if (NameWords(document, node).holds("caption*")) rule = Rule::caption; break;
                default: break;
            }
        }
        if (rule == Rule::none) {
            ++node;
        } else {
            found.push_back({node, here.end, rule});
            node = here.end;
        }
    }
    return found;
}

bool is_named_body(const Document& document, NodeId node) {
    if (has_letters(document.attribute(node, "itemprop"), "articlebody") || has_letters(document.attribute(node, "name"), "articlebody")) return true;
    const NameWords names(document, node);
    return std::any_of(std::begin(body_names), std::end(body_names), [&](std::string_view name) { return names.holds(name); });
}

}  // namespace verbatim::corpus::html
