#include "cli/search_quotes.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "base/date.h"
#include "cli/search_words.h"
#include "cli/terminal.h"
#include "quotes/quote.h"
#include "quotes/standing.h"
#include "search/quoted_words.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 3> reading_names{"spelling", "speaker", "date"};

search::Standing least_of(const std::string& name) {
    if (name == "all") return search::Standing::doubtful;
    return name == "sure" ? search::Standing::sure : search::Standing::likely;
}

search::QuoteOrder quote_order_of(const std::string& name) {
    if (name == "newest") return search::QuoteOrder::newest;
    if (name == "oldest") return search::QuoteOrder::oldest;
    return name == "speaker" ? search::QuoteOrder::speaker : search::QuoteOrder::fit;
}

std::string standing_of(const search::QuoteView& quote) { return std::string(quotes::standing_name(static_cast<quotes::Standing>(quote.standing))); }

Json quote_json(const search::QuoteView& quote) {
    return {{"speaker", speaker_of(quote)},
            {"as_written", quote.speaker},
            {"words", quote.words},
            {"kind", quotes::kind_name(static_cast<quotes::QuoteKind>(quote.kind))},
            {"stance", quotes::stance_name(static_cast<quotes::Stance>(quote.stance))},
            {"standing", standing_of(quote)},
            {"confidence", quote.confidence / 1000.0},
            {"rule", quote.rule},
            {"cue", quote.cue},
            {"id", quote.article_id},
            {"title", quote.article_title},
            {"date", quote.date ? Json(base::format_date(*quote.date)) : Json(nullptr)},
            {"source", quote.source},
            {"opinion", quote.opinion != 0},
            {"printed_elsewhere", quote.other_places}};
}

void print_quotes_as_json(const std::string& query, const search::QuotesAnswer& answer) {
    Json out{{"query", query}, {"total", answer.total}, {"doubtful", answer.below}, {"copies", answer.copies}, {"near_alone", answer.near_alone}, {"quotes", Json::array()}};
    for (const search::QuoteView& quote : answer.quotes) out["quotes"].push_back(quote_json(quote));
    for (const search::QueryNote& note : answer.notes) out["notes"].push_back(note.text);
    for (const search::QueryReading& reading : answer.read_as) out["read_as"].push_back({{"typed", reading.typed}, {"as", reading_names[static_cast<std::size_t>(reading.as)]}, {"meant", reading.meant}});
    const std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

void print_quotes_as_text(const search::QuotesAnswer& answer) {
    std::printf("%s", counted(answer.total, "quotation").c_str());
    if (answer.below > 0) std::printf("; %s not shown, see --least", counted(answer.below, "more doubtful one").c_str());
    std::printf("\n");
    if (answer.near_alone) std::printf("No quotation has all these words. These come closest.\n");
    for (const search::QueryReading& reading : answer.read_as)
        std::printf("“%s” is read as %s %s\n", visible(reading.typed).c_str(), reading_names[static_cast<std::size_t>(reading.as)],
                    visible(reading.meant).c_str());
    for (const search::QuoteView& quote : answer.quotes) {
        const std::string speaker = speaker_of(quote);
        std::string line = "\n" + visible_lines(search::quoted_words(quote).words) + "\n  " + visible(speaker.empty() ? "unknown speaker" : speaker);
        for (const std::string& part : {quote.date ? base::format_date(*quote.date) : std::string(), quote.source, quote.article_id})
            if (!part.empty()) line += " · " + visible(part);
        std::printf("%s · %s\n", line.c_str(), standing_of(quote).c_str());
    }
}

}  // namespace

std::string speaker_of(const search::QuoteView& quote) { return quote.person_name.empty() ? quote.speaker : quote.person_name; }

ExitCode print_quotes(SiteFolder& site, const SearchArguments& arguments) {
    search::QuotesRequest request;
    request.query = arguments.query;
    request.forms = forms_of(arguments);
    if (arguments.freely) request.interpretation = search::Interpretation::free;
    request.order = quote_order_of(arguments.order);
    request.least = least_of(arguments.least);
    request.copies_once = true;
    request.indirect_too = arguments.indirect_too;
    request.offset = arguments.offset;
    request.limit = arguments.limit;
    const auto outcome = site.answer([&request](search::Engine& engine) { return engine.quotes(request); });
    return print_answer(arguments, outcome, [&](const search::QuotesAnswer& answer) {
        if (arguments.format == OutputFormat::json) print_quotes_as_json(arguments.query, answer);
        else print_quotes_as_text(answer);
    });
}

}  // namespace verbatim::cli
