// The engine over built bundles: filters, facets, paging, people, gaps.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "built.h"

using namespace verbatim;
using namespace verbatim::index;
using search::Facet;

namespace {

const std::vector<Invented>& articles() {
    static const std::vector<Invented> all = invent_corpus(21, 300);
    return all;
}

std::uint32_t count_articles(const std::function<bool(const Invented&)>& fits) {
    return static_cast<std::uint32_t>(std::count_if(articles().begin(), articles().end(), fits));
}

bool has_words_of(const Invented& one, const std::string& name) {
    return std::any_of(one.analysis.quotes.begin(), one.analysis.quotes.end(), [&](const quotes::Quote& quote) {
        return quote.person != names::no_entity && one.analysis.names.entities[quote.person].name == name;
    });
}

std::uint32_t count_of(const std::vector<search::FacetValue>& values, const std::string& value) {
    for (const search::FacetValue& one : values)
        if (one.value == value) return one.count;
    return 0;
}

const std::vector<search::FacetValue>& facet(const search::SearchAnswer& answer, Facet which) {
    return answer.facets[static_cast<std::size_t>(which)];
}

}  // namespace

TEST_CASE("facets count what is there, each ignoring its own selection") {
    Site site = built_site(articles());
    search::SearchRequest request;
    request.with_facets = true;
    request.filters.facets[static_cast<std::size_t>(Facet::source)].include = {"Morning Post"};
    request.filters.facets[static_cast<std::size_t>(Facet::speaker)].exclude = {"Chen Wu"};
    const auto outcome = site.search(request);
    REQUIRE(outcome.ready());
    const search::SearchAnswer& answer = *outcome.value;
    const auto is_post = [](const Invented& one) { return one.article.source == "Morning Post"; };
    CHECK(answer.total == count_articles([&](const Invented& one) { return is_post(one) && !has_words_of(one, "Chen Wu"); }));
    CHECK(count_of(facet(answer, Facet::source), "Evening Star") ==
          count_articles([&](const Invented& one) { return !is_post(one) && !has_words_of(one, "Chen Wu"); }));
    CHECK(count_of(facet(answer, Facet::speaker), "Chen Wu") ==
          count_articles([&](const Invented& one) { return is_post(one) && has_words_of(one, "Chen Wu"); }));
    CHECK(count_of(facet(answer, Facet::language), "kk") == count_articles([&](const Invented& one) {
              return is_post(one) && !has_words_of(one, "Chen Wu") && one.article.language == "kk";
          }));
    std::uint32_t binned = answer.undated;
    for (const search::DateBin& bin : answer.histogram) binned += bin.count;
    CHECK(binned == answer.total);
}

TEST_CASE("a date filter leaves the histogram whole") {
    Site site = built_site(articles());
    search::SearchRequest request;
    request.with_facets = true;
    request.filters.from = base::parse_date("2025-01-01");
    request.filters.to = base::parse_date("2025-06-30");
    const auto outcome = site.search(request);
    REQUIRE(outcome.ready());
    CHECK(outcome.value->total == count_articles([&](const Invented& one) {
              return one.article.date && *request.filters.from <= *one.article.date && *one.article.date <= *request.filters.to;
          }));
    std::uint32_t binned = outcome.value->undated;
    for (const search::DateBin& bin : outcome.value->histogram) binned += bin.count;
    CHECK(binned == articles().size());
}

TEST_CASE("pages follow each other without overlap, in every order") {
    Site site = built_site(articles());
    for (search::Sort sort : {search::Sort::relevance, search::Sort::newest, search::Sort::oldest, search::Sort::source}) {
        search::SearchRequest request;
        request.query = "trade";
        request.sort = sort;
        request.limit = 1000;
        const auto whole = built_site(articles()).search(request);
        REQUIRE(whole.ready());
        std::vector<std::string> paged;
        request.limit = 7;
        for (request.offset = 0; request.offset < whole.value->total; request.offset += 7) {
            const auto page = site.search(request);
            REQUIRE(page.ready());
            for (const search::Hit& hit : page.value->hits) paged.push_back(hit.id);
            CHECK(page.value->total == whole.value->total);
        }
        std::vector<std::string> all;
        for (const search::Hit& hit : whole.value->hits) all.push_back(hit.id);
        CHECK(paged == all);
    }
}

