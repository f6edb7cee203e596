#include "linking/variants.h"

#include <algorithm>
#include <numeric>
#include <bit>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"
#include "linking/wording.h"
#include "text/tokenizer.h"

namespace verbatim::linking {
namespace {

constexpr std::size_t longest = 400;       // words of a quote that are compared; transcripts have turns of thousands
constexpr std::uint32_t shingle_words = 3; // neighbours that two wordings must have in common to be compared at all
constexpr std::size_t compared_wordings = 32;  // wordings with one shingle that each is held against

// What must be shared, in words as rare as a word that one quote alone has: where the speakers are known to be the same,
// where they are not, and what an overlap asks for on top.
constexpr std::uint32_t bar_same = 2, bar_unknown = 4, bar_overlap = 2;

// All quotes with the same words and speaker.
struct Wording {
    std::vector<std::uint32_t> quotes;  // ascending
    std::uint32_t sequence = 0;         // the first quote with the same words, whoever said them
    base::PersonId speaker;
    std::vector<std::uint32_t> near;    // other wordings of the quotation
};

struct Shingle {
    std::uint32_t hash = 0, wording = 0, position = 0;
    friend auto operator<=>(const Shingle&, const Shingle&) = default;
};

// Two wordings that share a shingle, and how much further on it stands in the one than in the other.
struct Candidate {
    std::uint32_t one = 0, other = 0;
    std::int32_t shift = 0;
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

class Finding {
  public:
    Finding(std::span<const std::uint32_t> words, std::span<const std::size_t> starts, std::span<const base::PersonId> speakers)
        : words_(words), starts_(starts), speakers_(speakers) {}

    Variants find() {
        weigh();
        gather_wordings();
        link_candidates();
        return tell();
    }

  private:
    std::uint32_t quotes() const { return static_cast<std::uint32_t>(starts_.size()) - 1; }
    std::size_t size_of(std::uint32_t quote) const { return starts_[quote + 1] - starts_[quote]; }
    WeighedWords words_of(const Wording& wording) const {
        const std::uint32_t quote = wording.quotes.front();
        return {words_.subspan(starts_[quote], size_of(quote)), std::span(weights_).subspan(starts_[quote], size_of(quote))};
    }

    // In bits: how many times the quotes have to be halved until as few are left as have the word.
    void weigh() {
        struct Seen {
            std::uint32_t quotes = 0, last = 0xFFFFFFFFu;
        };
        std::unordered_map<std::uint32_t, Seen> seen;
        std::uint32_t with_words = 0;
        for (std::uint32_t quote = 0; quote < quotes(); ++quote) {
            with_words += size_of(quote) > 0;
            for (const std::uint32_t word : words_.subspan(starts_[quote], size_of(quote))) {
                Seen& its = seen[word];
                its.quotes += its.last != quote;
                its.last = quote;
            }
        }
        weights_.reserve(words_.size());
        for (const std::uint32_t word : words_) weights_.push_back(static_cast<std::uint8_t>(std::bit_width(with_words / seen[word].quotes)));
        heaviest_ = static_cast<std::uint32_t>(std::bit_width(with_words));
    }

    void gather_wordings() {
        std::unordered_map<std::uint64_t, std::uint32_t> sequences;                    // hash of the words → first quote
        std::map<std::pair<std::uint32_t, base::PersonId>, std::uint32_t> wordings;    // sequence, speaker → wording
        for (std::uint32_t quote = 0; quote < quotes(); ++quote) {
            if (size_of(quote) < shingle_words) continue;
            const auto words = words_.subspan(starts_[quote], size_of(quote));
            const std::uint64_t hash = base::hash64({reinterpret_cast<const char*>(words.data()), words.size_bytes()});
            const std::uint32_t sequence = sequences.try_emplace(hash, quote).first->second;
            const auto [at, fresh] = wordings.try_emplace({sequence, speakers_[quote]}, static_cast<std::uint32_t>(wordings_.size()));
            if (fresh) wordings_.push_back({{}, sequence, speakers_[quote], {}});
            wordings_[at->second].quotes.push_back(quote);
        }
    }

    // A shingle of everyday words alone is no reason to compare.
    std::vector<Shingle> telling_shingles() const {
        std::vector<Shingle> shingles;
        for (std::uint32_t number = 0; number < wordings_.size(); ++number) {
            const WeighedWords its = words_of(wordings_[number]);
            for (std::uint32_t i = 0; i + shingle_words <= its.size(); ++i) {
                std::uint32_t weight = 0;
                std::uint64_t hash = 0;
                for (std::uint32_t k = i; k < i + shingle_words; ++k) {
                    weight += its.weights[k];
                    hash = (hash ^ (hash >> 31) ^ its.words[k]) * 0x9E3779B97F4A7C15u;
                }
                if (weight >= heaviest_) shingles.push_back({static_cast<std::uint32_t>(hash >> 32), number, i});
            }
        }
        std::sort(shingles.begin(), shingles.end());
        return shingles;
    }

    bool may_speak_alike(const Wording& one, const Wording& other) const {
        return !one.speaker.known() || !other.speaker.known() || one.speaker == other.speaker;
    }

