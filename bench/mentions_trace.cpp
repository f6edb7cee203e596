// Whom the annotated speakers mean, resolved by names/ alone: a JSON document a line.
//
//     mentions_trace polnear-dev.jsonl > people.jsonl     then score_people.py GOLD PEOPLE.tsv people.jsonl
//     mentions_trace polnear-train.jsonl > trace.jsonl    then tools/learn-antecedents.py trace.jsonl
//
// The spans of quotations and speakers are the annotation's, so that what is measured is not the finding of quotations.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "language/words.h"
#include "names/extract.h"
#include "names/resolution/antecedents.h"
#include "names/resolution/discourse.h"
#include "text/utf8.h"

namespace {

using namespace verbatim;
using Json = nlohmann::json;

// The byte at which each code point of the text begins, and its end.
std::vector<std::uint32_t> code_point_starts(std::string_view text) {
    std::vector<std::uint32_t> starts;
    for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).length) starts.push_back(static_cast<std::uint32_t>(at));
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    return starts;
}

// Stretches between double quotation marks of any style, none across a line's end.
std::vector<base::TextSpan> quoted_stretches(std::string_view text) {
    std::vector<base::TextSpan> stretches;
    bool open = false;
    std::uint32_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const std::size_t length = rest.starts_with("“") || rest.starts_with("”") ? 3 : rest.starts_with("''") ? 2 : 1;
        const bool mark = length > 1 || rest.front() == '"';
        const bool line_end = rest.front() == '\n';
        if (open && (mark || line_end)) {
            stretches.push_back({start, static_cast<std::uint32_t>(at)});
            open = false;
        } else if (mark) {
            open = true;
            start = static_cast<std::uint32_t>(at + length);
        }
        at += length;
    }
    return stretches;
}

Json candidates_of(std::string_view text, const names::ArticleNames& found, names::PronounContext context,
                   const std::vector<base::TextSpan>& quoted) {
    context.anchor = names::read_discourse(text, found, context, quoted, "en").anchor;
    Json candidates = Json::array();
    for (const names::Antecedent& each : names::find_antecedents(found, context, quoted)) {
        candidates.push_back({each.entity == names::no_entity ? "" : found.entities[each.entity].name, each.features});
    }
    return candidates;
}

std::string trace(const Json& record) {
    corpus::Article article;
    article.text = record.at("text").get<std::string>();
    article.language = "en";
    names::ArticleNames found = names::extract_names(article);
    const auto starts = code_point_starts(article.text);
    const auto quoted = quoted_stretches(article.text);
    Json out = {{"id", record.at("id")}, {"quotes", Json::array()}};
    names::PreviousSpeaker previous;
    for (Json quote : record.at("quotes")) {
        if (!quote.contains("speaker_start") || quote["speaker_start"].is_null()) continue;
        const base::TextSpan mention{starts.at(quote["speaker_start"].get<std::size_t>()), starts.at(quote["speaker_end"].get<std::size_t>())};
        const auto words = language::read_words(article.text, mention);
        if (words.size() == 1) {
            const names::PronounContext context{mention, names::pronoun_of(words.front()), previous, mention.start};
            if (context.pronoun != names::Pronoun::none) quote["candidates"] = candidates_of(article.text, found, context, quoted);
        }
        const names::Resolution meant = names::resolve(article, found, mention, quoted, previous);
        previous = {meant.entity, meant.described, mention.start};
        quote["person"] = meant.entity == names::no_entity ? Json() : Json(found.entities[meant.entity].name);
        quote["confidence"] = meant.confidence / 1000.0;
        out["quotes"].push_back(std::move(quote));
    }
    return out.dump();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: mentions_trace GOLD.jsonl\n");
        return 2;
    }
    std::ifstream in(arguments[1]);
    for (std::string line; std::getline(in, line);) std::printf("%s\n", trace(Json::parse(line)).c_str());
    return 0;
}
