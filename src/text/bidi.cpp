#include "text/bidi.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "text/utf8.h"

namespace verbatim::text {
namespace {

// utf8proc's names: it counts them from 1.
enum class BidiClass : std::uint8_t {
    none = 0,
    L = UTF8PROC_BIDI_CLASS_L, LRE, LRO, R, AL, RLE, RLO, PDF, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRI, RLI, FSI, PDI,
};
static_assert(static_cast<int>(BidiClass::PDI) == UTF8PROC_BIDI_CLASS_PDI && static_cast<int>(BidiClass::NSM) == UTF8PROC_BIDI_CLASS_NSM);

struct CodeRange {
    char32_t first, last;
    BidiClass what;
};
// Of characters that are not assigned yet, as DerivedBidiClass.txt says.
constexpr CodeRange reserved[] = {
    {0x0590, 0x05FF, BidiClass::R},    {0x0600, 0x07BF, BidiClass::AL},   {0x07C0, 0x085F, BidiClass::R},    {0x0860, 0x08FF, BidiClass::AL},
    {0x20A0, 0x20CF, BidiClass::ET},   {0xFB1D, 0xFB4F, BidiClass::R},    {0xFB50, 0xFDCF, BidiClass::AL},   {0xFDF0, 0xFDFF, BidiClass::AL},
    {0xFE70, 0xFEFE, BidiClass::AL},   {0x10800, 0x10CFF, BidiClass::R},  {0x10D00, 0x10D3F, BidiClass::AL}, {0x10D40, 0x10EBF, BidiClass::R},
    {0x10EC0, 0x10EFF, BidiClass::AL}, {0x10F00, 0x10F2F, BidiClass::R},  {0x10F30, 0x10F6F, BidiClass::AL}, {0x10F70, 0x10FFF, BidiClass::R},
    {0x1E800, 0x1EC6F, BidiClass::R},  {0x1EC70, 0x1ECBF, BidiClass::AL}, {0x1ECC0, 0x1ECFF, BidiClass::R},  {0x1ED00, 0x1ED4F, BidiClass::AL},
    {0x1ED50, 0x1EDFF, BidiClass::R},  {0x1EE00, 0x1EEFF, BidiClass::AL}, {0x1EF00, 0x1EFFF, BidiClass::R},
};

BidiClass class_of_character(char32_t c) {
    if (c >= 'a' && c <= 'z') return BidiClass::L;
    const auto known = static_cast<BidiClass>(utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_class);
    if (known != BidiClass::none) return known;
    for (const CodeRange& range : reserved)
        if (c >= range.first && c <= range.last) return range.what;
    const bool ignorable = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0xFFF0 && c <= 0xFFF8);
    return ignorable ? BidiClass::BN : BidiClass::L;
}

// Opening and closing brackets (BidiBrackets.txt), in pairs: the closing one is the opening one plus `step`.
struct Bracket {
    char32_t first, last;  // of opening ones, each followed by its closing one where step is 1
    std::uint8_t step;
};
constexpr Bracket brackets[] = {
    {0x28, 0x28, 1},     {0x5B, 0x5B, 2},     {0x7B, 0x7B, 2},     {0xF3A, 0xF3C, 1},   {0x169B, 0x169B, 1}, {0x2045, 0x2045, 1}, {0x207D, 0x207D, 1},
    {0x208D, 0x208D, 1}, {0x2308, 0x230A, 1}, {0x2329, 0x2329, 1}, {0x2768, 0x2774, 1}, {0x27C5, 0x27C5, 1}, {0x27E6, 0x27EE, 1}, {0x2983, 0x298B, 1},
    {0x298D, 0x298D, 3}, {0x298F, 0x298F, 255}, {0x2991, 0x2997, 1}, {0x29D8, 0x29DA, 1}, {0x29FC, 0x29FC, 1}, {0x2E22, 0x2E28, 1}, {0x2E55, 0x2E5B, 1},
    {0x3008, 0x3010, 1}, {0x3014, 0x301A, 1}, {0xFE59, 0xFE5D, 1}, {0xFF08, 0xFF08, 1}, {0xFF3B, 0xFF3B, 2}, {0xFF5B, 0xFF5B, 2}, {0xFF5F, 0xFF5F, 1},
    {0xFF62, 0xFF62, 1},
};

char32_t closing(const Bracket& bracket, char32_t opening) {
    return bracket.step == 255 ? opening - 1 : opening + bracket.step;  // U+298F pairs with U+298E
}
// The two angle brackets that are canonically the same as two others.
char32_t canonical(char32_t c) { return c == 0x2329 ? 0x3008 : c == 0x232A ? 0x3009 : c; }

enum class BracketKind : std::uint8_t { none, opens, closes };
struct BracketOf {
    BracketKind kind = BracketKind::none;
    char32_t closing = 0;  // by which a pair is known
    char32_t other = 0;
};

BracketOf bracket_of(char32_t c) {
    for (const Bracket& bracket : brackets) {
        for (char32_t opening = bracket.first; opening <= bracket.last; opening += 2) {
            const char32_t its = closing(bracket, opening);
            if (c == opening) return {BracketKind::opens, canonical(its), its};
            if (c == its) return {BracketKind::closes, canonical(its), opening};
        }
    }
    return {};
}

constexpr std::uint8_t most_levels = 125;
constexpr std::size_t no_match = ~std::size_t{0};

bool isolate_initiator(BidiClass what) { return what == BidiClass::LRI || what == BidiClass::RLI || what == BidiClass::FSI; }
bool removed(BidiClass what) {
    using enum BidiClass;
    return what == LRE || what == RLE || what == LRO || what == RLO || what == PDF || what == BN;
}
bool neutral(BidiClass what) {
    using enum BidiClass;
    return what == B || what == S || what == WS || what == ON || isolate_initiator(what) || what == PDI;
}
BidiClass direction_class(std::uint8_t level) { return level % 2 ? BidiClass::R : BidiClass::L; }

class Resolver {
  public:
    Resolver(std::u32string_view text, Direction base) : text_(text) {
        out_.base = base == Direction::right_to_left ? 1 : 0;
        const std::size_t size = text.size();
        original_.resize(size);
        for (std::size_t i = 0; i < size; ++i) original_[i] = class_of_character(text[i]);
        types_ = original_;
        out_.levels.assign(size, out_.base);
        match_isolates();
        set_explicit_levels();
        resolve_sequences();
        reset_blanks();
    }

