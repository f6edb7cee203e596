#include "names/extract.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "language/lexicon.h"
#include "language/words.h"
#include "names/extraction/merge.h"
#include "names/extraction/phrases.h"

namespace verbatim::names {

using language::read_words;

namespace {

// Letters and digits of ASCII in lower case: "Ada Derana" and "adaderana.lk" begin alike.
std::string squeezed(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters.push_back(c);
        if (c >= 'A' && c <= 'Z') letters.push_back(static_cast<char>(c + 32));
    }
    return letters;
}

// The outlet and the agency are organisations, whatever their names look like.
void mark_outlets(const corpus::Article& article, ArticleNames& names) {
    constexpr std::size_t shortest = 4;
    const std::string outlets[] = {squeezed(article.source), squeezed(article.agency)};
    for (Entity& entity : names.entities) {
        if (entity.kind != EntityKind::person) continue;
        const std::string name = squeezed(entity.name);
        const bool outlet =
            name.size() >= shortest && std::any_of(std::begin(outlets), std::end(outlets),
                                                   [&](const std::string& each) { return each.starts_with(name); });
        if (!outlet) continue;
        entity.kind = EntityKind::organisation;
        entity.gender = Gender::neuter;
        entity.roles.clear();
    }
}

}  // namespace

ArticleNames extract_names(const corpus::Article& article) {
    const std::string_view text = article.text;
    const auto words = read_words(text, {0, static_cast<std::uint32_t>(text.size())}, article.language);
    ArticleNames names = merge_phrases(text, words, find_phrases(text, words, article.language), language::Lexicon::of(article.language).traits().names_bend);
    mark_outlets(article, names);
    return names;
}

}  // namespace verbatim::names
