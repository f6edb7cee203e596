#include "names/speakers.h"

#include <doctest/doctest.h>

#include <string>

#include "article.h"
#include "names/extract.h"

using namespace verbatim;
using namespace verbatim::names;

TEST_CASE("a person's name tells fully with two names, partly with one, and not with a post or an everyday word in it") {
    for (const char* name : {"Meenakshi Ganguly", "Ruslan Spirin", "J. Silva", "Åsmund Aukrust", "Bill de Blasio", "Tim Cook", "M.A. Sumanthiran", "Mary White", "王建国", "田中太郎"}) {
        CAPTURE(name);
        CHECK(name_tells(name, EntityKind::person) == NameTells::fully);
    }
    for (const char* name : {"Silva", "Obama", "De Silva", "田中"}) {
        CAPTURE(name);
        CHECK(name_tells(name, EntityKind::person) == NameTells::partly);
    }
    for (const char* name : {"I", "That", "Now", "Products Ramakrishnan Gopalan", "Renewable Harlan", "Foreign Minister", "Sri Lanka", "my"}) {
        CAPTURE(name);
        CHECK(name_tells(name, EntityKind::person) == NameTells::nothing);
    }
}

TEST_CASE("an organisation speaks by a listed name, an acronym or several words; outlets, places and documents do not") {
    for (const char* name : {"Human Rights Watch", "IMF", "Hamas", "Ceylon Chamber of Commerce", "Attorney General’s Department", "Ministry of Finance"}) {
        CAPTURE(name);
        CHECK(name_tells(name, EntityKind::organisation) == NameTells::fully);
    }
    CHECK(name_tells("Peabody", EntityKind::organisation) == NameTells::partly);
    for (const char* name : {"Jane Roe President Society of Friends", "Acme International Manager", "Security Council Resolution"}) {
        CAPTURE(name);
        CHECK(name_tells(name, EntityKind::organisation) == NameTells::nothing);
    }
    for (const char* name : {"Reuters", "The Island Times", "Derana News", "BBC"}) {
        CAPTURE(name);
        CHECK(name_tells(name, EntityKind::organisation) == NameTells::nothing);
    }
    CHECK(name_tells("Colombo", EntityKind::place) == NameTells::nothing);
    CHECK(name_tells("Audit Report", EntityKind::document) == NameTells::nothing);
}

TEST_CASE("a described source is told by its head, and never by a pronoun or an everyday word") {
    const auto describes = [](const std::string& mention) {
        const corpus::Article article = article_of(mention + " said that it was late.");
        return describes_source(article.text, extract_names(article), {0, static_cast<std::uint32_t>(mention.size())});
    };
    for (const char* mention : {"a police officer", "officials", "two residents", "the ministry", "a spokesman for the company"}) {
        CAPTURE(mention);
        CHECK(describes(mention));
    }
    for (const char* mention : {"he", "I", "that", "one", "my mother", "the report", "a statement", "However", "the idea"}) {
        CAPTURE(mention);
        CHECK_FALSE(describes(mention));
    }
}

TEST_CASE("a mention that ends in another's name names another") {
    CHECK(names_another("Customs and Multicultural Affairs Julian Hill", "Sri Lanka Customs"));
    CHECK_FALSE(names_another("Minister Julian Hill", "Julian Hill"));
    CHECK_FALSE(names_another("EDB Chairman", "Mangala Wijesinghe"));
    CHECK_FALSE(names_another("Gov. Earl Tomblin of West Virginia", "Earl Tomblin"));
    CHECK_FALSE(names_another("he", "Julian Hill"));
    CHECK_FALSE(names_another("", ""));
}