    Directions take() { return std::move(out_); }

  private:
    void match_isolates() {  // BD9
        match_.assign(text_.size(), no_match);
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (original_[i] == BidiClass::B) open.clear();
            else if (isolate_initiator(original_[i])) open.push_back(i);
            else if (original_[i] == BidiClass::PDI && !open.empty()) {
                match_[i] = open.back();
                match_[open.back()] = i;
                open.pop_back();
            }
        }
    }

    // Of what an isolate holds, for FSI.
    Direction direction_inside(std::size_t initiator) const {
        const std::size_t end = match_[initiator] == no_match ? text_.size() : match_[initiator];
        for (std::size_t i = initiator + 1; i < end; ++i) {
            const BidiClass what = original_[i];
            if (what == BidiClass::L) return Direction::left_to_right;
            if (what == BidiClass::R || what == BidiClass::AL) return Direction::right_to_left;
            if (what == BidiClass::B) break;
            if (isolate_initiator(what)) {
                if (match_[i] == no_match || match_[i] >= end) break;
                i = match_[i];
            }
        }
        return Direction::left_to_right;
    }

    void set_explicit_levels() {  // X1 to X8
        struct Entry {
            std::uint8_t level;
            BidiClass override_to;  // none: no override
            bool isolate;
        };
        std::vector<Entry> stack{{out_.base, BidiClass::none, false}};
        std::size_t overflow_isolates = 0, overflow_embeddings = 0, valid_isolates = 0;
        const auto next_level = [&](bool right) {
            const int level = stack.back().level;
            return right ? (level + 1) | 1 : (level + 2) & ~1;
        };
        const auto apply = [&](std::size_t i) {
            out_.levels[i] = stack.back().level;
            if (stack.back().override_to != BidiClass::none) types_[i] = stack.back().override_to;
        };
        for (std::size_t i = 0; i < text_.size(); ++i) {
            using enum BidiClass;
            const BidiClass what = original_[i];
            if (what == RLE || what == LRE || what == RLO || what == LRO) {
                out_.levels[i] = stack.back().level;
                const int level = next_level(what == RLE || what == RLO);
                if (level <= most_levels && overflow_isolates == 0 && overflow_embeddings == 0)
                    stack.push_back({static_cast<std::uint8_t>(level), what == RLO ? R : what == LRO ? L : none, false});
                else if (overflow_isolates == 0) ++overflow_embeddings;
            } else if (isolate_initiator(what)) {
                apply(i);
                const bool right = what == RLI || (what == FSI && direction_inside(i) == Direction::right_to_left);
                const int level = next_level(right);
                if (level <= most_levels && overflow_isolates == 0 && overflow_embeddings == 0) {
                    ++valid_isolates;
                    stack.push_back({static_cast<std::uint8_t>(level), none, true});
                } else {
                    ++overflow_isolates;
                }
            } else if (what == PDI) {
                if (overflow_isolates > 0) {
                    --overflow_isolates;
                } else if (valid_isolates > 0) {
                    overflow_embeddings = 0;
                    while (!stack.back().isolate) stack.pop_back();
                    stack.pop_back();
                    --valid_isolates;
                }
                apply(i);
            } else if (what == PDF) {
                out_.levels[i] = stack.back().level;
                if (overflow_isolates > 0) continue;
                if (overflow_embeddings > 0) --overflow_embeddings;
                else if (!stack.back().isolate && stack.size() > 1) stack.pop_back();
            } else if (what == B) {
                out_.levels[i] = out_.base;
                stack.resize(1);
                overflow_isolates = overflow_embeddings = valid_isolates = 0;
            } else if (what == BN) {
                out_.levels[i] = stack.back().level;
            } else {
                apply(i);
            }
        }
    }

