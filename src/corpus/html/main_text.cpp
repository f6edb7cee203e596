#include "corpus/html/main_text.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "corpus/html/blocks.h"
#include "corpus/html/furniture.h"
#include "text/utf8.h"

namespace verbatim::corpus::html {
namespace {

constexpr std::size_t most_left_out = 50, longest_example = 200;

// What a block adds to the element that holds it, in words.
double worth(const Block& block) {
    constexpr double cost = 7, most_words = 150;
    if (is_heading(block.tag)) return block.words > 25 ? 0 : -1;
    const double linked = block.link_share();
    if (linked > 0.6) return -std::min<double>(cost, block.words);
    const double words = std::min<double>(block.words * (1 - linked), most_words);
    const bool sentence = ends_sentence(block.text);
    if (block.tag == Tag::p && sentence && linked < 0.3) return std::max(words - 3, 1.0);  // dialogue is made of short paragraphs
    if (block.tag == Tag::li || block.tag == Tag::td || block.tag == Tag::th || block.tag == Tag::dt) return sentence || block.words >= 25 ? words - cost - 3 : std::max(-cost, words - 2 * cost);
    return std::max(words - cost, -cost);
}

// How much the names of an element say for it.
double favour(const Document& document, NodeId node) {
    if (is_named_body(document, node)) return 1.25;
    const Tag tag = document[node].tag;
    if (tag == Tag::article) return 1.1;
    if (tag == Tag::main) return 1.03;
    return 1;
}

bool leads_to_rules(std::string_view address) {
    constexpr std::string_view words[] = {"privacy", "terms", "guidelines", "conditions", "datenschutz", "agb", "nutzungsbedingungen", "mentions-legales", "legal", "cookie", "aviso-legal", "policy", "impressum", "netiquette"};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return address.find(word) != std::string_view::npos; });
}

class TextFinder {
  public:
    TextFinder(const Document& document, NodeId headline, const EdgeHints& hints) : document_(document), headline_(headline), hints_(hints) {}

    MainText run(bool is_body) {
        NodeId body = document_.find(Tag::body, 0, document_.size());
        if (body == document_.size()) body = 0;
        end_ = document_[body].end;
        const std::vector<std::uint32_t> prose = prose_before(document_);
        furniture_ = find_furniture(document_, body, end_, prose);
        blocks_ = blocks_of(document_, body, end_, furniture_);
        index_blocks();
        const NodeId element = is_body ? body : best_element(body);
        if (element != nothing) {
            take(element);
            report(body);
        }
        return std::move(result_);
    }

  private:
    static constexpr NodeId nothing = ~NodeId{0};

    // The blocks of an element are [block_at_[element], block_at_[its end]).
    void index_blocks() {
        block_at_.assign(document_.size() + 1, 0);
        std::size_t next = 0;
        for (NodeId node = 0; node <= document_.size(); ++node) {
            while (next < blocks_.size() && blocks_[next].first < node) ++next;
            block_at_[node] = static_cast<std::uint32_t>(next);
        }
        worth_before_.assign(blocks_.size() + 1, 0);
        for (std::size_t i = 0; i < blocks_.size(); ++i) worth_before_[i + 1] = worth_before_[i] + worth(blocks_[i]);
    }

    double worth_of(NodeId node) const { return worth_before_[block_at_[document_[node].end]] - worth_before_[block_at_[node]]; }

    NodeId best_element(NodeId body) {
        constexpr double least_worth = 12;
        NodeId best = nothing;
        double most = least_worth;
        for (NodeId node = body; node < end_; ++node) {
            const Node& here = document_[node];
            if (here.kind != Node::Kind::element || !(is_block(here.tag) || here.tag == Tag::other || here.tag == Tag::span || here.tag == Tag::font)) continue;
            if (block_at_[here.end] == block_at_[node]) continue;
            const double value = worth_of(node);
            if (value * 1.25 < most) continue;
            if (const double favoured = value * favour(document_, node); favoured >= most) {
                most = favoured;
                best = node;
            }
        }
        return best == nothing ? best : one_of_several(best);
    }

    // A page may show one article after the other, each in an <article>: the text is that of the first whose headline the page names, or that is most of all.
    NodeId one_of_several(NodeId best) const {
        std::vector<NodeId> articles;
        for (NodeId node = best + 1; node < document_[best].end;) {
            if (document_.is(node, Tag::article) && worth_of(node) > 0) {
                articles.push_back(node);
                node = document_[node].end;
            } else {
                ++node;
            }
        }
        if (articles.size() < 2) return best;
        const double whole = worth_of(best);
        for (const NodeId article : articles) {
            if (worth_of(article) > 0.6 * whole) return article;
            if (headline_ > article && headline_ < document_[article].end && worth_of(article) > 30) return article;
        }
        return best;
    }

