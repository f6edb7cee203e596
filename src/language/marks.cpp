#include "language/marks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::language {
namespace {

// Marks that may open and close one another. Writers mix the glyphs of a family ( “…" ), never families.
enum class Family : std::uint8_t { twofold, guillemet, single_guillemet, corner, white_corner, single };

// What a glyph may do by its shape alone; `both` is settled by its neighbours.
enum class MarkSide : std::uint8_t { opens, closes, both };

struct Glyph {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    Family family = Family::twofold;
    MarkSide shape = MarkSide::both;
    bool straight = false;  // " or ', which also stand for inches, feet and apostrophes
};

struct GlyphShape {
    std::string_view bytes;
    Family family;
    MarkSide shape;
};

// “ is `both` because it closes a German quotation, ” because it opens a Swedish one, » likewise.
constexpr std::array glyph_shapes{
    GlyphShape{"“", Family::twofold, MarkSide::both},          GlyphShape{"”", Family::twofold, MarkSide::both},
    GlyphShape{"„", Family::twofold, MarkSide::opens},         GlyphShape{"‟", Family::twofold, MarkSide::opens},
    GlyphShape{"«", Family::guillemet, MarkSide::both},        GlyphShape{"»", Family::guillemet, MarkSide::both},
    GlyphShape{"‹", Family::single_guillemet, MarkSide::both}, GlyphShape{"›", Family::single_guillemet, MarkSide::both},
    GlyphShape{"「", Family::corner, MarkSide::opens},         GlyphShape{"」", Family::corner, MarkSide::closes},
    GlyphShape{"『", Family::white_corner, MarkSide::opens},   GlyphShape{"』", Family::white_corner, MarkSide::closes},
    GlyphShape{"‘", Family::single, MarkSide::opens},          GlyphShape{"’", Family::single, MarkSide::closes},
    GlyphShape{"‚", Family::single, MarkSide::opens},          GlyphShape{"‛", Family::single, MarkSide::opens},
};

bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// The character class that pairing needs to know of a neighbour.
enum class Neighbour : std::uint8_t { edge, blank, opening, word, digit, other };

Neighbour classify(unsigned char c) {
    if (is_ascii_blank(static_cast<char>(c))) return Neighbour::blank;
    if (c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == '=') return Neighbour::opening;
    if (c >= '0' && c <= '9') return Neighbour::digit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Neighbour::word;
    return Neighbour::other;
}

// The neighbours of a glyph. Multi-byte punctuation (dashes, other marks, no-break spaces) is told from letters by its
// lead byte: U+2000–U+206F begins with E2 80 or E2 81, U+00A0–U+00BF with C2.
Neighbour before(std::string_view text, std::uint32_t paragraph_start, std::uint32_t at) {
    if (at == paragraph_start) return Neighbour::edge;
    const auto last = static_cast<unsigned char>(text[at - 1]);
    if (last < 0x80) return classify(last);
    if (at >= paragraph_start + 3 && has_at(text, at - 3, "…")) return Neighbour::other;
    if (at >= paragraph_start + 3 && text[at - 3] == '\xE2' && (text[at - 2] == '\x80' || text[at - 2] == '\x81')) {
        if (has_at(text, at - 3, "’") || has_at(text, at - 3, "”")) return Neighbour::other;
        return Neighbour::opening;
    }
    if (at >= paragraph_start + 2 && text[at - 2] == '\xC2') {
        return text[at - 1] == '\xA0' ? Neighbour::blank : Neighbour::opening;
    }
    return Neighbour::word;
}

Neighbour after(std::string_view text, std::uint32_t paragraph_end, std::uint32_t at) {
    if (at >= paragraph_end) return Neighbour::edge;
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return classify(first);
    if (text[at] == '\xE2' && at + 1 < paragraph_end && (text[at + 1] == '\x80' || text[at + 1] == '\x81')) {
        const bool opening = has_at(text, at, "‘") || has_at(text, at, "“") || has_at(text, at, "…");
        return opening ? Neighbour::word : Neighbour::other;
    }
    if (text[at] == '\xC2') return at + 1 < paragraph_end && text[at + 1] == '\xA0' ? Neighbour::blank : Neighbour::other;
    return Neighbour::word;
}

// The glyphs of one paragraph, in order. Markup left in a text (<a href="…">) holds no marks.
class GlyphScanner {
  public:
    GlyphScanner(std::string_view text, base::TextSpan paragraph) : text_(text), paragraph_(paragraph) {}