    // X10: level runs, joined over isolates into sequences; each is resolved by itself.
    void resolve_sequences() {
        struct Run {
            std::size_t first, last;  // of the characters that are not removed, both included
        };
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < text_.size(); ++i)
            if (!removed(original_[i])) kept.push_back(i);
        std::vector<Run> runs;  // in `kept`
        std::vector<std::size_t> run_of(text_.size(), 0);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (i == 0 || out_.levels[kept[i]] != out_.levels[kept[i - 1]]) runs.push_back({i, i});
            runs.back().last = i;
            run_of[kept[i]] = runs.size() - 1;
        }
        resolved_ = out_.levels;  // these stay the explicit ones until all sequences are done
        std::vector<std::size_t> sequence;
        for (std::size_t r = 0; r < runs.size(); ++r) {
            const std::size_t first = kept[runs[r].first];
            if (original_[first] == BidiClass::PDI && match_[first] != no_match) continue;  // reached from its initiator
            sequence.clear();
            for (std::size_t at = r;;) {
                for (std::size_t i = runs[at].first; i <= runs[at].last; ++i) sequence.push_back(kept[i]);
                const std::size_t last = kept[runs[at].last];
                if (!isolate_initiator(original_[last]) || match_[last] == no_match) break;
                at = run_of[match_[last]];
            }
            resolve_sequence(sequence);
        }
        out_.levels.swap(resolved_);
        // What was removed takes the level of what stands before it.
        std::uint8_t level = out_.base;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (removed(original_[i])) out_.levels[i] = level;
            level = out_.levels[i];
        }
    }

    std::uint8_t level_before(std::size_t i) const {
        while (i > 0)
            if (!removed(original_[--i])) return out_.levels[i];
        return out_.base;
    }
    std::uint8_t level_after(std::size_t i) const {
        const bool open_isolate = isolate_initiator(original_[i]) && match_[i] == no_match;
        for (++i; !open_isolate && i < text_.size(); ++i)
            if (!removed(original_[i])) return out_.levels[i];
        return out_.base;
    }

    void resolve_sequence(const std::vector<std::size_t>& at) {
        using enum BidiClass;
        const std::uint8_t level = out_.levels[at.front()];
        const BidiClass start = direction_class(std::max(level, level_before(at.front()))), end = direction_class(std::max(level, level_after(at.back())));
        const std::size_t size = at.size();
        const auto type = [&](std::size_t i) -> BidiClass& { return types_[at[i]]; };

        BidiClass before = start;  // W1
        for (std::size_t i = 0; i < size; ++i) {
            if (type(i) == NSM) type(i) = isolate_initiator(before) || before == PDI ? ON : before;
            before = type(i);
        }
        BidiClass strong = start;  // W2, and with it W3
        for (std::size_t i = 0; i < size; ++i) {
            if (type(i) == L || type(i) == R || type(i) == AL) strong = type(i);
            else if (type(i) == EN && strong == AL) type(i) = AN;
        }
        for (std::size_t i = 0; i < size; ++i)
            if (type(i) == AL) type(i) = R;
        for (std::size_t i = 1; i + 1 < size; ++i) {  // W4
            if (type(i) == ES && type(i - 1) == EN && type(i + 1) == EN) type(i) = EN;
            else if (type(i) == CS && type(i - 1) == type(i + 1) && (type(i - 1) == EN || type(i - 1) == AN)) type(i) = type(i - 1);
        }
        for (std::size_t i = 0; i < size;) {  // W5
            if (type(i) != ET) {
                ++i;
                continue;
            }
            std::size_t last = i;
            while (last < size && type(last) == ET) ++last;
            if ((i > 0 && type(i - 1) == EN) || (last < size && type(last) == EN))
                for (std::size_t j = i; j < last; ++j) type(j) = EN;
            i = last;
        }
        for (std::size_t i = 0; i < size; ++i)  // W6
            if (type(i) == ES || type(i) == ET || type(i) == CS) type(i) = ON;
        strong = start;  // W7
        for (std::size_t i = 0; i < size; ++i) {
            if (type(i) == L || type(i) == R) strong = type(i);
            else if (type(i) == EN && strong == L) type(i) = L;
        }
        resolve_brackets(at, level, start);
        for (std::size_t i = 0; i < size;) {  // N1, N2
            if (!neutral(type(i))) {
                ++i;
                continue;
            }
            std::size_t last = i;
            while (last < size && neutral(type(last))) ++last;
            const BidiClass left = i == 0 ? start : as_strong(type(i - 1)), right = last == size ? end : as_strong(type(last));
            const BidiClass to = left == right ? left : direction_class(level);
            for (std::size_t j = i; j < last; ++j) type(j) = to;
            i = last;
        }
        for (std::size_t i = 0; i < size; ++i) {  // I1, I2
            const BidiClass what = type(i);
            if (level % 2 == 0) resolved_[at[i]] = static_cast<std::uint8_t>(level + (what == R ? 1 : what == L ? 0 : 2));
            else resolved_[at[i]] = static_cast<std::uint8_t>(level + (what == R ? 0 : 1));
        }
    }

    static BidiClass as_strong(BidiClass what) { return what == BidiClass::EN || what == BidiClass::AN ? BidiClass::R : what; }

    void resolve_brackets(const std::vector<std::size_t>& at, std::uint8_t level, BidiClass start) {  // N0
        using enum BidiClass;
        constexpr std::size_t most_open = 63;  // BD16
        struct Open {
            char32_t closing;
            std::size_t at;
        };
        std::vector<Open> open;
        std::vector<std::array<std::size_t, 2>> pairs;
        for (std::size_t i = 0; i < at.size(); ++i) {
            if (types_[at[i]] != ON) continue;
            const BracketOf bracket = bracket_of(text_[at[i]]);
            if (bracket.kind == BracketKind::opens) {
                if (open.size() == most_open) break;
                open.push_back({bracket.closing, i});
            } else if (bracket.kind == BracketKind::closes) {
                for (std::size_t j = open.size(); j-- > 0;) {
                    if (open[j].closing != bracket.closing) continue;
                    pairs.push_back({open[j].at, i});
                    open.resize(j);
                    break;
                }
            }
        }
        std::sort(pairs.begin(), pairs.end());
        const BidiClass own = direction_class(level);
        for (const auto& [first, last] : pairs) {
            bool found_own = false, found_other = false;
            for (std::size_t i = first + 1; i < last; ++i) {
                const BidiClass what = as_strong(types_[at[i]]);
                if (what != L && what != R) continue;
                (what == own ? found_own : found_other) = true;
                if (found_own) break;
            }
            if (!found_own && !found_other) continue;
            BidiClass to = own;
            if (!found_own) {
                BidiClass context = start;
                for (std::size_t i = first; i-- > 0;) {
                    const BidiClass what = as_strong(types_[at[i]]);
                    if (what != L && what != R) continue;
                    context = what;
                    break;
                }
                if (context != own) to = context;
            }
            for (const std::size_t end : {first, last}) {
                types_[at[end]] = to;
                for (std::size_t i = end + 1; i < at.size() && original_[at[i]] == NSM; ++i) types_[at[i]] = to;
            }
        }
    }

    void reset_blanks() {  // L1
        bool at_end = true;
        for (std::size_t i = text_.size(); i-- > 0;) {
            const BidiClass what = original_[i];
            if (what == BidiClass::B || what == BidiClass::S) at_end = true;
            else if (!(what == BidiClass::WS || isolate_initiator(what) || what == BidiClass::PDI || removed(what))) at_end = false;
            if (at_end) out_.levels[i] = out_.base;
        }
    }

    std::u32string_view text_;
    std::vector<BidiClass> original_, types_;
    std::vector<std::size_t> match_;
    std::vector<std::uint8_t> resolved_;
    Directions out_;
};

}  // namespace

