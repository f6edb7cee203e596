#include "cli/settings_file.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::cli;

TEST_CASE("all that verbatim.json may say is read") {
    const auto settings = parse_settings("verbatim.json", R"(// the papers of the harbour
        {"title": "Harbour", "rights": "© the papers", "text": "snippet",
         "sources": {"courier.example": {"name": "Courier", "rights": "© Courier Ltd", "text": "quotes"}, "Tern": {"text": "full"}},
         "fields": {"text": "body.value", "date": ["dates.printed", "dates.updated"], "list": "payload.stories"}})");
    REQUIRE(settings.ok());
    CHECK(settings->title == "Harbour");
    CHECK(settings->text == quotes::TextShown::snippet);
    REQUIRE(settings->source("Courier.Example") != nullptr);
    CHECK(settings->source("Courier.Example")->name == "Courier");
    CHECK(settings->source("tern")->text == quotes::TextShown::full);
    CHECK(settings->source("Gazette") == nullptr);
    CHECK(settings->all_rights() == "© the papers · Courier: © Courier Ltd");
    CHECK(settings->fields.list == "payload.stories");
    REQUIRE(settings->fields.paths.size() == 2);
    CHECK(settings->fields.paths[0].second == std::vector<std::string>{"dates.printed", "dates.updated"});
}

TEST_CASE("what is wrong is told by its path, with the nearest right key") {
    const auto error = [](const char* text) {
        const auto settings = parse_settings("verbatim.json", text);
        REQUIRE_FALSE(settings.ok());
        return settings.error().message();
    };
    CHECK(error(R"({"sources": {"Tern": {"txt": "full"}}})").starts_with("verbatim.json: sources.\"Tern\".txt: found an unknown key \"txt\"; expected one of name, rights, text; write \"text\""));
    CHECK(error(R"({"Title": "x"})").find("write \"title\"") != std::string::npos);
    CHECK(error(R"({"fields": {"headline": "x"}})").starts_with("verbatim.json: fields.headline: found an unknown key"));
    CHECK(error(R"({"fields": {"text": []}})").starts_with("verbatim.json: fields.text: found an empty list"));
    CHECK(error(R"({"text": "some"})").starts_with("verbatim.json: text: found \"some\"; expected \"full\", \"snippet\" or \"quotes\""));
    CHECK(error("{\n\"title\": \"x\",\n}").starts_with("verbatim.json:3: found no valid JSON"));
    CHECK(error("[]").starts_with("verbatim.json: found no JSON object"));
}