    std::vector<Glyph> scan() {
        std::vector<Glyph> glyphs;
        std::uint32_t markup_end = paragraph_.start;  // no search for '>' is repeated before this offset
        for (std::uint32_t at = paragraph_.start; at < paragraph_.end;) {
            const char c = text_[at];
            if (c == '<' && at >= markup_end) {
                const std::uint32_t end = end_of_markup(at, markup_end);
                at = end > at ? end : at + 1;
                continue;
            }
            const std::optional<Glyph> glyph = glyph_at(at);
            if (glyph) glyphs.push_back(*glyph);
            at = glyph ? glyph->end : at + 1;
        }
        return glyphs;
    }

  private:
    static bool may_begin(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '\xC2' || c == '\xE2' || c == '\xE3';
    }

    std::optional<Glyph> glyph_at(std::uint32_t at) const {
        const char c = text_[at];
        if (!may_begin(c)) return std::nullopt;
        const bool twice = at + 1 < paragraph_.end && text_[at + 1] == c;
        if (c == '"' && is_within_word(at)) return std::nullopt;
        if (c == '"') return Glyph{at, at + 1, Family::twofold, MarkSide::both, true};
        if (c == '\'' && twice) return Glyph{at, at + 2, Family::twofold, MarkSide::both, false};
        if (c == '`' && twice) return Glyph{at, at + 2, Family::twofold, MarkSide::opens, false};
        if (c == '\'') return Glyph{at, at + 1, Family::single, MarkSide::both, true};
        if (c == '`') return std::nullopt;
        for (const GlyphShape& shape : glyph_shapes) {
            if (!has_at(text_, at, shape.bytes)) continue;
            return Glyph{at, at + static_cast<std::uint32_t>(shape.bytes.size()), shape.family, shape.shape, false};
        }
        return std::nullopt;
    }

    // сім"я: between two letters that are not Latin it is an apostrophe.
    bool is_within_word(std::uint32_t at) const {
        if (at == paragraph_.start || at + 1 >= paragraph_.end) return false;
        const text::Decoded last = text::decode_before(text_, at), next = text::decode(text_, at + 1);
        return last.length > 1 && next.length > 1 && text::is_lower(last.code_point) && text::is_lower(next.code_point);
    }

    // Past the '>' of a tag that begins at `at`, or `at` when none begins there. `searched` is moved on to where the
    // search ended, so that a text of nothing but '<' costs linear time.
    std::uint32_t end_of_markup(std::uint32_t at, std::uint32_t& searched) const {
        if (at + 1 >= paragraph_.end) return at;
        const char next = text_[at + 1];
        if (next != '/' && (next < 'A' || next > 'z')) return at;
        for (std::uint32_t i = at + 1; i < paragraph_.end; ++i) {
            searched = i;
            if (text_[i] == '>') return i + 1;
            if (text_[i] == '<') return at;
        }
        return at;
    }

    std::string_view text_;
    base::TextSpan paragraph_;
};

class Pairer {
  public:
    // `left_open`: the paragraph before ends in a stretch without a closing mark.
    Pairer(std::string_view text, base::TextSpan paragraph, std::uint32_t index, bool left_open, std::vector<QuotedStretch>& out)
        : text_(text), paragraph_(paragraph), index_(index), left_open_(left_open), out_(out) {}

    void pair(const std::vector<Glyph>& glyphs) {
        const std::size_t first = out_.size();
        pair_families(glyphs);
        pair_singles(glyphs, first);
    }

