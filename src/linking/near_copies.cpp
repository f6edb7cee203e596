#include "linking/near_copies.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "text/tokenizer.h"

namespace verbatim::linking {
namespace {

constexpr std::size_t run_words = 4;
constexpr std::uint64_t sketch_share = 8;      // one run in so many is kept
constexpr std::uint32_t shortest_text = 30;      // shorter texts prove nothing
constexpr std::size_t looked_ahead = 24;       // articles with one run that each is held against
constexpr std::size_t most_with_run = 256;     // more than so many articles with one run: a form, dates or not
constexpr std::size_t least_of_form = 4;       // articles, within more days than copies come in
constexpr std::int32_t days_of_form = 14;
constexpr std::uint32_t least_shared = 3;      // runs of two sketches
constexpr std::size_t prints_kept = 2048;      // texts that are held while pairs are compared

// What has to be alike, in thousandths.
constexpr std::uint32_t same_outlet = 800;     // resemblance
constexpr std::uint32_t other_outlet = 450, other_outlet_within = 600;  // resemblance and containment
constexpr std::uint32_t long_after = 800, far_days = 7;                 // resemblance of texts printed that many days apart
constexpr std::uint32_t form_alike = 950;      // resemblance of texts that are forms
constexpr std::uint32_t numbers_alike = 800;   // of the numbers of the text that has fewer

// The runs and numbers of a text, each a sorted set of hashes.
struct Print {
    std::vector<std::uint32_t> runs, numbers;
};

template <class Visit>
std::uint32_t each_run(std::string_view text, Visit visit) {
    std::uint64_t last[run_words] = {};
    std::uint32_t words = 0;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token); ++words) {
        last[words % run_words] = base::hash64(token.folded);
        std::uint64_t run = 0;
        if (words + 1 >= run_words)
            for (std::size_t k = 1; k <= run_words; ++k) run = (run ^ (run >> 29) ^ last[(words + k) % run_words]) * 0x9E3779B97F4A7C15u;
        visit(token.folded, words + 1 >= run_words, run ^ (run >> 32));
    }
    return words;
}

void make_set(std::vector<std::uint32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

Print print_of(std::string_view text) {
    Print print;
    each_run(text, [&](std::string_view word, bool whole, std::uint64_t run) {
        if (word.front() >= '0' && word.front() <= '9') print.numbers.push_back(static_cast<std::uint32_t>(base::hash64(word)));
        if (whole) print.runs.push_back(static_cast<std::uint32_t>(run));
    });
    make_set(print.runs);
    make_set(print.numbers);
    return print;
}

std::size_t shared(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
    std::size_t count = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a < *b) ++a;
        else if (*b < *a) ++b;
        else ++count, ++a, ++b;
    }
    return count;
}

Likeness likeness_of(const Print& one, const Print& other) {
    const std::size_t both = shared(one.runs, other.runs), fewer = std::min(one.runs.size(), other.runs.size());
    if (fewer == 0) return {};
    return {static_cast<std::uint32_t>(1000 * both / (one.runs.size() + other.runs.size() - both)), static_cast<std::uint32_t>(1000 * both / fewer)};
}

bool numbers_agree(const Print& one, const Print& other) {
    const std::size_t fewer = std::min(one.numbers.size(), other.numbers.size());
    return 1000 * shared(one.numbers, other.numbers) >= numbers_alike * fewer;
}

// The last ones that were asked for, so that a text in many pairs is read once.
class Prints {
  public:
    explicit Prints(const NearCopyFinder::TextOf& text_of) : text_of_(text_of) {}

    base::Result<const Print*> of(std::uint32_t article) {
        const auto found = prints_.find(article);
        if (found != prints_.end()) return &found->second;
        auto text = text_of_(article);
        if (!text) return text.error();
        if (prints_.size() >= prints_kept) prints_.clear();
        return &prints_.emplace(article, print_of(*text)).first->second;
    }

  private:
    const NearCopyFinder::TextOf& text_of_;
    std::unordered_map<std::uint32_t, Print> prints_;
};

// Articles around those with the most near-copies.
NearCopies grouped(std::size_t articles, std::vector<NearCopyPair> pairs) {
    NearCopies found;
    found.group.assign(articles, 0);
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> near;
    for (const NearCopyPair& pair : pairs) {
        near[pair.one].push_back(pair.other);
        near[pair.other].push_back(pair.one);
    }
    std::vector<std::uint32_t> order;
    for (const auto& [article, others] : near) order.push_back(article);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::size_t of_a = near[a].size(), of_b = near[b].size();
        return of_a != of_b ? of_a > of_b : a < b;
    });
    for (const std::uint32_t centre : order) {
        if (found.group[centre] != 0) continue;
        std::vector<std::uint32_t> members{centre};
        for (const std::uint32_t other : near[centre])
            if (found.group[other] == 0) members.push_back(other);
        if (members.size() < 2) continue;
        const std::uint32_t first = *std::min_element(members.begin(), members.end());
        for (const std::uint32_t member : members) found.group[member] = first + 1;
        ++found.groups;
        found.further += static_cast<std::uint32_t>(members.size()) - 1;
    }
    found.pairs = std::move(pairs);
    return found;
}

}  // namespace