    std::vector<NodeId> links_of(const Block& block) const {
        std::vector<NodeId> links;
        for (NodeId node = std::min(block.element, block.first); node <= block.last; ++node) {
            if (document_.is(node, Tag::a)) links.push_back(node);
        }
        return links;
    }

    // Rules for comments and the like, which stand directly below some texts: a paragraph that leads to the site's own terms, and what follows it.
    std::size_t before_site_rules(std::size_t first, std::size_t last) const {
        for (std::size_t i = first + (last - first) / 2; i < last; ++i) {
            if (blocks_[i].linked == 0) continue;
            std::size_t rules = 0;
            for (const NodeId link : links_of(blocks_[i])) {
                const std::string_view address = document_.attribute(link, "href");
                rules += leads_to_rules(address) && (address.substr(0, 1) == "/" || address.find("://") != std::string_view::npos) && is_short_path(address);
            }
            if (rules >= 2 || (rules == 1 && blocks_[i].words < 40 && i + 3 >= last)) return i;
        }
        return last;
    }

    // "/privacy.html" is a rule of the site; "/2015/05/04/the-new-privacy-law-and-its-critics" is an article.
    static bool is_short_path(std::string_view address) {
        const std::size_t path = address.find("://") == std::string_view::npos ? 0 : address.find('/', address.find("://") + 3);
        return path != std::string_view::npos && address.size() - path < 45;
    }

    // An offer to subscribe, in a box of its own: the blocks around a short line that leads to a page of subscriptions.
    void take_out_offers(NodeId element, std::size_t first, std::size_t last) {
        offered_.assign(blocks_.size(), false);
        constexpr std::uint32_t short_line = 12;
        const double whole = worth_of(element);
        for (std::size_t i = first; i < last; ++i) {
            if (blocks_[i].words > short_line || blocks_[i].link_share() < 0.8 || offered_[i]) continue;
            const std::vector<NodeId> links = links_of(blocks_[i]);
            if (std::none_of(links.begin(), links.end(), [&](NodeId link) { return leads_to_offer(document_.attribute(link, "href")); })) continue;
            NodeId box = blocks_[i].element;
            while (document_[box].parent != element && document_[box].parent != box && worth_of(document_[box].parent) < 0.3 * whole) box = document_[box].parent;
            for (std::size_t k = block_at_[box]; k < block_at_[document_[box].end]; ++k) {
                if (!offered_[k]) leave_out(Rule::newsletter, blocks_[k].text);
                offered_[k] = true;
            }
        }
    }

