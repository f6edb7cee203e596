#include "text/difference.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace verbatim::text {
namespace {

constexpr std::ptrdiff_t most_changes = 2000;  // words; the way back to each step is kept
constexpr char32_t first_unspaced = 0x2E80;    // from here on scripts are written without blanks: a sign is a word

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Words, each with the blanks behind it.
std::vector<base::TextSpan> words_of(std::string_view text) {
    std::vector<base::TextSpan> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        while (at < text.size() && !is_gap(text[at])) {
            const Decoded decoded = decode(text, at);
            if (decoded.code_point >= first_unspaced && at > start) break;
            at += decoded.length;
            if (decoded.code_point >= first_unspaced) break;
        }
        while (at < text.size() && is_gap(text[at])) ++at;
        words.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)});
    }
    return words;
}

class Comparing {
  public:
    Comparing(std::string_view old_text, std::string_view new_text) : old_(old_text), new_(new_text), old_words_(words_of(old_text)), new_words_(words_of(new_text)) {}

    std::vector<Difference> compare() {
        std::size_t first = 0, old_end = old_words_.size(), new_end = new_words_.size();
        while (first < old_end && first < new_end && same(first, first)) ++first;
        while (old_end > first && new_end > first && same(old_end - 1, new_end - 1)) --old_end, --new_end;
        add(Changed::same, 0, first);
        middle(first, old_end, first, new_end);
        add(Changed::same, new_end, new_words_.size());
        return std::move(found_);
    }

  private:
    // The blanks behind a word make no other word.
    static std::string_view bare(std::string_view text, base::TextSpan span) {
        std::string_view word = base::slice(text, span);
        while (!word.empty() && is_gap(word.back())) word.remove_suffix(1);
        return word;
    }
    bool same(std::size_t a, std::size_t b) const { return bare(old_, old_words_[a]) == bare(new_, new_words_[b]); }

    void add(Changed kind, std::size_t first, std::size_t last) {
        if (first >= last) return;
        const std::vector<base::TextSpan>& words = kind == Changed::removed ? old_words_ : new_words_;
        const base::TextSpan span{words[first].start, words[last - 1].end};
        if (!found_.empty() && found_.back().kind == kind && found_.back().span.end == span.start) found_.back().span.end = span.end;
        else found_.push_back({kind, span});
    }

    void middle(std::size_t old_first, std::size_t old_end, std::size_t new_first, std::size_t new_end) {
        const auto n = static_cast<std::ptrdiff_t>(old_end - old_first), m = static_cast<std::ptrdiff_t>(new_end - new_first);
        const std::ptrdiff_t most = std::min(n + m, most_changes);
        // How far each diagonal reaches after d changes; all steps are kept to go back.
        std::vector<std::vector<std::ptrdiff_t>> reached;
        std::vector<std::ptrdiff_t> ends(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& { return ends[static_cast<std::size_t>(k + most + 1)]; };
        std::ptrdiff_t changes = -1;
        for (std::ptrdiff_t d = 0; d <= most && changes < 0; ++d) {
            for (std::ptrdiff_t k = -d; k <= d; k += 2) {
                std::ptrdiff_t x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
                std::ptrdiff_t y = x - k;
                while (x < n && y < m && same(old_first + static_cast<std::size_t>(x), new_first + static_cast<std::size_t>(y))) ++x, ++y;
                at(k) = x;
                if (x >= n && y >= m) {
                    changes = d;
                    break;
                }
            }
            reached.emplace_back(ends.begin() + (most + 1 - d), ends.begin() + (most + 2 + d));
        }
        if (changes < 0) {
            add(Changed::removed, old_first, old_end);
            add(Changed::added, new_first, new_end);
            return;
        }
        // Backwards: which words were taken out, which put in.
        std::vector<bool> removed(static_cast<std::size_t>(n)), added(static_cast<std::size_t>(m));
        std::ptrdiff_t x = n, y = m;
        for (std::ptrdiff_t d = changes; d > 0; --d) {
            const std::vector<std::ptrdiff_t>& before = reached[static_cast<std::size_t>(d - 1)];
            const auto was = [&](std::ptrdiff_t k) { return k < -(d - 1) || k > d - 1 ? std::ptrdiff_t{-1} : before[static_cast<std::size_t>(k + d - 1)]; };
            const std::ptrdiff_t k = x - y;
            const bool put_in = k == -d || (k != d && was(k - 1) < was(k + 1));
            const std::ptrdiff_t from = put_in ? k + 1 : k - 1;
            x = was(from);
            y = x - from;
            if (put_in) added[static_cast<std::size_t>(y)] = true;
            else removed[static_cast<std::size_t>(x)] = true;
        }
        std::size_t i = 0, j = 0;
        while (i < removed.size() || j < added.size()) {
            const std::size_t old_from = i, new_from = j;
            while (i < removed.size() && removed[i]) ++i;
            add(Changed::removed, old_first + old_from, old_first + i);
            while (j < added.size() && added[j]) ++j;
            add(Changed::added, new_first + new_from, new_first + j);
            const std::size_t same_from = j;
            while (i < removed.size() && j < added.size() && !removed[i] && !added[j]) ++i, ++j;
            add(Changed::same, new_first + same_from, new_first + j);
        }
    }

    std::string_view old_, new_;
    std::vector<base::TextSpan> old_words_, new_words_;
    std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> difference(std::string_view old_text, std::string_view new_text) { return Comparing(old_text, new_text).compare(); }

}  // namespace verbatim::text