TEST_CASE("an article comes back whole, by its number and by its own id") {
    Site site = built_site(articles());
    for (const Invented& one : articles()) {
        const auto id = site.answer([&](search::Engine& engine) { return engine.find_article(one.article.id); });
        REQUIRE(id.ready());
        REQUIRE(id.value->known());
        const auto view = site.answer([&](search::Engine& engine) { return engine.article({*id.value, "trade"}); });
        REQUIRE(view.ready());
        CHECK(view.value->text == one.article.text);
        CHECK(view.value->head.title == one.article.title);
        CHECK(view.value->head.date == one.article.date);
        CHECK(view.value->head.place == one.article.place.display());
        REQUIRE(view.value->quotes.size() == one.analysis.quotes.size());
        for (std::size_t i = 0; i < one.analysis.quotes.size(); ++i) {
            std::string words = quotes::words_of(one.article.text, one.analysis.quotes[i]);
            if (words.ends_with(',')) words.pop_back();  // the reporter's
            CHECK(view.value->quotes[i].words == words);
            CHECK(view.value->quotes[i].confidence == one.analysis.quotes[i].confidence);
        }
    }
    CHECK_FALSE(site.answer([](search::Engine& engine) { return engine.find_article("nobody"); }).value->known());
}

TEST_CASE("people are counted alike with and without filters") {
    Site site = built_site(articles());
    const auto plain = site.answer([](search::Engine& engine) { return engine.people({}); });
    REQUIRE(plain.ready());
    CHECK(plain.value->total == invented_people().size());
    search::PeopleRequest wide;
    wide.filters.facets[static_cast<std::size_t>(Facet::source)].include = {"Morning Post", "Evening Star"};
    const auto filtered = site.answer([&](search::Engine& engine) { return engine.people(wide); });
    REQUIRE(filtered.ready());
    REQUIRE(filtered.value->people.size() == plain.value->people.size());
    for (std::size_t i = 0; i < plain.value->people.size(); ++i) {
        const search::PersonRow &a = plain.value->people[i], &b = filtered.value->people[i];
        CHECK(a.name == b.name);
        CHECK(a.quotes == b.quotes);
        CHECK(a.articles == b.articles);
        CHECK(a.first == b.first);
        CHECK(a.last == b.last);
    }
    search::PeopleRequest part;
    part.name_part = "oko";
    CHECK(site.answer([&](search::Engine& engine) { return engine.people(part); }).value->people[0].name == "Dana Okoro");
    CHECK(site.answer([](search::Engine& engine) { return engine.find_person("Chen Wu"); }).value->known());
    CHECK_FALSE(site.answer([](search::Engine& engine) { return engine.find_person("Wu"); }).value->known());
}

namespace {

bool speaks_of(const Invented& one, const quotes::Quote& quote, const std::string& name) {
    return std::any_of(quote.about.begin(), quote.about.end(),
                       [&](names::EntityIndex index) { return one.analysis.names.entities[index].name == name; });
}

std::uint32_t count_quotes_about(const std::string& name, bool indirect_too) {
    std::uint32_t count = 0;
    for (const Invented& one : articles())
        for (const quotes::Quote& quote : one.analysis.quotes)
            count += speaks_of(one, quote, name) && (indirect_too || quote.kind != quotes::QuoteKind::indirect) ? 1u : 0u;
    return count;
}

search::QuotesAnswer quotes_of(Site& site, const search::QuotesRequest& request) {
    const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
    REQUIRE(outcome.ready());
    return *outcome.value;
}

}  // namespace

