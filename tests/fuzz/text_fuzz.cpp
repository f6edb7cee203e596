// Any bytes at all: normalising, cutting into paragraphs, sentences and words.
#include "fuzz.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/sentences.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::fuzz {
namespace {

// normalize() promises NFC up to 30 combining marks on a character.
bool has_many_marks(std::string_view text) {
    std::size_t marks = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const text::Decoded decoded = text::decode(text, offset);
        marks = text::is_mark(decoded.code_point) ? marks + 1 : 0;
        if (marks >= 30) return true;
        offset += decoded.length;
    }
    return false;
}

void check_normalized(std::string_view original) {
    const text::Normalized once = text::normalize(original);
    ensure(text::is_valid(once.text), "normalised text is valid UTF-8");
    ensure(once.text.find('\r') == std::string::npos, "normalised text holds no carriage return");
    ensure(has_many_marks(once.text) || text::normalize(once.text).text == once.text,
           "normalising twice changes nothing more");

    std::uint32_t before = 0;
    for (std::uint32_t byte = 0; byte <= once.text.size(); ++byte) {
        if (!text::on_border(once.text, byte)) continue;
        const std::uint32_t original_offset = once.map.original_start(byte);
        ensure(original_offset >= before, "the way back never turns round");
        before = original_offset;
    }
    ensure(before <= original.size(), "the way back ends inside the original");
}

void check_stretches(std::string_view article) {
    std::uint32_t end = 0;
    for (const base::TextSpan paragraph : text::paragraphs(article)) {
        ensure(paragraph.start >= end && paragraph.end > paragraph.start && paragraph.end <= article.size(),
               "paragraphs follow each other inside the text");
        std::uint32_t sentence_end = paragraph.start;
        for (const base::TextSpan sentence : text::sentences(article, paragraph)) {
            ensure(sentence.start >= sentence_end && sentence.end > sentence.start && sentence.end <= paragraph.end,
                   "sentences follow each other inside their paragraph");
            sentence_end = sentence.end;
        }
        end = paragraph.end;
    }
}

void check_words(std::string_view article) {
    text::Tokenizer tokenizer(article);
    text::Token token;
    std::uint32_t start = 0, count = 0;
    while (tokenizer.next(token)) {
        ensure(token.start >= start && token.end > token.start && token.end <= article.size(), "words lie in order in the text");
        ensure(!token.folded.empty() && text::is_valid(token.folded), "a word's indexed form is valid and not empty");
        start = token.start;
        ensure(++count <= article.size(), "there are no more words than bytes");
    }
    ensure(text::fold(text::fold(article)) == text::fold(article), "folding twice changes nothing more");
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    const std::string_view input = fuzz::bytes(data, size);
    fuzz::check_normalized(input);
    const std::string article = text::normalize(input).text;
    fuzz::check_stretches(article);
    fuzz::check_words(article);
    fuzz::ensure(text::is_valid(text::to_utf8(input)), "to_utf8 gives valid UTF-8");
    fuzz::ensure(text::is_valid(text::normalize_line(input)), "a normalised line is valid UTF-8");
    return 0;
}
