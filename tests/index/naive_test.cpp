// The engine against the plainest reading of docs/query-language.md: every article looked at, word by word.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "built.h"
#include "bundle/impact.h"
#include "search/evaluate.h"
#include "search/query.h"
#include "search/score.h"
#include "search/word_match.h"
#include "text/stemmer.h"
#include "text/tokenizer.h"

using namespace verbatim;
using namespace verbatim::index;
using search::Field;
using search::NodeKind;
using search::Phrase;
using search::QueryNode;

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
    Words words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) words.emplace_back(token.folded);
    return words;
}

struct Place {
    std::size_t first, last;
};

// The rules for forms in an article's language; null when there are none.
const text::Stemmer* rules_of(const std::string& language) {
    static std::map<std::string, std::optional<text::Stemmer>> known;
    auto& rules = known.try_emplace(language, text::Stemmer::for_language(language)).first->second;
    return rules ? &*rules : nullptr;
}

std::vector<Place> places_of(const Words& words, const Phrase& phrase, const text::Stemmer* rules = nullptr) {
    std::vector<Place> places;
    for (std::size_t i = 0; i + phrase.words.size() <= words.size(); ++i) {
        bool fits = true;
        for (std::size_t w = 0; w < phrase.words.size(); ++w) fits &= search::word_matches(phrase.words[w], words[i + w], rules);
        if (fits) places.push_back({i, i + phrase.words.size() - 1});
    }
    return places;
}

// Whether all phrases of the node stand in one field, each near the one before.
bool stands_in(const Words& words, const QueryNode& node, const text::Stemmer* rules) {
    std::vector<Place> before = places_of(words, node.phrases.front(), rules);
    for (std::size_t i = 1; i < node.phrases.size(); ++i) {
        std::vector<Place> near;
        for (const Place& place : places_of(words, node.phrases[i], rules))
            for (const Place& other : before) {
                const bool after = other.last < place.first && place.first - other.last <= node.near[i - 1];
                const bool ahead = place.last < other.first && other.first - place.last <= node.near[i - 1];
                if (after || ahead) {
                    near.push_back(place);
                    break;
                }
            }
        before = near;
    }
    return !before.empty();
}

bool names_hold(const std::vector<std::string>& names, const Phrase& phrase) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        const Words words = words_of(name);
        return std::all_of(phrase.words.begin(), phrase.words.end(), [&](const search::QueryWord& wanted) {
            return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return search::word_matches(wanted, word); });
        });
    });
}

bool fits_article(const Invented& one, const QueryNode& node);

bool fits_quote(const Invented& one, const quotes::Quote& quote, const QueryNode& node) {
    const auto fits = [&](const QueryNode& child) { return fits_quote(one, quote, child); };
    switch (node.kind) {
        case NodeKind::everything: return true;
        case NodeKind::all_of: return std::all_of(node.children.begin(), node.children.end(), fits);
        case NodeKind::any_of: return std::any_of(node.children.begin(), node.children.end(), fits);
        case NodeKind::none_of: return !fits(node.children.front());
        case NodeKind::words:
            if (node.field == Field::said) return stands_in(words_of(base::slice(one.article.text, quote.fragments.front())), node, rules_of(one.article.language));
            return fits_article(one, node);
        case NodeKind::person: {
            std::vector<std::string> names;
            if (node.field == Field::speaker && quote.person != names::no_entity) names = {one.analysis.names.entities[quote.person].name};
            if (node.field == Field::about)
                for (names::EntityIndex about : quote.about) names.push_back(one.analysis.names.entities[about].name);
            return node.field == Field::person ? fits_article(one, node) : names_hold(names, node.phrases.front());
        }
        case NodeKind::stance: return (quote.stance == quotes::Stance::denies) == (node.stance == search::Stance::denies);
        default: return fits_article(one, node);
    }
}

bool fits_some_quote(const Invented& one, const QueryNode& node) {
    return std::any_of(one.analysis.quotes.begin(), one.analysis.quotes.end(),
                       [&](const quotes::Quote& quote) { return fits_quote(one, quote, node); });
}

bool value_fits(const std::string& value, const QueryNode& node) { return !places_of(words_of(value), node.phrases.front()).empty(); }

bool fits_all(const Invented& one, const QueryNode& node) {
    QueryNode together;
    together.kind = NodeKind::all_of;
    const bool asked = std::any_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
        return child.kind != NodeKind::none_of && search::is_about_quotes(child);
    });
    for (const QueryNode& child : node.children) {
        if (asked && search::is_about_quotes(child)) together.children.push_back(child);
        else if (!fits_article(one, child)) return false;
    }
    return together.children.empty() || fits_some_quote(one, together);
}

