#include "ui/run_setter.h"

#include <algorithm>
#include <string>

#include "text/bidi.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "ui/line_break.h"
#include "ui/mirror.h"

namespace verbatim::ui {
namespace {

// Thai, Lao, Burmese, Khmer: words without blanks between them.
bool unparted(char32_t c) { return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF); }

// Characters that neither join nor kern with their neighbours.
bool of_east_asia(char32_t c) {
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

struct Unit {
    std::uint32_t start = 0, end = 0;
    float width = 0;
    std::uint8_t level = 0;
    bool foreign = false, blank = false;
    bool may_begin_line = false;
    bool ends_line = false;  // it is a line end, and nothing else
};

class UnitMaker {
  public:
    UnitMaker(std::string_view text, base::TextSpan span, const Metrics& metrics, const Measure& measure)
        : text_(text), span_(span), metrics_(metrics), measure_(measure) {
        const std::string_view words = base::slice(text, span);
        for (std::uint32_t offset = 0; offset < words.size();) {
            const text::Decoded decoded = text::decode(words, offset);
            characters_.push_back(decoded.code_point);
            offsets_.push_back(span.start + offset);
            offset += decoded.length;
        }
        offsets_.push_back(span.end);
        base_ = measure.direction == BaseDirection::right_to_left ? text::Direction::right_to_left : text::Direction::left_to_right;
        const bool mixed = text::has_right_to_left(words);
        // Where isolates hold all that has a direction, the interface has the say.
        if (measure.direction == BaseDirection::of_text && mixed)
            base_ = text::first_direction(characters_, mirrored() ? text::Direction::right_to_left : text::Direction::left_to_right);
        if (mixed || base_ == text::Direction::right_to_left) levels_ = text::resolve_directions(characters_, base_).levels;
        else levels_.assign(characters_.size(), 0);
        find_starts(words);
    }

    text::Direction base() const { return base_; }

    std::vector<Unit> make() {
        std::vector<Unit> units;
        auto start = starts_.begin();
        for (std::size_t i = 0; i < characters_.size();) {
            while (start != starts_.end() && *start < offsets_[i]) ++start;
            const bool opportunity = start != starts_.end() && *start == offsets_[i];
            std::size_t last = i + 1;
            while (last < characters_.size() && !parts(i, last, start)) ++last;
            add(units, i, last, opportunity);
            i = last;
        }
        measure_all(units);
        return units;
    }

  private:
    void find_starts(std::string_view words) {
        find_line_starts(words, starts_);
        for (std::size_t i = 0; i < characters_.size();) {
            if (!unparted(characters_[i])) {
                ++i;
                continue;
            }
            std::size_t last = i;
            while (last < characters_.size() && unparted(characters_[last])) ++last;
            std::vector<std::uint32_t> found;
            const std::uint32_t from = offsets_[i] - span_.start;
            metrics_.find_words(words.substr(from, offsets_[last] - offsets_[i]), found);
            for (const std::uint32_t at : found) starts_.push_back(from + at);
            i = last;
        }
        for (std::uint32_t& at : starts_) at += span_.start;
        std::sort(starts_.begin(), starts_.end());
        starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
    }

    // Whether a unit that begins at character `first` ends before character `i`.
    bool parts(std::size_t first, std::size_t i, std::vector<std::uint32_t>::const_iterator start) const {
        if (levels_[i] != levels_[first]) return true;
        const char32_t before = characters_[i - 1], c = characters_[i];
        if (c == '\n' || before == '\n') return true;
        if ((before == ' ') != (c == ' ')) return true;
        while (start != starts_.end() && *start < offsets_[i]) ++start;
        if (start != starts_.end() && *start == offsets_[i]) return true;
        if (!of_east_asia(c) && !of_east_asia(before)) return false;
        return !text::is_mark(c) && c != 0x200D && before != 0x200D;
    }

    void add(std::vector<Unit>& units, std::size_t first, std::size_t last, bool opportunity) const {
        Unit unit{.start = offsets_[first], .end = offsets_[last], .level = levels_[first], .may_begin_line = opportunity};
        unit.blank = characters_[first] == ' ';
        unit.ends_line = characters_[first] == '\n';
        for (std::size_t i = first; i < last && !unit.foreign; ++i)
            unit.foreign = !unit.blank && !unit.ends_line && !metrics_.has(characters_[i]);
        units.push_back(unit);
    }

    void measure_all(std::vector<Unit>& units) {
        std::vector<Unit> cut;
        char32_t before = 0;
        std::uint8_t level = 0;
        for (Unit& unit : units) {
            // Kerning reaches over units that become one run, and no further.
            if (unit.foreign || unit.level != level) before = 0;
            level = unit.level;
            measure_one(unit, before);
            if (!unit.blank && unit.width > measure_.width) cut_up(unit, cut);
            else cut.push_back(unit);
            before = unit.foreign ? 0 : text::decode_before(text_, unit.end).code_point;
        }
        units.swap(cut);
    }

    void measure_one(Unit& unit, char32_t before) const {
        const std::string_view words = text_.substr(unit.start, unit.end - unit.start);
        unit.width = 0;
        if (unit.ends_line) return;
        if (unit.foreign) {
            unit.width = metrics_.run_width(words, unit.level % 2 != 0);
            return;
        }
        for (std::size_t offset = 0; offset < words.size();) {
            const text::Decoded decoded = text::decode(words, offset);
            unit.width += metrics_.advance(before, decoded.code_point);
            before = decoded.code_point;
            offset += decoded.length;
        }
    }

    // A unit wider than the line is cut where it has to be.
    void cut_up(const Unit& unit, std::vector<Unit>& out) const {
        std::vector<float> edges;
        edges_of_run(text_, {.start = unit.start, .end = unit.end, .width = unit.width, .level = unit.level, .foreign = unit.foreign}, metrics_, edges);
        std::uint32_t from = 0;
        const std::uint32_t size = unit.end - unit.start;
        while (from < size) {
            std::uint32_t to = from + text::decode(text_, unit.start + from).length;
            for (std::uint32_t next = to; next <= size && edges[next] - edges[from] <= measure_.width;) {
                to = next;
                next = next < size ? next + text::decode(text_, unit.start + next).length : size + 1;
            }
            Unit part = unit;
            part.start = unit.start + from;
            part.end = unit.start + to;
            part.may_begin_line = unit.may_begin_line || from > 0;
            measure_one(part, 0);
            out.push_back(part);
            from = to;
        }
    }

    std::string_view text_;
    base::TextSpan span_;
    const Metrics& metrics_;
    const Measure& measure_;
    std::u32string characters_;
    std::vector<std::uint32_t> offsets_, starts_;
    std::vector<std::uint8_t> levels_;
    text::Direction base_ = text::Direction::left_to_right;
};

class LineFiller {
  public:
    LineFiller(const std::vector<Unit>& units, std::uint32_t paragraph, text::Direction base, const Measure& measure, TextLayout& layout)
        : units_(units), paragraph_(paragraph), base_(base), measure_(measure), layout_(layout) {}

    void fill() {
        std::size_t first = 0, chance = 0;  // where the line begins, and where the next one might
        float width = 0;
        for (std::size_t i = 0; i < units_.size() && !layout_.cut;) {
            const Unit& unit = units_[i];
            if (unit.ends_line) {
                end_line(first, i);
                first = chance = ++i;
                width = 0;
                continue;
            }
            if (unit.may_begin_line) chance = i;
            if (!unit.blank && i > first && width + unit.width > measure_.width) {
                const std::size_t next = chance > first ? chance : i;
                end_line(first, next);
                first = chance = i = next;
                width = 0;
                continue;
            }
            width += unit.width;
            ++i;
        }
        if (!layout_.cut) end_line(first, units_.size());
    }

  private:
    void end_line(std::size_t first, std::size_t last) {
        while (last > first && units_[last - 1].blank) --last;
        if (first == last) return;
        if (layout_.lines.size() >= measure_.most_lines) {
            layout_.cut = true;
            return;
        }
        runs_.clear();
        levels_.clear();
        float width = 0;
        for (std::size_t i = first; i < last; ++i) {
            const Unit& unit = units_[i];
            width += unit.width;
            const bool joins = !runs_.empty() && !runs_.back().foreign && !unit.foreign && runs_.back().level == unit.level;
            if (joins) {
                runs_.back().end = unit.end;
                runs_.back().width += unit.width;
            } else {
                runs_.push_back({.start = unit.start, .end = unit.end, .width = unit.width, .level = unit.level, .foreign = unit.foreign});
                levels_.push_back(unit.level);
            }
        }
        const bool right = base_ == text::Direction::right_to_left;
        // One line that is as wide as nothing is has no right end to stand at.
        const float indent = right && measure_.width < widest_line ? std::max(0.0f, measure_.width - width) : 0;
        Line line{.start = units_[first].start, .end = units_[last - 1].end, .paragraph = paragraph_, .top = layout_.height, .width = width, .indent = indent,
                  .right_to_left = right};
        if (runs_.size() > 1 || runs_[0].foreign || runs_[0].level != 0) {
            line.first_run = static_cast<std::uint32_t>(layout_.runs.size());
            line.run_count = static_cast<std::uint32_t>(runs_.size());
            text::order_by_level(levels_, order_);
            float x = 0;
            for (const std::uint32_t at : order_) {
                runs_[at].x = x;
                x += runs_[at].width;
                layout_.runs.push_back(runs_[at]);
            }
        }
        layout_.lines.push_back(line);
        layout_.height += measure_.line_height;
    }

    const std::vector<Unit>& units_;
    std::uint32_t paragraph_;
    text::Direction base_;
    const Measure& measure_;
    TextLayout& layout_;
    std::vector<SetRun> runs_;
    std::vector<std::uint8_t> levels_;
    std::vector<std::uint32_t> order_;
};

}  // namespace

bool needs_runs(std::string_view paragraph, const Metrics& metrics) {
    for (std::size_t offset = 0; (offset += text::ascii_run(paragraph, offset)) < paragraph.size();) {
        const text::Decoded decoded = text::decode(paragraph, offset);
        const char32_t c = decoded.code_point;
        if (!metrics.has(c) || unparted(c)) return true;
        if (c >= 0x590 && text::has_right_to_left(paragraph.substr(offset, decoded.length))) return true;
        offset += decoded.length;
    }
    return false;
}

void set_runs(std::string_view text, base::TextSpan span, std::uint32_t paragraph, const Metrics& metrics, const Measure& measure, TextLayout& layout) {
    UnitMaker maker(text, span, metrics, measure);
    const std::vector<Unit> units = maker.make();
    LineFiller(units, paragraph, maker.base(), measure, layout).fill();
}

}  // namespace verbatim::ui
