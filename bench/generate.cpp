// News-like articles for measuring growth: as many as asked for, the same for the same seed, on any machine.
//
//     generate ARTICLES [SEED] > articles.jsonl
//
// What measurements depend on is like in the news: words follow Zipf's law over a vocabulary that never ends, lengths are those of
// lk-news-en (519 words in the middle, long tail), an article keeps to a topic's words, phrases recur, people are named, quoted
// and named again, and each article has a source, a date within five years and a dateline. What does not matter is not: it is
// nonsense. Numbers only, no libm, no library's distributions: those differ between machines.
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/date.h"

namespace {

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
  public:
    explicit Random(std::uint64_t state) : state_(state) {}
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15u;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        return mixed ^ (mixed >> 31);
    }
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32) * bound >> 32); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    // 1, 2, 3 … with a chance that falls as 1 / n, up to 2^octaves: Zipf's law, in steps of octaves.
    std::uint32_t zipf(std::uint32_t octaves) {
        const std::uint32_t first = std::uint32_t{1} << below(octaves);
        return first + below(first);
    }

  private:
    std::uint64_t state_;
};

// The word of a rank: syllables, fewer for common words.
std::string word(std::uint32_t rank) {
    static constexpr const char* starts[] = {"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "ch"};
    static constexpr const char* middles[] = {"a", "e", "i", "o", "u", "ai", "ea", "o"};
    static constexpr const char* ends[] = {"n", "r", "s", "t", "l", "", "", "m"};
    std::string made;
    for (std::uint64_t left = std::uint64_t{rank} * 7 + 3; left > 0; left >>= 10) {
        made += starts[left & 15];
        made += middles[(left >> 4) & 7];
        made += ends[(left >> 7) & 7];
    }
    return made;
}

std::string capital(std::string text) {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

constexpr std::uint32_t octaves = 19;      // of ranks of words
constexpr std::uint32_t topics = 96, topic_words = 400;
constexpr std::uint32_t phrases = 3000;

class Writer {
  public:
    Writer(std::uint32_t articles, std::uint64_t seed) : articles_(articles), random_(seed) {}

    void write_all() {
        for (std::uint32_t i = 0; i < articles_; ++i) write(i);
    }

  private:
    void write(std::uint32_t number) {
        topic_ = random_.zipf(7) % topics;
        const std::uint32_t source = random_.zipf(4);
        static constexpr std::int32_t first_day = 18263;  // 2020-01-01
        const verbatim::base::Date date{first_day + static_cast<std::int32_t>(random_.below(5 * 365))};
        for (std::uint32_t& person : cast_) person = random_.zipf(std::bit_width(articles_ / 4 + 64));
        for (bool& named : named_) named = false;
        std::string text = capital(word(200 + random_.zipf(6))) + " (" + "Source " + std::to_string(source) + ") – ";
        words_ = 0;
        // Half lie between 200 and 700 words, a few go on for thousands.
        const std::uint32_t length = 40 + random_.below(420) + random_.below(380) + (random_.chance(6) ? random_.below(2500) : 0);
        while (words_ < length) {
            for (std::uint32_t sentences = 1 + random_.below(3); sentences > 0; --sentences) text += sentence() + (sentences > 1 ? " " : "");
            text += "\\n\\n";
        }
        std::string title = capital(some_words(5 + random_.below(6)));
        std::printf("{\"id\":\"g%07u\",\"lang\":\"en\",\"title\":\"%s\",\"date\":\"%s\",\"source\":\"Source %u\",\"text\":\"%s\"}\n", number, title.c_str(),
                    verbatim::base::format_date(date).c_str(), source, text.c_str());
    }

    std::string one_word() {
        if (random_.chance(25)) return word(1000 + topic_ * topic_words + random_.zipf(9) % topic_words);
        return word(random_.zipf(octaves));
    }
    std::string some_words(std::uint32_t count) {
        std::string text;
        while (count > 0) {
            if (!text.empty()) text += ' ';
            if (count >= 3 && random_.chance(20)) {
                Random phrase(random_.zipf(12) % phrases);
                for (int i = 0; i < 3; ++i) text += (i > 0 ? " " : "") + word(phrase.zipf(14));
                count -= 3;
                words_ += 3;
                continue;
            }
            text += one_word();
            --count;
            ++words_;
        }
        return text;
    }
    // The full name at first, then the last.
    std::string speaker() {
        const std::uint32_t who = random_.zipf(2) - 1;
        Random name(cast_[who] * 977u + 5);
        const std::string first = capital(word(3000 + name.below(500))), last = capital(word(20000 + name.below(40000)));
        const bool known = named_[who];
        named_[who] = true;
        return known ? last : "President " + first + " " + last;
    }
    std::string sentence() {
        const std::uint32_t length = 8 + random_.below(20);
        if (!random_.chance(18)) return capital(some_words(length)) + ".";
        return "“" + capital(some_words(length)) + ",” " + speaker() + " said.";
    }

    std::uint32_t articles_;
    Random random_;
    std::uint32_t topic_ = 0, words_ = 0;
    std::uint32_t cast_[3] = {};
    bool named_[3] = {};
};

}  // namespace

int main(int count, char** arguments) {
    const long articles = count > 1 ? std::strtol(arguments[1], nullptr, 10) : 0;
    if (articles <= 0 || articles > 10'000'000) {
        std::fprintf(stderr, "usage: generate ARTICLES [SEED] > articles.jsonl\n");
        return 2;
    }
    const long seed = count > 2 ? std::strtol(arguments[2], nullptr, 10) : 1;
    Writer(static_cast<std::uint32_t>(articles), static_cast<std::uint64_t>(seed)).write_all();
}