    static bool leads_to_offer(std::string_view address) {
        constexpr std::string_view words[] = {"/abo", "subscri", "/signup", "/sign-up", "newsletter", "/register", "/offer", "/spenden", "/donate", "/join", "/premium", "suscrib", "suscripci", "abonn", "/assine", "probeabo", "/membership", "/support-us"};
        return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return address.find(word) != std::string_view::npos; });
    }

    void leave_out(Rule rule, std::string_view words) {
        if (result_.left_out.size() < most_left_out) result_.left_out.push_back({std::string(rule_name(rule)), std::string(text::cut_to(words, longest_example))});
    }

    void take(NodeId element) {
        std::size_t first = block_at_[element], last = block_at_[document_[element].end];
        constexpr double nearly_all = 0.8;
        for (std::size_t i = first; i < last; ++i) {
            result_.linked_headings += blocks_[i].link_share() > nearly_all && (is_heading(blocks_[i].tag) || blocks_[i].words >= 4) && blocks_[i].tag != Tag::li;
        }
        const std::size_t rules = before_site_rules(first, last);
        for (std::size_t i = rules; i < last; ++i) leave_out(Rule::site_rules, blocks_[i].text);
        last = rules;
        take_out_offers(element, first, last);
        // The edges: what is over the first paragraph and under the last one.
        for (; first < last; ++first) {
            Rule rule = is_under_picture(blocks_[first]) ? Rule::caption : edge_rule(blocks_[first], Edge::head, hints_);
            // A heading over a byline or a date is a subtitle; over a paragraph it is the text's.
            if (rule == Rule::none && is_heading(blocks_[first].tag) && first + 1 < last && edge_rule(blocks_[first + 1], Edge::head, hints_) != Rule::none) rule = Rule::subtitle;
            if (rule == Rule::none) break;
            leave_out(rule, blocks_[first].text);
        }
        for (; last > first; --last) {
            const Block& block = blocks_[last - 1];
            if (offered_[last - 1]) continue;
            const Rule rule = is_heading(block.tag) ? Rule::trailing_heading : edge_rule(block, Edge::tail, hints_);
            if (rule == Rule::none) break;
            leave_out(rule, block.text);
        }
        std::unordered_set<std::string_view> seen;
        bool joined = false;
        constexpr std::uint32_t long_paragraph = 8;
        const std::size_t end_of_text = last;
        for (std::size_t i = first; i < end_of_text; ++i) {
            Block& block = blocks_[i];
            if (offered_[i]) continue;
            Rule rule = line_rule(block);
            if (rule == Rule::none && is_under_picture(block)) rule = Rule::caption;
            if (rule == Rule::none && is_heading(block.tag) && folded_line(block.text, 400) == folded_line(hints_.title, 400)) rule = Rule::headline;
            if (rule == Rule::none && block.words >= long_paragraph && !seen.insert(block.text).second) rule = Rule::repeated;
            if (rule == Rule::none && is_list_of_links(i, end_of_text)) rule = Rule::link_line;
            if (rule != Rule::none) {
                leave_out(rule, block.text);
                continue;
            }
            if (i + 1 == end_of_text) cut_credit(block);
            add(block, joined);
            joined = is_dateline(block);
        }
    }

    // A paragraph of a picture and small or slanted words is the picture's caption.
    bool is_under_picture(const Block& block) const {
        constexpr std::uint32_t longest_caption = 60;
        constexpr NodeId nearest = 12;  // nodes between the picture and its words
        if (block.words > longest_caption || document_.find(Tag::img, std::max(block.element, block.first - std::min(block.first, nearest)), block.first) >= block.first) return false;
        NodeId small_end = 0;
        for (NodeId node = block.element; node <= block.last; ++node) {
            const Node& here = document_[node];
            if (here.kind == Node::Kind::element && (here.tag == Tag::small || here.tag == Tag::i || here.tag == Tag::em)) small_end = std::max(small_end, here.end);
            if (here.kind == Node::Kind::text && node >= block.first && node >= small_end && here.text.find_first_not_of(" \n\t\r\f") != std::string_view::npos) return false;
        }
        return true;
    }

    // An item or a heading that is a link, among others like it.
    bool is_list_of_links(std::size_t i, std::size_t last) const {
        const Block& block = blocks_[i];
        if (block.tag != Tag::li || block.link_share() < 0.7) return false;
        return (i > 0 && blocks_[i - 1].tag == Tag::li && blocks_[i - 1].link_share() > 0.7) || (i + 1 < last && blocks_[i + 1].tag == Tag::li && blocks_[i + 1].link_share() > 0.7);
    }

    void cut_credit(Block& block) {
        const std::size_t start = credit_start(block.text);
        if (start == block.text.size()) return;
        result_.credit = block.text.substr(start);
        leave_out(Rule::credit, result_.credit);
        block.text.erase(start);
    }

    // "AUBURN, Wash. —" on a line of its own begins the sentence that follows.
    static bool is_dateline(const Block& block) {
        const text::Decoded last = text::decode_before(block.text, block.text.size());
        return block.words <= 8 && (last.code_point == 0x2014 || last.code_point == 0x2013 || last.code_point == '-');
    }

    void add(const Block& block, bool joined) {
        if (result_.text.empty()) {
            result_.first = block.first;
        } else {
            result_.text += joined ? " " : "\n\n";
        }
        result_.text += block.text;
        result_.words += block.words;
        ++result_.paragraphs;
        result_.last = block.last;
        result_.last_paragraph = block.text;
    }

    // The furniture of the page, after the lines: what stands inside of the text's element first.
    void report(NodeId body) {
        for (const Furniture& piece : furniture_) {
            if (result_.left_out.size() >= most_left_out) break;
            if (piece.start < body) continue;
            std::string words = document_.line(piece.start, longest_example);
            if (!words.empty()) leave_out(piece.rule, words);
        }
    }

    const Document& document_;
    NodeId headline_ = 0;
    const EdgeHints& hints_;
    NodeId end_ = 0;
    std::vector<Furniture> furniture_;
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> block_at_;
    std::vector<double> worth_before_;
    std::vector<bool> offered_;
    MainText result_;
};

}  // namespace

MainText main_text(const Document& document, NodeId headline, const EdgeHints& hints) { return TextFinder(document, headline, hints).run(false); }

MainText text_of_body(const Document& document, const EdgeHints& hints) { return TextFinder(document, 0, hints).run(true); }

}  // namespace verbatim::corpus::html