  private:
    bool could_open(const Glyph& glyph) const {
        const Neighbour next = after(text_, paragraph_.end, glyph.end);
        const bool french = has_at(text_, glyph.start, "«");  // « un »
        if ((next == Neighbour::blank && !french) || next == Neighbour::edge) return false;
        if (glyph.shape == MarkSide::opens) return true;
        if (glyph.shape == MarkSide::closes) return false;
        const Neighbour previous = before(text_, paragraph_.start, glyph.start);
        if (glyph.family == Family::twofold && has_at(text_, glyph.start, "“")) return true;
        if (glyph.straight && previous == Neighbour::digit) return false;  // 5'10"
        if (previous == Neighbour::word && is_behind_proclitic(glyph.start)) return true;
        return previous != Neighbour::word && previous != Neighbour::digit;
    }

    bool could_close(const Glyph& glyph) const {
        if (glyph.shape == MarkSide::opens) return false;
        if (glyph.shape == MarkSide::closes) return true;
        const Neighbour previous = before(text_, paragraph_.start, glyph.start);
        const Neighbour next = after(text_, paragraph_.end, glyph.end);
        const auto follows = [&](std::string_view what) { return glyph.start >= paragraph_.start + what.size() && has_at(text_, glyph.start - what.size(), what); };
        const bool joined = glyph.straight && (follows("(") || follows("'") || follows("’"));  // ("Заря", d'"amis"
        const bool looks_opening = (previous == Neighbour::blank || previous == Neighbour::edge || joined) &&
                                   (next == Neighbour::word || next == Neighbour::digit);
        return !looks_opening;
    }

    // Arabic's one-letter words are joined to what follows them: بـ”العزم“.
    bool is_behind_proclitic(std::uint32_t at) const {
        constexpr std::u32string_view letters = U"وفبلك";
        constexpr char32_t tatweel = 0x0640;
        text::Decoded one = text::decode_before(text_, at);
        if (one.code_point == tatweel && at > paragraph_.start + one.length) one = text::decode_before(text_, at -= one.length);
        if (letters.find(one.code_point) == std::u32string_view::npos) return false;
        const Neighbour previous = before(text_, paragraph_.start, at - one.length);
        return previous == Neighbour::edge || previous == Neighbour::blank;
    }

    // " mots " with blanks inside: a straight mark between blanks opens where the next one has a blank before it.
    bool opens_spaced(const std::vector<Glyph>& glyphs, std::size_t number) const {
        const auto is_spaced = [&](const Glyph& glyph) { return glyph.straight && glyph.family == Family::twofold && before(text_, paragraph_.start, glyph.start) == Neighbour::blank; };
        if (!is_spaced(glyphs[number]) || after(text_, paragraph_.end, glyphs[number].end) != Neighbour::blank) return false;
        std::size_t next = number + 1;
        while (next < glyphs.size() && glyphs[next].family != Family::twofold) ++next;
        return next < glyphs.size() && is_spaced(glyphs[next]) && could_close(glyphs[next]);
    }

    // Whether the marks behind an opening one close it and `depth` others and the outermost before they are used up: looks at the next few of its family.
    bool closes_all(const std::vector<Glyph>& glyphs, std::size_t number, int depth) const {
        constexpr int looked_at = 6;
        constexpr std::size_t reach = 40;  // glyphs of all families
        int left = depth + 2;
        int seen = 0;
        for (std::size_t i = number + 1; i < std::min(glyphs.size(), number + reach) && seen < looked_at && left > 0; ++i) {
            if (glyphs[i].family != glyphs[number].family) continue;
            ++seen;
            if (could_close(glyphs[i])) --left;
            else if (could_open(glyphs[i])) ++left;
        }
        return left == 0;
    }

