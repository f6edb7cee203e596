#include "index/inverter.h"

#include <doctest/doctest.h>

#include <map>

#include "built.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

using Inverted = std::map<std::string, std::vector<std::pair<bundle::Posting, bundle::DocumentPositions>>>;

Inverted inverted(std::size_t memory, const std::string& folder) {
    Inverter inverter(folder + "/run", memory);
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
