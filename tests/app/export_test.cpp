#include "app/export.h"

#include <doctest/doctest.h>

#include "app/export_table.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

template <class View>
SaveFile export_all(RowsOf what, ExportFormat format, const Setting& setting, const std::vector<View>& views) {
    const ExportWriter writer(format, what, setting);
    std::string content = writer.head();
    for (std::size_t i = 0; i < views.size(); ++i) {
        if (i > 0) content += writer.between();
        content += writer.row(views[i], static_cast<std::uint32_t>(i));
    }
    content += writer.tail();
    return writer.file(std::move(content));
}

SaveFile export_hits(ExportFormat format, const Setting& setting, const std::vector<search::Hit>& hits) {
    return export_all(RowsOf::articles, format, setting, hits);
}

SaveFile export_quotes(ExportFormat format, const Setting& setting, const std::vector<search::QuoteView>& quotes) {
    return export_all(RowsOf::quotes, format, setting, quotes);
}

std::string exported(ExportFormat format, std::string title) {
    State state;
    state.route.view = View::articles;
    state.route.query = "trade";
    search::BundleInfo info;
    info.title = "Demo";
    info.bundle_id = "b1";
    search::Hit hit;
    hit.id = "a-1";
    hit.title = std::move(title);
    hit.source = "Trend";
    hit.date = base::parse_date("2025-01-03");
    return export_hits(format, {state, info, "https://example.org/"}, {hit}).content;
}

}  // namespace

TEST_CASE("JSON strings escape what they must") {
    CHECK(json_string("a\"b\\c\n\x01") == "\"a\\\"b\\\\c\\u000a\\u0001\"");
}

TEST_CASE("a line of JSON has numbers as numbers, and null for what is not known") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    const Setting setting{state, info, ""};
    const Table table{.columns = {{"name"}, {"count", true}}, .rows = {{"a", "3"}, {"", ""}}};
    const std::string content = to_jsonl(setting, table);
    CHECK(content.starts_with("{\"name\":\"a\",\"count\":3,\"from\":\"Demo (b1)"));
    CHECK(content.find("\n{\"name\":null,\"count\":null,") != std::string::npos);
}

TEST_CASE("every format holds the article, its link, the query and the bundle") {
    for (const ExportFormat format : {ExportFormat::csv, ExportFormat::jsonl, ExportFormat::bibtex,
                                      ExportFormat::csl_json, ExportFormat::markdown, ExportFormat::ris, ExportFormat::annotation}) {
        const std::string content = exported(format, "A title");
        CAPTURE(content);
        for (const char* part :
             {"A title", "https://example.org/#/articles?article=a-1", "/articles?q=trade", "b1", "2025"})
            CHECK(content.find(part) != std::string::npos);
    }
}

TEST_CASE("quotations are saved with their words, speaker and link") {
    State state;
    state.route.view = View::quotes;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    search::QuoteView quote;
    quote.article_id = "a-1";
    quote.words = "We agree, \"mostly\"";
    quote.person = base::PersonId{0};
    quote.person_name = "Anna Berg";
    quote.word_hash = "c0ffee";
    quote.fragments = {{33, 50}};
    quote.confidence = 950;
    for (const ExportFormat format : {ExportFormat::csv, ExportFormat::jsonl, ExportFormat::bibtex,
                                      ExportFormat::csl_json, ExportFormat::markdown, ExportFormat::ris, ExportFormat::annotation}) {
        const SaveFile file = export_quotes(format, {state, info, "https://example.org/"}, {quote});
        CAPTURE(file.content);
        CHECK(file.name.starts_with("quotes."));
        for (const char* part : {"We agree", "Anna Berg", "quote=c0ffee.33"})
            CHECK(file.content.find(part) != std::string::npos);
    }
}