bool Directions::mixed() const {
    return std::any_of(levels.begin(), levels.end(), [this](std::uint8_t level) { return level != base; });
}

bool has_right_to_left(std::string_view text) {
    for (std::size_t offset = 0; (offset += ascii_run(text, offset)) < text.size();) {
        const auto lead = static_cast<unsigned char>(text[offset]);
        if (lead < 0xD6) {  // before the Hebrew block
            offset += lead < 0xC0 ? 1 : 2;
            continue;
        }
        const Decoded decoded = decode(text, offset);
        using enum BidiClass;
        const BidiClass what = class_of_character(decoded.code_point);
        if (what == R || what == AL || what == AN || what == RLE || what == RLO || what == RLI) return true;
        offset += decoded.length;
    }
    return false;
}

Direction first_direction(std::u32string_view characters, Direction otherwise) {
    std::size_t isolates = 0;
    for (const char32_t c : characters) {
        using enum BidiClass;
        const BidiClass what = class_of_character(c);
        if (what == B) break;
        if (isolate_initiator(what)) ++isolates;
        else if (what == PDI && isolates > 0) --isolates;
        else if (isolates == 0 && what == L) return Direction::left_to_right;
        else if (isolates == 0 && (what == R || what == AL)) return Direction::right_to_left;
    }
    return otherwise;
}

Directions resolve_directions(std::u32string_view paragraph, Direction base) { return Resolver(paragraph, base).take(); }

char32_t mirrored(char32_t c) {
    switch (c) {
        case '<': return '>';
        case '>': return '<';
        case 0xAB: return 0xBB;
        case 0xBB: return 0xAB;
        case 0x2039: return 0x203A;
        case 0x203A: return 0x2039;
        case 0x2264: return 0x2265;
        case 0x2265: return 0x2264;
        default: break;
    }
    const BracketOf bracket = bracket_of(c);
    return bracket.kind == BracketKind::none ? c : bracket.other;
}

void order_by_level(const std::vector<std::uint8_t>& levels, std::vector<std::uint32_t>& order) {
    order.resize(levels.size());
    for (std::size_t i = 0; i < levels.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    if (levels.empty()) return;
    const std::uint8_t highest = *std::max_element(levels.begin(), levels.end());
    for (std::uint8_t level = highest; level >= 1; --level) {
        for (std::size_t i = 0; i < order.size();) {
            if (levels[order[i]] < level) {
                ++i;
                continue;
            }
            std::size_t last = i;
            while (last < order.size() && levels[order[last]] >= level) ++last;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(last));
            i = last;
        }
    }
}

}  // namespace verbatim::text