    void link_candidates() {
        const std::vector<Shingle> shingles = telling_shingles();
        std::vector<Candidate> candidates;
        for (auto first = shingles.begin(); first != shingles.end();) {
            const auto last = std::find_if(first, shingles.end(), [&](const Shingle& one) { return one.hash != first->hash; });
            for (auto one = first; one != last; ++one) {
                const auto reach = std::min<std::ptrdiff_t>(last - one, compared_wordings);
                for (auto other = one + 1; other < one + reach; ++other) {
                    if (one->wording == other->wording || !may_speak_alike(wordings_[one->wording], wordings_[other->wording])) continue;
                    candidates.push_back({one->wording, other->wording,
                                          static_cast<std::int32_t>(one->position) - static_cast<std::int32_t>(other->position)});
                }
            }
            first = last;
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        for (const Candidate& candidate : candidates) try_pair(candidate);
    }

    void try_pair(const Candidate& candidate) {
        Wording &one = wordings_[candidate.one], &other = wordings_[candidate.other];
        if (!one.near.empty() && one.near.back() == candidate.other) return;  // with another shift
        const bool same = one.speaker.known() && one.speaker == other.speaker;
        const std::uint32_t bar = heaviest_ * (same ? bar_same : bar_unknown);
        if (!same_quotation(words_of(one), words_of(other), candidate.shift, {bar, bar + bar_overlap * heaviest_})) return;
        one.near.push_back(candidate.other);
        other.near.push_back(candidate.one);
    }

    // The same words in several places are told by the same bar as all else.
    bool tells_enough(const Wording& wording) const {
        const WeighedWords its = words_of(wording);
        std::uint32_t weight = 0;
        for (const std::uint8_t one : its.weights) weight += one;
        return weight >= heaviest_ * (wording.speaker.known() ? bar_same : bar_unknown);
    }

    // No more than can be told: a slogan in ten thousand places would be copied ten thousand times over.
    static void add_first(const std::vector<std::uint32_t>& quotes, std::vector<std::uint32_t>& out) {
        const auto count = static_cast<std::ptrdiff_t>(std::min(quotes.size(), most_variants + 1));
        out.insert(out.end(), quotes.begin(), quotes.begin() + count);
    }

    Variants tell() const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // quote, wording
        for (std::uint32_t number = 0; number < wordings_.size(); ++number) {
            const Wording& wording = wordings_[number];
            if (wording.near.empty() && (wording.quotes.size() < 2 || !tells_enough(wording))) continue;
            for (const std::uint32_t quote : wording.quotes) order.emplace_back(quote, number);
        }
        std::sort(order.begin(), order.end());
        Variants variants;
        for (const auto& [quote, number] : order) {
            const Wording& wording = wordings_[number];
            Variants::Of of;
            if (tells_enough(wording)) add_first(wording.quotes, of.others);
            std::vector<std::uint32_t> sequences;
            for (const std::uint32_t near : wording.near) {
                add_first(wordings_[near].quotes, of.others);
                if (wordings_[near].sequence != wording.sequence) sequences.push_back(wordings_[near].sequence);
            }
            std::sort(sequences.begin(), sequences.end());
            of.wordings = static_cast<std::uint32_t>(std::unique(sequences.begin(), sequences.end()) - sequences.begin());
            std::erase(of.others, quote);
            std::sort(of.others.begin(), of.others.end());
            if (of.others.size() > most_variants) of.others.resize(most_variants);
            variants.numbers.push_back(quote);
            variants.lists.push_back(std::move(of));
        }
        return variants;
    }

    std::span<const std::uint32_t> words_;
    std::span<const std::size_t> starts_;
    std::span<const base::PersonId> speakers_;
    std::vector<std::uint8_t> weights_;  // of each word
    std::uint32_t heaviest_ = 0;         // the weight of a word that one quote alone has
    std::vector<Wording> wordings_;
};

}  // namespace

std::vector<std::uint32_t> leaders(const Variants& variants) {
    const std::size_t count = variants.numbers.size();
    std::vector<std::uint32_t> order(count), leader(count);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return variants.lists[a].others.size() > variants.lists[b].others.size(); });
    std::vector<bool> led(count);
    const auto lead = [&](std::size_t one, std::uint32_t number) {
        if (led[one]) return;
        led[one] = true;
        leader[one] = number;
    };
    for (const std::uint32_t at : order) {
        if (led[at]) continue;
        lead(at, variants.numbers[at]);
        for (const std::uint32_t other : variants.lists[at].others) {
            const auto found = std::lower_bound(variants.numbers.begin(), variants.numbers.end(), other);
            if (found != variants.numbers.end() && *found == other) lead(static_cast<std::size_t>(found - variants.numbers.begin()), variants.numbers[at]);
        }
    }
    return leader;
}

const Variants::Of& Variants::of(std::uint32_t number) const {
    static const Of none;
    const auto found = std::lower_bound(numbers.begin(), numbers.end(), number);
    return found == numbers.end() || *found != number ? none : lists[static_cast<std::size_t>(found - numbers.begin())];
}

void VariantFinder::add(std::string_view words) {
    text::Token token;
    for (text::Tokenizer tokens(words); words_.size() - starts_.back() < longest && tokens.next(token);) {
        const bool number = token.folded.front() >= '0' && token.folded.front() <= '9';
        const auto hash = static_cast<std::uint32_t>(base::hash64(token.folded));
        words_.push_back(number ? hash | 1u : hash & ~1u);
    }
    starts_.push_back(words_.size());
}

Variants VariantFinder::find(std::span<const base::PersonId> speakers) const { return Finding(words_, starts_, speakers).find(); }

}  // namespace verbatim::linking
