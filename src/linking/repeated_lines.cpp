#include "linking/repeated_lines.h"

#include <algorithm>
#include <array>
#include <climits>
#include <unordered_map>

#include "base/hash.h"
#include "text/characters.h"
#include "text/sentences.h"

namespace verbatim::linking {
namespace {

constexpr std::size_t least_articles = 5, least_days = 3, longest_line = 1200;
constexpr std::size_t one_of = 50, one_of_anywhere = 10;  // articles of the outlet
constexpr std::size_t least_with_quotation = 10, shortest_other = 24;  // bytes
// How far into an article furniture reaches, from either end, in paragraphs.
constexpr std::size_t most_at_the_head = 4, most_at_the_foot = 12;

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

// Letters and digits alone: capitals and blanks make no other line, and neither does the year of "© 2024". Zero where there are too few to tell, or too many for a line.
std::uint64_t line_hash(std::string_view paragraph, std::uint64_t source) {
    if (paragraph.size() > longest_line) return 0;
    constexpr std::size_t least_bytes = 6;
    if (paragraph.ends_with(':') || paragraph.ends_with("\xEF\xBC\x9A")) return 0;  // it says who speaks, or what comes
    std::string words = std::to_string(source) + "\n";
    const std::size_t start = words.size();
    for (const char c : paragraph) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (is_word_byte(small)) words += small;
    }
    if (words.size() - start < least_bytes) return 0;
    // Only the year of a right may differ: other numbers are what a line says.
    if (paragraph.find("\xC2\xA9") != std::string_view::npos || paragraph.find("opyright") != std::string_view::npos) std::erase_if(words, [&, at = std::size_t{0}](char c) mutable { return at++ >= start && c >= '0' && c <= '9'; });
    const std::uint64_t hash = base::hash64(words);
    return hash == 0 ? 1 : hash;
}

bool touches(base::TextSpan paragraph, const std::vector<base::TextSpan>& sorted) {
    const auto first = std::partition_point(sorted.begin(), sorted.end(), [&](base::TextSpan one) { return one.end <= paragraph.start; });
    return first != sorted.end() && first->start < paragraph.end;
}

bool holds_one_of(std::string_view text, const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool begins_with_one_of(std::string_view text, const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// "name@paper.example", "www.paper.example".
bool holds_an_address(std::string_view text) {
    const std::size_t at = text.find('@');
    const bool mail = at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos && is_word_byte(text[at - 1]);
    return mail || text.find("www.") != std::string_view::npos || text.find("http") != std::string_view::npos;
}

}  // namespace

std::string_view line_kind_name(LineKind kind) {
    constexpr std::array<std::string_view, line_kinds> names = {"lines about rights", "links to other pieces", "offers to subscribe or to follow", "forms for comments", "credits and bylines", "addresses", "other lines"};
    return names[static_cast<std::size_t>(kind)];
}

LineKind kind_of_line(std::string_view paragraph) {
    constexpr auto rights = std::to_array<std::string_view>({"©", "copyright", "all rights reserved", "alle rechte vorbehalten", "tous droits", "todos los derechos", "todos os direitos", "tutti i diritti", "все права", "wszelkie prawa", "alle rechten voorbehouden",
                                                             "creative commons", "جميع الحقوق", "版权所有", "無断転載", "not be reproduced", "republish"});
    constexpr auto links = std::to_array<std::string_view>({"read more", "read also", "also read", "see also", "related:", "related stories", "click here", "watch:", "more on ", "lire aussi", "à lire aussi", "lesen sie", "mehr zum thema", "leia também", "leia mais", "lea también", "leer más",
                                                            "leggi anche", "lees ook", "czytaj", "zobacz", "читайте", "les også", "läs också", "اقرأ", "相关", "関連"});
    constexpr auto offers = std::to_array<std::string_view>({"newsletter", "subscribe", "sign up", "follow us", "join our", "join us on", "whatsapp", "telegram", "download the app", "download our app", "our app", "abonn", "suscr", "inscreva", "assine", "iscriviti", "подпис", "abonneer",
                                                             "subskryb", "facebook page", "breaking news alerts", "become a member", "support us", "donate to", "donate now", "اشترك", "تابعونا", "关注我们", "扫码"});
    constexpr auto forms = std::to_array<std::string_view>({"leave a reply", "leave a comment", "required fields are marked", "for the next time i comment", "post a comment", "deja un comentario", "laisser un commentaire", "schreibe einen kommentar", "deixe um coment", "lascia un commento"});
    constexpr auto credits = std::to_array<std::string_view>({"by ", "photo", "image", "reporting by", "(reporting by", "editing by", "written by", "edited by", "additional reporting", "source:", "sources:", "credit", "foto", "von ", "por ", "par ", "text:", "with inputs from", "the writer is",
                                                              "the author is", "the writer can", "автор", "фото", "(the writer", "(with inputs"});
    constexpr std::size_t longest = 400;
    const std::string lowered = text::to_lower(paragraph.substr(0, std::min(paragraph.size(), longest)));
    if (holds_one_of(lowered, rights)) return LineKind::rights;
    if (begins_with_one_of(lowered, links)) return LineKind::link;
    if (holds_one_of(lowered, offers)) return LineKind::offer;
    if (holds_one_of(lowered, forms)) return LineKind::form;
    if (begins_with_one_of(lowered, credits) && lowered.size() < 200) return LineKind::credit;
    return holds_an_address(lowered) ? LineKind::contact : LineKind::other;
}

void RepeatedLines::add(std::string_view text, std::string_view source, std::optional<base::Date> date, const std::vector<base::TextSpan>& quoted) {
    const auto article = static_cast<std::uint32_t>(sources_.size());
    sources_.push_back(source.empty() ? 0 : base::hash64(source));
    days_.push_back(date ? date->days : INT32_MIN);
    if (source.empty()) return;
    std::vector<base::TextSpan> sorted = quoted;
    std::sort(sorted.begin(), sorted.end());
    for (const base::TextSpan paragraph : text::paragraphs(text)) {
        const std::uint64_t line = line_hash(base::slice(text, paragraph), sources_.back());
        if (line != 0) uses_.push_back({line, article, touches(paragraph, sorted)});
    }
}

void RepeatedLines::find() {
    std::unordered_map<std::uint64_t, std::size_t> articles_of;  // each outlet's
    for (const std::uint64_t source : sources_) ++articles_of[source];
    marked_.assign(sources_.size(), false);
    std::sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.line != b.line ? a.line < b.line : a.article < b.article; });
    std::vector<std::int32_t> days;
    for (std::size_t first = 0, last = 0; first < uses_.size(); first = last) {
        std::size_t articles = 0, quoted = 0;
        days.clear();
        for (; last < uses_.size() && uses_[last].line == uses_[first].line; ++last) {
            if (last > first && uses_[last].article == uses_[last - 1].article) continue;
            ++articles;
            quoted += uses_[last].quoted;
            days.push_back(days_[uses_[last].article]);
        }
        if (articles < least_articles) continue;
        std::sort(days.begin(), days.end());
        const auto different = static_cast<std::size_t>(std::unique(days.begin(), days.end()) - days.begin());
        // Where nothing is dated, nothing can be said of days.
        if (different < least_days && days.front() != INT32_MIN) continue;
        const std::size_t all = articles_of[sources_[uses_[first].article]];
        if (quoted > 0 && (articles < least_with_quotation || articles * 2 < all)) continue;
        lines_.push_back({uses_[first].line, articles * one_of_anywhere >= all, articles * one_of >= all});
        for (std::size_t i = first; i < last; ++i) marked_[uses_[i].article] = true;
    }
    uses_ = {};
    sources_ = {};
    days_ = {};
}

