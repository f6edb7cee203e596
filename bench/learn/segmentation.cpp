#include "learn/segmentation.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::learn {
namespace {

using language::Segmentation;
using language::SyntacticWord;
using language::WordSegmenter;

// A word with the bytes that it takes in the sentence's text.
struct Placed {
    std::size_t first = 0, last = 0;
    std::string form;  // folded
    auto operator<=>(const Placed&) const = default;
};

std::string folded_form(std::string_view form) {
    std::string out;
    WordSegmenter::fold(form, out);
    return out;
}

bool place_words(const TreebankSentence& sentence, std::vector<Placed>& out) {
    std::size_t at = 0;
    for (const WrittenWord& written : sentence.written) {
        const std::size_t first = sentence.text.find(written.form, at);
        if (first == std::string::npos || first > at + 2) return false;
        const std::size_t last = first + written.form.size();
        std::string joined;
        for (std::size_t w = written.first; w < written.last; ++w) joined += sentence.words[w].form;
        std::size_t from = first;
        for (std::size_t w = written.first; w < written.last; ++w) {
            const std::string& form = sentence.words[w].form;
            const bool apart = joined == written.form;
            out.push_back({apart ? from : first, apart ? from + form.size() : last, folded_form(form)});
            from += form.size();
        }
        at = last;
    }
    return !sentence.text.empty();
}

std::vector<Placed> cut(const WordSegmenter& segmenter, const std::string& text) {
    std::vector<SyntacticWord> words;
    segmenter.append(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    std::vector<Placed> out;
    for (const SyntacticWord& word : words) out.push_back({word.span.start, word.span.end, folded_form(word.form)});
    return out;
}

// The shortest stretches at whose borders both ways of cutting agree.
template <class Use>
void for_each_stretch(const std::vector<Placed>& right, const std::vector<Placed>& found, const Use& use) {
    std::size_t r = 0, f = 0;
    while (r < right.size() && f < found.size()) {
        if (right[r].first != found[f].first) return;
        std::size_t next_r = r, next_f = f, end_r = 0, end_f = 0;
        do {
            if (end_r <= end_f && next_r < right.size()) end_r = right[next_r].last;
            else if (next_f < found.size()) end_f = found[next_f].last;
            while (next_r < right.size() && right[next_r].last <= end_r) ++next_r;
            while (next_f < found.size() && found[next_f].last <= end_f) ++next_f;
            if (end_r != end_f && next_r == right.size() && next_f == found.size()) return;
        } while (end_r != end_f);
        use(right[r].first, end_r, std::span(right).subspan(r, next_r - r), std::span(found).subspan(f, next_f - f));
        r = next_r;
        f = next_f;
    }
}

std::vector<std::string> forms_of(std::span<const Placed> words) {
    std::vector<std::string> forms;
    for (const Placed& word : words) forms.push_back(word.form);
    return forms;
}

void learn_traits(const std::vector<const TreebankSentence*>& sentences, Segmentation& out) {
    constexpr std::size_t least = 5;
    std::size_t hyphens_apart = 0, hyphens_within = 0, apostrophes_end = 0, apostrophes_within = 0;
    std::map<std::pair<std::string, std::string>, std::size_t> endings;
    for (const TreebankSentence* sentence : sentences) {
        if (sentence->silver) continue;  // a parser's words are cut as it cuts them
        for (const WrittenWord& written : sentence->written) {
            const std::string form = folded_form(written.form);
            const std::size_t words = written.last - written.first;
            if (words == 1) {
                const std::size_t hyphen = form.find('-');
                hyphens_apart += form == "-" ? 1 : 0;
                hyphens_within += hyphen != std::string::npos && hyphen > 0 && hyphen + 1 < form.size() ? 1 : 0;
                const std::size_t apostrophe = form.find('\'');
                if (apostrophe != std::string::npos && apostrophe > 0) (apostrophe + 1 == form.size() ? apostrophes_end : apostrophes_within) += 1;
                const bool ending = form.size() > 1 && (form[0] == '-' || form[0] == '\'') && text::is_letter(text::decode(form, 1).code_point);
                if (ending) ++endings[{form, form}];
                continue;
            }
            // The last word, as it is written and as it counts.
            const std::string last = folded_form(sentence->words[written.last - 1].form);
            if (words == 2 && form.ends_with(last) && last.find('\'') != std::string::npos) ++endings[{last, last}];
            if (words == 2 && form.ends_with("-" + last)) ++endings[{"-" + last, last}];
        }
    }
    out.parts_hyphens = hyphens_apart > hyphens_within;
    out.parts_apostrophes = apostrophes_end > apostrophes_within && apostrophes_end >= least;
    for (const auto& [ending, count] : endings)
        if (count >= least && ending.first.size() <= WordSegmenter::longest_ending && out.endings.size() < WordSegmenter::most_endings) out.endings.push_back({ending.first, ending.second});
}

// Stretches tell only where the rules were wrong: where "it's" is one word, and not how often it is two. So exceptions are tried, and those that cut wrong more often go.
void drop_harmful(const std::vector<const TreebankSentence*>& sentences, Segmentation& out) {
    const WordSegmenter with_exceptions(out);
    std::map<std::string, std::pair<std::size_t, std::size_t>> uses;  // right and wrong
    for (const TreebankSentence* sentence : sentences) {
        std::vector<Placed> right;
        if (!place_words(*sentence, right)) continue;
        for_each_stretch(right, cut(with_exceptions, sentence->text), [&](std::size_t first, std::size_t last, std::span<const Placed> wanted, std::span<const Placed> found) {
            const bool agrees = forms_of(wanted) == forms_of(found);
            const auto count = [&](const std::string& key) {
                if (out.exceptions.contains(key)) ++(agrees ? uses[key].first : uses[key].second);
            };
            count(folded_form(std::string_view(sentence->text).substr(first, last - first)));
            if (found.size() > 1)
                for (const Placed& word : found) count(word.form);
        });
    }
    for (const auto& [key, counts] : uses)
        if (counts.second > counts.first) out.exceptions.erase(key);
}

}  // namespace

Segmentation learn_segmentation(const std::vector<const TreebankSentence*>& sentences) {
    constexpr std::size_t least = 2;
    Segmentation out;
    learn_traits(sentences, out);
    const WordSegmenter rules(out);
    std::map<std::string, std::map<std::vector<std::string>, std::size_t>> ways;  // how each stretch is cut
    std::map<std::string, std::vector<std::string>> by_rule;
    for (const TreebankSentence* sentence : sentences) {
        std::vector<Placed> right;
        if (!place_words(*sentence, right)) continue;
        for_each_stretch(right, cut(rules, sentence->text), [&](std::size_t first, std::size_t last, std::span<const Placed> wanted, std::span<const Placed> found) {
            const std::string stretch = folded_form(std::string_view(sentence->text).substr(first, last - first));
            if (stretch.size() > WordSegmenter::longest_exception || stretch.find(' ') != std::string::npos || stretch.find("\xC2\xA0") != std::string::npos) return;
            ++ways[stretch][forms_of(wanted)];
            by_rule[stretch] = forms_of(found);
        });
    }
    for (const auto& [stretch, all] : ways) {
        const auto best = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const auto as_found = all.find(by_rule[stretch]);
        const std::size_t otherwise = as_found == all.end() ? 0 : as_found->second;
        if (best->second >= least && best->second > otherwise) out.exceptions.emplace(stretch, best->first);
    }
    drop_harmful(sentences, out);
    return out;
}

void judge_segmentation(const WordSegmenter& segmenter, const TreebankSentence& sentence, SegmentationScore& score) {
    std::vector<Placed> right;
    if (!place_words(sentence, right)) return;
    std::vector<Placed> found = cut(segmenter, sentence.text), both;
    std::sort(right.begin(), right.end());
    std::sort(found.begin(), found.end());
    std::set_intersection(right.begin(), right.end(), found.begin(), found.end(), std::back_inserter(both));
    score.right += both.size();
    score.found += found.size();
    score.wanted += right.size();
}

}  // namespace verbatim::learn
