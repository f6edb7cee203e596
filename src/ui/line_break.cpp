#include "ui/line_break.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/utf8.h"

namespace verbatim::ui {
namespace {

// The classes of UAX #14 that the rules below tell apart.
enum class Class : std::uint8_t {
    alphabetic,
    ideographic,
    numeric,
    space,
    zero_width,
    glue,
    joiner,
    combining,
    open,
    close,
    quotation,
    exclamation,
    infix,
    slash,
    hyphen,
    break_after,
    break_both,
    nonstarter,
    prefix,
    postfix,
    inseparable,
    newline,
};

struct Range {
    char32_t first, last;
    Class what;
};

// Sorted by first. Sources: LineBreak.txt of Unicode 15, the blocks that news text uses.
constexpr std::array ranges{
    Range{0x0009, 0x0009, Class::break_after},   Range{0x000A, 0x000D, Class::newline},
    Range{0x0020, 0x0020, Class::space},         Range{0x0021, 0x0021, Class::exclamation},
    Range{0x0022, 0x0022, Class::quotation},     Range{0x0024, 0x0024, Class::prefix},
    Range{0x0025, 0x0025, Class::postfix},       Range{0x0027, 0x0027, Class::quotation},
    Range{0x0028, 0x0028, Class::open},          Range{0x0029, 0x0029, Class::close},
    Range{0x002B, 0x002B, Class::prefix},        Range{0x002C, 0x002C, Class::infix},
    Range{0x002D, 0x002D, Class::hyphen},        Range{0x002E, 0x002E, Class::infix},
    Range{0x002F, 0x002F, Class::slash},         Range{0x0030, 0x0039, Class::numeric},
    Range{0x003A, 0x003B, Class::infix},         Range{0x003F, 0x003F, Class::exclamation},
    Range{0x005B, 0x005B, Class::open},          Range{0x005C, 0x005C, Class::prefix},
    Range{0x005D, 0x005D, Class::close},         Range{0x007B, 0x007B, Class::open},
    Range{0x007C, 0x007C, Class::break_after},   Range{0x007D, 0x007D, Class::close},
    Range{0x00A0, 0x00A0, Class::glue},          Range{0x00A1, 0x00A1, Class::open},
    Range{0x00A2, 0x00A2, Class::postfix},       Range{0x00A3, 0x00A5, Class::prefix},
    Range{0x00AB, 0x00AB, Class::quotation},     Range{0x00AD, 0x00AD, Class::break_after},
    Range{0x00B0, 0x00B0, Class::postfix},       Range{0x00B1, 0x00B1, Class::prefix},
    Range{0x00BB, 0x00BB, Class::quotation},     Range{0x00BF, 0x00BF, Class::open},
    Range{0x0300, 0x036F, Class::combining},     Range{0x0483, 0x0489, Class::combining},
    Range{0x0591, 0x05BD, Class::combining},     Range{0x064B, 0x0655, Class::combining},
    Range{0x0660, 0x0669, Class::numeric},       Range{0x066A, 0x066A, Class::postfix},
    Range{0x0900, 0x0903, Class::combining},     Range{0x093A, 0x093C, Class::combining},
    Range{0x093E, 0x094F, Class::combining},     Range{0x0964, 0x0965, Class::break_after},
    Range{0x0966, 0x096F, Class::numeric},       Range{0x0B82, 0x0B82, Class::combining},
    Range{0x0BBE, 0x0BCD, Class::combining},     Range{0x0DCA, 0x0DDF, Class::combining},
    Range{0x2000, 0x2006, Class::break_after},   Range{0x2007, 0x2007, Class::glue},
    Range{0x2008, 0x200A, Class::break_after},   Range{0x200B, 0x200B, Class::zero_width},
    Range{0x200C, 0x200C, Class::combining},     Range{0x200D, 0x200D, Class::joiner},
    Range{0x2010, 0x2010, Class::break_after},   Range{0x2011, 0x2011, Class::glue},
    Range{0x2012, 0x2013, Class::break_after},   Range{0x2014, 0x2014, Class::break_both},
    Range{0x2018, 0x2019, Class::quotation},     Range{0x201A, 0x201A, Class::open},
    Range{0x201B, 0x201D, Class::quotation},     Range{0x201E, 0x201E, Class::open},
    Range{0x201F, 0x201F, Class::quotation},     Range{0x2024, 0x2026, Class::inseparable},
    Range{0x2027, 0x2027, Class::break_after},   Range{0x202F, 0x202F, Class::glue},
    Range{0x2030, 0x2037, Class::postfix},       Range{0x2039, 0x203A, Class::quotation},
    Range{0x203C, 0x203D, Class::nonstarter},    Range{0x2044, 0x2044, Class::infix},
    Range{0x2060, 0x2060, Class::joiner},        Range{0x20A0, 0x20BF, Class::prefix},
    Range{0x2116, 0x2116, Class::prefix},        Range{0x2E80, 0x2FFF, Class::ideographic},
    Range{0x3000, 0x3000, Class::break_after},   Range{0x3001, 0x3002, Class::close},
    Range{0x3003, 0x3004, Class::ideographic},   Range{0x3005, 0x3005, Class::nonstarter},
    Range{0x3008, 0x3008, Class::open},          Range{0x3009, 0x3009, Class::close},
    Range{0x300A, 0x300A, Class::open},          Range{0x300B, 0x300B, Class::close},
    Range{0x300C, 0x300C, Class::open},          Range{0x300D, 0x300D, Class::close},
    Range{0x300E, 0x300E, Class::open},          Range{0x300F, 0x300F, Class::close},
    Range{0x3010, 0x3010, Class::open},          Range{0x3011, 0x3011, Class::close},
    Range{0x3012, 0x3040, Class::ideographic},   Range{0x3041, 0x3041, Class::nonstarter},
    Range{0x3042, 0x309A, Class::ideographic},   Range{0x309B, 0x309E, Class::nonstarter},
    Range{0x309F, 0x30FA, Class::ideographic},   Range{0x30FB, 0x30FE, Class::nonstarter},
    Range{0x30FF, 0xA4CF, Class::ideographic},   Range{0xAC00, 0xD7A3, Class::ideographic},
    Range{0xF900, 0xFAFF, Class::ideographic},   Range{0xFE00, 0xFE0F, Class::combining},
    Range{0xFEFF, 0xFEFF, Class::joiner},        Range{0xFF01, 0xFF01, Class::exclamation},
    Range{0xFF08, 0xFF08, Class::open},          Range{0xFF09, 0xFF09, Class::close},
    Range{0xFF0C, 0xFF0C, Class::close},         Range{0xFF0E, 0xFF0E, Class::close},
    Range{0xFF10, 0xFF19, Class::ideographic},   Range{0xFF1A, 0xFF1B, Class::nonstarter},
    Range{0xFF1F, 0xFF1F, Class::exclamation},   Range{0xFF21, 0xFF5A, Class::ideographic},
    Range{0x1F000, 0x1FAFF, Class::ideographic}, Range{0x20000, 0x3FFFD, Class::ideographic},
};

constexpr bool sorted() {
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first <= ranges[i - 1].last) return false;
    return true;
}
static_assert(sorted());

Class class_of(char32_t c) {
    if (c >= 'A' && c <= 'z' && (c <= 'Z' || c >= 'a')) return Class::alphabetic;
    const auto it = std::upper_bound(ranges.begin(), ranges.end(), c,
                                     [](char32_t value, const Range& range) { return value < range.first; });
    if (it == ranges.begin()) return Class::alphabetic;
    const Range& range = *std::prev(it);
    return c <= range.last ? range.what : Class::alphabetic;
}

bool lettered(Class what) { return what == Class::alphabetic || what == Class::numeric; }

// May a line begin with `after` when `before` stood last, `spaces` of them between? The numbers are the rules of UAX #14.
bool may_break(Class before, bool spaces, Class after) {
    using enum Class;
    if (after == space || after == zero_width || after == newline) return false;                   // LB6, LB7
    if (before == newline) return true;                                                            // LB4
    if (before == zero_width) return true;                                                         // LB8
    if (!spaces && (after == joiner || before == joiner)) return false;                            // LB8a, LB11
    if (!spaces && before == glue) return false;                                                   // LB12
    if (after == glue) return spaces || before == break_after || before == hyphen;                 // LB12a
    if (after == close || after == exclamation || after == infix || after == slash) return false;  // LB13
    if (before == open) return false;                                                              // LB14
    if (before == quotation && spaces && after == open) return false;                              // LB15
    if (before == close && after == nonstarter) return false;                                      // LB16
    if (before == break_both && after == break_both) return false;                                 // LB17
    if (spaces) return true;                                                                       // LB18
    if (after == quotation || before == quotation) return false;                                   // LB19
    if (after == break_after || after == hyphen || after == nonstarter) return false;              // LB21
    if (after == inseparable) return false;                                                        // LB22
    if (before == alphabetic && after == numeric) return false;                                    // LB23
    if (before == numeric && after == alphabetic) return false;
    if ((before == prefix || before == postfix) && (after == alphabetic || after == numeric || after == open))
        return false;  // LB24, LB25
    if (lettered(before) && (after == prefix || after == postfix)) return false;
    if (before == close && (after == prefix || after == postfix)) return false;
    if ((before == hyphen || before == infix || before == slash) && after == numeric) return false;
    if (before == alphabetic && after == alphabetic) return false;  // LB28
    if (before == infix && after == alphabetic) return false;       // LB29
    if (before == numeric && after == numeric) return false;
    if (lettered(before) && after == open) return false;  // LB30
    if (before == close && lettered(after)) return false;
    return true;  // LB31
}

}  // namespace

