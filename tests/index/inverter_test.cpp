#include "index/inverter.h"

#include <doctest/doctest.h>

#include <map>

#include "built.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

using Inverted = std::map<std::string, std::vector<std::pair<bundle::Posting, bundle::DocumentPositions>>>;

Inverted inverted(std::size_t memory, const std::string& folder) {
    Inverter inverter(folder, memory);
    bundle::Random random(11);
    for (std::uint32_t document = 0; document < 300; ++document) {
        for (std::uint32_t position = 0; position < 40; ++position)
            inverter.add(invented_words()[random.below(20)], position < 3 ? Zone::title : position < 9 ? Zone::lead : Zone::rest,
                         position < 3 ? position : position - 3);
        REQUIRE(inverter.end_document(document).ok());
    }
    Inverted all;
    std::string before;
    REQUIRE(inverter
                .merge([&](std::string_view term, Inverter::Term& documents) {
                    CHECK(before < term);
                    before = term;
                    Inverter::Document document;
                    while (documents.next(document)) all[before].emplace_back(document.posting, document.positions);
                })
                .ok());
    CHECK(inverter.totals().words == 300 * 40);
    return all;
}

}  // namespace

TEST_CASE("many small runs merge into what one large run holds") {
    const TestFolder folder;
    const Inverted whole = inverted(1 << 30, folder.path());
    CHECK(whole.size() == 20);
    CHECK(inverted(20000, folder.path()) == whole);
    CHECK(inverted(1, folder.path()) == whole);
    CHECK(folder.files().empty());
}

TEST_CASE("a merge that does not hand on all that was added is an error") {
    const TestFolder folder;
    Inverter inverter(folder.path(), 1 << 20);
    for (std::uint32_t document = 0; document < 3; ++document) {
        inverter.add("word", Zone::rest, 0);
        REQUIRE(inverter.end_document(document).ok());
    }
    const base::Status merged = inverter.merge([](std::string_view, Inverter::Term& documents) {
        Inverter::Document document;
        documents.next(document);  // two are left behind
    });
    REQUIRE_FALSE(merged.ok());
    CHECK(merged.error().message().find("1 postings of 1 words merged") != std::string::npos);
    CHECK(merged.error().message().find("3 of 3") != std::string::npos);
}

TEST_CASE("a folder in which no run can be written is an error") {
    Inverter inverter("/proc/no/such/folder", 1);
    inverter.add("word", Zone::rest, 0);
    CHECK_FALSE(inverter.end_document(0).ok());
}
