#include "language/syntax/word_segmenter.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

using namespace verbatim;
using namespace verbatim::language;

namespace {

Segmentation english_words() {
    Segmentation data;
    data.parts_hyphens = true;
    data.endings = {{"'s", "'s"}, {"n't", "n't"}, {"'ll", "'ll"}};
    data.exceptions = {{"e-mail", {"e-mail"}}, {"cannot", {"can", "not"}}, {"mr.", {"mr."}}, {":-)", {":-)"}}};
    return data;
}

Segmentation french_words() {
    Segmentation data;
    data.parts_apostrophes = true;
    data.endings = {{"-il", "-il"}, {"-t-il", "-t-il"}};
    data.exceptions = {{"du", {"de", "le"}}, {"aujourd'hui", {"aujourd'hui"}}};
    return data;
}

std::string words_of_text(const Segmentation& data, std::string_view text) {
    std::vector<SyntacticWord> words;
    WordSegmenter(data).append(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    std::string out;
    for (const SyntacticWord& word : words) out += (out.empty() ? "" : "|") + std::string(word.form);
    return out;
}

}  // namespace

TEST_CASE("English words part at contractions, possessives and hyphens") {
    CHECK(words_of_text(english_words(), "She doesn't trust Trump’s e-mail.") == "She|does|n't|trust|Trump|’s|e-mail|.");
    CHECK(words_of_text(english_words(), "a well-known co-op, isn’t it?") == "a|well|-|known|co|-|op|,|is|n’t|it|?");
    CHECK(words_of_text(english_words(), "Cannot stop -- or won't...") == "Can|not|stop|--|or|wo|n't|...");
    CHECK(words_of_text(english_words(), "n't 's") == "n't|'|s");
}

TEST_CASE("marks stay within numbers, initials and abbreviations") {
    CHECK(words_of_text(english_words(), "Mr. J. Doe of the U.S. paid $3.5 at 10:30 on 9/11, or 1,000.") == "Mr.|J.|Doe|of|the|U.S.|paid|$|3.5|at|10:30|on|9/11|,|or|1,000|.");
    CHECK(words_of_text(english_words(), "AT&T wrote to a.b@example.org (see https://example.org/x?y=1, too).") == "AT&T|wrote|to|a.b@example.org|(|see|https://example.org/x?y=1|,|too|)|.");
    CHECK(words_of_text(english_words(), "Well :-) “quoted”") == "Well|:-)|“|quoted|”");
}

TEST_CASE("French words part after apostrophes, and a written word may stand for two") {
    CHECK(words_of_text(french_words(), "L’homme du roi dit-il, aujourd’hui") == "L’|homme|de|le|roi|dit|-il|,|aujourd’hui");
    std::vector<SyntacticWord> words;
    WordSegmenter(french_words()).append("Du roi", {0, 6}, words);
    REQUIRE(words.size() == 3);
    CHECK(words[0].span == base::TextSpan{0, 2});
    CHECK(words[1].span == base::TextSpan{0, 2});
    CHECK(words[2].span == base::TextSpan{3, 6});
}

TEST_CASE("only the stretch that is asked for is cut") {
    std::vector<SyntacticWord> words;
    WordSegmenter(english_words()).append("one two's three", {4, 7}, words);
    REQUIRE(words.size() == 1);
    CHECK(words[0].form == "two");
    words.clear();
    WordSegmenter(english_words()).append("", {0, 0}, words);
    WordSegmenter(english_words()).append("  \n ", {0, 4}, words);
    CHECK(words.empty());
}

TEST_CASE("a long run without blanks takes linear time and loses nothing") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += i % 3 == 0 ? "a-" : i % 3 == 1 ? "1." : "b'";
    std::vector<SyntacticWord> words;
    WordSegmenter(english_words()).append(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    std::size_t bytes = 0;
    for (const SyntacticWord& word : words) bytes += word.form.size();
    CHECK(bytes == text.size());
}

TEST_CASE("what a language tells of its words is read as it was written; damage gives nothing") {
    base::ByteWriter out;
    WordSegmenter::write(out, english_words());
    base::ByteReader in(out.view());
    const Segmentation read = WordSegmenter::read(in);
    CHECK(in.at_end());
    CHECK(read.parts_hyphens);
    CHECK_FALSE(read.parts_apostrophes);
    CHECK(read.exceptions == english_words().exceptions);
    CHECK(read.endings.size() == 3);
    for (std::size_t size = 0; size < out.view().size(); ++size) {
        base::ByteReader cut_short(std::string_view(out.view()).substr(0, size));
        CHECK(WordSegmenter::read(cut_short).exceptions.empty());
        CHECK_FALSE(cut_short.ok());
    }
}