TEST_CASE("what is cited is the original where its address is known, and the place in the collection beside it") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    search::Hit hit;
    hit.id = "a-1";
    hit.title = "A title";
    hit.author = "Mara Lind";
    hit.url = "https://paper.example/{a}_b";
    const Setting setting{state, info, "https://example.org/"};
    const std::string link = "https://example.org/#/articles?article=a-1";
    CHECK(export_hits(ExportFormat::csv, setting, {hit}).content.find(",Mara Lind,0,https://paper.example/{a}_b," + link) != std::string::npos);
    const std::string bibtex = export_hits(ExportFormat::bibtex, setting, {hit}).content;
    CHECK(bibtex.find("author = {Mara Lind}") != std::string::npos);
    CHECK(bibtex.find("url = {https://paper.example/%7Ba%7D_b}") != std::string::npos);
    CHECK(bibtex.find("https://example.org/\\#/articles?article=a-1") != std::string::npos);
    const std::string csl = export_hits(ExportFormat::csl_json, setting, {hit}).content;
    CHECK(csl.find("\"author\":[{\"literal\":\"Mara Lind\"}]") != std::string::npos);
    CHECK(csl.find("\"URL\":\"https://paper.example/{a}_b\"") != std::string::npos);
    CHECK(csl.find(link) != std::string::npos);
}

TEST_CASE("reported speech is saved as such, and never in quotation marks") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    search::QuoteView quote;
    quote.words = "the bridge was safe";
    quote.kind = 2;
    quote.own_words = {false};
    quote.person = base::PersonId{0};
    quote.person_name = "Anna Berg";
    const Setting setting{state, info, ""};
    CHECK(export_quotes(ExportFormat::csv, setting, {quote}).content.find(",the bridge was safe,indirect,Anna Berg,") != std::string::npos);
    for (const ExportFormat format : {ExportFormat::bibtex, ExportFormat::csl_json, ExportFormat::markdown}) {
        const std::string content = export_quotes(format, setting, {quote}).content;
        CAPTURE(content);
        CHECK(content.find("the bridge was safe — Anna Berg (reported)") != std::string::npos);
        CHECK(content.find("“") == std::string::npos);
    }
}

TEST_CASE("a denial is saved as one: by its column in tables, by the word where it is cited, and never between marks of the speaker's") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    search::QuoteView quote;
    quote.words = "that the bridge was “dead”";
    quote.kind = 1;
    quote.stance = search::Stance::denies;
    quote.own_words = {false};
    quote.person = base::PersonId{0};
    quote.person_name = "Anna Berg";
    const Setting setting{state, info, ""};
    CHECK(export_quotes(ExportFormat::csv, setting, {quote}).content.find(",denies,/") != std::string::npos);
    CHECK(export_quotes(ExportFormat::jsonl, setting, {quote}).content.find("\"stance\":\"denies\"") != std::string::npos);
    for (const ExportFormat format : {ExportFormat::bibtex, ExportFormat::csl_json, ExportFormat::markdown}) {
        const std::string content = export_quotes(format, setting, {quote}).content;
        CAPTURE(content);
        CHECK(content.find("denied: that the bridge was “dead” — Anna Berg") != std::string::npos);
    }
}

TEST_CASE("titles cannot break out of a format") {
    CHECK(exported(ExportFormat::bibtex, "a } , evil = { b").find("evil = {") == std::string::npos);
    CHECK(exported(ExportFormat::markdown, "x](javascript:1)").find("x](javascript") == std::string::npos);
}

