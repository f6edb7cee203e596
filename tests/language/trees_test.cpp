#include "language/trees.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "articles.h"
#include "language/models.h"

using namespace verbatim;
using namespace verbatim::language;

namespace {

// A sentence with the questions that quotations ask of its tree.
class Sentenced {
  public:
    explicit Sentenced(const std::string& text) : article_(testing::article(text)), document_(read_document(article_)) {}

    TokenIndex at(std::string_view word) const {
        for (TokenIndex t = 0; t < document_.tokens.size(); ++t)
            if (document_.word(t) == word) return t;
        return no_token;
    }
    // “minister, own”
    std::string subject(std::string_view verb) const {
        const TreeSubject subject = subject_of(document_, at(verb));
        return named(subject.token) + ", " + std::string(way_name(subject.way));
    }
    std::string clause(std::string_view verb) const {
        const TreeClause clause = clause_of(document_, at(verb));
        return named(clause.token) + ", " + std::string(clause.kind);
    }
    const Document& document() const { return document_; }

  private:
    std::string named(TokenIndex token) const { return token == no_token ? "nobody" : std::string(document_.word(token)); }

    corpus::Article article_;
    Document document_;
};

}  // namespace

TEST_CASE("a verb has its own subject and clause, however far they stand") {
    const Sentenced one("The minister, who arrived on Monday, has repeatedly said that the bridge is safe.");
    CHECK(one.subject("said") == "minister, own");
    CHECK(one.clause("said") == "safe, clause");
}

TEST_CASE("a subject comes through coordination, relative clauses, participles and infinitives") {
    CHECK(Sentenced("Officials met in Paris and said that the deal was done.").subject("said") == "Officials, conjunct");
    CHECK(Sentenced("Critics praised the mayor, who said that the plan would fail.").subject("said") == "mayor, relative");
    CHECK(Sentenced("The mayor left the room, saying that the plan would fail.").subject("saying") == "mayor, governor");
    CHECK(Sentenced("The mayor declined to say whether the plan would fail.").subject("say") == "mayor, governor");
}

TEST_CASE("who is told says nothing") { CHECK(Sentenced("Reporters were told that the plan would fail.").subject("told") == "nobody, none"); }

TEST_CASE("a quoted stretch is a word of the sentence around it") {
    const Sentenced one("“We won the match,” Lind said on Monday.");
    const TokenIndex quoted = one.document().quoted_tokens[0];
    CHECK(one.subject("said") == "Lind, own");
    CHECK(clause_of(one.document(), one.at("said")).token == quoted);
}

TEST_CASE("a sentence without a cue has no tree, and neither has a language without a model") {
    const Sentenced plain("The bridge opened in May. Lind said it was safe.");
    CHECK_FALSE(plain.document().parsed(plain.at("opened")));
    CHECK(plain.document().parsed(plain.at("said")));
    const corpus::Article kazakh = testing::article("Lind said it was safe.", "kk");
    CHECK(read_document(kazakh).syntax.empty());
}

TEST_CASE("a tree has one root and no circles, and ranges hold what hangs on a token") {
    // Tokens that are several words of the parser, or parts of one, in any order.
    constexpr std::array<std::string_view, 20> pieces{"said", "didn’t", "www.example.org", "“who?”", "O’Neill's", "$3.50", "that", "they’ve", "U.S.", "cannot",
                                                      "-", "(", ")", "He", "told", "the well-known", "a.b@c.de", "…", "won't", ","};
    std::mt19937 random(7);
    for (int turn = 0; turn < 300; ++turn) {
        std::string text = "He said";
        for (std::uint32_t i = 0; i < 25; ++i) text += " " + std::string(pieces[random() % pieces.size()]);
        const Sentenced one(text + ".");
        const Document& document = one.document();
        for (const Sentence& sentence : document.sentences) {
            if (!document.parsed(sentence.first)) continue;
            std::size_t roots = 0;
            for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
                roots += document.syntax[t].head == no_token ? 1 : 0;
                TokenIndex steps = 0;
                for (TokenIndex above = t; above != no_token; above = document.syntax[above].head) {
                    REQUIRE(++steps <= sentence.last - sentence.first);
                    REQUIRE((document.syntax[above].first <= t && t < document.syntax[above].last));
                }
            }
            CHECK(roots == 1);
        }
    }
}

TEST_CASE("a sentence of thousands of words is not parsed") {
    std::string text = "Lind said";
    for (int i = 0; i < 5000; ++i) text += " that the bridge";
    const Sentenced one(text + " is safe.");
    CHECK_FALSE(one.document().parsed(one.at("said")));
}

TEST_CASE("a token of thousands of words is not parsed, and markup is no word") {
    std::string text = "Lind said ";
    for (int i = 0; i < 2000; ++i) text += "a-";
    const Sentenced one(text + "a.");
    CHECK_FALSE(one.document().parsed(one.at("said")));
    const Sentenced marked("Lind said <tweet id=\"12\" name=\"x\"> that the bridge was safe.");
    CHECK(marked.subject("said") == "Lind, own");
    CHECK(marked.clause("said") == "safe, clause");
}

TEST_CASE("every language of the list that has a model can read it") {
    for (const ShippedModel& one : models::all) {
        CAPTURE(one.code);
        CHECK(syntax_model(one.code) != nullptr);
    }
    CHECK(syntax_model("") == syntax_model("en"));
    CHECK(syntax_model("kk") == nullptr);
}
