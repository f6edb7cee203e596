#include "ui/line_break.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "text/utf8.h"

namespace verbatim::ui {
namespace {

// The classes of UAX #14, by its names.
enum class Class : std::uint8_t {
    AL, B2, BA, BB, BK, CB, CL, CM, CP, CPw, CR, EB, EM, EX, GL, H2, H3, HL, HY, ID, IDx, IN, IS, JL, JT, JV, LF, NL, NS, NU, OP, OPw,
    PO, PR, QU, RI, SA, SP, SY, WJ, ZW, ZWJ,
};

struct Row {
    char32_t first : 24;
    Class what : 8;
};

constexpr Row rows[] = {
#include "ui/line_break_classes.inc"
};

Class class_of(char32_t c) {
    if (c >= 'A' && c <= 'z' && (c <= 'Z' || c >= 'a')) return Class::AL;
    if (c == ' ') return Class::SP;
    const auto it = std::upper_bound(std::begin(rows), std::end(rows), c, [](char32_t value, const Row& row) { return value < row.first; });
    const Class what = std::prev(it)->what;
    if (what == Class::H3 && (c - 0xAC00) % 28 == 0) return Class::H2;
    return what == Class::SA ? Class::AL : what;
}

bool is(Class what, std::initializer_list<Class> these) { return std::find(these.begin(), these.end(), what) != these.end(); }
bool letter_class(Class what) { return what == Class::AL || what == Class::HL; }
bool hard(Class what) { return is(what, {Class::BK, Class::CR, Class::LF, Class::NL}); }
bool attaches(Class what) { return what == Class::CM || what == Class::ZWJ; }

// How far a number has come, for LB25 as example 7 of section 8.2 tailors it: (PR|PO)? (OP|HY)? NU (NU|SY|IS)* (CL|CP)? (PR|PO)?
enum Number : std::uint8_t { no_number, in_number, closed_number };

Number number_after(Number number, Class what) {
    using enum Class;
    if (what == NU || (number == in_number && is(what, {SY, IS}))) return in_number;
    return number == in_number && is(what, {CL, CP, CPw}) ? closed_number : no_number;
}

// What the rules ask about the place before a character.
struct Place {
    Class before = Class::AL, after = Class::AL;
    bool spaces = false;       // between the two
    bool joined = false;       // a zero-width joiner stands right before
    bool hebrew_hyphen = false;  // before is a hyphen on a Hebrew letter
    bool odd_indicator = false;  // an odd number of regional indicators ends with `before`
    bool number_follows = false;  // right after `after`
    Number number = no_number;    // that ends with `before`
};

// May a line begin with `after`? The numbers are the rules of UAX #14.
bool may_break(const Place& at) {
    using enum Class;
    const Class before = at.before, after = at.after;
    if (before == CR && after == LF) return false;                                             // LB5
    if (hard(before) && !at.spaces) return true;                                               // LB4
    if (hard(after) || after == SP || after == ZW) return false;                               // LB6, LB7
    if (before == ZW) return true;                                                             // LB8
    if (at.joined) return false;                                                               // LB8a
    if (after == WJ || (before == WJ && !at.spaces)) return false;                             // LB11
    if (before == GL && !at.spaces) return false;                                              // LB12
    if (after == GL && !at.spaces && before != BA && before != HY) return false;                  // LB12a
    if (is(after, {CL, CP, CPw, EX, IS, SY})) return false;                                    // LB13
    if (is(before, {OP, OPw})) return false;                                                   // LB14
    if (before == QU && is(after, {OP, OPw})) return false;                                    // LB15
    if (is(before, {CL, CP, CPw}) && after == NS) return false;                                // LB16
    if (before == B2 && after == B2) return false;                                             // LB17
    if (at.spaces) return true;                                                                // LB18
    if (before == QU || after == QU) return false;                                             // LB19
    if (before == CB || after == CB) return true;                                              // LB20
    if (is(after, {BA, HY, NS}) || before == BB || at.hebrew_hyphen) return false;             // LB21, LB21a
    if (before == SY && after == HL) return false;                                             // LB21b
    if (after == IN) return false;                                                             // LB22
    const auto pictorial = [](Class what) { return is(what, {ID, IDx, EB, EM}); };
    const auto syllable = [](Class what) { return is(what, {JL, JV, JT, H2, H3}); };
    if (letter_class(before) ? after == NU : before == NU && letter_class(after)) return false;  // LB23
    if ((before == PR && pictorial(after)) || (pictorial(before) && after == PO)) return false;  // LB23a
    if (is(before, {PR, PO}) && letter_class(after)) return false;                               // LB24
    if (letter_class(before) && is(after, {PR, PO})) return false;
    if (at.number == in_number && is(after, {NU, PR, PO})) return false;  // LB25
    if (at.number == closed_number && is(after, {PR, PO})) return false;
    if (is(before, {PR, PO, HY}) && after == NU) return false;
    if (is(before, {PR, PO}) && is(after, {OP, OPw, HY}) && at.number_follows) return false;
    if (before == JL && is(after, {JL, JV, H2, H3})) return false;  // LB26
    if (is(before, {JV, H2}) && is(after, {JV, JT})) return false;
    if (is(before, {JT, H3}) && after == JT) return false;
    if ((syllable(before) && after == PO) || (before == PR && syllable(after))) return false;  // LB27
    if (letter_class(before) && letter_class(after)) return false;                             // LB28
    if (before == IS && letter_class(after)) return false;                                     // LB29
    if ((letter_class(before) || before == NU) && after == OP) return false;                   // LB30
    if (before == CP && (letter_class(after) || after == NU)) return false;
    if (before == RI && after == RI) return !at.odd_indicator;                            // LB30a
    return !(is(before, {EB, IDx}) && after == EM);                                         // LB30b, LB31
}

}  // namespace

void LineStarts::find_until(std::size_t offset, std::vector<std::uint32_t>& starts) {
    for (; offset_ < text_.size() && offset_ <= offset; begun_ = true) {
        const text::Decoded decoded = text::decode(text_, offset_);
        const auto length = static_cast<std::uint32_t>(decoded.length);
        const Class before = static_cast<Class>(before_);
        const Class own = class_of(decoded.code_point);
        // LB9: a mark belongs to what it stands on. LB10: where it stands on nothing, it is a letter.
        const bool attached = attaches(own) && begun_ && !spaces_ && before != Class::ZW && before != Class::SP && !hard(before);
        if (attached) {
            joined_ = own == Class::ZWJ;
        } else {
            const Class now = attaches(own) ? Class::AL : own;
            const auto number = static_cast<Number>(number_);
            bool number_follows = false;
            if (now == Class::OP || now == Class::OPw || now == Class::HY) {
                // Past the marks on it, which are few: what is hostile is looked at so far and no further.
                std::size_t next = offset_ + length;
                for (int marks = 0; marks < 8 && next < text_.size(); ++marks) {
                    const text::Decoded follows = text::decode(text_, next);
                    const Class its = class_of(follows.code_point);
                    number_follows = its == Class::NU;
                    if (!attaches(its)) break;
                    next += follows.length;
                }
            }
            const Place place{before, now, spaces_, joined_ && !spaces_, hebrew_hyphen_, indicators_ % 2 == 1, number_follows,
                              spaces_ ? no_number : number};
            const bool too_long = unbroken_ >= longest_word && now != Class::SP && now != Class::WJ && before != Class::WJ && !joined_;
            if (begun_ && (too_long || may_break(place))) {
                starts.push_back(static_cast<std::uint32_t>(offset_));
                if (!too_long) unbroken_ = 0;
            }
            if (now == Class::SP) {
                spaces_ = true;
                unbroken_ = 0;
                if (!begun_) before_ = static_cast<std::uint8_t>(Class::SP);
            } else {
                hebrew_hyphen_ = before == Class::HL && !spaces_ && (now == Class::HY || now == Class::BA);
                indicators_ = now != Class::RI ? 0 : spaces_ || before != Class::RI ? 1 : indicators_ + 1;
                number_ = number_after(spaces_ ? no_number : number, now);
                before_ = static_cast<std::uint8_t>(now);
                spaces_ = false;
            }
            // A joiner that stands on nothing is a letter, and still joins.
            joined_ = own == Class::ZWJ;
        }
        ++unbroken_;
        offset_ += length;
    }
}

void find_line_starts(std::string_view text, std::vector<std::uint32_t>& starts) { LineStarts(text).find_until(text.size(), starts); }

}  // namespace verbatim::ui
