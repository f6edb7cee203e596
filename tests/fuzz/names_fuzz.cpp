// Any text at all: names of an article, what its mentions mean, who is who across two articles.
#include "fuzz.h"
#include "linking/registry.h"
#include "names/extract.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace verbatim::fuzz {
namespace {

void check_span(std::string_view text, base::TextSpan span) {
    ensure(span.start < span.end && span.end <= text.size(), "a mention lies inside the text");
    ensure(text::on_border(text, span.start) && text::on_border(text, span.end), "a mention lies on code-point borders");
}

void check_names(std::string_view text, const names::ArticleNames& found) {
    std::uint32_t end = 0;
    for (const names::NameUse& use : found.uses) {
        check_span(text, use.span);
        ensure(use.span.start >= end, "names follow each other without overlapping");
        ensure(use.entity < found.entities.size(), "a use belongs to an entity");
        ensure(use.sentence < found.sentence_starts.size(), "a use lies in a sentence");
        end = use.span.end;
    }
    for (const names::Entity& entity : found.entities) {
        ensure(!entity.name.empty() && text::is_valid(entity.name), "an entity has a valid name");
        for (const names::Mention& mention : entity.mentions) check_span(text, mention.span);
        for (const std::string& role : entity.roles) ensure(text::is_valid(role), "a role is valid UTF-8");
    }
}

// Mentions of every length, from every code point on.
void check_resolutions(const corpus::Article& article, names::ArticleNames& found) {
    constexpr std::uint32_t lengths[] = {2, 9, 30};
    names::PreviousSpeaker previous;
    std::uint32_t asked = 0;
    for (std::uint32_t start = 0; start < article.text.size() && asked < 300; ++start) {
        const std::uint32_t end = start + lengths[start % 3];
        if (!text::on_border(article.text, start) || end > article.text.size() || !text::on_border(article.text, end)) continue;
        const names::Resolution meant = names::resolve(article, found, {start, end}, {}, previous);
        ensure(meant.entity == names::no_entity || meant.entity < found.entities.size(), "a mention means an entity that there is");
        ensure(meant.confidence <= 1000, "confidence is a number of thousandths");
        previous = {meant.entity, meant.described, start};
        ++asked;
    }
    check_names(article.text, found);
}

void check_registry(const names::ArticleNames& found) {
    linking::PersonRegistry registry;
    std::vector<linking::SightingId> seen;
    for (const names::Entity& entity : found.entities) seen.push_back(registry.add(entity, std::nullopt));
    registry.finish();
    for (const linking::SightingId sighting : seen) {
        ensure(registry.person_of(sighting).value < registry.people().size(), "everybody seen is somebody");
    }
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    corpus::Article article;
    article.text = text::normalize(fuzz::bytes(data, size)).text;
    names::ArticleNames found = names::extract_names(article);
    fuzz::check_names(article.text, found);
    fuzz::check_registry(found);
    fuzz::check_resolutions(article, found);
    return 0;
}
