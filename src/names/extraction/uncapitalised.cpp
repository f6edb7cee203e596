#include "names/extraction/uncapitalised.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "names/roles.h"

namespace verbatim::names {

using language::EntryClass;
using language::Shape;
using language::Word;
using language::WordRange;
using language::WordView;
namespace gap = language::gap;

namespace {

using enum EntryClass;

constexpr std::uint32_t longest_uncapitalised = 6;  // words
constexpr int told = 6;                      // evidence: as of a title

class PeopleFinder {
  public:
    explicit PeopleFinder(const WordView& view) : view_(view), taken_(view.size()) {}

    std::vector<NamePhrase> find() {
        for (std::uint32_t i = 0; i < view_.size(); ++i) {
            if (is_title(i)) read_behind_titles(i, i > 0 && speaks(i - 1));
            else if (speaks(i) && view_.blank_before(i + 1) && !is_title(i + 1)) add(name_at(i + 1), i + 1, true);
        }
        for (std::uint32_t i = 2; i + 1 < view_.size(); ++i)
            if (view_[i].gap == gap::comma && is_title(i)) add_before_comma(i);
        widen_surnames();
        repeat_known();
        std::sort(phrases_.begin(), phrases_.end(), [](const NamePhrase& one, const NamePhrase& other) { return one.first < other.first; });
        return std::move(phrases_);
    }

  private:
    bool is_title(std::uint32_t i) const { return i < view_.size() && view_[i].is_any(title, role, honorific, honorific_male, honorific_female); }

    bool speaks(std::uint32_t i) const { return view_[i].is(speech_verb); }

    // What may be part of a name: a word of letters that the lists do not have.
    bool is_unknown(std::uint32_t i) const {
        const Word& word = view_[i];
        return word.shape == Shape::caseless && word.as_written->classes.none() && word.span.size() >= 4;
    }
    bool is_joint(std::uint32_t i) const { return view_[i].is(particle); }
    bool has_article(std::uint32_t i) const { return view_.form(i).starts_with("ال") && view_.form(i) != "الله"; }
    // باسمها: a particle with its pronoun.
    bool is_own(std::uint32_t i) const { return view_[i].is(preposition) && (view_.form(i).ends_with("ها") || view_.form(i).ends_with("ه") || view_.form(i).ends_with("هم")); }
    // "and", "by", "for the" joined to a word behind the first: another word's beginning.
    bool is_joined(std::uint32_t i) const {
        const std::string_view form = view_.form(i);
        const bool own = form.ends_with("ه") || form.ends_with("ها");  // بأدائه
        if (own && (form.starts_with("ب") || form.starts_with("ل") || form.starts_with("ك"))) return true;
        return form.starts_with("و") || form.starts_with("بال") || form.starts_with("لل") || form.starts_with("كال");
    }

    // The name that begins at `first`: unknown words, and what joins them. A word with the article is a surname: it ends the name.
    WordRange name_at(std::uint32_t first) const {
        std::uint32_t i = first;
        bool named = false;
        while (i < view_.size() && i < first + longest_uncapitalised && (i == first || view_[i].gap == 0)) {
            const bool god = named && view_.form(i) == "الله";  // عبد الله, ضيف الله
            const bool joint = is_joint(i) && view_.blank_before(i + 1) && (is_unknown(i + 1) || is_joint(i + 1) || view_.form(i + 1) == "الله");
            if (!joint && !god && !is_unknown(i)) break;
            if (named && is_joined(i)) break;
            named = true;
            ++i;
            if (has_article(i - 1) && !is_joint(i - 1)) break;
        }
        while (i > first && is_joint(i - 1)) --i;
        return {first, i};
    }

