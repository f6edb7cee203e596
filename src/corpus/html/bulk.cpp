#include "corpus/html/bulk.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace verbatim::corpus::html {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char small_letter(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_ascii_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool same_letters(std::string_view text, std::string_view small) {
    return text.size() == small.size() && std::equal(text.begin(), text.end(), small.begin(), [](char a, char b) { return small_letter(a) == b; });
}

// Where `word`, in small letters and beginning with '<', stands at or after `from`, in any capitals.
std::size_t find_letters(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word[0], from); at != npos; at = text.find(word[0], at + 1)) {
        if (same_letters(text.substr(at, word.size()), word)) return at;
    }
    return npos;
}

// Copies the page piece by piece; `kept_` is where the piece that is not yet copied begins.
class BulkRemover {
  public:
    explicit BulkRemover(std::string_view html) : html_(html) { out_.reserve(html.size() / 2 + 64); }

    std::string run() {
        while (!done_) {
            const std::size_t text = at_;
            at_ = html_.find('<', at_);
            if (at_ == npos || at_ + 1 >= html_.size()) break;
            if (!preformatted_) single_blanks(text, at_);
            const char next = html_[at_ + 1];
            if (is_ascii_letter(next)) {
                start_tag();
            } else if (next == '/' && at_ + 2 < html_.size() && is_ascii_letter(html_[at_ + 2])) {
                end_tag();
            } else if (html_.substr(at_, 4) == "<!--") {
                comment();
            } else {  // a declaration or a bare sign
                ++at_;
            }
        }
        out_.append(html_.substr(kept_));
        return std::move(out_);
    }

  private:
    // Leaves out what stands from `from` to `to`.
    void leave_out(std::size_t from, std::size_t to) {
        from = std::max(from, kept_);
        out_.append(html_.substr(kept_, from - kept_));
        kept_ = to;
    }

    // White space is most of a page's text. One blank is as good as many.
    void single_blanks(std::size_t from, std::size_t to) {
        while (from < to) {
            while (from < to && !is_space(html_[from])) ++from;
            std::size_t end = from;
            while (end < to && is_space(html_[end])) ++end;
            if (end > from + 1) leave_out(from + 1, end);
            from = end;
        }
    }

    void comment() {
        std::size_t end = npos;
        if (html_.substr(at_ + 4, 1) == ">") {
            end = at_ + 5;
        } else if (html_.substr(at_ + 4, 2) == "->") {
            end = at_ + 6;
        } else {
            for (std::size_t dashes = html_.find("--", at_ + 4); dashes != npos; dashes = html_.find("--", dashes + 1)) {
                const std::string_view after = html_.substr(dashes + 2, 2);
                if (!after.empty() && after[0] == '>') end = dashes + 3;
                if (after == "!>") end = dashes + 4;
                if (end != npos) break;
            }
        }
        if (end == npos) {  // an open comment hides the rest of the page
            leave_out(at_, html_.size());
            done_ = true;
            return;
        }
        leave_out(at_, end);
        at_ = end;
    }

    void end_tag() {
        const std::size_t start = out_size_at(at_);
        if (same_letters(html_.substr(at_, 5), "</pre")) preformatted_ = false;
        at_ += 2;
        while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>' && html_[at_] != '/') ++at_;
        attributes();
        cut_at_end(start);
    }

    // A tag that the page's end cuts is none. (The parser would leak its name.)
    bool cut_at_end(std::size_t start_in_out) {
        if (at_ < html_.size() || html_.back() == '>') return false;
        leave_out(html_.size(), html_.size());
        out_.resize(start_in_out);
        done_ = true;
        return true;
    }

    // How long the output is when all before `place` is copied. Requires: nothing behind it was left out.
    std::size_t out_size_at(std::size_t place) const { return out_.size() + (place - kept_); }

    void start_tag() {
        const std::size_t start = at_, start_in_out = out_size_at(at_);
        std::size_t name_end = start + 1;
        while (name_end < html_.size() && !is_space(html_[name_end]) && html_[name_end] != '>' && html_[name_end] != '/') ++name_end;
        const std::string_view name = html_.substr(start + 1, name_end - start - 1);
        at_ = name_end;
        const bool closed = attributes();
        if (cut_at_end(start_in_out)) return;
        if (same_letters(name, "script")) {
            raw(start, "</script", !is_data_);
        } else if (same_letters(name, "style")) {
            raw(start, "</style", true);
        } else if (same_letters(name, "textarea")) {
            raw(start, "</textarea", false);
        } else if (same_letters(name, "title")) {
            raw(start, "</title", false);
        } else if (same_letters(name, "iframe")) {
            raw(start, "</iframe", true);
        } else if (same_letters(name, "xmp") || same_letters(name, "noembed") || same_letters(name, "noframes") || same_letters(name, "plaintext")) {
            done_ = true;
        } else if (same_letters(name, "pre") || same_letters(name, "listing")) {
            preformatted_ = true;
        } else if (same_letters(name, "svg") && !closed) {
            drawing();
        }
    }

