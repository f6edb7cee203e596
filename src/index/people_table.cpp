#include "index/people_table.h"

#include <algorithm>
#include <tuple>

#include "bundle/layout.h"

namespace verbatim::index {

namespace {

constexpr std::size_t most_roles = 4;

// Who an entity is across articles: whoever bears exactly that name.
const std::string& identity(const names::Entity& entity) { return entity.name; }

std::uint32_t shifted_date(const corpus::Article& article) {
    return article.date ? static_cast<std::uint32_t>(article.date->days + bundle::date_shift) : 0;
}

void widen(bundle::PersonRecord& record, std::uint32_t date) {
    if (date == 0) return;
    record.first = record.first == 0 ? date : std::min(record.first, date);
    record.last = std::max(record.last, date);
}

std::vector<std::string> most_frequent(const std::map<std::string, std::uint32_t>& roles) {
    std::vector<std::pair<std::string, std::uint32_t>> ranked(roles.begin(), roles.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> names;
    for (const auto& [role, count] : ranked)
        if (names.size() < most_roles) names.push_back(role);
    return names;
}

}  // namespace

void PeopleTable::add(const SpooledArticle& spooled) {
    const auto& entities = spooled.analysis.names.entities;
    std::vector<Draft*> drafts;
    for (const names::Entity& entity : entities) {
        Draft& draft = drafts_[identity(entity)];
        drafts.push_back(&draft);
        draft.listed |= entity.kind == names::EntityKind::person;
        for (const std::string& role : entity.roles) ++draft.roles[role];
    }
    for (const quotes::Quote& quote : spooled.analysis.quotes) {
        if (quote.person >= drafts.size()) continue;
        Draft& draft = *drafts[quote.person];
        draft.listed = true;
        ++draft.record.quotes;
        if (quote.kind != quotes::QuoteKind::indirect) ++draft.record.spoken;
    }
    std::vector<std::pair<Draft*, names::EntityKind>> once;
    for (std::size_t i = 0; i < drafts.size(); ++i) once.emplace_back(drafts[i], entities[i].kind);
    std::sort(once.begin(), once.end());
    for (std::size_t i = 0; i < once.size(); ++i) {
        if (i > 0 && once[i].first == once[i - 1].first) continue;
        bundle::PersonRecord& record = once[i].first->record;
        // The lowest kind wins where articles differ: a person before an organisation.
        const auto kind = static_cast<std::uint8_t>(once[i].second);
        record.kind = record.articles == 0 ? kind : std::min(record.kind, kind);
        ++record.articles;
        widen(record, shifted_date(spooled.article));
    }
}

void PeopleTable::finish() {
    for (auto& [name, draft] : drafts_) {
        if (!draft.listed) continue;
        draft.record.name = name;
        draft.record.roles = most_frequent(draft.roles);
        records_.push_back(std::move(draft.record));
    }
    drafts_.clear();
    std::sort(records_.begin(), records_.end(), [](const bundle::PersonRecord& a, const bundle::PersonRecord& b) {
        return std::tie(b.spoken, b.articles, a.name) < std::tie(a.spoken, a.articles, b.name);
    });
    for (std::uint32_t i = 0; i < records_.size(); ++i) numbers_[records_[i].name] = base::PersonId{i};
}

base::PersonId PeopleTable::find(const names::Entity& entity) const {
    const auto found = numbers_.find(identity(entity));
    return found == numbers_.end() ? base::PersonId{} : found->second;
}

}  // namespace verbatim::index
