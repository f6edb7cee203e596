#include "names/bending.h"

#include <doctest/doctest.h>

#include "names/extract.h"

using namespace verbatim;
using names::share_root;
using names::without_ending;

TEST_CASE("the cases of a name have the same beginning") {
    for (const char* one : {"зеленский", "зеленского", "зеленскому", "зеленским"}) CHECK(without_ending(one) == without_ending("зеленский"));
    for (const char* one : {"ковалів", "ковалева", "ковалевим"}) CHECK(without_ending(one) != without_ending("сова"));
    for (const char* one : {"громов", "громова", "громову", "громовым"}) CHECK(without_ending(one) == "громов");
    for (const char* one : {"андрій", "андрія", "андрію"}) CHECK(without_ending(one) == without_ending("андрій"));
    CHECK(without_ending("смит") == "смит");
    CHECK(without_ending("smith") == "smith");  // another script
    CHECK(without_ending("ян") == "ян");        // too short
    CHECK(without_ending("") == "");
}

TEST_CASE("words share a root when little but an ending differs") {
    CHECK(share_root("présidente", "président"));
    CHECK(share_root("вратарь", "вратаря"));
    CHECK(share_root("мэр", "мэром"));
    CHECK_FALSE(share_root("président", "premier"));
    CHECK_FALSE(share_root("директор", "доктор"));
    CHECK_FALSE(share_root("", "мэр"));
}

TEST_CASE("a person is one in all cases, and what somebody heads is no part of the name") {
    corpus::Article article;
    article.language = "ru";
    article.text = "Президент Турции Сердар Йылмаз прибыл вечером. Йылмаза встречал Павел Громов. С Громовым говорил президент. Сердару Йылмазу показали мост.";
    const names::ArticleNames found = names::extract_names(article);
    int people = 0;
    for (const names::Entity& entity : found.entities) people += entity.kind == names::EntityKind::person;
    CHECK(people == 2);
    REQUIRE_FALSE(found.entities.empty());
    bool named = false;
    for (const names::Entity& entity : found.entities) named = named || (entity.name == "Сердар Йылмаз" && entity.mentions.size() == 3);
    CHECK(named);
}

TEST_CASE("names without capitals are told by verbs and titles, and a surname stands for the name") {
    corpus::Article article;
    article.language = "ar";
    article.text = "وقال المهندس سامي نجار إن الجسر آمن. وزار نجار الموقع.";
    const names::ArticleNames found = names::extract_names(article);
    REQUIRE(found.entities.size() == 1);
    CHECK(found.entities[0].name == "سامي نجار");
    CHECK(found.entities[0].mentions.size() == 2);
}
