#include "corpus/html/blocks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus::html {
namespace {

bool is_html_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// Elements whose words nobody is meant to read.
bool is_silent(const Document& document, NodeId node) {
    switch (document[node].tag) {
        case Tag::script: case Tag::style: case Tag::noscript: case Tag::iframe: case Tag::svg: case Tag::head: case Tag::title: case Tag::object:
        case Tag::template_: case Tag::canvas: case Tag::map: return true;
        default: return false;
    }
}

class BlockMaker {
  public:
    BlockMaker(const Document& document, const std::vector<Furniture>& furniture, LineEnds line_ends) : document_(document), furniture_(furniture), line_ends_(line_ends) {}

    std::vector<Block> run(NodeId from, NodeId to) {
        auto next = furniture_.begin();
        while (next != furniture_.end() && next->end <= from) ++next;
        for (NodeId node = from; node < to;) {
            close_until(node);
            if (next != furniture_.end() && next->start <= node) {
                if (is_block(document_[next->start].tag)) finish();
                node = std::max(node, next->end);
                ++next;
                continue;
            }
            const Node& here = document_[node];
            if (here.kind == Node::Kind::text) {
                add(node);
                ++node;
            } else if (is_silent(document_, node)) {
                node = here.end;
            } else {
                enter(node);
                ++node;
            }
        }
        close_until(to);
        finish();
        return std::move(blocks_);
    }

  private:
    struct Open {
        NodeId end = 0;
        NodeId element = 0;
        bool block = false, link = false, quote = false, preformatted = false;
    };

    void close_until(NodeId node) {
        while (!open_.empty() && open_.back().end <= node) {
            const Open& closing = open_.back();
            if (closing.quote) put("\u201D");
            if (closing.block) finish();
            links_ -= closing.link;
            preformatted_ -= closing.preformatted;
            open_.pop_back();
        }
    }

    void enter(NodeId node) {
        const Node& here = document_[node];
        if (here.tag == Tag::br) {
            line_end();
            return;
        }
        Open open;
        open.end = here.end;
        open.element = node;
        open.block = is_block(here.tag);
        open.link = here.tag == Tag::a && document_.has_attribute(node, "href");
        open.quote = here.tag == Tag::q;
        open.preformatted = here.tag == Tag::pre;
        if (open.block) finish();
        if (open.quote) put("\u201C");
        links_ += open.link;
        preformatted_ += open.preformatted;
        open_.push_back(open);
    }

    // A <br>, or a line end in <pre>.
    void line_end() {
        if (block_.text.empty()) return;
        if (broken_ || line_ends_ == LineEnds::end_blocks || ends_sentence(block_.text)) {
            finish();
        } else {
            broken_ = true;
            blank_ = true;
        }
    }

    void add(NodeId node) {
        const std::string_view text = document_[node].text;
        for (std::size_t i = 0; i < text.size();) {
            if (is_html_blank(text[i])) {
                if (preformatted_ > 0 && text[i] == '\n') line_end();
                blank_ = true;
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < text.size() && !is_html_blank(text[end])) ++end;
            put_at(node, text.substr(i, end - i));
            i = end;
        }
    }

    void put(std::string_view mark) {
        if (blank_ && !block_.text.empty() && mark == "\u201C") block_.text += ' ';
        if (mark == "\u201C") blank_ = false;
        block_.text += mark;
    }

    void put_at(NodeId node, std::string_view word) {
        if (block_.words == 0) {
            block_.first = node;
            place_block();
        }
        block_.last = node;
        if (blank_ && !block_.text.empty()) block_.text += ' ';
        blank_ = false;
        broken_ = false;
        block_.text += word;
        block_.words = 1;  // counted when the block is finished
        block_.letters += static_cast<std::uint32_t>(word.size());
        if (links_ > 0) block_.linked += static_cast<std::uint32_t>(word.size());
    }