    // A mark of the open family that looks like an opening one: nested when the marks behind it close both, else the earlier one was never closed, and this one starts afresh.
    void pair_families(const std::vector<Glyph>& glyphs) {
        const Glyph* open = nullptr;
        int depth = 0;
        bool first = true;
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const Glyph& glyph = glyphs[i];
            if (glyph.family == Family::single) continue;
            const bool closes = could_close(glyph), opens = could_open(glyph);
            if (first && left_open_ && closes && !opens) add_orphan(glyph);
            if (first && left_open_ && opens && is_one_way(glyph)) {  // 「…「a」「b」…」: the first mark too many closes it
                const std::size_t closer = unmatched_closer(glyphs, i);
                if (closer < glyphs.size()) {
                    add_orphan(glyphs[closer]);
                    i = closer;
                    first = false;
                    continue;
                }
            }
            first = false;
            if (!open) {
                if (!opens && !opens_spaced(glyphs, i)) continue;
                open = &glyph;
                depth = 0;
            } else if (glyph.family != open->family) {
                continue;
            } else if (closes) {
                if (depth > 0) {
                    --depth;
                    continue;
                }
                add(*open, &glyph);
                open = nullptr;
            } else if (opens) {
                if (closes_all(glyphs, i, depth)) {
                    ++depth;
                } else {
                    add_until(*open, glyph.start);
                    open = &glyph;
                    depth = 0;
                }
            }
        }
        if (open) add(*open, nullptr);
    }

    static bool is_one_way(const Glyph& glyph) { return glyph.family == Family::corner || glyph.family == Family::white_corner; }

    std::size_t unmatched_closer(const std::vector<Glyph>& glyphs, std::size_t number) const {
        int depth = 0;
        for (std::size_t i = number; i < glyphs.size(); ++i) {
            if (glyphs[i].family != glyphs[number].family) continue;
            depth += glyphs[i].shape == MarkSide::opens ? 1 : -1;
            if (depth < 0) return i;
        }
        return glyphs.size();
    }

    // A stretch that goes on from the paragraph before, to this closing mark.
    void add_orphan(const Glyph& close) {
        Glyph edge = close;
        edge.start = edge.end = paragraph_.start;
        add(edge, &close);
    }

    // A stretch that was never closed, up to the next one.
    void add_until(const Glyph& open, std::uint32_t end) {
        QuotedStretch made = stretch(open, nullptr);
        made.outer.end = made.inner.end = end;
        while (made.outer.end > made.outer.start && is_ascii_blank(text_[made.outer.end - 1])) --made.outer.end;
        made.inner.end = std::max(made.inner.start, made.outer.end);
        if (!made.inner.empty() && has_word(made.inner)) out_.push_back(made);
    }

    // Single marks in what the first pass left. ’ is nearly always an apostrophe, so a pair counts only when its
    // opening mark stands where no apostrophe can, and it may hold whole stretches of the first pass (house style of
    // British papers: 'He said "no" to me').
    void pair_singles(const std::vector<Glyph>& glyphs, std::size_t first) {
        std::vector<QuotedStretch> found;
        std::size_t covered = first;  // first stretch of pass one that ends after the glyph at hand
        const Glyph* open = nullptr;
        const Glyph* doubtful = nullptr;  // a closing mark that may be the apostrophe of a plural: the workers' rights
        const auto close = [&](const Glyph& glyph) {
            found.push_back(stretch(*open, &glyph));
            open = nullptr;
            doubtful = nullptr;
        };
        for (const Glyph& glyph : glyphs) {
            if (glyph.family != Family::single) continue;
            while (covered < out_.size() && out_[covered].outer.end <= glyph.start) ++covered;
            if (covered < out_.size() && out_[covered].outer.contains(glyph.start)) continue;
            if (opens_single(glyph)) {
                if (open && doubtful) close(*doubtful);
                if (!open) open = &glyph;
            } else if (open && closes_single(glyph)) {
                if (ends_sentence_part(glyph)) close(glyph);
                else if (!doubtful) doubtful = &glyph;
            }
        }
        if (open && doubtful) close(*doubtful);
        merge(found, first);
    }