Likeness likeness(std::string_view one, std::string_view other) { return likeness_of(print_of(one), print_of(other)); }

void NearCopyFinder::add(std::string_view text, std::string_view source, std::optional<base::Date> date) {
    const auto number = static_cast<std::uint32_t>(articles_.size());
    const std::size_t first = sketches_.size();
    const std::uint32_t words = each_run(text, [&](std::string_view, bool whole, std::uint64_t run) {
        if (whole && run % sketch_share == 0) sketches_.push_back({static_cast<std::uint32_t>(run >> 3), number});
    });
    // A run that stands twice counts once.
    const auto begin = sketches_.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, sketches_.end(), [](const Sketched& a, const Sketched& b) { return a.hash < b.hash; });
    sketches_.erase(std::unique(begin, sketches_.end(), [](const Sketched& a, const Sketched& b) { return a.hash == b.hash; }), sketches_.end());
    articles_.push_back({source.empty() ? 0 : base::hash64(text::fold(source)), date, words});
}

base::Result<NearCopies> NearCopyFinder::find(const TextOf& text_of) {
    std::sort(sketches_.begin(), sketches_.end(), [](const Sketched& a, const Sketched& b) { return a.hash != b.hash ? a.hash < b.hash : a.article < b.article; });
    const std::size_t count = sketches_.size();
    std::vector<bool> of_form(count);
    std::vector<std::uint32_t> telling(articles_.size()), forms(articles_.size()), starts(articles_.size() + 1);
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first;
        std::optional<base::Date> earliest, latest;
        for (; last < count && sketches_[last].hash == sketches_[first].hash; ++last) {
            const auto& date = articles_[sketches_[last].article].date;
            if (!date) continue;
            earliest = earliest ? std::min(*earliest, *date) : *date;
            latest = latest ? std::max(*latest, *date) : *date;
        }
        const bool form = last - first > most_with_run || (last - first >= least_of_form && earliest && latest->days - earliest->days > days_of_form);
        for (std::size_t i = first; i < last; ++i) {
            of_form[i] = form;
            ++(form ? forms : telling)[sketches_[i].article];
            ++starts[sketches_[i].article + 1];
        }
        first = last;
    }
    // Where the runs of each article stand.
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> places(count), filled(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < count; ++i) places[filled[sketches_[i].article]++] = static_cast<std::uint32_t>(i);

    Prints prints(text_of);
    std::vector<NearCopyPair> pairs;
    std::vector<std::uint32_t> shared_with(articles_.size()), touched;
    for (std::uint32_t one = 0; one < articles_.size(); ++one) {
        touched.clear();
        if (articles_[one].words < shortest_text) continue;
        for (std::uint32_t at = starts[one]; at < starts[one + 1]; ++at) {
            const std::size_t place = places[at];
            if (of_form[place]) continue;
            for (std::size_t i = place + 1; i < std::min(count, place + 1 + looked_ahead) && sketches_[i].hash == sketches_[place].hash; ++i)
                if (shared_with[sketches_[i].article]++ == 0) touched.push_back(sketches_[i].article);
        }
        std::sort(touched.begin(), touched.end());
        std::optional<Print> here;  // reading another text may push it out of what is kept
        for (const std::uint32_t other : touched) {
            const std::uint32_t both = std::exchange(shared_with[other], 0);
            const Article &a = articles_[one], &b = articles_[other];
            if (b.words < shortest_text || both < std::min(least_shared, std::min(telling[one], telling[other]))) continue;
            if (100 * both < 35 * std::min(telling[one], telling[other])) continue;
            if (!here) {
                const auto first = prints.of(one);
                if (!first) return first.error();
                here = **first;
            }
            const auto second = prints.of(other);
            if (!second) return second.error();
            const Likeness alike = likeness_of(*here, **second);
            const bool formed = forms[one] > telling[one] || forms[other] > telling[other];
            const bool same = a.source == 0 || b.source == 0 || a.source == b.source;
            const bool far = a.date && b.date && static_cast<std::uint32_t>(std::abs(a.date->days - b.date->days)) > far_days;
            std::uint32_t least = same ? same_outlet : other_outlet;
            if (far) least = std::max(least, long_after);
            if (formed) least = std::max(least, form_alike);
            if (alike.resemblance < least || alike.containment < other_outlet_within || !numbers_agree(*here, **second)) continue;
            pairs.push_back({one, other, alike});
        }
    }
    sketches_.clear();
    sketches_.shrink_to_fit();
    return grouped(articles_.size(), std::move(pairs));
}

}  // namespace verbatim::linking