TEST_CASE("quotes about somebody are those that speak of them, and are counted alike everywhere") {
    Site site = built_site(articles());
    search::PeopleRequest spoken_of;
    spoken_of.order = search::PeopleOrder::spoken_of;
    spoken_of.least = search::Standing::doubtful;
    const auto people = site.answer([&](search::Engine& engine) { return engine.people(spoken_of); });
    REQUIRE(people.ready());
    REQUIRE_FALSE(people.value->people.empty());
    std::uint32_t before = ~0u;
    search::QuotesRequest everything;
    everything.indirect_too = false;
    everything.about_limit = 1000;
    const search::QuotesAnswer all = quotes_of(site, everything);
    REQUIRE(all.about.size() == people.value->people.size());
    for (const search::PersonRow& person : people.value->people) {
        CHECK(person.about <= before);
        before = person.about;
        CHECK(person.about == count_quotes_about(person.name, false));
        CHECK(std::any_of(all.about.begin(), all.about.end(), [&](const search::PersonCount& one) {
            return one.name == person.name && one.count == person.about;
        }));
        search::QuotesRequest request;
        request.about = person.person;
        request.limit = 5;
        CHECK(quotes_of(site, request).total == count_quotes_about(person.name, true));
    }
}

TEST_CASE("quotes come oldest first when asked for, undated ones last either way") {
    Site site = built_site(articles());
    for (const search::QuoteOrder order : {search::QuoteOrder::newest, search::QuoteOrder::oldest}) {
        search::QuotesRequest request;
        request.order = order;
        request.limit = 100000;
        const search::QuotesAnswer answer = quotes_of(site, request);
        REQUIRE(answer.quotes.size() == answer.total);
        for (std::size_t i = 1; i < answer.quotes.size(); ++i) {
            const auto &a = answer.quotes[i - 1].date, &b = answer.quotes[i].date;
            if (!b) continue;
            REQUIRE(a);
            CHECK((order == search::QuoteOrder::oldest ? *a <= *b : *a >= *b));
        }
        // Page by page, forwards and then back, where nobody has asked for all of them before.
        Site fresh = built_site(articles());
        request.limit = 7;
        std::vector<std::uint32_t> offsets;
        for (std::uint32_t offset = 0; offset < answer.total; offset += 7) offsets.push_back(offset);
        offsets.insert(offsets.end(), offsets.rbegin(), offsets.rend());
        for (const std::uint32_t offset : offsets) {
            request.offset = offset;
            const search::QuotesAnswer page = quotes_of(fresh, request);
            CHECK(page.total == answer.total);
            REQUIRE(page.quotes.size() == std::min<std::size_t>(7, answer.total - offset));
            for (std::size_t i = 0; i < page.quotes.size(); ++i) CHECK(page.quotes[i].quote == answer.quotes[offset + i].quote);
        }
    }
}

TEST_CASE("bins of days add up to the bins of months") {
    Site site = built_site(articles());
    search::QuotesRequest request;
    const search::QuotesAnswer months = quotes_of(site, request);
    request.bins = search::DateUnit::day;
    const search::QuotesAnswer days = quotes_of(site, request);
    CHECK(days.histogram.size() > months.histogram.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < months.histogram.size(); ++i) {
        const bool last = i + 1 == months.histogram.size();
        std::uint32_t count = 0;
        for (; at < days.histogram.size() && (last || days.histogram[at].first < months.histogram[i + 1].first); ++at)
            count += days.histogram[at].count;
        CHECK(count == months.histogram[i].count);
    }
    CHECK(at == days.histogram.size());
}

TEST_CASE("the passage around a quote is cut out of its article where the answer says") {
    Site site = built_site(articles());
    search::QuotesRequest request;
    CHECK(quotes_of(site, request).quotes.front().passage.empty());
    request.with_passages = true;
    for (const search::QuoteView& quote : quotes_of(site, request).quotes) {
        const auto article = site.answer([&](search::Engine& engine) { return engine.article({quote.article, {}}); });
        CHECK(article.value->text.substr(quote.passage_at, quote.passage.size()) == quote.passage);
        CHECK(quote.passage.find(base::slice(article.value->text, quote.fragments.front())) != std::string::npos);
        const std::size_t before = quote.fragments.front().start - quote.passage_at;
        CHECK(quote.passage.substr(0, before).find("\n\n") == std::string::npos);
    }
}

