#include "language/syntax/parser.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace verbatim;
using namespace verbatim::language;

namespace {

std::string model_bytes(const std::string& code) {
    std::ifstream in(VERBATIM_SOURCE_DIR "/assets/languages/" + code + "/syntax.bin", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

const SyntaxModel& english() {
    static const base::Result<SyntaxModel> model = SyntaxModel::read(model_bytes("en"));
    REQUIRE(model);
    return *model;
}

struct Parsed {
    std::vector<std::string> words;
    std::vector<std::uint8_t> tags;
    Tree tree;

    std::size_t place(std::string_view word) const {
        return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
    }
    UniversalTag tag(std::string_view word) const { return english().tags[tags[place(word)]].universal; }
    // “nsubj of said”.
    std::string relation(std::string_view word) const {
        const std::size_t at = place(word);
        const std::int32_t head = tree.heads[at];
        return std::string(name_of(tree.relations[at])) + (head == Tree::root ? "" : " of " + words[static_cast<std::size_t>(head)]);
    }
};

Parsed parse(const std::string& sentence) {
    Parsed parsed;
    std::istringstream in(sentence);
    parsed.words.assign(std::istream_iterator<std::string>(in), {});
    const std::vector<std::string_view> forms(parsed.words.begin(), parsed.words.end());
    SentenceFeatures features;
    look_up(english().vocabularies, forms, features);
    Tagger(english()).tag(features, parsed.tags);
    Parser(english()).parse(features, parsed.tags, parsed.tree);
    return parsed;
}

}  // namespace

TEST_CASE("the subject and the clause of a verb of saying") {
    const Parsed plain = parse("The mayor of Harfleet said the old bridge was safe .");
    CHECK(plain.relation("said") == "root");
    CHECK(plain.relation("mayor") == "nsubj of said");
    CHECK(plain.relation("safe") == "ccomp of said");
    CHECK(plain.relation("bridge") == "nsubj of safe");

    const Parsed together = parse("Engineers inspected the dam and later told reporters that it would hold .");
    CHECK(together.relation("told") == "conj of inspected");
    CHECK(together.relation("hold") == "ccomp of told");
    CHECK(together.relation("it") == "nsubj of hold");

    const Parsed quoted = parse("The minister was quoted as saying that taxes will rise .");
    CHECK(quoted.relation("minister") == "nsubj:pass of quoted");
    CHECK(quoted.relation("rise") == "ccomp of saying");
}

TEST_CASE("negation and modality hang on their verb") {
    CHECK(parse("Mara Lind did not say that the school would close .").relation("not") == "advmod of say");
    CHECK(parse("Mara Lind never said the bridge was safe .").relation("never") == "advmod of said");
    CHECK(parse("Critics may argue that the plan is too costly .").relation("may") == "aux of argue");
}

TEST_CASE("one word has the tag of its place") {
    CHECK(parse("Prices may fall in spring .").tag("may") == UniversalTag::aux);
    CHECK(parse("Theresa May resigned on Friday .").tag("May") == UniversalTag::propn);
    CHECK(parse("The report surprised the committee .").tag("report") == UniversalTag::noun);
    CHECK(parse("They report that rents doubled .").tag("report") == UniversalTag::verb);
}

TEST_CASE("no word and one word have trees too") {
    CHECK(parse("").tree.heads.empty());
    CHECK(parse("Yes").tree.heads == std::vector<std::int32_t>{Tree::root});
}

TEST_CASE("a parse is the same the second time, with other sentences between") {
    Tagger tagger(english());
    Parser parser(english());
    const auto run = [&](std::vector<std::string_view> forms) {
        SentenceFeatures features;
        std::vector<std::uint8_t> tags;
        Tree tree;
        look_up(english().vocabularies, forms, features);
        tagger.tag(features, tags);
        parser.parse(features, tags, tree);
        return tree.heads;
    };
    const std::vector<std::string_view> sentence{"The", "mayor", "said", "that", "the", "bridge", ",", "built", "in", "1932", ",", "was", "safe", "."};
    const auto first = run(sentence);
    for (int i = 0; i < 300; ++i) run({"Word", std::string_view("abcdefghijklmnopqrstuvwxyz").substr(static_cast<std::size_t>(i % 20), 5), "ends", "."});
    CHECK(run(sentence) == first);
}

TEST_CASE("a model that ends early, of another version or of another kind is refused with a reason") {
    const std::string bytes = model_bytes("en");
    for (std::size_t size = 0; size < bytes.size(); size = size * 3 / 2 + 1) {
        CAPTURE(size);
        CHECK_FALSE(SyntaxModel::read(std::string_view(bytes).substr(0, size)));
    }
    std::string other = bytes;
    other[4] = 9;
    const auto newer = SyntaxModel::read(other);
    REQUIRE_FALSE(newer);
    CHECK(newer.error().message().find("version 9") != std::string::npos);
    CHECK_FALSE(SyntaxModel::read("PK\3\4 something else"));
    CHECK_FALSE(SyntaxModel::read(bytes + "x"));
}
