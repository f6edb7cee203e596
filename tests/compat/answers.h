// What an engine answers over a folder, as text: the same wherever it is asked, natively and as WebAssembly, and for as long as
// the format's version is read.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "search/engine.h"

namespace verbatim::compat {

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <class Ask>
auto answer(search::Engine& engine, const std::string& folder, Ask ask) {
    auto outcome = ask(engine);
    while (!outcome.ready()) {
        for (base::ShardId shard : outcome.missing)
            if (!engine.deliver(shard, read_file(folder + "/" + engine.shard_file(shard)))) engine.fail(shard, "unreadable");
        outcome = ask(engine);
    }
    return outcome;
}

inline std::string shown(const search::Snippet& snippet) {
    std::string text = snippet.text;
    for (base::TextSpan hit : snippet.hits) text += " [" + std::to_string(hit.start) + "," + std::to_string(hit.end) + ")";
    return text;
}

// All of the answers to a list of questions, one after another.
inline std::string answers(const std::string& folder) {
    auto opened = search::Engine::open(read_file(folder + "/manifest.json"));
    if (!opened) return opened.error().message();
    search::Engine engine = std::move(*opened);
    std::string out = "bundle " + engine.info().bundle_id + "\n";
    for (const char* query : {"", "trade", "trad*", "wom?n", "trad~1", "\"the trade\"", "trade NEAR/3 bank", "title:peace", "text:peace",
                              "said:trade speaker:berg", "about:tal", "person:okoro -source:star", "date:2025-03 OR tag:economy", "has:quote lang:kk",
                              "trade OR (river -bank)", "tradde", "(trade", "stance:denies", "said:trade stance:says"}) {
        search::SearchRequest request;
        request.query = query;
        request.limit = 5;
        request.with_facets = request.with_snippets = true;
        const auto outcome = answer(engine, folder, [&](search::Engine& one) { return one.search(request); });
        const search::SearchAnswer& found = *outcome.value;
        out += "search " + request.query + ": " + std::to_string(found.total) + "\n";
        if (found.error) out += "  error: " + found.error->expected + " | " + found.error->repair + "\n";
        for (const std::string& suggestion : found.did_you_mean) out += "  did you mean " + suggestion + "\n";
        for (const search::Hit& hit : found.hits)
            out += "  " + hit.id + " " + std::to_string(hit.score) + " " + (hit.date ? base::format_date(*hit.date) : "undated") + " " + hit.title + " | " +
                   shown(hit.snippet) + "\n";
        for (const auto& facet : found.facets)
            for (const search::FacetValue& value : facet) out += "  " + value.value + "=" + std::to_string(value.count);
        out += "\n";
        for (const search::DateBin& bin : found.histogram) out += "  " + base::format_date(bin.first) + "=" + std::to_string(bin.count);
        out += "\n";
    }
    search::QuotesRequest quotes;
    quotes.query = "trade OR peace";
    quotes.limit = 20;
    const auto said = answer(engine, folder, [&](search::Engine& one) { return one.quotes(quotes); });
    for (const search::QuoteView& quote : said.value->quotes)
        out += "quote " + quote.article_id + " " + quote.person_name + " " + std::to_string(quote.confidence) + " " + quote.word_hash + " " + std::to_string(quote.other_places) + "/" +
               std::to_string(quote.other_wordings) + " " + quote.words + "\n";
    const auto people = answer(engine, folder, [](search::Engine& one) { return one.people({}); });
    for (const search::PersonRow& person : people.value->people)
        out += "person " + person.name + " " + std::to_string(person.quotes) + " " + std::to_string(person.articles) +
               (person.roles.empty() ? "" : " " + person.roles[0].role + (person.roles[0].first ? " " + base::format_date(*person.roles[0].first) : "")) + "\n";
    const auto id = answer(engine, folder, [](search::Engine& one) { return one.find_article("a7"); });
    const auto view = answer(engine, folder, [&](search::Engine& one) { return one.article({*id.value, "the"}); });
    out += "article " + view.value->head.id + " " + std::to_string(view.value->text.size()) + " bytes, " + std::to_string(view.value->quotes.size()) +
           " quotes, " + std::to_string(view.value->mentions.size()) + " mentions, " + std::to_string(view.value->hits.size()) + " hits\n";
    return out;
}

}  // namespace verbatim::compat