TEST_CASE("Markdown shows names with marks and ends the words' direction with them; the formats of programs keep every byte") {
    State state;
    const search::BundleInfo info{.title = "De\u202Emo", .bundle_id = "b1"};
    search::QuoteView quote;
    quote.words = "We \u202Eagree";
    quote.own_words = {true};
    quote.person = base::PersonId{0};
    quote.person_name = "Be\u202Erg";
    quote.article_title = "Ti\u202Etle";
    quote.source = "He\u202Erald";
    quote.article_url = "https://paper.example/\u202Egpj";
    const Setting setting{state, info, ""};
    const std::string markdown = export_quotes(ExportFormat::markdown, setting, {quote}).content;
    CAPTURE(markdown);
    for (const char* part : {"From De‹U+202E›mo", "> “We \u202Eagree”\u202C — Be‹U+202E›rg\\", "[Ti‹U+202E›tle](<", "He‹U+202E›rald", "https://paper.example/‹U+202E›gpj"})
        CHECK(markdown.find(part) != std::string::npos);
    for (const ExportFormat format : {ExportFormat::csv, ExportFormat::jsonl, ExportFormat::bibtex, ExportFormat::csl_json}) {
        const std::string content = export_quotes(format, setting, {quote}).content;
        CAPTURE(content);
        CHECK(content.find("‹U+") == std::string::npos);
        for (const char* part : {"We \u202Eagree", "Be\u202Erg", "Ti\u202Etle", "He\u202Erald", "https://paper.example/\u202Egpj"})
            CHECK(content.find(part) != std::string::npos);
    }
}

TEST_CASE("an address that is no web address is cited as no link, and is not lost") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    search::Hit hit;
    hit.id = "a-1";
    hit.title = "A title";
    hit.url = "javascript:alert(1)";
    const Setting setting{state, info, "https://example.org/"};
    CHECK(export_hits(ExportFormat::bibtex, setting, {hit}).content.find("note = {a-1 javascript:alert(1)},\n  url = {https://example.org/") != std::string::npos);
    CHECK(export_hits(ExportFormat::csl_json, setting, {hit}).content.find("\"URL\":\"https://example.org/") != std::string::npos);
    CHECK(export_hits(ExportFormat::csv, setting, {hit}).content.find(",javascript:alert(1),") != std::string::npos);
    CHECK(export_hits(ExportFormat::markdown, setting, {hit}).content.find("](<https://example.org/") != std::string::npos);
}

TEST_CASE("a quotation is saved with its evidence: confidence as a number, the speaker as written, the rule, what stands around the words") {
    State state;
    state.route.view = View::quotes;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    const Setting setting{state, info, ""};
    search::QuoteView quote;
    quote.article_id = "a-1";
    quote.words = "We call it \"the cut\"";
    quote.own_words = {true};
    quote.speaker = "she";
    quote.person = base::PersonId{0};
    quote.person_name = "Anna Berg";
    quote.rule = "content-verb-subject";
    quote.confidence = 73;
    quote.passage = "Then: “We call it \"the cut\",” she said.";
    quote.article_url = "https://paper.example/1";
    const std::string csv = export_quotes(ExportFormat::csv, setting, {quote}).content;
    CAPTURE(csv);
    CHECK(csv.starts_with("id,words,kind,speaker,cue,sureness,title,date,source,place,author,url,link,confidence,named_as,rule,context,stance,query,bundle\r\n"));
    CHECK(csv.find("a-1,\"We call it \"\"the cut\"\"\",direct,Anna Berg,") != std::string::npos);
    CHECK(csv.find(",https://paper.example/1,") != std::string::npos);
    CHECK(csv.find(",0.073,she,content-verb-subject,\"Then: “We call it \"\"the cut\"\",” she said.\",says,/quotes,b1\r\n") != std::string::npos);
    const std::string jsonl = export_quotes(ExportFormat::jsonl, setting, {quote}).content;
    CHECK(jsonl.find(R"("confidence":0.073,"named_as":"she","rule":"content-verb-subject","context":"Then: “We call it \"the cut\",” she said.")") != std::string::npos);
    // People read nested marks.
    CHECK(export_quotes(ExportFormat::markdown, setting, {quote}).content.find("> “We call it ‘the cut’” — Anna Berg") != std::string::npos);
    CHECK(export_quotes(ExportFormat::bibtex, setting, {quote}).content.find("note = {“We call it ‘the cut’” — Anna Berg") != std::string::npos);
}

TEST_CASE("a list in CSL-JSON is one array, whatever it holds") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    const Setting setting{state, info, ""};
    CHECK(export_hits(ExportFormat::csl_json, setting, {}).content == "[\n]\n");
    search::Hit hit;
    hit.id = "a-1";
    const std::string two = export_hits(ExportFormat::csl_json, setting, {hit, hit}).content;
    CHECK(two.starts_with("[\n{\"id\":\"a-1\""));
    CHECK(two.find("},\n{\"id\"") != std::string::npos);
    CHECK(two.ends_with("}\n]\n"));
    CHECK(export_hits(ExportFormat::bibtex, setting, {hit, hit}).content.find("@misc{verbatim2,") != std::string::npos);
}

