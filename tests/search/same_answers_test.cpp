// The same answers, byte for byte, natively and as WebAssembly: hundreds of queries of every kind over the frozen bundle, each
// answer written out whole and hashed. This test runs in both builds and holds both against one list.
//
//     build/native/tests/test_search --no-skip --test-case='write the list*'      after a change that is meant
#include <doctest/doctest.h>

#include <fstream>

#include "../bundle/random.h"
#include "../compat/answers.h"
#include "base/hash.h"

using namespace verbatim;
using namespace verbatim::search;

namespace {

const std::string folder = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1";
const std::string list_file = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/same_answers.txt";

std::string number(std::uint64_t value) { return std::to_string(value) + " "; }
std::string day(const std::optional<base::Date>& date) { return date ? base::format_date(*date) + " " : "undated "; }

std::string written(const std::optional<QueryError>& error, const std::vector<QueryNote>& notes) {
    std::string out;
    if (error) out += "error " + number(error->at.start) + number(error->at.end) + error->expected + "|" + error->repair + "\n";
    for (const QueryNote& note : notes) out += "note " + number(note.at.start) + number(note.at.end) + note.text + "\n";
    return out;
}

std::string written(const QuoteView& quote) {
    std::string out = number(quote.quote.value) + quote.article_id + " " + quote.person_name + number(quote.confidence) + quote.rule + quote.word_hash + quote.words;
    for (base::TextSpan hit : quote.hits) out += number(hit.start) + number(hit.end);
    return out + "\n";
}

std::string written(const SearchAnswer& answer) {
    std::string out = number(answer.total) + number(answer.undated) + written(answer.error, answer.notes);
    for (const Hit& hit : answer.hits)
        out += number(hit.article.value) + hit.id + " " + number(hit.score) + number(hit.quotes) + day(hit.date) + hit.source + hit.place + hit.title + compat::shown(hit.snippet) + (hit.quotation ? "|" + written(*hit.quotation) : "\n");
    for (const auto& facet : answer.facets)
        for (const FacetValue& value : facet) out += value.value + number(value.count);
    for (const DateBin& bin : answer.histogram) out += day(bin.first) + number(bin.count);
    for (const std::string& suggestion : answer.did_you_mean) out += suggestion + "\n";
    return out;
}

std::string written(const QuotesAnswer& answer) {
    std::string out = number(answer.total) + number(answer.direct) + number(answer.mixed) + number(answer.indirect) + written(answer.error, answer.notes);
    for (const QuoteView& quote : answer.quotes) out += written(quote);
    for (const DateBin& bin : answer.histogram) out += day(bin.first) + number(bin.count);
    return out;
}

std::string written(const ConcordanceAnswer& answer) {
    std::string out = number(answer.articles) + number(answer.looked_into) + number(answer.total) + written(answer.error, answer.notes);
    for (const ConcordanceLine& line : answer.lines) out += line.article_id + " " + number(line.at.start) + day(line.date) + line.left + "[" + line.hit + "]" + line.right + "\n";
    return out;
}

std::string written(const FrequencyAnswer& answer) {
    std::string out = number(answer.total) + number(answer.articles) + written(answer.error, answer.notes);
    for (const FrequencyBin& bin : answer.bins) out += day(bin.first) + number(bin.count) + number(bin.articles);
    return out;
}

// Queries of every operator, from the words that the frozen articles are made of.
std::string made_query(bundle::Random& random, unsigned depth) {
    static constexpr const char* parts[] = {"trade", "trades", "bank", "river", "peace", "minister", "қазақ", "Élan", "naive", "women", "the", "of", "in",
                                            "tr*", "*er", "wom?n", "rivre~1", "bnak~2", "\"the trade\"", "\"of the bank\"", "title:peace", "text:trade", "said:trade",
                                            "said:\"the bank\"", "speaker:berg", "about:tal", "person:okoro", "source:post", "place:astana", "lang:kk", "tag:economy",
                                            "date:2025", "date:last-60d", "date:..2025-03", "has:quote", "tradde", "date:oops", "(bank"};
    const auto part = [&] { return std::string(parts[random.below(std::size(parts))]); };
    if (depth > 2) return part();
    // One draw a statement: compilers differ in what they evaluate first.
    const std::uint32_t kind = random.below(9);
    const std::string left = kind < 6 ? made_query(random, depth + 1) : part();
    const std::string right = kind < 6 ? made_query(random, depth + 1) : std::string();
    switch (kind) {
        case 0: return left + " OR " + right;
        case 1: return "(" + left + ") -(" + right + ")";
        case 2: return "NOT (" + left + ")";
        case 3: return "trade NEAR/" + std::to_string(1 + left.size() % 9) + " the";
        case 4: case 5: return left + " " + right;
        default: return left;
    }
}

// A line a query: it, and the hash of all that was answered to it.
std::string answers_to_many() {
    auto opened = Engine::open(compat::read_file(folder + "/manifest.json"));
    if (!opened) return opened.error().message();
    Engine engine = std::move(*opened);
    bundle::Random random(2025);
    std::string out;
    for (int round = 0; round < 400; ++round) {
        const std::string query = made_query(random, 0);
        const WordForms forms = random.below(3) == 0 ? WordForms::all : WordForms::exact;
        SearchRequest request;
        request.query = query;
        request.forms = forms;
        request.typing = random.below(4) == 0 ? Typing::in_last_word : Typing::finished;
        request.sort = static_cast<Sort>(random.below(4));
        request.offset = random.below(3);
        request.with_facets = request.with_snippets = true;
        if (random.below(3) == 0) request.filters.facets[0].include = {"Morning Post"};
        if (random.below(5) == 0) request.filters.only_with_quotes = true;
        std::string all = written(*compat::answer(engine, folder, [&](Engine& one) { return one.search(request); }).value);
        QuotesRequest quotes;
        quotes.query = query;
        quotes.forms = forms;
        quotes.filters = request.filters;
        all += written(*compat::answer(engine, folder, [&](Engine& one) { return one.quotes(quotes); }).value);
        const ConcordanceRequest lines{.query = query, .forms = forms, .filters = request.filters, .order = static_cast<ContextOrder>(random.below(3))};
        all += written(*compat::answer(engine, folder, [&](Engine& one) { return one.concordance(lines); }).value);
        const FrequencyRequest times{.query = query, .forms = forms, .filters = request.filters, .step = random.below(2) ? DateUnit::year : DateUnit::month};
        all += written(*compat::answer(engine, folder, [&](Engine& one) { return one.frequencies(times); }).value);
        out += base::hash_hex(all).substr(0, 16) + (forms == WordForms::all ? " forms " : " exact ") + query + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("hundreds of queries are answered alike, byte for byte, natively and as WebAssembly") {
    const std::string expected = compat::read_file(list_file);
    REQUIRE_FALSE(expected.empty());
    CHECK(answers_to_many() == expected);
}

TEST_CASE("write the list of answers" * doctest::skip()) {
    std::ofstream(list_file, std::ios::binary) << answers_to_many();
}