void LineStarts::find_until(std::size_t offset, std::vector<std::uint32_t>& starts) {
    auto before = static_cast<Class>(before_);
    if (!begun_) before = Class::newline;
    for (; offset_ < text_.size() && offset_ <= offset; begun_ = true) {
        const text::Decoded decoded = text::decode(text_, offset_);
        Class now = class_of(decoded.code_point);
        // LB9, LB10: a combining mark belongs to what it stands on; after a blank it stands for a letter.
        const bool attached =
            now == Class::combining && begun_ && !spaces_ && before != Class::zero_width && before != Class::newline;
        if (now == Class::combining && !attached) now = Class::alphabetic;
        if (!attached) {
            const bool too_long = unbroken_ >= longest_word && now != Class::space && now != Class::joiner && before != Class::joiner;
            if (begun_ && (too_long || may_break(before, spaces_, now))) {
                starts.push_back(static_cast<std::uint32_t>(offset_));
                if (!too_long) unbroken_ = 0;
            }
            if (now == Class::space) {
                spaces_ = true;
                unbroken_ = 0;
            } else {
                before = now;
                spaces_ = false;
            }
        }
        ++unbroken_;
        offset_ += decoded.length;
    }
    before_ = static_cast<std::uint8_t>(before);
}

void find_line_starts(std::string_view text, std::vector<std::uint32_t>& starts) { LineStarts(text).find_until(text.size(), starts); }

}  // namespace verbatim::ui