bool fits_article(const Invented& one, const QueryNode& node) {
    const corpus::Article& article = one.article;
    const auto fits = [&](const QueryNode& child) { return fits_article(one, child); };
    switch (node.kind) {
        case NodeKind::everything: return true;
        case NodeKind::all_of: return fits_all(one, node);
        case NodeKind::any_of: return std::any_of(node.children.begin(), node.children.end(), fits);
        case NodeKind::none_of: return !fits(node.children.front());
        case NodeKind::words:
            if (node.field == Field::said) return fits_some_quote(one, node);
            return (node.field != Field::text && stands_in(words_of(article.title), node, rules_of(article.language))) ||
                   (node.field != Field::title && stands_in(words_of(article.text), node, rules_of(article.language)));
        case NodeKind::value:
            if (node.field == Field::source) return value_fits(article.source, node);
            if (node.field == Field::place) return value_fits(article.place.display(), node);
            if (node.field == Field::language) return value_fits(article.language, node);
            return std::any_of(article.tags.begin(), article.tags.end(), [&](const std::string& tag) { return value_fits(tag, node); });
        case NodeKind::person: {
            if (node.field != Field::person) return fits_some_quote(one, node);
            std::vector<std::string> names;
            for (const names::Entity& entity : one.analysis.names.entities) names.push_back(entity.name);
            return names_hold(names, node.phrases.front());
        }
        case NodeKind::date:
            return article.date && (!node.from || *node.from <= *article.date) && (!node.to || *article.date <= *node.to);
        case NodeKind::stance: return fits_some_quote(one, node);
        case NodeKind::has_quote:
            return std::any_of(one.analysis.quotes.begin(), one.analysis.quotes.end(),
                               [](const quotes::Quote& quote) { return quote.kind != quotes::QuoteKind::indirect; });
    }
    return false;
}

// Queries at random, of every operator.
class QueryMaker {
  public:
    explicit QueryMaker(std::uint64_t seed) : random_(seed) {}

    std::string make(unsigned depth = 0) {
        const std::uint32_t choice = random_.below(depth > 2 ? 16 : 24);
        switch (choice) {
            case 0: case 1: case 2: case 3: return word();
            case 4: return phrase();
            case 5: return prefix();
            case 6: return pattern();
            case 7: return misspelt() + (random_.below(2) == 0 ? "~1" : "~2");
            case 8: return word() + " NEAR/" + std::to_string(1 + random_.below(6)) + " " + (random_.below(2) == 0 ? word() : phrase());
            case 9: return std::string(random_.below(2) == 0 ? "title:" : "text:") + (random_.below(2) == 0 ? word() : phrase());
            case 10: case 11: return "said:" + (random_.below(2) == 0 ? word() : phrase());
            case 12: return "speaker:" + name();
            case 13: return (random_.below(2) == 0 ? "person:" : "about:") + name();
            case 14: return value();
            case 15: return dates();
            case 16: case 17: return make(depth + 1) + " OR " + make(depth + 1);
            case 18: return "(" + make(depth + 1) + ")";
            case 19: return "NOT " + wrapped(depth);
            case 20: return wrapped(depth) + " -" + wrapped(depth);
            default: return wrapped(depth) + " " + wrapped(depth);
        }
    }
    std::string word() { return invented_words()[random_.below(static_cast<std::uint32_t>(invented_words().size()))]; }

  private:
    std::string prefix() {
        static constexpr const char* starts[] = {"tr*", "tra*", "ba*", "riv*", "Қаз*", "éla*", "nai*", "th*"};
        return starts[random_.below(8)];
    }
    std::string pattern() {
        static constexpr const char* patterns[] = {"wom?n", "*ade*", "tr*e?", "*er", "r?ver*", "*ank?", "қа?ақ", "?an?", "*o*t*", "el?n"};
        return patterns[random_.below(10)];
    }
    std::string misspelt() {
        static constexpr const char* words[] = {"trad", "rivre", "bnak", "womna", "budgte", "naive", "grwoth", "қазах", "elann", "tha", "bakns", "peacee"};
        return words[random_.below(12)];
    }
    std::string wrapped(unsigned depth) { return "(" + make(depth + 1) + ")"; }
    std::string phrase() {
        std::string text = "\"" + word();
        for (std::uint32_t more = 1 + random_.below(2); more > 0; --more) text += " " + word();
        return text + "\"";
    }
    std::string name() {
        const std::string& full = invented_people()[random_.below(4)];
        return random_.below(2) == 0 ? "\"" + full + "\"" : full.substr(full.find(' ') + 1);
    }
    std::string value() {
        static constexpr const char* values[] = {"source:post", "source:\"Evening Star\"", "place:astana", "place:kazakhstan", "lang:kk", "tag:economy", "has:quote", "stance:denies", "stance:says"};
        return values[random_.below(9)];
    }
    std::string dates() {
        static constexpr const char* ranges[] = {"date:2025", "date:2025-03", "date:2024-11..2025-02", "date:..2025-01-15", "date:2026..", "date:last-60d"};
        return ranges[random_.below(6)];
    }
    bundle::Random random_;
};

