#include "text/tokenizer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

using namespace verbatim::text;

namespace {

// "tokayev[0,7) s[10,11)"
std::string tokens_of(std::string_view text) {
    std::string shown;
    Tokenizer tokenizer(text);
    Token token;
    std::uint32_t position = 0;
    while (tokenizer.next(token)) {
        CHECK(token.position == position++);
        if (!shown.empty()) shown += ' ';
        shown += std::string(token.folded) + "[" + std::to_string(token.start) + "," + std::to_string(token.end) + ")";
    }
    return shown;
}

// Words as the definition has them, character by character: what the fast path is held against. Knows neither folding
// nor unspaced scripts.
std::string naive_words(std::string_view text) {
    std::string words;
    bool inside = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode(text, offset);
        const bool word = decoded.valid && is_word(decoded.code_point);
        if (word && !inside && !words.empty()) words += ' ';
        if (word) append(words, to_lower(decoded.code_point));
        inside = word;
        offset += decoded.length;
    }
    return words;
}

}  // namespace

TEST_CASE("words are runs of letters, marks and digits") {
    CHECK(tokens_of("Tokayev’s visit") == "tokayev[0,7) s[10,11) visit[12,17)");
    CHECK(tokens_of("Central-Asian") == "central[0,7) asian[8,13)");
    CHECK(tokens_of("in 2025, 1,000.5 km²") == "in[0,2) 2025[3,7) 1[9,10) 000[11,14) 5[15,16) km²[17,21)");
    CHECK(tokens_of("snake_case") == "snake[0,5) case[6,10)");
    CHECK(tokens_of("") == "");
    CHECK(tokens_of("… — !") == "");
    CHECK(tokens_of("a\xFFz\xE2\x80") == "a[0,1) z[2,3)");
}

TEST_CASE("folding takes case and the marks of Latin, Greek and Cyrillic letters away, and no others") {
    struct Case {
        std::string_view text, folded;
    };
    const Case cases[] = {
        {"CAFÉ Naïve Ångström", "cafe naive angstrom"},
        {"cafe\u0301 x\u0304y", "cafe xy"},
        {"Straße STRASSE", "strasse strasse"},
        {"İstanbul Iğdır", "istanbul igdır"},
        {"Łódź Đà Nẵng", "łodz đa nang"},
        {"Ελλάς ΕΛΛΆΣ", "ελλασ ελλασ"},
        {"Ёлка ёж Йод йод", "елка еж йод йод"},
        {"и\u0306од И\u0306од", "йод йод"},
        {"Қазақстан Ғалым Їжак", "қазақстан ғалым іжак"},
        {"ﬁnal", "final"},
        {"हिन्दी", "हिन्दी"},
        {"ශ්‍රී", "ශ්රී"},
        {"العَرَبِيَّة", "العربيه"},
        {"أحمد إلى آمن ٱلله", "احمد الي امن الله"},
        {"مسؤول مسئول", "مسوول مسيول"},
        {"محـــمد", "محمد"},
        {"کتاب یک", "كتاب يك"},  // Persian letters are the Arabic ones
        {"ﻣﺤﻤﺪ", "محمد"},     // presentation forms
        {"می\u200cخواهیم", "ميخواهيم"},
        {"שָׁלוֹם", "שלום"},
        {"\uFB2Aלום", "שלום"},
        {"٢٠١١ ۱۴۰۳ २०१९ ２０１９", "2011 1403 2019 2019"},
        {"ＣＯＶＩＤ", "covid"},
        {"œuvre Œuvre Cæsar ǽ", "oeuvre oeuvre caesar ae"},
        {"फ़िल्म फ\u093Cिल्म", "फिल्म फिल्म"},
        {"co\u00ADoperate zero\u200Bwidth \u200Eleft", "cooperate zerowidth left"},
        {"\u064E", "\u064E"},  // a mark that stands on nothing
        {"대한민국 정부", "대한민국 정부"},
    };
    for (const Case& c : cases) CHECK(fold(c.text) == c.folded);
}

TEST_CASE("unspaced scripts are cut into overlapping pairs") {
    CHECK(tokens_of("戦略的 AI") == "戦略[0,6) 略的[3,9) ai[10,12)");
    CHECK(tokens_of("中") == "中[0,3)");
    CHECK(tokens_of("中国") == "中国[0,6)");
    CHECK(fold("AI技術者") == "ai 技術 術者");
    CHECK(fold("ラーメン、食べる") == "ラー ーメ メン 食べ べる");
    CHECK(fold("กิน") == "กิน");  // a vowel sign goes with its consonant
    CHECK(fold("กินดี") == "กิน นดี");
    CHECK(fold("ปี๒๕๖๓") == "ปี 2563");  // digits are a word
    CHECK(fold("ｶﾞﾗｽ") == fold("ガラス"));  // half width
}

TEST_CASE("joiners inside a word neither end it nor count") {
    CHECK(tokens_of("می\u200Cخواهم") == "ميخواهم[0,17)");
    CHECK(tokens_of("July\u200D 1") == "july[0,4) 1[8,9)");
    CHECK(tokens_of("\u200DJuly") == "july[3,7)");
}

TEST_CASE("a mark that stands alone is kept, so that no word is empty") {
    Tokenizer tokenizer("\u0301 a");
    Token token;
    while (tokenizer.next(token)) CHECK_FALSE(token.folded.empty());
}

TEST_CASE("the tokenizer finds the words that a walk by definition finds") {
    std::mt19937 random(7);
    const std::string alphabet[] = {"a", "B", "z", "0", "9", " ",    ".",  "-", "’", "“",
                                    "к", "Ж", "ß", "_", "@", "\xFF", "\n", "ක", "क"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto length = random() % 60; length > 0; --length) text += alphabet[random() % std::size(alphabet)];
        std::string expected = naive_words(text);
        for (std::size_t at = 0; (at = expected.find("ß", at)) != std::string::npos;) expected.replace(at, 2, "ss");
        REQUIRE(fold(text) == expected);
    }
}

TEST_CASE("folding is idempotent") {
    for (const std::string_view text : {"Kassym-Jomart Tokayev", "Ёжик Йод", "Straße", "İstanbul", "Ελλάς"}) {
        CHECK(fold(fold(text)) == fold(text));
    }
}

TEST_CASE("a word of any length has an indexed form of bounded length, cut between code points") {
    for (const std::string_view letter : {"x", "é", "ж", "न", "ก"}) {
        std::string word = "a";
        while (word.size() < 100'000) word += letter;
        Tokenizer tokenizer(word);
        Token token;
        while (tokenizer.next(token)) {
            CHECK(token.folded.size() <= longest_folded);
            CHECK(is_valid(token.folded));
            CHECK(token.cut == (letter != "ก" && token.end - token.start > longest_folded));
        }
    }
    Token token;
    const std::string fits(longest_folded, 'x');
    for (Tokenizer tokenizer(fits); tokenizer.next(token);) CHECK_FALSE(token.cut);
}
