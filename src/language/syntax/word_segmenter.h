// Cuts running text into the words that tagger and parser work on, as Universal Dependencies counts them.
//
//     She doesn't trust Trump's e-mail.      she | does | n't | trust | Trump | 's | e-mail | .
//     Il parle du roi.                       Il | parle | de | le | roi | .
//
// A few rules hold for all languages that put blanks between words: marks stand alone, numbers keep the marks within them. What differs is data of
// the language's model: endings that are words, whether hyphens part words, and exceptions: forms that stay whole, and forms of several words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/span.h"

namespace verbatim::language {

struct SyntacticWord {
    base::TextSpan span;  // where it is written; the whole written word where its parts are not written apart: “du” for both “de” and “le”
    std::string_view form;  // into the text, or into the segmenter
};

// What a treebank tells of how its language's words are cut.
struct Segmentation {
    struct Ending {
        std::string written, form;  // in lower case: "n't" and "n't"; Portuguese "-se" and "se"
    };
    bool parts_hyphens = false;      // well-known: three words
    bool parts_apostrophes = false;  // l'homme: two words, the first with its apostrophe
    std::vector<Ending> endings;     // the longest goes first
    // In lower case, with ' for every apostrophe. One form: the written word stays whole.
    std::unordered_map<std::string, std::vector<std::string>> exceptions;
};

class WordSegmenter {
  public:
    WordSegmenter() = default;
    explicit WordSegmenter(Segmentation segmentation);

    // Appends the words of `where` in `text` (valid UTF-8), in order. Linear time: an exception is at most 24 bytes long.
    void append(std::string_view text, base::TextSpan where, std::vector<SyntacticWord>& words) const;

    const Segmentation& segmentation() const { return segmentation_; }

    // How exceptions and endings are looked up: in lower case, with ' for every apostrophe. `out` is cleared first.
    static void fold(std::string_view written, std::string& out);

    // Grammar: segmentation := traits: u8, count, (written, form)*, count, (written: string, count, form: string *)*
    // A reader that fails gives an empty one. Endings and exceptions have the limits below.
    static Segmentation read(base::ByteReader& in);
    static void write(base::ByteWriter& out, const Segmentation& segmentation);

    static constexpr std::size_t longest_exception = 24, longest_ending = 16;  // bytes
    static constexpr std::size_t most_endings = 256;

  private:
    Segmentation segmentation_;
    std::size_t longest_ = 0;  // exception, in bytes
};

}  // namespace verbatim::language
