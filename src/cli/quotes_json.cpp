#include "cli/quotes_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "quotes/standing.h"
#include "text/quotation.h"
#include "text/utf8.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

// The text that offsets are printed in, and the way there from the normalised text.
class PrintedText {
  public:
    explicit PrintedText(const corpus::Article& article)
        : article_(article), text_(article.original.empty() ? article.text : article.original) {
        for (std::size_t byte = 0; byte < text_.size(); byte += text::decode(text_, byte).length) {
            starts_.push_back(static_cast<std::uint32_t>(byte));
        }
        starts_.push_back(static_cast<std::uint32_t>(text_.size()));
        if (article.original.empty()) normalised_.emplace(article.text);
    }

    std::string_view text() const { return text_; }

    // The same stretch in code points of text().
    base::TextSpan printed(base::TextSpan span) const {
        if (normalised_) return {normalised_->to_code_points(span.start), normalised_->to_code_points(span.end)};
        return {article_.map.original_start(span.start), article_.map.original_end(span.end)};
    }

    std::string words(base::TextSpan printed_span) const {
        const std::size_t last = starts_.size() - 1;
        const std::size_t start = starts_[std::min<std::size_t>(printed_span.start, last)];
        const std::size_t end = starts_[std::min<std::size_t>(printed_span.end, last)];
        return start < end ? std::string(text_.substr(start, end - start)) : std::string();
    }

  private:
    const corpus::Article& article_;
    std::string_view text_;
    std::vector<std::uint32_t> starts_;  // byte offset of each code point, and the end
    std::optional<text::CodePointIndex> normalised_;
};

Json text_or_null(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

// Fills NAME, NAME_start and NAME_end; nulls for an empty span.
void put_span(Json& out, const std::string& name, base::TextSpan span, const PrintedText& text) {
    if (span.empty()) {
        out[name] = nullptr;
        out[name + "_start"] = nullptr;
        out[name + "_end"] = nullptr;
        return;
    }
    const base::TextSpan printed = text.printed(span);
    out[name] = text.words(printed);
    out[name + "_start"] = printed.start;
    out[name + "_end"] = printed.end;
}

Json name_or_null(const quotes::Analysis& analysis, names::EntityIndex entity) {
    const auto& entities = analysis.names.entities;
    return entity < entities.size() ? text_or_null(entities[entity].name) : Json(nullptr);
}

Json quote_json(const quotes::Quote& quote, const quotes::StandingJudge& judge, const quotes::Analysis& analysis, const PrintedText& text) {
    Json fragments = Json::array();
    const std::string words = text::join_fragments(quote.fragments, [&](base::TextSpan fragment) {
        const base::TextSpan printed = text.printed(fragment);
        fragments.push_back({printed.start, printed.end});
        return text.words(printed);
    });
    Json out;
    out["start"] = fragments.front()[0];
    out["end"] = fragments.back()[1];
    out["frags"] = fragments;
    out["text"] = words;
    out["kind"] = quotes::kind_name(quote.kind);
    out["stance"] = quotes::stance_name(quote.stance);
    put_span(out, "speaker", quote.speaker, text);
    put_span(out, "cue", quote.cue, text);
    out["person"] = name_or_null(analysis, quote.person);
    if (!quote.further_persons.empty()) {
        out["persons"] = Json::array();
        for (const names::EntityIndex further : quote.further_persons) out["persons"].push_back(name_or_null(analysis, further));
    }
    out["rule"] = quotes::rule_name(quote.rule);
    out["confidence"] = quote.confidence / 1000.0;
    out["standing"] = quotes::standing_name(judge.standing_of(quote));
    return out;
}

Json people_json(const names::ArticleNames& names) {
    Json people = Json::array();
    for (const names::Entity& entity : names.entities) {
        if (entity.kind == names::EntityKind::person) people.push_back({{"name", entity.name}, {"roles", entity.roles}});
    }
    return people;
}

}  // namespace

std::string quotes_json(const corpus::Article& article, const quotes::Analysis& analysis) {
    const PrintedText text(article);
    Json out;
    out["id"] = article.id;
    out["title"] = article.title;
    out["date"] = article.date ? Json(base::format_date(*article.date)) : Json(nullptr);
    out["place"] = text_or_null(article.place.display());
    out["source"] = text_or_null(article.source);
    out["agency"] = text_or_null(article.agency);
    out["text"] = std::string(text.text());
    out["people"] = people_json(analysis.names);
    const quotes::StandingJudge judge(article, analysis);
    if (judge.opinion() != quotes::Opinion::none) out["opinion"] = judge.opinion() == quotes::Opinion::section ? "section" : "first-person";
    out["quotes"] = Json::array();
    for (const quotes::Quote& quote : analysis.quotes) {
        if (!quote.fragments.empty()) out["quotes"].push_back(quote_json(quote, judge, analysis, text));
    }
    out["other"] = Json::array();
    for (const quotes::QuotedMatter& matter : analysis.other) {
        const base::TextSpan printed = text.printed(matter.span);
        out["other"].push_back({{"start", printed.start}, {"end", printed.end}, {"text", text.words(printed)},
                                {"kind", quotes::other_kind_name(matter.kind)}});
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace verbatim::cli