    // Which element starts the line, and what kind of line it is.
    void place_block() {
        block_.element = document_[block_.first].parent;
        block_.tag = Tag::div;
        bool found = false;
        for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
            if (!open->block) continue;
            const Tag tag = document_[open->element].tag;
            if (!found) {
                block_.element = open->element;
                block_.tag = tag;
                found = true;
                if (tag != Tag::p && tag != Tag::div) return;
            } else if (is_heading(tag) || tag == Tag::li || tag == Tag::td || tag == Tag::th || tag == Tag::caption) {
                block_.tag = tag;
                return;
            } else if (tag != Tag::p && tag != Tag::div) {
                return;
            }
        }
    }

    void finish() {
        blank_ = broken_ = false;
        if (block_.words > 0) {
            trim_wide_blanks();
            block_.words = count_words(block_.text);
            if (block_.words > 0) blocks_.push_back(std::move(block_));
        }
        block_ = {};
    }

    // Non-breaking and ideographic blanks at the edges, with which pages indent.
    void trim_wide_blanks() {
        std::string& text = block_.text;
        std::size_t start = 0, end = text.size();
        while (start < end) {
            const text::Decoded decoded = text::decode(text, start);
            if (!text::is_blank(decoded.code_point)) break;
            start += decoded.length;
        }
        while (end > start) {
            const text::Decoded decoded = text::decode_before(text, end);
            if (!text::is_blank(decoded.code_point)) break;
            end -= decoded.length;
        }
        text.erase(end);
        text.erase(0, start);
    }

    const Document& document_;
    const std::vector<Furniture>& furniture_;
    LineEnds line_ends_;
    std::vector<Block> blocks_;
    Block block_;
    std::vector<Open> open_;
    int links_ = 0, preformatted_ = 0;
    bool blank_ = false;   // white space since the last word
    bool broken_ = false;  // a <br> since the last word
};

}  // namespace

std::vector<Block> blocks_of(const Document& document, NodeId from, NodeId to, const std::vector<Furniture>& furniture, LineEnds line_ends) {
    return BlockMaker(document, furniture, line_ends).run(from, to);
}

bool is_heading(Tag tag) {
    return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 || tag == Tag::h5 || tag == Tag::h6;
}

std::uint32_t count_words(std::string_view text) {
    std::uint32_t words = 0, unspaced = 0;
    bool in_word = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            const bool letter = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
            words += letter && !in_word;
            in_word = letter || (in_word && (byte == '\'' || byte == '-'));
            ++i;
            continue;
        }
        const text::Decoded decoded = text::decode(text, i);
        i += decoded.length;
        if (decoded.code_point >= 0x0E00 && text::is_unspaced_script(decoded.code_point)) {
            ++unspaced;
            in_word = false;
        } else if (decoded.code_point >= 0x2000 && decoded.code_point < 0x2070) {
            in_word = false;  // dashes, quotation marks, blanks
        } else {
            // A mark goes on with a word and begins none: mails pad their first lines with such.
            const bool letter = text::is_word(decoded.code_point) && (in_word || !text::is_mark(decoded.code_point));
            words += letter && !in_word;
            in_word = letter;
        }
    }
    return words + (unspaced + 1) / 2;
}

bool ends_sentence(std::string_view text) {
    constexpr int most_marks = 8;  // behind the sentence's end
    for (int marks = 0; !text.empty() && marks < most_marks; ++marks) {
        const text::Decoded last = text::decode_before(text, text.size());
        switch (last.code_point) {
            case '.': case '!': case '?': case ':': case ';': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF1A: case 0x061F: case 0x06D4:
            case 0x0964: case 0x0965: case 0x203D: case 0x055C: case 0x055E: case 0x0589: case 0x1362: return true;
            default: break;
        }
        if (!text::is_closing(last.code_point) && !text::is_quotation_mark(last.code_point) && last.code_point != '*' && !text::is_blank(last.code_point)) return false;
        text.remove_suffix(last.length);
    }
    return false;
}

}  // namespace verbatim::corpus::html
