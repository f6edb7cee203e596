#include "language/speech_dashes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::language {
namespace {

constexpr std::string_view long_dash = "—";

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Bytes of the dash at `at`: —, –, ― or a hyphen; 0: there is none.
std::uint32_t dash_at(std::string_view text, std::size_t at) {
    if (text[at] == '-') return 1;
    return has_at(text, at, "—") || has_at(text, at, "–") || has_at(text, at, "―") ? 3 : 0;
}

class DashReader {
  public:
    DashReader(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

    // The stretches of a paragraph; none where it is no speech. `told`: a verb of saying stands behind a dash.
    std::vector<QuotedStretch> read(base::TextSpan paragraph, std::uint32_t index, bool& told) {
        told = false;
        std::vector<QuotedStretch> found;
        const std::uint32_t opening = dash_at(text_, paragraph.start);
        if (opening == 0 || paragraph.start + opening >= paragraph.end) return found;
        const std::vector<base::TextSpan> parts = with_insets(cut(paragraph, opening));
        std::uint32_t speech = paragraph.start;  // where the stretch at hand begins, its dash included
        std::uint32_t words = parts.front().start;
        for (std::size_t i = 1; i <= parts.size(); ++i) {
            const bool attribution = i < parts.size() && tells(parts[i]);
            if (i < parts.size() && !attribution) continue;
            const std::uint32_t end = parts[i - 1].end;
            add({speech, end}, {words, end}, index, found);
            if (i == parts.size()) break;
            told = true;
            if (++i == parts.size()) break;
            speech = parts[i - 1].end;
            words = parts[i].start;
        }
        return found;
    }

  private:
    // The parts between dashes that stand beside a blank; the first begins behind the dash that opens the paragraph.
    std::vector<base::TextSpan> cut(base::TextSpan paragraph, std::uint32_t opening) const {
        std::vector<base::TextSpan> parts;
        std::uint32_t start = paragraph.start + opening;
        for (std::uint32_t at = start; at < paragraph.end;) {
            const std::uint32_t dash = at > start ? dash_at(text_, at) : 0;
            const bool apart = dash != 0 && (is_blank_byte(text_[at - 1]) || (dash > 1 && at + dash < paragraph.end && !is_letter_at(at + dash)));
            if (!apart) {
                at += std::max<std::uint32_t>(1, text::decode(text_, at).length);
                continue;
            }
            parts.push_back({start, at});
            at = start = at + dash;
        }
        parts.push_back({start, paragraph.end});
        return parts;
    }

    // "— Je pars, dit-elle.", "— Et demain ? demande un voisin.": such a mark and a verb of saying right behind it part the words as a dash would.
    std::vector<base::TextSpan> with_insets(const std::vector<base::TextSpan>& parts) {
        std::vector<base::TextSpan> cut;
        for (const base::TextSpan part : parts) {
            base::TextSpan rest = part;
            if (!tells(part)) {
                for (std::uint32_t at = part.start; at + 2 < part.end; ++at) {
                    const bool pause = text_[at] == ',' || text_[at] == '?' || text_[at] == '!';
                    if (!pause || !is_blank_byte(text_[at + 1]) || !begins_with_verb({at + 1, part.end})) continue;
                    cut.push_back({rest.start, text_[at] == ',' ? at : at + 1});
                    rest.start = at + 1;
                    break;
                }
            }
            cut.push_back(rest);
        }
        return cut;
    }

    bool begins_with_verb(base::TextSpan part) { return tells(part, 1); }

    bool is_letter_at(std::uint32_t at) const { return text::is_letter(text::decode(text_, at).code_point); }

    // One of its first words is a verb of saying that may stand before its speaker.
    bool tells(base::TextSpan part, int words = 3) {
        std::uint32_t at = part.start;
        for (int word = 0; word < words; ++word) {
            while (at < part.end && is_blank_byte(text_[at])) ++at;
            const std::uint32_t first = at;
            while (at < part.end && is_letter_at(at)) at += text::decode(text_, at).length;
            if (at == first) return false;
            lower_into(base::slice(text_, {first, at}), lower_);
            const WordInfo info = lexicon_.look_up(lower_);
            if (info.cue != 0 && lexicon_.cue(info.cue).speech && lexicon_.cue(info.cue).inverts) return true;
        }
        return false;
    }

    void add(base::TextSpan outer, base::TextSpan inner, std::uint32_t index, std::vector<QuotedStretch>& found) const {
        const auto is_edge = [](char c) { return is_blank_byte(c) || c == ',' || c == '.'; };
        while (!inner.empty() && is_edge(text_[inner.start])) ++inner.start;
        while (!inner.empty() && (is_blank_byte(text_[inner.end - 1]) || text_[inner.end - 1] == ',')) --inner.end;
        if (inner.empty()) return;
        outer.end = inner.end;
        const std::uint32_t first = outer.start;
        while (outer.start < inner.start && dash_at(text_, outer.start) == 0) ++outer.start;
        if (outer.start == inner.start) outer.start = std::max(first, inner.start);
        found.push_back({outer, inner, index, true, false});
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    std::string lower_;
};

}  // namespace

void add_speech_after_dashes(std::string_view text, const std::vector<base::TextSpan>& paragraphs, const Lexicon& lexicon, std::vector<QuotedStretch>& quoted) {
    DashReader reader(text, lexicon);
    std::vector<QuotedStretch> told, turns;
    for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
        bool tells = false;
        const std::vector<QuotedStretch> found = reader.read(paragraphs[i], i, tells);
        if (tells) told.insert(told.end(), found.begin(), found.end());
        else if (has_at(text, paragraphs[i].start, long_dash)) turns.insert(turns.end(), found.begin(), found.end());
    }
    if (told.empty()) return;
    told.insert(told.end(), turns.begin(), turns.end());
    const auto by_place = [](const QuotedStretch& one, const QuotedStretch& other) { return one.outer < other.outer; };
    std::sort(told.begin(), told.end(), by_place);
    std::vector<QuotedStretch> merged;
    for (const QuotedStretch& one : quoted) {
        const auto after = std::upper_bound(told.begin(), told.end(), one, by_place);
        const bool within = (after != told.begin() && std::prev(after)->outer.overlaps(one.outer)) || (after != told.end() && after->outer.overlaps(one.outer));
        if (!within) merged.push_back(one);
    }
    merged.insert(merged.end(), told.begin(), told.end());
    std::sort(merged.begin(), merged.end(), by_place);
    quoted = std::move(merged);
}

}  // namespace verbatim::language