TEST_CASE("a lost shard leaves gaps: the rest is right, and once it is back all is") {
    TestFolder folder;
    build(folder.path(), articles());
    const auto files = folder.files();
    search::SearchRequest request;
    request.query = "\"trade bank\" OR said:peace";
    request.with_facets = request.with_snippets = true;
    const auto truth = Site(files).search(request);
    for (const auto& [name, bytes] : files) {
        if (name == "manifest.json") continue;
        for (const std::string& instead : {std::string(), bytes.substr(0, bytes.size() / 2), std::string("<!doctype html>")}) {
            Site site(files);
            if (instead.empty()) site.files().erase(name);
            else site.files()[name] = instead;
            const auto outcome = site.search(request);
            REQUIRE(outcome.ready());
            CHECK(outcome.value->total <= truth.value->total);
            if (outcome.gaps.empty()) CHECK(outcome.value->total == truth.value->total);
            site.files()[name] = bytes;
            site.engine().forget_failures();
            const auto again = site.search(request);
            REQUIRE(again.ready());
            CHECK(again.gaps.empty());
            CHECK(again.value->total == truth.value->total);
            CHECK(again.value->hits.size() == truth.value->hits.size());
        }
    }
}

namespace {

Invented quoting(const char* id, const char* date, const char* words, const char* role) {
    Invented one;
    one.article.id = id;
    one.article.source = "Morning Post";
    one.article.date = base::parse_date(date);
    one.article.text = std::string("Anna Berg said: ") + words;
    names::Entity speaker;
    speaker.name = "Anna Berg";
    speaker.roles = {role};
    speaker.mentions = {{{0, 9}, names::MentionForm::full_name}};
    one.analysis.names.entities = {speaker};
    quotes::Quote quote;
    quote.fragments = {{16, static_cast<std::uint32_t>(one.article.text.size())}};
    quote.person = 0;
    one.analysis.quotes = {quote};
    return one;
}

}  // namespace

TEST_CASE("a quotation in several wordings: each knows the others, and the engine lists them") {
    Site site = built_site({quoting("a", "2024-03-04", "Not one stone will be laid until the herring have spawned", "Mayor"),
                            quoting("b", "2024-09-04", "Not one stone of it will be laid until the herring have spawned", "Minister"),
                            quoting("c", "2024-10-04", "not one stone will be laid, until the herring have spawned!", "Minister"),
                            quoting("d", "2025-01-04", "The bakery is open on Sundays again and sells rolls with poppy seeds", "Minister")});
    const auto ask = [&](search::QuotesRequest request) {
        const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
        REQUIRE(outcome.ready());
        return *outcome.value;
    };
    const search::QuotesAnswer all = ask({});
    REQUIRE(all.quotes.size() == 4);  // newest first
    CHECK(all.quotes[0].other_places == 0);
    CHECK(all.quotes[1].other_places == 2);
    CHECK(all.quotes[1].other_wordings == 1);  // in a the words are the same
    CHECK(all.quotes[2].other_places == 2);
    CHECK(all.quotes[2].other_wordings == 1);

    const search::QuotesAnswer others = ask({.variants_of = all.quotes[2].quote});
    REQUIRE(others.quotes.size() == 2);
    CHECK(others.quotes[0].article_id == "c");
    CHECK(others.quotes[1].article_id == "a");
    CHECK(ask({.variants_of = all.quotes[0].quote}).total == 0);
    CHECK(ask({.variants_of = base::QuoteId{4000000000u}}).total == 0);
}