    bool opens_single(const Glyph& glyph) const {
        if (glyph.shape == MarkSide::closes) return false;
        const Neighbour previous = before(text_, paragraph_.start, glyph.start);
        const Neighbour next = after(text_, paragraph_.end, glyph.end);
        if (previous == Neighbour::word || previous == Neighbour::digit || previous == Neighbour::other) return false;
        if (next != Neighbour::word) return false;  // '90s
        for (const std::string_view elided : {"em ", "tis ", "til ", "cause ", "n' ", "n "}) {
            if (has_at(text_, glyph.end, elided)) return false;
        }
        return true;
    }

    bool closes_single(const Glyph& glyph) const {
        if (glyph.shape == MarkSide::opens) return false;
        const Neighbour previous = before(text_, paragraph_.start, glyph.start);
        const Neighbour next = after(text_, paragraph_.end, glyph.end);
        return previous != Neighbour::blank && previous != Neighbour::edge && next != Neighbour::word &&
               next != Neighbour::digit;
    }

    // Punctuation on either side, or any letter but s before it, tells a closing mark from a possessive.
    bool ends_sentence_part(const Glyph& glyph) const {
        const char previous = glyph.start > paragraph_.start ? text_[glyph.start - 1] : ' ';
        const Neighbour next = after(text_, paragraph_.end, glyph.end);
        return previous != 's' || next != Neighbour::blank;
    }

    void merge(const std::vector<QuotedStretch>& singles, std::size_t first) {
        if (singles.empty()) return;
        std::vector<QuotedStretch> merged;
        std::size_t i = first;
        for (const QuotedStretch& single : singles) {
            while (i < out_.size() && out_[i].outer.start < single.outer.start) merged.push_back(out_[i++]);
            while (i < out_.size() && single.outer.covers(out_[i].outer)) ++i;
            merged.push_back(single);
        }
        merged.insert(merged.end(), out_.begin() + static_cast<std::ptrdiff_t>(i), out_.end());
        out_.resize(first);
        out_.insert(out_.end(), merged.begin(), merged.end());
    }

    void add(const Glyph& open, const Glyph* close) {
        const QuotedStretch made = stretch(open, close);
        if (has_word(made.inner)) out_.push_back(made);
    }

    QuotedStretch stretch(const Glyph& open, const Glyph* close) const {
        QuotedStretch made;
        made.outer = {open.start, close ? close->end : paragraph_.end};
        made.inner = {open.end, close ? close->start : paragraph_.end};
        while (!made.inner.empty() && is_ascii_blank(text_[made.inner.start])) ++made.inner.start;
        while (!made.inner.empty() && is_ascii_blank(text_[made.inner.end - 1])) --made.inner.end;
        made.paragraph = index_;
        made.closed = close != nullptr;
        made.single = open.family == Family::single;
        return made;
    }

    bool has_word(base::TextSpan inner) const {
        for (std::uint32_t i = inner.start; i < inner.end; ++i) {
            const auto c = static_cast<unsigned char>(text_[i]);
            if (c >= 0xC3 && c != 0xE2) return true;
            if (classify(c) == Neighbour::word || classify(c) == Neighbour::digit) return true;
        }
        return false;
    }

    std::string_view text_;
    base::TextSpan paragraph_;
    std::uint32_t index_;
    bool left_open_;
    std::vector<QuotedStretch>& out_;
};

}  // namespace

std::vector<QuotedStretch> find_quoted(std::string_view text, const std::vector<base::TextSpan>& paragraphs) {
    std::vector<QuotedStretch> found;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const std::vector<Glyph> glyphs = GlyphScanner(text, paragraphs[i]).scan();
        const bool left_open = i > 0 && !found.empty() && found.back().paragraph + 1 == i && !found.back().closed && found.back().outer.end == paragraphs[i - 1].end;
        if (!glyphs.empty()) Pairer(text, paragraphs[i], static_cast<std::uint32_t>(i), left_open, found).pair(glyphs);
    }
    return found;
}

}  // namespace verbatim::language