std::set<std::string> ids_of(const search::SearchAnswer& answer) {
    std::set<std::string> ids;
    for (const search::Hit& hit : answer.hits) ids.insert(hit.id);
    return ids;
}

std::optional<base::Date> newest(const std::vector<Invented>& corpus) {
    std::optional<base::Date> date;
    for (const Invented& one : corpus)
        if (one.article.date && (!date || *date < *one.article.date)) date = one.article.date;
    return date;
}

// A third language, whose words have other forms.
std::vector<Invented> invent_in_languages(std::uint64_t seed, std::uint32_t articles) {
    std::vector<Invented> corpus = invent_corpus(seed, articles);
    for (std::size_t i = 0; i < corpus.size(); i += 5) corpus[i].article.language = "de";
    return corpus;
}

search::WordForms forms_of(int round) { return round % 3 == 0 ? search::WordForms::all : search::WordForms::exact; }

}  // namespace

TEST_CASE("thousands of random queries find exactly the articles that a plain reading finds") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const std::vector<Invented> corpus = invent_in_languages(seed, 250);
        Site site = built_site(corpus);
        QueryMaker maker(seed);
        for (int round = 0; round < 800; ++round) {
            const std::string query = maker.make();
            const auto parsed = search::parse_query(query, {search::Typing::finished, Field::anywhere, newest(corpus), forms_of(round)});
            REQUIRE_MESSAGE(std::holds_alternative<QueryNode>(parsed), query);
            std::set<std::string> truth;
            for (const Invented& one : corpus)
                if (fits_article(one, std::get<QueryNode>(parsed))) truth.insert(one.article.id);
            search::SearchRequest request;
            request.query = query;
            request.forms = forms_of(round);
            request.limit = 1000;
            const auto outcome = site.search(request);
            REQUIRE(outcome.ready());
            CHECK_MESSAGE(outcome.value->total == truth.size(), query);
            CHECK_MESSAGE(ids_of(*outcome.value) == truth, query);
        }
    }
}

TEST_CASE("random queries find exactly the quotes that a plain reading finds") {
    const std::vector<Invented> corpus = invent_in_languages(9, 250);
    Site site = built_site(corpus);
    QueryMaker maker(9);
    for (int round = 0; round < 600; ++round) {
        search::QuotesRequest request;
        request.query = maker.make();
        request.forms = forms_of(round);
        const auto parsed = search::parse_query(request.query, {search::Typing::finished, Field::said, newest(corpus), request.forms});
        REQUIRE_MESSAGE(std::holds_alternative<QueryNode>(parsed), request.query);
        std::uint32_t truth = 0;
        for (const Invented& one : corpus)
            for (const quotes::Quote& quote : one.analysis.quotes) truth += fits_quote(one, quote, std::get<QueryNode>(parsed)) ? 1 : 0;
        const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
        REQUIRE(outcome.ready());
        CHECK_MESSAGE(outcome.value->total == truth, request.query);
        CHECK(outcome.value->direct + outcome.value->mixed + outcome.value->indirect == truth);
    }
}

TEST_CASE("a word's scores are the formula's, best first, newest first where they are equal") {
    const std::vector<Invented> corpus = invent_corpus(12, 300);
    Site site = built_site(corpus);
    for (const std::string& word : invented_words()) {
        const std::string folded = text::fold(word);
        std::map<std::string, std::pair<std::uint8_t, std::optional<base::Date>>> impacts;
        for (const Invented& one : corpus) {
            bundle::TermCounts counts;
            const Words title = words_of(one.article.title), text = words_of(one.article.text);
            const std::size_t lead = words_of(std::string_view(one.article.text).substr(0, one.article.text.find("\n\n"))).size();
            counts.title = static_cast<std::uint32_t>(std::count(title.begin(), title.end(), folded));
            for (std::size_t i = 0; i < text.size(); ++i)
                if (text[i] == folded) ++(i < std::min<std::size_t>(lead, 60) ? counts.lead : counts.rest);
            counts.words = static_cast<std::uint32_t>(text.size());
            if (counts.title + counts.lead + counts.rest > 0) impacts[one.article.id] = {bundle::impact_of(counts), one.article.date};
        }
        search::SearchRequest request;
        request.query = word;
        request.limit = 1000;
        const auto answer = site.search(request);
        REQUIRE(answer.ready());
        REQUIRE(answer.value->hits.size() == impacts.size());
        const std::uint32_t rarity = search::rarity(300, static_cast<std::uint32_t>(impacts.size()));
        for (std::size_t i = 0; i < impacts.size(); ++i) {
            const search::Hit& hit = answer.value->hits[i];
            CHECK(hit.score == search::score_of(rarity, impacts[hit.id].first));
            if (i == 0) continue;
            const search::Hit& before = answer.value->hits[i - 1];
            CHECK(before.score >= hit.score);
            if (before.score == hit.score) CHECK(before.date.value_or(base::Date{-1000000}) >= hit.date.value_or(base::Date{-1000000}));
        }
    }
}