TEST_CASE("where a query asks for quotations, each hit comes with the one that it means") {
    Invented two = quoting("a", "2024-03-04", "The bridge is safe", "Mayor");
    two.article.text += ". Nobody asked the river about trade. Boris Tal said: The river is low";
    names::Entity other;
    other.name = "Boris Tal";
    const auto at = static_cast<std::uint32_t>(two.article.text.find("The river is low"));
    quotes::Quote quote;
    quote.fragments = {{at, static_cast<std::uint32_t>(two.article.text.size())}};
    quote.person = 1;
    two.analysis.names.entities.push_back(other);
    two.analysis.quotes.front().fragments = {{16, 34}};
    two.analysis.quotes.push_back(quote);
    Site site = built_site({two, quoting("b", "2024-09-04", "Not one stone", "Minister")});
    const auto ask = [&](const char* query, std::vector<std::string> speakers = {}) {
        search::SearchRequest request;
        request.query = query;
        request.with_snippets = true;
        request.filters.facets[static_cast<std::size_t>(search::Facet::speaker)].include = std::move(speakers);
        const auto outcome = site.search(request);
        REQUIRE(outcome.ready());
        return outcome.value->hits;
    };
    const auto river = ask("said:river");
    REQUIRE(river.size() == 1);
    REQUIRE(river[0].quotation);
    CHECK(river[0].quotation->person_name == "Boris Tal");
    CHECK(river[0].quotation->words == "The river is low");
    CHECK(river[0].quotation->hits == std::vector<base::TextSpan>{{4, 9}});
    CHECK(river[0].snippet.hits.size() == 1);  // and not the river that nobody asked

    CHECK(ask("speaker:berg -said:river")[0].quotation->words == "Not one stone");
    CHECK(ask("river speaker:berg")[0].quotation->words == "The bridge is safe");
    CHECK(ask("said:stone OR said:low")[1].quotation.has_value());
    CHECK_FALSE(ask("river")[0].quotation);
    CHECK_FALSE(ask("river -speaker:okoro")[0].quotation);
    // Filters that choose speakers ask for their quotations, too.
    CHECK(ask("", {"Boris Tal"})[0].quotation->words == "The river is low");
    CHECK_FALSE(ask("said:bridge", {"Boris Tal"})[0].quotation);  // what fits is somebody else's
    // The open article marks the words where they were said.
    const auto opened = site.answer([&](search::Engine& engine) {
        return engine.article({.article = river[0].article, .query = "said:river", .typing = search::Typing::finished, .forms = search::WordForms::exact});
    });
    REQUIRE(opened.value->hits.size() == 1);
    CHECK(opened.value->hits[0].start == at + 4);
}

TEST_CASE("a denial is found by its words and by its stance, is listed like others, and is no printing of a statement in the same words") {
    const char* words = "Not one stone will be laid until the herring have spawned";
    Invented denied = quoting("a", "2024-03-04", words, "Mayor"), said = quoting("b", "2024-03-04", words, "Mayor");
    denied.analysis.quotes.front().kind = said.analysis.quotes.front().kind = quotes::QuoteKind::mixed;
    denied.analysis.quotes.front().stance = quotes::Stance::denies;
    Site site = built_site({denied, said});
    const auto found = [&](const char* query) {
        search::QuotesRequest request;
        request.query = query;
        const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
        REQUIRE(outcome.ready());
        std::string ids;
        for (const search::QuoteView& quote : outcome.value->quotes) {
            CHECK((quote.stance == search::Stance::denies) == (quote.article_id == "a"));
            CHECK(quote.other_places == 0);
            ids += quote.article_id;
        }
        return ids;
    };
    CHECK(found("").size() == 2);
    CHECK(found("said:herring").size() == 2);
    CHECK(found("said:herring stance:denies") == "a");
    CHECK(found("herring -stance:denies") == "b");
    CHECK(found("speaker:berg stance:says") == "b");
    CHECK(found("said:trade stance:denies").empty());
    search::SearchRequest request;
    request.query = "stance:denies";
    request.with_snippets = true;
    const auto hits = site.search(request).value->hits;
    REQUIRE(hits.size() == 1);
    REQUIRE(hits[0].quotation);
    CHECK(hits[0].quotation->stance == search::Stance::denies);
}

