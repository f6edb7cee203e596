#include "names/extract.h"

#include "article.h"

#include <algorithm>
#include <chrono>

#include "text/utf8.h"

namespace verbatim::names {
namespace {

struct Expected {
    std::string name;
    EntityKind kind;
    std::vector<std::string> roles = {};
};

struct Case {
    std::string text;
    std::vector<Expected> entities;
};

constexpr auto person = EntityKind::person;
constexpr auto organisation = EntityKind::organisation;
constexpr auto place = EntityKind::place;
constexpr auto document = EntityKind::document;

// Every expected entity is there with its kind and roles, and there are no others.
void check(const Case& each) {
    CAPTURE(each.text);
    const ArticleNames names = extract_names(article_of(each.text));
    for (const Expected& expected : each.entities) {
        CAPTURE(expected.name);
        const Entity* found = find_entity(names, expected.name);
        CHECK(found);
        if (!found) continue;
        CHECK(found->kind == expected.kind);
        CHECK(found->roles == expected.roles);
    }
    for (const Entity& found : names.entities) {
        const bool wanted = std::any_of(each.entities.begin(), each.entities.end(), [&](const Expected& e) { return found.name == e.name; });
        CHECK_MESSAGE(wanted, "not expected: ", found.name);
    }
}

TEST_CASE("however many people share a surname, each stays who he is") {
    constexpr std::string_view first_names[] = {"Anna", "Boris", "Carla", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "James", "Karen", "Larry"};
    std::string text;
    for (const std::string_view first : first_names) text += std::string(first) + " Silva spoke. ";
    const ArticleNames names = extract_names(article_of(text));
    for (const std::string_view first : first_names) CHECK(find_entity(names, std::string(first) + " Silva"));
    CHECK(names.entities.size() == std::size(first_names));
}

TEST_CASE("people are found with the roles that stand before and behind their names") {
    const Case cases[] = {
        {"They met Republican presidential nominee Donald Trump.", {{"Donald Trump", person, {"Republican presidential nominee"}}}},
        {"President Kassym-Jomart Tokayev spoke.", {{"Kassym-Jomart Tokayev", person, {"President"}}}},
        {"In Astana, Chinese President Xi Jinping arrived.", {{"Astana", place}, {"Xi Jinping", person, {"Chinese President"}}}},
        {"John Smith, a spokesman for the ministry, said no.", {{"John Smith", person, {"spokesman for the ministry"}}}},
        {"The company’s chief executive, Jane Roe, resigned.", {{"Jane Roe", person, {"chief executive"}}}},
        {"It was Secretary of State John F. Kerry who called.", {{"John F. Kerry", person, {"Secretary of State"}}}},
        {"The FBI Director James Comey testified.", {{"FBI", organisation}, {"James Comey", person, {"FBI Director"}}}},
        {"They asked Senate Minority Leader Harry Reid.", {{"Harry Reid", person, {"Senate Minority Leader"}}}},
        {"Mary Poe, 59, a retired teacher, wept.", {{"Mary Poe", person, {"retired teacher"}}}},
        {"We saw Mr. King. Larry King smiled.", {{"Larry King", person}}},
    };
    for (const Case& each : cases) check(each);
}

TEST_CASE("titles in two parts and German ones come off the name") {
    const Case cases[] = {
        {"They heard Cabinet Co-Spokesman Bandula Perera.", {{"Bandula Perera", person, {"Cabinet Co-Spokesman"}}}},
        {"It was Lawyer-parliamentarian Mary Poe who asked.", {{"Mary Poe", person, {"Lawyer-parliamentarian"}}}},
        {"Mary Baker-King asked.", {{"Mary Baker-King", person}}},
        {"Gestern sprach Bürgermeisterin Jutta Brandeck.", {{"Jutta Brandeck", person, {"Bürgermeisterin"}}}},
        {"Gestern sprach Verkehrsministerin Anna Tolk.", {{"Anna Tolk", person, {"Verkehrsministerin"}}}},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        const ArticleNames names = extract_names(article_of(each.text));
        const Entity* found = find_entity(names, each.entities[0].name);
        REQUIRE(found);
        CHECK(found->roles == each.entities[0].roles);
    }
}

TEST_CASE("a role that is somebody else’s, or several people’s, is nobody’s here") {
    const ArticleNames names = extract_names(article_of(
        "They met Mahinda Silva, Governor of the Central Bank Peter Fox and others. Opposition MPs John Roe and Jane Poe left."));
    for (const char* name : {"Mahinda Silva", "John Roe"}) {
        CAPTURE(name);
        REQUIRE(find_entity(names, name));
        CHECK(find_entity(names, name)->roles.empty());
    }
}

TEST_CASE("an organisation knows the acronym that the article uses for it") {
    const ArticleNames names = extract_names(article_of("The Federal Bureau of Investigation asked. The FBI waited."));
    REQUIRE(find_entity(names, "Federal Bureau of Investigation"));
    CHECK(find_entity(names, "Federal Bureau of Investigation")->also == std::vector<std::string>{"FBI"});
}

TEST_CASE("names of every build are kept whole") {
    const Case cases[] = {
        {"New York Mayor Bill de Blasio left.", {{"New York", place}, {"Bill de Blasio", person, {"New York Mayor"}}}},
        {"It is Bashar al-Assad, and Mohammed bin Salman is there.", {{"Bashar al-Assad", person}, {"Mohammed bin Salman", person}}},
        {"Dwayne “The Rock” Johnson ran.", {{"Dwayne Johnson", person}}},
        {"They heard Martin Luther King Jr. there.", {{"Martin Luther King Jr.", person}}},
        {"Yesterday J.K. Rowling tweeted.", {{"J.K. Rowling", person}}},
        {"Alexander Van der Bellen won.", {{"Alexander Van der Bellen", person}}},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        const ArticleNames names = extract_names(article_of(each.text));
        for (const Expected& expected : each.entities) {
            CHECK_MESSAGE(find_entity(names, expected.name), expected.name);
        }
    }
}

TEST_CASE("organisations, documents and places are told from people") {
    const Case cases[] = {
        {"He works for the Department of Health and Human Services.", {{"Department of Health and Human Services", organisation}}},
        {"Johns Hopkins University and Wells Fargo signed.", {{"Johns Hopkins University", organisation}, {"Wells Fargo", organisation}}},
        {"The Embassy of the People’s Republic of China closed.", {{"Embassy of the People’s Republic of China", organisation}}},
        {"They broke the Affordable Care Act.", {{"Affordable Care Act", document}}},
        {"She flew from London to Sri Lanka via New Zealand.", {{"London", place}, {"Sri Lanka", place}, {"New Zealand", place}}},
        {"Then the Trump campaign replied to Donald Trump.", {{"Trump campaign", organisation}, {"Donald Trump", person}}},
        {"Many Sri Lankans and Finnish Americans voted Republican on Monday.", {}},
        {"The river was high. However, Voters came. Taxes rose.", {}},
        {"", {}},
    };
    for (const Case& each : cases) check(each);
}

TEST_CASE("one person under several names is one entity, two with one surname are two") {
    const auto article = article_of(
        "Hillary Clinton met Bill Clinton.\n\nMrs. Clinton said yes. Clinton, who was tired, left. Hillary Rodham Clinton slept. "
        "Bill Clinton stayed.\n\nThe Federal Bureau of Investigation asked. The FBI waited.");
    const ArticleNames names = extract_names(article);
    const Entity* hillary = find_entity(names, "Hillary Rodham Clinton");
    const Entity* bill = find_entity(names, "Bill Clinton");
    const Entity* bureau = find_entity(names, "Federal Bureau of Investigation");
    REQUIRE(hillary);
    REQUIRE(bill);
    REQUIRE(bureau);
    CHECK(hillary->mentions.size() == 4);
    CHECK(hillary->gender == Gender::female);
    CHECK(bill->mentions.size() == 2);
    CHECK(bill->gender == Gender::male);
    CHECK(bureau->mentions.size() == 2);
    CHECK(names.entities.size() == 3);
}

TEST_CASE("a bare name that cannot be the one full name stays a person of its own") {
    const auto names = extract_names(article_of(
        "President Obama spoke on Monday. Mr. Obama said he was glad. Michelle Obama, his wife, was there. Mr. Obama left."));
    REQUIRE(find_entity(names, "Obama"));
    REQUIRE(find_entity(names, "Michelle Obama"));
    CHECK(find_entity(names, "Obama")->mentions.size() == 3);
    CHECK(find_entity(names, "Michelle Obama")->mentions.size() == 1);
}

TEST_CASE("a slip of one letter goes to the only person that it can mean") {
    const auto names = extract_names(article_of("Harold Bornstein came. Mr. Bornsten said no. Bornsten left."));
    REQUIRE(names.entities.size() == 1);
    CHECK(names.entities[0].mentions.size() == 3);
}

TEST_CASE("gender is told by honorifics, first names, roles and the pronouns that follow") {
    const std::pair<std::string, Gender> cases[] = {
        {"Xi Jinping praised Astana during his visit.", Gender::male},
        {"Ms. Zhao Poe said so.", Gender::female},
        {"Maria Poe said so.", Gender::female},
        {"Spokeswoman Quorra Flynn said so.", Gender::female},
        {"Quorra Flynn, the chairman, said so.", Gender::male},
        {"Trump spokesman Hope Hicks said so.", Gender::female},
        {"Quorra Flynn said so.", Gender::unknown},
    };
    for (const auto& [text, gender] : cases) {
        CAPTURE(text);
        const auto names = extract_names(article_of(text));
        const auto found = std::find_if(names.entities.begin(), names.entities.end(), [](const Entity& e) {
            return e.kind == EntityKind::person && e.name.find(' ') != std::string::npos;
        });
        REQUIRE(found != names.entities.end());
        CHECK(found->gender == gender);
    }
}

TEST_CASE("headlines and capitals do not make names of words") {
    const auto names = extract_names(article_of(
        "Donald Trump Visits Angry Voters In Ohio Town\n\nCOLOMBO – Donald Trump came. SAVE A QUARTER Let us go. WALLACE: Hello."));
    const Entity* trump = find_entity(names, "Donald Trump");
    REQUIRE(trump);
    CHECK(trump->mentions.size() == 2);
    CHECK(find_entity(names, "Colombo"));
    for (const Entity& entity : names.entities) CHECK(entity.name.find("Visits") == std::string::npos);
    CHECK_FALSE(find_entity(names, "SAVE"));
}

TEST_CASE("a name that is met only as the whole of something quoted is no person") {
    const auto names = extract_names(article_of("He read “Anna Karenina” twice. Then Anna Smith came."));
    CHECK_FALSE(find_entity(names, "Anna Karenina"));
    CHECK(find_entity(names, "Anna Smith"));
}

TEST_CASE("other scripts give names or nothing, never noise") {
    const auto russian = extract_names(article_of("Президент Касым-Жомарт Токаев заявил об этом. Токаев добавил."));
    for (const Entity& entity : russian.entities) CHECK(entity.name.find("Токаев") != std::string::npos);
    CHECK(extract_names(article_of("习近平说，中国不会。")).entities.empty());
    CHECK(extract_names(article_of("قال الرئيس إن البلاد")).entities.empty());
}

TEST_CASE("mentions lie in the text in order, on code-point borders, and name what they point at") {
    const auto article = article_of("“Éric Ciotti”, said François Hollande’s aide. Hollande — Élysée — agreed; Éric Ciotti, née X, left.");
    const ArticleNames names = extract_names(article);
    std::uint32_t end = 0;
    for (const NameUse& use : names.uses) {
        CHECK(use.span.start >= end);
        CHECK(use.span.end <= article.text.size());
        CHECK(text::on_border(article.text, use.span.start));
        CHECK(text::on_border(article.text, use.span.end));
        REQUIRE(use.entity < names.entities.size());
        end = use.span.end;
    }
    CHECK(find_entity(names, "François Hollande"));
}

TEST_CASE("hostile articles of a megabyte take no more than linear time") {
    const auto repeated = [](std::string_view piece) {
        std::string text;
        while (text.size() < (1u << 20)) text += piece;
        return text;
    };
    std::string different;
    for (int i = 0; different.size() < (1u << 20); ++i) different += "Ann Q" + std::to_string(i) + "son met Q" + std::to_string(i * 7) + "son. ";
    for (const std::string& text : {repeated("Trump "), repeated("“"), repeated("Department of "), repeated("A."), repeated("Mr. "),
                                    repeated("Bill Clinton, Hillary Clinton, Clinton. "), repeated("New York "), different}) {
        const auto start = std::chrono::steady_clock::now();
        extract_names(article_of(text));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    }
}

}  // namespace
}  // namespace verbatim::names