    // Past titles and the adjectives behind them: "الرئيس التركي | رجب طيب اردوغان". A title that heads something ("مدير التسويق") has no name right behind it.
    void read_behind_titles(std::uint32_t& i, bool spoken) {
        const std::uint32_t outer = i;
        while (i + 1 < view_.size() && view_[i + 1].gap == 0 && (is_title(i + 1) || view_[i + 1].is_any(demonym, role_modifier))) ++i;
        if (!view_.blank_before(i + 1)) {
            const bool aside = spoken && i + 1 < view_.size() && view_[i + 1].gap == gap::comma;  // قال المتحدث باسمها، بيت جوست
            if (aside) add(name_at(i + 1), outer, spoken);
            return;
        }
        std::uint32_t name = i + 1;
        // "المتحدث باسمها، بيت جوست", "المتحدث باسم الوزارة وائل الكرداسي": past what the title is of, to the word behind one with the article, or behind a particle and its pronoun.
        if (spoken && view_[name].is_any(preposition, organisation_noun)) {
            const std::uint32_t limit = std::min(view_.size(), name + 5);
            std::uint32_t next = name + 1;
            while (next < limit && view_[next].gap == 0 && !has_article(next - 1) && !is_own(next - 1)) ++next;
            if (next >= limit || (view_[next].gap & ~gap::comma) != 0) return;
            const WordRange behind = name_at(next);
            add(behind, outer, spoken);
            if (behind.size() > 0) i = behind.last - 1;
            return;
        }
        // "مدير التسويق", "استاذ علم الجريمة": a title without the article heads what follows, where no adjective parts them.
        const bool heads = !has_article(outer) && i == outer && !view_[outer].is_any(honorific, honorific_male, honorific_female);
        if (heads) {  // "قائد فرق الإطفاء مهند الشلبياني": behind the word with the article with which that ends
            const std::uint32_t limit = std::min(view_.size(), name + 4);
            while (spoken && name < limit && view_[name].gap == 0 && !has_article(name)) ++name;
            if (!spoken || name + 1 >= limit || !view_.blank_before(name + 1)) return;
            ++name;
        }
        const WordRange range = name_at(name);
        add(range, outer, spoken);
        if (range.size() > 0) i = range.last - 1;
    }

    void add_before_comma(std::uint32_t title_at) {
        std::uint32_t first = title_at;
        while (first > 0 && title_at - first < 2 && is_unknown(first - 1) && (first == title_at || view_[first].gap == 0)) --first;
        const std::string_view form = view_.form(first);
        const bool joined = is_joined(first) || form.starts_with("ب") || form.starts_with("ل") || form.starts_with("ك") || form.starts_with("ف");
        if (title_at - first < 2 || has_article(first) || joined) return;
        add({first, title_at}, first, false);
    }

    void add(WordRange name, std::uint32_t outer, bool speaker) {
        if (name.size() == 0 || name.last > view_.size()) return;
        for (auto i = name.first; i < name.last; ++i)
            if (taken_[i]) return;
        for (auto i = name.first; i < name.last; ++i) taken_[i] = true;
        NamePhrase phrase;
        phrase.first = name.first;
        phrase.last = name.last;
        phrase.span = span_of(view_.words(), name.first, name.last);
        if (outer < name.first && is_title(outer)) {
            phrase.role = span_of(view_.words(), outer, name.first);
            phrase.titled = true;
        }
        phrase.evidence.person = told;
        phrase.speaks = speaker;
        phrase.subject = speaker || view_[outer].opens_sentence || (outer > 0 && view_[outer - 1].opens_sentence);
        phrases_.push_back(phrase);
    }

    // "نيس" speaks, and was "غريغ نيس" when it was first told: the word before, where it opens no clause (verbs do) and is unknown.
    void widen_surnames() {
        std::unordered_map<std::string_view, bool> alone;
        for (const NamePhrase& phrase : phrases_) {
            const bool one = phrase.last - phrase.first == 1;
            auto& entry = alone.try_emplace(view_.form(phrase.last - 1), true).first->second;
            entry = entry && one;
        }
        for (std::uint32_t i = 2; i < view_.size(); ++i) {
            const auto found = alone.find(view_.form(i));
            if (found == alone.end() || !found->second || taken_[i] || view_[i].gap != 0 || view_[i - 1].gap != 0) continue;
            if (!is_unknown(i - 1) || has_article(i - 1) || is_joined(i - 1) || taken_[i - 1]) continue;
            found->second = false;
            add({i - 1, i + 1}, i - 1, false);
        }
    }

    void repeat_known() {
        std::unordered_set<std::string_view> last;
        for (const NamePhrase& phrase : phrases_) last.insert(view_.form(phrase.last - 1));
        for (std::uint32_t i = 0; i < view_.size(); ++i)
            if (!taken_[i] && last.count(view_.form(i)) != 0) add({i, i + 1}, i, false);
    }

    const WordView& view_;
    std::vector<bool> taken_;
    std::vector<NamePhrase> phrases_;
};

}  // namespace

std::vector<NamePhrase> find_uncapitalised_people(const WordView& view) { return PeopleFinder(view).find(); }

}  // namespace verbatim::names
