// Which words are forms of one another: "trade", "trades", "traded". By Snowball (Porter 2001), whose rules cut endings.
//
//     Stemmer english = *Stemmer::for_language("en");
//     english.stem("trades")                     →  trade's stem, "trade"
//     english.same_word("trading", "traded")     →  true
//     english.known_start("happiness")           →  "hap": all forms of it start so
//
// Words come folded from the tokenizer, so without the marks of é and ü. Nothing is indexed by its stem: the index stays
// exact, and a search that wants all forms asks the list of words for them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace verbatim::text {

class Stemmer {
  public:
    // By ISO 639 code ("en", "ru"). None: a language without rules here; its words have no other forms.
    static std::optional<Stemmer> for_language(std::string_view language);

    // The stem of a folded word. Linear time.
    std::string stem(std::string_view folded) const;
    // Equal words, and words of one stem that start as known_start() says.
    bool same_word(std::string_view folded, std::string_view other) const;
    // What all forms of a word start with: its stem less the last two letters, which rules may change (happy, happi), at
    // least one letter; nothing where a language's rules cut beginnings too.
    std::string_view known_start(std::string_view folded) const;

  private:
    struct Free {
        void operator()(sb_stemmer* stemmer) const;
    };
    Stemmer(sb_stemmer* rules, bool cuts_beginnings) : rules_(rules), cuts_beginnings_(cuts_beginnings) {}

    std::unique_ptr<sb_stemmer, Free> rules_;
    bool cuts_beginnings_ = false;
};

}  // namespace verbatim::text
