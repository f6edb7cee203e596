#include "text/set_words.h"

#include <algorithm>
#include <optional>

#include "text/characters.h"
#include "text/quotation.h"
#include "text/utf8.h"

namespace verbatim::text {
namespace {

constexpr std::string_view blanks_and_line_ends = " \t\r\n";
constexpr std::string_view outer_opening = "“", outer_closing = "”", inner_opening = "‘", inner_closing = "’";

// Bytes to be replaced.
struct Edit {
    base::TextSpan at;
    std::string_view by;
};

// A double quotation mark within the words.
struct InnerMark {
    base::TextSpan at;
    char32_t glyph = 0;
    bool looks_opening = false;  // by what stands around it
    bool opens_paragraph = false;
    std::optional<std::size_t> partner;
};

bool is_guillemet(char32_t c) { return c == U'«' || c == U'»'; }
bool is_gap(char32_t c) { return is_blank(c) || c == '\n' || c == '\r'; }

bool looks_opening(std::string_view words, base::TextSpan at) {
    if (at.end >= words.size() || is_gap(decode(words, at.end).code_point)) return false;
    if (at.start == 0) return true;
    const char32_t before = decode_before(words, at.start).code_point;
    return is_gap(before) || std::u32string_view(U"([{—–-/‘“„«\"'").find(before) != std::u32string_view::npos;
}

std::vector<InnerMark> find_marks(std::string_view words) {
    std::vector<InnerMark> marks;
    for (std::size_t at = 0; at < words.size();) {
        const Decoded one = decode(words, at);
        const base::TextSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + one.length)};
        if (is_double_mark(one.code_point))
            marks.push_back({span, one.code_point, looks_opening(words, span), at > 0 && words[at - 1] == '\n', std::nullopt});
        at += one.length;
    }
    return marks;
}

// Whether a mark ends what `open` began, or else may begin something. Languages use the same glyphs either way round: “…”, „…“, »…«.
bool closes(const InnerMark& mark, const InnerMark& open) {
    switch (mark.glyph) {
        case U'”': return open.glyph == U'“' || open.glyph == U'„' || (open.glyph == U'”' && !mark.looks_opening);
        case U'“': return open.glyph == U'„';
        case U'»': return open.glyph == U'«' || (open.glyph == U'»' && !mark.looks_opening);
        case U'«': return open.glyph == U'»';
        case U'"': return open.glyph == U'"' && !mark.looks_opening;
        default: return false;
    }
}

bool may_open(const InnerMark& mark) { return mark.glyph == U'“' || mark.glyph == U'„' || mark.glyph == U'«' || mark.looks_opening; }

// Each closing mark belongs to the nearest open one that it can end.
void pair_up(std::vector<InnerMark>& marks) {
    constexpr std::size_t deepest = 16;  // a limit on the look back, so that no words cost more than linear time
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        std::size_t level = open.size();
        const std::size_t least = open.size() - std::min(open.size(), deepest);
        while (level > least && !closes(marks[i], marks[open[level - 1]])) --level;
        if (level > least) {
            marks[i].partner = open[level - 1];
            marks[open[level - 1]].partner = i;
            open.resize(level - 1);
        } else if (may_open(marks[i])) {
            open.push_back(i);
        }
    }
}

// The blanks that stand inside of guillemets go with them: « mot » becomes ‘mot’.
base::TextSpan with_inner_blanks(std::string_view words, const InnerMark& mark, bool opening) {
    base::TextSpan span = mark.at;
    if (!is_guillemet(mark.glyph)) return span;
    while (opening && span.end < words.size()) {
        const Decoded after = decode(words, span.end);
        if (!is_blank(after.code_point)) break;
        span.end += after.length;
    }
    while (!opening && span.start > 0) {
        const Decoded before = decode_before(words, span.start);
        if (!is_blank(before.code_point)) break;
        span.start -= before.length;
    }
    return span;
}

void add_marks(std::string_view words, std::vector<Edit>& edits) {
    std::vector<InnerMark> marks = find_marks(words);
    if (marks.empty()) return;
    pair_up(marks);
    std::size_t depth = 0;  // of pairs: they nest, because what stands between two halves was closed or given up
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const InnerMark& mark = marks[i];
        if (!mark.partner) {
            if (mark.opens_paragraph && may_open(mark)) edits.push_back({mark.at, {}});
            continue;
        }
        const bool opening = *mark.partner > i;
        if (!opening) --depth;
        const bool single = depth % 2 == 0;
        if (opening) ++depth;
        const std::string_view by = opening ? (single ? inner_opening : outer_opening) : (single ? inner_closing : outer_closing);
        edits.push_back({with_inner_blanks(words, mark, opening), by});
    }
}

// Runs of blanks that hold a line end. At the beginning and the end of the words nothing stands for them.
void add_line_ends(std::string_view words, std::vector<Edit>& edits) {
    for (std::size_t at = words.find('\n'); at != words.npos;) {
        const std::size_t before = words.find_last_not_of(blanks_and_line_ends, at);
        const std::size_t start = before == words.npos ? 0 : before + 1;
        const std::size_t end = std::min(words.find_first_not_of(blanks_and_line_ends, at), words.size());
        const bool inside = start > 0 && end < words.size();
        edits.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, inside ? std::string_view(" ") : std::string_view()});
        at = words.find('\n', end);
    }
}

SetWords apply(std::string_view words, std::vector<Edit> edits, std::string_view opening, std::string_view closing) {
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
    SetWords set;
    set.text.reserve(words.size() + opening.size() + closing.size() + 2 * edits.size());
    const auto put = [&](base::TextSpan from, std::string_view by) {
        const auto start = static_cast<std::uint32_t>(set.text.size());
        set.text += by;
        set.changes.push_back({from, {start, static_cast<std::uint32_t>(set.text.size())}});
    };
    if (!opening.empty()) put({0, 0}, opening);
    std::uint32_t at = 0;
    for (const Edit& edit : edits) {
        const base::TextSpan left{std::max(at, edit.at.start), std::max(at, edit.at.end)};  // blanks may touch a guillemet's
        set.text += words.substr(at, left.start - at);
        put(left, edit.by);
        at = left.end;
    }
    set.text += words.substr(at);
    set.text += closing;
    return set;
}

}  // namespace

std::uint32_t SetWords::place(std::uint32_t offset) const {
    const auto after = std::upper_bound(changes.begin(), changes.end(), offset, [](std::uint32_t wanted, const Change& one) { return wanted < one.from.start; });
    if (after == changes.begin()) return offset;
    const Change& change = *std::prev(after);
    if (offset >= change.from.end) return change.to.end + (offset - change.from.end);
    return offset == change.from.start ? change.to.start : change.to.end;
}

SetWords set_in_marks(std::string_view words) {
    std::vector<Edit> edits;
    add_marks(words, edits);
    add_line_ends(words, edits);
    return apply(words, std::move(edits), outer_opening, outer_closing);
}

SetWords set_without_marks(std::string_view words) {
    std::vector<Edit> edits;
    add_line_ends(words, edits);
    return apply(words, std::move(edits), {}, {});
}

}  // namespace verbatim::text
