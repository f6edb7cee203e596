#include "quotes/standing.h"

#include <algorithm>

#include "corpus/outlets.h"
#include "names/speakers.h"
#include "quotes/telling.h"

namespace verbatim::quotes {
namespace {

constexpr std::uint16_t sure_from = 900, likely_from = 430;

// Words that no verb of saying ties to somebody may be anybody's: his “…” plan. A whole sentence is, where the confidence is high.
bool is_tied(const Quote& quote) {
    if (!quote.cue.empty() || quote.rule != Rule::same_sentence) return quote.kind != QuoteKind::mixed || !quote.cue.empty();
    return quote.kind == QuoteKind::direct && quote.confidence >= sure_from;
}

}  // namespace

std::string_view standing_name(Standing standing) {
    switch (standing) {
        case Standing::striking: return "striking";
        case Standing::sure: return "sure";
        case Standing::likely: return "likely";
        case Standing::doubtful: break;
    }
    return "doubtful";
}

StandingJudge::StandingJudge(const corpus::Article& article, const Analysis& analysis)
    : article_(article), analysis_(analysis), opinion_(opinion_of(article, analysis)) {}

bool StandingJudge::is_likely(const Quote& quote) const {
    return quote.confidence >= likely_from && !quote.fragments.empty() && is_tied(quote) && is_telling(article_, quote);
}

bool StandingJudge::is_striking(const Quote& quote) const { return is_whole_sentence(article_.text, quote) && is_named(quote); }

// The words that name the speaker are the name, and no "he" that stands for it.
bool StandingJudge::is_named(const Quote& quote) const {
    const auto& mentions = analysis_.names.entities[quote.person].mentions;
    // In text order.
    const auto first = std::partition_point(mentions.begin(), mentions.end(), [&](const names::Mention& mention) { return mention.span.end <= quote.speaker.start; });
    return first != mentions.end() && quote.speaker.overlaps(first->span);
}

Standing StandingJudge::standing_of(const Quote& quote) const {
    if (quote.person < analysis_.names.entities.size()) {
        const names::Entity& entity = analysis_.names.entities[quote.person];
        return said_by(names::name_tells(entity.name, entity.kind), standing_if_named(quote), is_introduced(quote));
    }
    const bool shown = opinion_ == Opinion::none && is_likely(quote) && !quote.speaker.empty() &&
                       names::describes_source(article_.text, analysis_.names, quote.speaker);
    return shown ? Standing::likely : Standing::doubtful;
}

Standing StandingJudge::standing_if_named(const Quote& quote) const {
    if (!is_likely(quote)) return Standing::doubtful;
    // Who publishes or is credited passes on what others said.
    const std::string& name = analysis_.names.entities[quote.person].name;
    if (corpus::names_outlet(name, article_.source) || corpus::names_outlet(name, article_.agency)) return Standing::doubtful;
    if (names::names_another(base::slice(article_.text, quote.speaker), name)) return Standing::doubtful;
    const bool sure = quote.confidence >= sure_from;
    if (opinion_ != Opinion::none) {
        const bool likely = sure && (quote.kind == QuoteKind::direct || opinion_ == Opinion::first_person) && (opinion_ == Opinion::first_person || is_named(quote));
        return likely ? Standing::likely : Standing::doubtful;
    }
    if (!sure) return Standing::likely;
    return is_striking(quote) ? Standing::striking : Standing::sure;
}

bool StandingJudge::is_introduced(const Quote& quote) const {
    const names::Entity& entity = analysis_.names.entities[quote.person];
    // Of "Browns General Trading" the name "Trading" is a scrap.
    if (opinion_ != Opinion::none || names::is_part_of_name(base::slice(article_.text, quote.speaker), entity.name)) return false;
    // Who takes turns in a transcript is introduced by it.
    if (quote.rule == Rule::colon && quote.kind == QuoteKind::direct) return true;
    return entity.kind == names::EntityKind::person && (!entity.roles.empty() || entity.gender != names::Gender::unknown);
}

Standing said_by(names::NameTells name, Standing if_named, bool introduced) {
    if (name == names::NameTells::fully) return if_named;
    return name == names::NameTells::partly && introduced ? std::min(if_named, Standing::likely) : Standing::doubtful;
}

}  // namespace verbatim::quotes
