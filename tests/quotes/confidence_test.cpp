#include "quotes/confidence.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace verbatim::quotes {
namespace {

TEST_CASE("confidence grows with how likely the words name the speaker, and stays within thousandths") {
    names::Entity person;
    person.name = "Jane Roe";
    std::uint16_t lowest = 1000, highest = 0;
    for (std::uint16_t mention = 0; mention <= 1000; mention = static_cast<std::uint16_t>(mention + 10)) {
        const Doubts doubts{QuoteKind::direct, Rule::content_verb_subject, mention, {0, 980, names::Described::nobody, names::Meaning::name}, &person};
        const std::uint16_t confidence = confidence_of(doubts);
        CHECK(confidence <= 1000);
        if (mention < 200) lowest = std::min(lowest, confidence);
        if (mention > 990) highest = std::max(highest, confidence);
    }
    CHECK(lowest <= 600);
    CHECK(highest > 950);
}

TEST_CASE("who is named beside the words is surer than who a pronoun or a shared surname means") {
    names::Entity person;
    person.name = "Jane Roe";
    const auto of = [&](names::Meaning meaning, std::uint16_t confidence) {
        return confidence_of({QuoteKind::direct, Rule::content_subject_verb, 990, {0, confidence, names::Described::nobody, meaning}, &person});
    };
    CHECK(of(names::Meaning::name, 980) > of(names::Meaning::pronoun, 700));
    CHECK(of(names::Meaning::name, 980) > of(names::Meaning::description, 450));
}

TEST_CASE("learning sees the features that the confidence is weighed by") {
    std::vector<std::string> features;
    confidence_of({QuoteKind::mixed, Rule::none, 500, {}, nullptr}, &features);
    CHECK(features.front() == "bias");
    CHECK(features.size() > 4);
}

}  // namespace
}  // namespace verbatim::quotes
