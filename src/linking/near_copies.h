// Near-copies: articles of a whole corpus that print one text, with some words cut, added or mended.
//
//     Ada Derana  Australia to recognise Palestinian state in September   512 words ┐ nine tenths of their runs of
//     Daily FT    Australia to recognise Palestinian State in September   510 words ┘ four words are the same
//
// Found by Broder's sketches ("On the resemblance and containment of documents", 1997): of each article's runs of four words those are kept whose hash
// is a multiple of eight. Unlike a MinHash signature, such a sketch also tells how much of a short text stands in a long one. Articles that share enough of their sketches are
// read again and compared word for word. Three things look like copies and are none:
//
// - Forms that are filled in every day (weather, rates, results). Runs that stand in articles of more than two weeks count little, and the numbers of the two texts must agree.
// - The background of a running story, which an outlet repeats: within one outlet more has to be the same.
// - A text quoted in a much longer one: the longer one must not be something else for the most part.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace verbatim::linking {

// How alike two texts are: shared runs of four words, in thousandths of all runs of both, and of those of the text that has fewer.
struct Likeness {
    std::uint32_t resemblance = 0;
    std::uint32_t containment = 0;
};
Likeness likeness(std::string_view one, std::string_view other);

struct NearCopyPair {
    std::uint32_t one = 0, other = 0;  // one < other
    Likeness likeness;
};

struct NearCopies {
    // Of each article: 1 + the number of the first one of its group; 0 for an article that is printed once.
    std::vector<std::uint32_t> group;
    std::uint32_t groups = 0;
    std::uint32_t further = 0;  // articles of groups beyond the first of each
    std::vector<NearCopyPair> pairs;  // that were found alike; sorted
};

// Invariant: articles are numbered from 0 in the order of add(). Memory: a byte a word, and 24 an article.
class NearCopyFinder {
  public:
    void add(std::string_view text, std::string_view source, std::optional<base::Date> date);

    // Reads an article's text again.
    using TextOf = std::function<base::Result<std::string>(std::uint32_t article)>;

    // Groups are made around the articles with the most near-copies: each member is a near-copy of that one. Time: that of sorting the sketches, and of reading the articles that look alike.
    // Errors: those of text_of.
    base::Result<NearCopies> find(const TextOf& text_of);

  private:
    struct Article {
        std::uint64_t source = 0;  // hash of the outlet's name; 0: unknown
        std::optional<base::Date> date;
        std::uint32_t words = 0;
    };
    struct Sketched {
        std::uint32_t hash = 0, article = 0;
    };
    std::vector<Article> articles_;
    std::vector<Sketched> sketches_;
};

}  // namespace verbatim::linking