const RepeatedLines::Line* RepeatedLines::line_of(std::uint64_t hash) const {
    const auto found = std::lower_bound(lines_.begin(), lines_.end(), hash, [](const Line& line, std::uint64_t value) { return line.line < value; });
    return found != lines_.end() && found->line == hash ? &*found : nullptr;
}

std::vector<RepeatedLines::Folded> RepeatedLines::folded(std::string_view text, std::string_view source) const {
    const std::vector<base::TextSpan> paragraphs = text::paragraphs(text);
    const std::uint64_t outlet = base::hash64(source);
    struct Seen {
        const Line* line = nullptr;
        LineKind kind = LineKind::other;
        bool folds = false;
    };
    std::vector<Seen> seen(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const std::string_view words = base::slice(text, paragraphs[i]);
        const std::uint64_t hash = line_hash(words, outlet);
        seen[i].line = hash == 0 ? nullptr : line_of(hash);
        if (seen[i].line) seen[i].kind = kind_of_line(words);
        // "Thank you." and "Canberra" recur in what is said and told.
        if (seen[i].kind == LineKind::other && words.size() < shortest_other) seen[i].line = nullptr;
    }
    const auto told = [](const Seen& one) { return one.line && (one.kind != LineKind::other || one.line->often); };
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i].folds = seen[i].line && (seen[i].line->anywhere || (seen[i].kind != LineKind::other && seen[i].kind != LineKind::credit && seen[i].kind != LineKind::contact));
    for (std::size_t i = 0; i < std::min(seen.size(), most_at_the_head) && told(seen[i]); ++i) seen[i].folds = true;
    for (std::size_t i = 0; i < std::min(seen.size(), most_at_the_foot) && told(seen[seen.size() - 1 - i]); ++i) seen[seen.size() - 1 - i].folds = true;
    std::vector<Folded> out;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i].folds) continue;
        out.push_back({paragraphs[i], seen[i].kind});
        bytes += paragraphs[i].size();
    }
    if (bytes * 2 > text.size()) out.clear();
    return out;
}

}  // namespace verbatim::linking