TEST_CASE("RIS is a newspaper article with its date, and no value ends a line or a record") {
    const std::string content = exported(ExportFormat::ris, "A title\r\nER  - \nTY  - BOOK");
    CAPTURE(content);
    CHECK(content.starts_with("TY  - NEWS\r\nTI  - A title  ER  -  TY  - BOOK\r\nT2  - Trend\r\nPY  - 2025\r\nDA  - 2025/01/03/\r\nUR  - https://example.org/#/articles?article=a-1\r\n"));
    CHECK(content.ends_with("\r\nER  - \r\n\r\n"));
    std::size_t ends = 0;
    for (std::size_t at = content.find("\nER  - "); at != std::string::npos; at = content.find("\nER  - ", at + 1)) ++ends;
    CHECK(ends == 1);
}

TEST_CASE("an annotation ties each part of a quotation to the words in the original, with what stands around them") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    const Setting setting{state, info, "https://example.org/"};
    search::QuoteView quote;
    quote.article_id = "a-1";
    quote.article_url = "https://paper.example/1";
    quote.words = "we go … we stay";
    quote.stance = search::Stance::denies;
    quote.passage = "Émile: “we go,” he said, and “we stay.”";
    quote.passage_at = 100;
    const std::size_t first = quote.passage.find("we go"), second = quote.passage.find("we stay");
    quote.fragments = {{static_cast<std::uint32_t>(100 + first), static_cast<std::uint32_t>(105 + first)}, {static_cast<std::uint32_t>(100 + second), static_cast<std::uint32_t>(107 + second)}};
    const std::string content = export_quotes(ExportFormat::annotation, setting, {quote, quote}).content;
    CAPTURE(content);
    CHECK(content.find(R"("target":[{"source":"https://paper.example/1","selector":{"type":"TextQuoteSelector","exact":"we go","prefix":"Émile: “","suffix":",” he said, and “we stay.”"}},)") != std::string::npos);
    CHECK(content.find(R"("exact":"we stay","prefix":"e: “we go,” he said, and “")") != std::string::npos);
    CHECK(content.find(R"("purpose":"tagging","value":"denies")") != std::string::npos);
    CHECK(content.starts_with(R"({"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection")"));
    CHECK(content.ends_with("\n]}}\n"));
    // A passage that does not hold the words is not read past its end.
    quote.fragments = {{90, 120}, {4'000'000, 4'000'010}};
    CHECK(export_quotes(ExportFormat::annotation, setting, {quote}).content.find(R"("exact":"we go … we stay","prefix":"","suffix":"")") != std::string::npos);
}

TEST_CASE("people are saved as a table") {
    State state;
    const search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    const Setting setting{state, info, "https://example.org/"};
    search::PersonRow person;
    person.name = "Ada Crane";
    person.roles = {{"mayor", {}, {}}};
    person.quotes = 3;
    person.articles = 2;
    person.first = base::parse_date("2025-01-03");
    CHECK(export_people(ExportFormat::csv, setting, {person}).content.starts_with(
        "name,role,quotes,articles,first,last,link,query,bundle\r\nAda Crane,mayor,3,2,2025-01-03,,https://example.org/#/quotes?speaker=Ada%20Crane,"));
    CHECK(export_people(ExportFormat::jsonl, setting, {person}).content.find(R"("quotes":3,"articles":2,"first":"2025-01-03","last":null)") != std::string::npos);
}