TEST_CASE("a collection without denials has no column of them, and answers as one from before it") {
    TestFolder with, without;
    Invented one = quoting("a", "2024-03-04", "The bridge is safe", "Mayor");
    build(without.path(), {one});
    one.analysis.quotes.front().kind = quotes::QuoteKind::indirect;
    const std::size_t plain = without.files().size();
    one.analysis.quotes.front().stance = quotes::Stance::denies;
    build(with.path(), {one});
    CHECK(with.files().size() == plain + 1);
    Site site(without.files());
    search::SearchRequest request;
    request.query = "stance:denies";
    CHECK(site.search(request).value->total == 0);
    request.query = "stance:says";
    CHECK(site.search(request).value->total == 1);
}

TEST_CASE("a misspelt name is proposed anew, with every other misspelt word of the query") {
    Site site = built_site({quoting("a", "2024-03-04", "The bridge is safe", "Mayor")});
    const auto proposed = [&](const char* query) {
        search::SearchRequest request;
        request.query = query;
        return site.search(request).value->did_you_mean;
    };
    CHECK(proposed("speaker:Bergg") == std::vector<std::string>{"speaker:berg"});
    CHECK(proposed("said:brigde speaker:Bergg") == std::vector<std::string>{"said:bridge speaker:berg"});
    CHECK(proposed("said:brigde speaker:Zzyzx").empty());  // would still find nothing
    CHECK(proposed("speaker:berg said:safe").empty());
    CHECK(proposed("brigde OR zzyzx") == std::vector<std::string>{"bridge OR zzyzx"});
    CHECK(proposed("brigde -qqqqq") == std::vector<std::string>{"bridge -qqqqq"});
    CHECK(proposed("aaaa bbbb cccc dddd brigde").empty());
}

TEST_CASE("of one day, the words of known people come before what is told of theirs, and nobody's come last") {
    Invented nobody = quoting("a", "2024-03-04", "JR", "Mayor"), told = quoting("b", "2024-03-04", "that it was so", "Mayor");
    nobody.analysis.quotes.front().person = names::no_entity;
    told.analysis.quotes.front().kind = quotes::QuoteKind::indirect;
    Site site = built_site({nobody, told, quoting("c", "2024-03-04", "It was so", "Mayor"), quoting("d", "2024-03-05", "Later", "Mayor")});
    for (const search::QuoteOrder order : {search::QuoteOrder::newest, search::QuoteOrder::oldest}) {
        search::QuotesRequest request;
        request.order = order;
        const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
        std::string articles;
        for (const search::QuoteView& quote : outcome.value->quotes) articles += quote.article_id;
        CHECK(articles == (order == search::QuoteOrder::newest ? "dcba" : "cbad"));
    }
}

TEST_CASE("roles come with the dates on which articles told them") {
    Site site = built_site({quoting("a", "2024-03-04", "words", "Mayor"), quoting("b", "2024-09-04", "words", "Minister"),
                            quoting("c", "2025-01-04", "words", "Minister")});
    const auto outcome = site.answer([&](search::Engine& engine) { return engine.people({}); });
    REQUIRE(outcome.ready());
    REQUIRE(outcome.value->people.size() == 1);
    const search::PersonRow& anna = outcome.value->people[0];
    REQUIRE(anna.roles.size() == 2);
    CHECK(anna.roles[0].role == "Minister");
    CHECK(anna.roles[0].first == base::parse_date("2024-09-04"));
    CHECK(anna.roles[0].last == base::parse_date("2025-01-04"));
    CHECK(anna.roles[1].role == "Mayor");
}

TEST_CASE("a phrase fetches the positions of all its words together, and with their articles") {
    const auto turns = [&](const std::string& query) {
        Site site = built_site(articles());
        int count = 0;
        const auto outcome = site.answer([&](search::Engine& engine) {
            ++count;
            return engine.search({.query = query, .limit = 0});
        });
        REQUIRE(outcome.ready());
        return count;
    };
    const std::string& text = articles().front().article.text;
    std::size_t end = 0;
    for (int words = 0; words < 6; ++words) end = text.find(' ', end + 1);
    REQUIRE(end != std::string::npos);
    // The root; terms and positions; the answer.
    CHECK(turns("\"" + text.substr(0, end) + "\"") == 3);
}
