#include "learn/augmentation.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "language/syntax/word_features.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::learn {
namespace {

using namespace language;

std::string with_case(std::string_view form, bool first_upper, bool rest_upper) {
    std::string out;
    bool first = true;
    for (std::size_t at = 0; at < form.size(); first = false) {
        const text::Decoded one = text::decode(form, at);
        at += one.length;
        const bool upper = first ? first_upper : rest_upper;
        text::append(out, upper ? text::to_title(one.code_point) : text::to_lower(one.code_point));
    }
    return out;
}

bool opens(std::string_view form) { return form == "\"" || form == "“" || form == "``" || form == "„" || form == "«"; }
bool closes(std::string_view form) { return form == "\"" || form == "”" || form == "''" || form == "“" || form == "»"; }

struct Range {
    std::size_t first = 0, last = 0;  // the marks, both within
    bool covers(std::int32_t word) const { return word >= static_cast<std::int32_t>(first) && word <= static_cast<std::int32_t>(last); }
};

std::vector<Range> quoted_ranges(const TreebankSentence& sentence) {
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        if (!opens(sentence.words[i].form)) continue;
        std::size_t end = i + 1;
        while (end < sentence.words.size() && !closes(sentence.words[end].form)) ++end;
        if (end == sentence.words.size()) break;
        if (end > i + 1) ranges.push_back({i, end});
        i = end;
    }
    return ranges;
}

// The word of a range that hangs on a word outside; the range's size and more if only its marks do.
std::size_t head_of(const TreebankSentence& sentence, const Range& range) {
    for (std::size_t i = range.first; i <= range.last; ++i)
        if (!range.covers(sentence.words[i].head) && sentence.words[i].relation != Relation::punct) return i;
    return sentence.words.size();
}

bool is_tree(const TreebankSentence& sentence) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        std::size_t steps = 0;
        for (std::int32_t at = static_cast<std::int32_t>(i); at >= 0; at = sentence.words[static_cast<std::size_t>(at)].head)
            if (++steps > sentence.words.size()) return false;
        roots += sentence.words[i].head < 0 ? 1 : 0;
    }
    return roots == 1;
}

// False where the sentence without the insides of its marks is no tree.
bool fold(const TreebankSentence& sentence, const std::vector<Range>& ranges, TreebankSentence& out) {
    constexpr std::size_t least = 3;  // words
    out.document = sentence.document;
    out.silver = sentence.silver;
    std::vector<std::int32_t> place(sentence.words.size());  // of each word in the folded sentence
    auto range = ranges.begin();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        if (range == ranges.end() || i < range->first) {
            place[i] = static_cast<std::int32_t>(out.words.size());
            out.words.push_back(sentence.words[i]);
            continue;
        }
        const std::size_t head = head_of(sentence, *range);
        if (head == sentence.words.size()) return false;
        TreebankWord quoted = sentence.words[head];
        std::string inside;
        for (std::size_t k = range->first + 1; k < range->last; ++k) inside += (k > range->first + 1 ? " " : "") + sentence.words[k].form;
        quoted.form = quoted.lemma = quoted_form(inside);
        quoted.universal = UniversalTag::x;
        quoted.fine = quoted_tag;
        for (std::size_t k = range->first; k <= range->last; ++k) place[k] = static_cast<std::int32_t>(out.words.size());
        out.words.push_back(std::move(quoted));
        i = range->last;
        ++range;
    }
    for (TreebankWord& word : out.words)
        if (word.head >= 0) word.head = place[static_cast<std::size_t>(word.head)];
    return out.words.size() >= least && is_tree(out);
}

}  // namespace

std::vector<Copy> rewritten(const std::vector<const TreebankSentence*>& sentences, std::uint64_t seed) {
    std::vector<Copy> copies;
    std::mt19937_64 random(seed);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const TreebankSentence* const sentence = sentences[i];
        const std::uint64_t draw = random() % 100;
        if (draw >= 8 || sentence->words.size() < 3) continue;
        TreebankSentence copy = *sentence;
        const auto last = static_cast<std::int32_t>(copy.words.size()) - 1;
        const bool leaf = std::none_of(copy.words.begin(), copy.words.end(), [&](const TreebankWord& word) { return word.head == last; });
        if (draw >= 2 && leaf && copy.words.back().relation == Relation::punct) copy.words.pop_back();
        for (TreebankWord& word : copy.words) {
            if (draw < 2) word.form = with_case(word.form, false, false);
            else if (draw < 5) word.form = word.form.size() > 3 || word.universal == UniversalTag::propn ? with_case(word.form, true, false) : word.form;
            else if (draw == 5) word.form = with_case(word.form, true, true);
        }
        copies.push_back({i, std::move(copy)});
    }
    return copies;
}

std::vector<Copy> folded(const std::vector<const TreebankSentence*>& sentences) {
    std::vector<Copy> copies;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const std::vector<Range> ranges = quoted_ranges(*sentences[i]);
        Copy copy{i, {}};
        if (!ranges.empty() && fold(*sentences[i], ranges, copy.sentence)) copies.push_back(std::move(copy));
    }
    return copies;
}

}  // namespace verbatim::learn
