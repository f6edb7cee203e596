// Lines that an outlet puts into many of its articles: "© 2024 The Paper", "Read more:", the foot of a newsletter. Found by counting paragraphs over a whole corpus.
//
//     Ceylon Today   “Follow us on WhatsApp …”     312 of 1,540 articles, 190 days   folded
//     Ada Derana     “The hearing was put off to June.”   2 of 900                      the article's own
//
// What recurs is not all furniture. A running story takes its background along, several days long; a sentence that somebody said is repeated because it was said. So
//
// - a paragraph must stand in five articles of one outlet, on three days at least, and in one of fifty of all of its articles, unless its words say what it is (a right, a link, an offer);
// - one that only recurs is folded where the outlet's furniture stands, at the beginning or the end of an article, and elsewhere where one article in ten has it;
// - one with a quotation in it is folded where it stands in half of the outlet's articles, ten at least;
// - a line that ends in a colon says who speaks, and a short one ("Thank you.") may be anybody's: neither is folded for recurring alone;
// - a text that would be folded for more than half keeps all of its words: it is a form that is filled in every day.
//
// The rules were set on lk-news-en and on mixed.jsonl, by reading what they take out. Articles without an outlet's name are left alone: nobody can say whose lines theirs are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace verbatim::linking {

// What a repeated line is, as far as its words tell.
enum class LineKind : std::uint8_t { rights, link, offer, form, credit, contact, other };
inline constexpr std::size_t line_kinds = 7;
// "lines about rights", for reports.
std::string_view line_kind_name(LineKind kind);
LineKind kind_of_line(std::string_view paragraph);

// Invariant: articles are numbered from 0 in the order of add(). Memory: 16 bytes a paragraph until find(), then 8 a line that repeats.
class RepeatedLines {
  public:
    // `quoted`: what somebody is found to say in the text, in any order.
    void add(std::string_view text, std::string_view source, std::optional<base::Date> date, const std::vector<base::TextSpan>& quoted);
    // Decides which lines repeat; add() is over. Time: that of sorting the paragraphs.
    void find();

    // Whether folded() may find something in this article.
    bool has_some(std::uint32_t article) const { return article < marked_.size() && marked_[article]; }
    struct Folded {
        base::TextSpan span;  // a paragraph, whole
        LineKind kind = LineKind::other;
    };
    // The paragraphs of a text that are lines of its outlet, in order. Requires: find(). Linear in the text.
    std::vector<Folded> folded(std::string_view text, std::string_view source) const;

  private:
    struct Use {
        std::uint64_t line = 0;  // hash of the outlet and the words
        std::uint32_t article = 0;
        bool quoted = false;
    };
    struct Line {
        std::uint64_t line = 0;
        bool anywhere = false;  // one article in ten has it
        bool often = false;     // one in fifty
    };
    const Line* line_of(std::uint64_t hash) const;

    std::vector<Use> uses_;
    std::vector<std::uint64_t> sources_;        // of each article; 0: unknown
    std::vector<std::int32_t> days_;            // of each article; undated: the least
    std::vector<Line> lines_;                   // sorted
    std::vector<bool> marked_;
};

}  // namespace verbatim::linking