    // Passes over the attributes to behind the tag's '>'. Returns whether the tag closes itself.
    bool attributes() {
        is_data_ = false;
        while (at_ < html_.size()) {
            const char c = html_[at_];
            if (c == '>') {
                ++at_;
                return html_[at_ - 2] == '/';
            }
            if (is_space(c) || c == '/') {
                ++at_;
                continue;
            }
            const std::size_t name = at_++;
            while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' && html_[at_] != '/') ++at_;
            const std::string_view attribute = html_.substr(name, at_ - name);
            std::size_t equals = at_;
            while (equals < html_.size() && is_space(html_[equals])) ++equals;
            std::string_view value;
            if (equals < html_.size() && html_[equals] == '=') {
                at_ = equals + 1;
                while (at_ < html_.size() && is_space(html_[at_])) ++at_;
                if (at_ >= html_.size()) return false;
                if (html_[at_] == '>') value = {};  // "<a href=>"
                else value = take_value();
            }
            if (!is_kept(attribute, value)) leave_out(name, at_);
            if (same_letters(attribute, "type")) is_data_ = value.find("json") != npos;
        }
        return false;
    }

    std::string_view take_value() {
        const char quote = html_[at_];
        const bool quoted = quote == '"' || quote == '\'';
        const std::size_t start = quoted ? at_ + 1 : at_;
        std::size_t end = start;
        if (quoted) {
            end = std::min(html_.find(quote, start), html_.size());
            at_ = std::min(end + 1, html_.size());
        } else {
            while (end < html_.size() && !is_space(html_[end]) && html_[end] != '>') ++end;
            at_ = end;
        }
        return html_.substr(start, end - start);
    }

    // The attributes that somebody reads: they name elements, lead somewhere or carry fields. Inlined pictures and what is longer than an address is left out.
    static bool is_kept(std::string_view name, std::string_view value) {
        constexpr std::size_t longest_value = 1000, longest_picture = 100;
        constexpr std::string_view kept[] = {"class", "id", "href", "content", "name", "property", "itemprop", "itemtype", "itemscope", "rel", "type", "role", "title", "alt", "lang", "xml:lang",
                                             "datetime", "pubdate", "hidden", "aria-hidden", "http-equiv", "charset", "shadowrootmode", "shadowroot", "dir", "wordcount", "valign"};
        if (same_letters(name, "content")) return true;
        if (value.size() > longest_value && !same_letters(name, "href")) return false;
        if (value.size() > longest_picture && same_letters(value.substr(0, 5), "data:")) return false;
        if (same_letters(name, "style")) return value.find("none") != npos || value.find("hidden") != npos || value.find("NONE") != npos;
        return std::any_of(std::begin(kept), std::end(kept), [&](std::string_view one) { return same_letters(name, one); });
    }

    // The words of an element that holds no tags, up to its end tag.
    void raw(std::size_t start, std::string_view end_tag, bool is_bulk) {
        const std::size_t from = at_;
        std::size_t end = find_letters(html_, end_tag, from);
        while (end != npos && end + end_tag.size() < html_.size() && is_ascii_letter(html_[end + end_tag.size()])) end = find_letters(html_, end_tag, end + 1);
        if (end == npos) {  // the rest of the page belongs to it
            if (is_bulk) leave_out(start, html_.size());
            done_ = true;
            return;
        }
        const std::string_view content = html_.substr(from, end - from);
        // Inside a comment a script may name its own end: the parser knows how to read that.
        if (end_tag == "</script" && content.find("<!--") != npos && find_letters(content, "<script", 0) != npos) {
            done_ = true;
            return;
        }
        if (is_bulk) leave_out(from, end);
        at_ = end;
    }

    // <svg> … </svg>, with what is nested in it.
    void drawing() {
        if (!drawings_end_) return;
        std::size_t depth = 1, place = at_;
        while (depth > 0) {
            place = html_.find('<', place);
            if (place == npos) {
                drawings_end_ = false;  // never look again, or a page of open drawings takes quadratic time
                return;
            }
            if (same_letters(html_.substr(place, 5), "</svg")) --depth;
            if (same_letters(html_.substr(place, 4), "<svg")) ++depth;
            ++place;
        }
        leave_out(at_, place - 1);
        at_ = place - 1;
    }

    std::string_view html_;
    std::string out_;
    std::size_t at_ = 0, kept_ = 0;
    bool done_ = false;
    bool preformatted_ = false;
    bool is_data_ = false;      // of the script tag that was read last
    bool drawings_end_ = true;  // every drawing so far had an end
};

}  // namespace

std::string without_bulk(std::string_view html) { return BulkRemover(html).run(); }

}  // namespace verbatim::corpus::html
