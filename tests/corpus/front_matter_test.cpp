// What a first line "---" begins: front matter, or text after a rule. Whatever it is, no word may be lost.
#include "corpus/front_matter.h"

#include <doctest/doctest.h>

#include <sstream>

#include "corpus/limits.h"
#include "read_folder.h"

using namespace verbatim;
using testing::read_file;
using testing::repeated;

namespace {

std::string with_crlf(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

constexpr std::string_view unclosed = "found a line \"---\" at the beginning and no second one";
constexpr std::string_view no_fields = "that is no list of fields";

struct Case {
    std::string_view what;
    std::string file;
    std::string text;    // of the article
    std::string title;   // empty: one is made of the text
    std::string_view notice;  // a part of the only one; empty: none
};

}  // namespace

TEST_CASE("a first line \"---\" opens front matter, or else is a rule, and then no word is lost") {
    const Case cases[] = {
        {"a rule first", "---\nThe first words.\n\nThe last words.\n", "The first words.\n\nThe last words.", "", unclosed},
        {"a rule first and last", "---\n\nThe first words.\n\nThe last words.\n\n---\n", "The first words.\n\nThe last words.", "", no_fields},
        {"a rule first and last, without blank lines", "---\nThe first words\nof one paragraph.\n---\n", "The first words of one paragraph.", "", no_fields},
        {"two rules with paragraphs between", "---\n\nThe first words.\n\nMore words.\n\n---\n\nThe last words.\n",
         "The first words.\n\nMore words.\n\nThe last words.", "", no_fields},
        {"paragraphs that hold colons", "---\n\nHe said this: the pipes are old.\n\nNobody knew: not one.\n\n---\n\nThe last words.\n",
         "He said this: the pipes are old.\n\nNobody knew: not one.\n\nThe last words.", "", no_fields},
        {"one line of a name that is no field", "---\nNote: the bridge is closed.\n---\nThe last words.\n",
         "Note: the bridge is closed.\n\nThe last words.", "", no_fields},
        {"a field's name among paragraphs", "---\nDate: nobody knew it.\n\nThe second paragraph goes on.\n---\nThe last words.\n",
         "Date: nobody knew it.\n\nThe second paragraph goes on.\n\nThe last words.", "", no_fields},
        {"a heading between rules", "---\n# The heading\n---\nThe last words.\n", "The last words.", "The heading", no_fields},
        {"a list between rules", "---\n- one item\n- another\n---\nThe last words.\n", "one item\n\nanother\n\nThe last words.", "", no_fields},
        {"a second document of YAML", "---\ntitle: One\n--- and more words\n---\nThe last words.\n", "title: One --- and more words\n\nThe last words.", "", no_fields},
        {"three rules", "---\n\nOne part.\n\n---\n\nTwo parts.\n\n---\n\nThe last words.\n", "One part.\n\nTwo parts.\n\nThe last words.", "", no_fields},
        {"a rule, then a line of full stops", "---\nThe first words.\n\n...\n\nThe last words.\n", "The first words.\n\n...\n\nThe last words.", "", no_fields},
        {"front matter", "---\ntitle: One\n---\nThe last words.\n", "The last words.", "One", ""},
        {"front matter with a byte-order mark", "\xEF\xBB\xBF---\ntitle: One\n---\nThe last words.\n", "The last words.", "One", "a byte-order mark"},
        {"front matter that a line of full stops ends", "---\ntitle: One\n...\nThe last words.\n", "The last words.", "One", ""},
        {"a blank line and then fields", "---\n\ntitle: One\nlayout: post\n\n---\nThe last words.\n", "The last words.", "One", ""},
        {"names of several words", "---\ntitle: One\nReading time: 5 minutes\n---\nThe last words.\n", "The last words.", "One", ""},
        {"values in brackets and braces", "---\ntags: [\none,\ntwo\n]\nextra: {a: 1,\nb: 2}\ntitle: One\n---\nThe last words.\n", "The last words.", "One", ""},
        {"all fields in braces", "---\n{title: One,\n\"layout\": post}\n---\nThe last words.\n", "The last words.", "One", ""},
        {"words after a bracket that nothing closes", "---\nDate: [one\n\nThe first words.\n---\nThe last words.\n",
         "Date: [one\n\nThe first words.\n\nThe last words.", "", no_fields},
        {"fields that nothing closes", "---\ntitle: One\n\nThe last words.\n", "title: One\n\nThe last words.", "", unclosed},
        {"empty front matter", "---\n---\nThe last words.\n", "The last words.", "", ""},
        {"front matter of blank lines", "---\n\n \n---\nThe last words.\n", "The last words.", "", ""},
        {"front matter that no text follows", "---\ntitle: One\ntext: The last words.\n---\n", "The last words.", "One", ""},
        {"a text in the front matter and one below", "---\ntitle: One\narticle: The first words.\n---\nThe last words.\n",
         "The first words.\n\nThe last words.", "One", "a text in the front matter and one below it"},
        {"a text that begins with plus signs", "+++\nThe first words.\n\nThe last words.\n", "+++ The first words.\n\nThe last words.", "", "a line \"+++\""},
        {"a text between plus signs", "+++\nThe first words.\n+++\nThe last words.\n", "+++ The first words.\n\n+++ The last words.", "", no_fields},
    };
    for (const Case& one : cases) {
        for (const bool crlf : {false, true}) {
            CAPTURE(one.what);
            CAPTURE(crlf);
            const auto found = read_file("a.md", crlf ? with_crlf(one.file) : one.file);
            REQUIRE_MESSAGE(found.articles.size() == 1, found.messages());
            CHECK(found.articles[0].text == one.text);
            if (!one.title.empty()) CHECK(found.articles[0].title == one.title);
            CHECK(found.articles[0].title_made == one.title.empty());
            CHECK(found.notices.size() == (one.notice.empty() ? 0 : 1));
            CHECK(found.messages().find(one.notice) != std::string::npos);
            for (const corpus::Notice& notice : found.notices) CHECK(notice.kind == corpus::Notice::Kind::repaired);
            if (one.notice != unclosed && one.notice != no_fields) continue;
            // The table is held against the file itself: of what was taken for text every word is there, in its order.
            const std::string all = found.articles[0].title_made ? found.articles[0].text : found.articles[0].title + " " + found.articles[0].text;
            std::size_t at = 0;
            std::istringstream words(one.file);
            for (std::string word; words >> word;) {
                if (word.find_first_not_of("-#") == std::string::npos) continue;  // rules, and the marks of lists and headings
                CAPTURE(word);
                at = all.find(word, at);
                REQUIRE(at != std::string::npos);
                at += word.size();
            }
        }
    }
}

TEST_CASE("front matter that is no YAML is read line by line: lists, lines that go on, quotation marks") {
    const auto found = read_file("a.md",
                                 "---\n# a comment\ntitle: \"Budget: the vote\"\nauthor: Ann:\n  and Ben\ntags:\n  - one\n- two\nlayout: post\nsource: [Herald\n---\n"
                                 "The last words.\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Budget: the vote");
    CHECK(found.articles[0].author == "Ann: and Ben");
    CHECK(found.articles[0].tags == std::vector<std::string>{"one", "two"});
    CHECK(found.articles[0].source == "[Herald");
    CHECK(found.articles[0].text == "The last words.");
    CHECK(found.messages().find("front matter that is no YAML") != std::string::npos);
    CHECK(found.messages().find("it was read line by line") != std::string::npos);
}

TEST_CASE("front matter may be long: a hundred kilobytes of tags are read") {
    std::string block = "title: One\ntags:\n";
    for (int i = 0; i < 9000; ++i) block += "  - tag" + std::to_string(i) + "\n";
    REQUIRE(block.size() > 100'000);
    const auto found = read_file("a.md", "---\n" + block + "source: Herald\n---\nThe last words.\n");
    REQUIRE_MESSAGE(found.articles.size() == 1, found.messages());
    CHECK(found.articles[0].title == "One");
    CHECK(found.articles[0].source == "Herald");
    CHECK(found.articles[0].text == "The last words.");
    REQUIRE(found.articles[0].tags.size() == corpus::most_tags);
    CHECK(found.articles[0].tags.back() == "tag199");
    CHECK(found.messages().find("found 9,000 tags; expected at most 200") != std::string::npos);  // all were read
    CHECK(found.messages().find("front matter of more than 2,000 values") != std::string::npos);  // …without a tree of them
}

TEST_CASE("front matter of up to a megabyte is read, and a longer one is refused with the true reason") {
    const auto with_block = [](std::size_t size) {
        const std::string start = "title: One\nnotes: |\n", line = "  words that go on and on\n";
        std::string block = start + repeated(line, (size - start.size()) / line.size() + 1);
        block.resize(size - 1);
        return read_file("a.md", "---\n" + block + "\n---\nThe last words.\n");
    };
    const auto longest = with_block(corpus::longest_front_matter);
    REQUIRE_MESSAGE(longest.articles.size() == 1, longest.messages());
    CHECK(longest.articles[0].title == "One");
    CHECK(longest.notices.empty());
    const auto longer = with_block(2 * corpus::longest_front_matter);
    CHECK(longer.articles.empty());
    CHECK(longer.messages() ==
          "a.md:1: found front matter of 2,097,152 bytes; expected at most 1,048,576; shorten it, or end it with a line \"---\"\n");
}

TEST_CASE("a long text that begins with a rule is text, whether a second rule follows or not") {
    const std::string paragraph = "A paragraph with several words in it.\n\n";
    const std::string text = repeated(paragraph, 2 * corpus::longest_front_matter / paragraph.size());
    for (const std::string& end : {std::string(), std::string("---\n"), std::string("---\n\nThe last words.\n")}) {
        CAPTURE(end);
        const auto found = read_file("a.md", "---\n" + text + end);
        REQUIRE_MESSAGE(found.articles.size() == 1, found.messages());
        const std::size_t expected = 2 * corpus::longest_front_matter / paragraph.size() * paragraph.size() - 2 + (end.size() > 4 ? 17 : 0);
        CHECK(found.articles[0].text.size() == expected);
        REQUIRE(found.notices.size() == 1);
        CHECK(found.messages().find(end.empty() ? unclosed : no_fields) != std::string::npos);
    }
}

TEST_CASE("front matter in TOML and JSON gives the fields; one that is too long is refused") {
    const auto toml = read_file("a.md", "+++\n# a comment\ntitle = \"The \\u201Cwell\\u201D\"\npublishDate = 2025-01-03T10:00:00Z\nauthors = [\"Ann\", 'Bob']\n[params]\n  source = 'The Paper'\n+++\nSome words here.\n");
    CHECK(toml.articles.at(0).title == "The “well”");
    CHECK(base::format_date(*toml.articles.at(0).date) == "2025-01-03");
    CHECK(toml.articles.at(0).author == "Ann, Bob");
    CHECK(toml.articles.at(0).source == "The Paper");
    CHECK(toml.articles.at(0).text == "Some words here.");
    const auto json = read_file("a.md", "{\n \"title\": \"The {well}\",\n \"date\": \"2025-01-03\",\n \"source\": \"https://example.org/a\"\n}\n\nSome words here.\n");
    CHECK(json.articles.at(0).title == "The {well}");
    CHECK(json.articles.at(0).url == "https://example.org/a");
    CHECK(json.articles.at(0).text == "Some words here.");
    CHECK(read_file("a.md", "+++\ntitle = 'x'\ndraft = true\n+++\nSome words here.\n").messages() ==
          "a.md: found a draft; expected articles that are published; take \"draft\" out of its front matter when it is\n");
    CHECK(read_file("a.md", "+++\ntitle = 'x'\ntags = [\n" + repeated("  'a',\n", 300'000) + "]\n+++\nSome words here.\n").messages().find("a.md:1: found front matter of 2,1") == 0);
}

TEST_CASE("a part that front matter names again and again is read so often and no more, and that is said") {
    const std::string value = "a: &a \"" + std::string(100'000, 'x') + "\"\n";
    const auto found = read_file("a.md", "---\n" + value + "tags: [" + repeated("*a, ", 500) + "so]\ntitle: One\n---\nThe last words.\n");
    REQUIRE_MESSAGE(found.articles.size() == 1, found.messages());
    CHECK(found.articles[0].text == "The last words.");
    CHECK(found.messages().find("front matter that repeats its own parts") != std::string::npos);
}
