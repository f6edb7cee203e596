#include "index/quote_table.h"

#include <set>

#include "names/speakers.h"
#include "text/tokenizer.h"

namespace verbatim::index {

void QuoteTable::add(const SpooledArticle& spooled) {
    const quotes::StandingJudge judge(spooled.article, spooled.analysis);
    opinions_.push_back(judge.opinion());
    for (const quotes::Quote& quote : spooled.analysis.quotes) {
        const bool named = quote.person < spooled.analysis.names.entities.size();
        standings_.push_back(named ? judge.standing_if_named(quote) : judge.standing_of(quote));
        introduced_.push_back(named && judge.is_introduced(quote));
        spoken_.push_back(quote.kind != quotes::QuoteKind::indirect);
    }
}

void QuoteTable::decide(const PeopleTable& people, const linking::Variants& variants, const std::vector<std::string>& sources) {
    std::set<std::string> outlets;
    for (const std::string& source : sources) outlets.insert(text::fold(source));
    std::vector<names::NameTells> tells;
    for (const linking::Person& person : people.persons()) {
        const bool outlet = outlets.contains(text::fold(person.name));
        tells.push_back(outlet ? names::NameTells::nothing : names::name_tells(person.name, person.kind));
    }
    const std::vector<base::PersonId> speakers = people.speakers();
    for (std::size_t quote = 0; quote < standings_.size(); ++quote)
        if (speakers[quote].known()) standings_[quote] = quotes::said_by(tells[speakers[quote].value], standings_[quote], introduced_[quote]);

    copies_.assign(standings_.size(), 0);
    const std::vector<std::uint32_t> leaders = linking::leaders(variants);
    for (std::size_t i = 0; i < leaders.size(); ++i) copies_[variants.numbers[i]] = leaders[i] + 1;
    count_shown(speakers, tells);
}

void QuoteTable::count_shown(const std::vector<base::PersonId>& speakers, const std::vector<names::NameTells>& tells) {
    shown_of_.assign(tells.size(), 0);
    std::vector<bool> counted(standings_.size()), counted_of_person(standings_.size());
    for (std::size_t quote = 0; quote < standings_.size(); ++quote) {
        if (!spoken_[quote] || standings_[quote] == quotes::Standing::doubtful) continue;
        const std::size_t leader = copies_[quote] == 0 ? quote : copies_[quote] - 1;
        if (!counted[leader]) ++shown_;
        counted[leader] = true;
        // A copy whose speaker is unknown does not stand for one whose speaker is known. Several people may bear a name that tells
        // partly: they are nobody to be listed first.
        if (!speakers[quote].known() || counted_of_person[leader] || tells[speakers[quote].value] != names::NameTells::fully) continue;
        counted_of_person[leader] = true;
        ++shown_of_[speakers[quote].value];
    }
}

}  // namespace verbatim::index
