// An article's words with the questions that everything that looks for names asks of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/words.h"

namespace verbatim::language {

// Half-open range of words.
struct WordRange {
    std::uint32_t first = 0, last = 0;
    std::uint32_t size() const { return last - first; }
};

// Borrows the text and its words; both must outlive it.
class WordView {
  public:
    WordView(std::string_view text, const std::vector<Word>& words) : text_(text), words_(words) {}

    const Word& operator[](std::uint32_t i) const { return words_[i]; }
    const std::vector<Word>& words() const { return words_; }
    std::string_view text() const { return text_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

    std::string_view form(std::uint32_t i) const { return base::slice(text_, words_[i].span); }
    // Whether word i is there and is `what`, in lower case.
    bool lower_is(std::uint32_t i, std::string_view what) const {
        return i < words_.size() && words_[i].shape == Shape::lower && form(i) == what;
    }
    // Whether word i is there and only blanks part it from the one before.
    bool blank_before(std::uint32_t i) const { return i < words_.size() && words_[i].gap == 0; }
    bool first_name(std::uint32_t i) const { return words_[i].as_written->classes.any(EntryClass::first_female, EntryClass::first_male); }

    // What the gazetteer says of the words together, as they are written.
    const GazetteerEntry& look_up(WordRange range) const {
        if (range.size() == 1 && words_[range.first].as_written->classes.has(EntryClass::region)) return *words_[range.first].as_written;  // a language's own
        return Gazetteer::get().find(base::slice(text_, {words_[range.first].span.start, words_[range.last - 1].span.end}));
    }
    // A place or an organisation of the gazetteer.
    static bool is_listed(EntryClasses classes) {
        using enum EntryClass;
        return classes.any(country, city, region, organisation_name);
    }

    template <class Test>
    bool any(WordRange range, Test test) const {
        for (auto i = range.first; i < range.last; ++i) {
            if (test(words_[i])) return true;
        }
        return false;
    }
    bool has_cue(WordRange range) const {
        return any(range, [](const Word& word) { return word.as_written->classes.has(EntryClass::organisation_cue); });
    }
    bool has_lower(WordRange range) const {
        return any(range, [](const Word& word) { return word.shape == Shape::lower; });
    }
    bool has_title(WordRange range) const {
        using enum EntryClass;
        return any(range, [](const Word& word) { return word.as_written->classes.any(title, honorific_male, honorific_female); });
    }

  private:
    std::string_view text_;
    const std::vector<Word>& words_;
};

}  // namespace verbatim::language
