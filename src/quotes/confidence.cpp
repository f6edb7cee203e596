#include "quotes/confidence.h"

#include <algorithm>
#include <array>

#include "quotes/score.h"

namespace verbatim::quotes {
namespace {

// Finer where most quotations are.
constexpr std::array<std::uint16_t, 12> steps{200, 350, 500, 600, 700, 800, 870, 920, 950, 970, 985, 995};
constexpr std::array<std::string_view, 13> step_names{"0", "200", "350", "500", "600", "700", "800", "870", "920", "950", "970", "985", "995"};

// Where the resolution's own confidence tells more than how it came about.
std::string_view way_of(names::Meaning meaning) {
    switch (meaning) {
        case names::Meaning::pronoun: return "pronoun";
        case names::Meaning::thing:
        case names::Meaning::role:
        case names::Meaning::description: return "description";
        default: return "";
    }
}

}  // namespace

std::uint16_t confidence_of(const Doubts& doubts, std::vector<std::string>* features) {
    Features sum(Model::person, features);
    const std::string_view meaning = names::meaning_name(doubts.resolution.meaning), kind = kind_name(doubts.kind);
    sum.add("bias");
    // Every step that the likelihood reaches adds its weight, so that what is learned of one step holds for those above.
    for (std::size_t i = 0; i < steps.size() && steps[i] <= doubts.mention; ++i) sum.add("mention", step_names[i + 1]);
    sum.add("kind", kind);
    sum.add("meaning", meaning, doubts.person != nullptr ? "somebody" : "nobody");
    const std::string_view way = way_of(doubts.resolution.meaning);
    for (std::size_t i = 0; !way.empty() && i < steps.size() && steps[i] <= doubts.resolution.confidence; ++i) sum.add("resolved", step_names[i + 1], way);
    if (doubts.rule == Rule::same_sentence || doubts.rule == Rule::carried_over || doubts.rule == Rule::alternation || doubts.rule == Rule::none) sum.add("rule", rule_name(doubts.rule));
    if (doubts.person != nullptr) {
        constexpr std::array<std::string_view, 5> kinds{"person", "organisation", "place", "document", "group"};
        sum.add("entity", kinds[static_cast<std::size_t>(doubts.person->kind)], way.empty() ? "name" : way);
        if (doubts.person->name.find(' ') == std::string::npos) sum.add("single_name", kinds[static_cast<std::size_t>(doubts.person->kind)]);
    }
    // Little is learned of rare doubts: of a mention that is unlikely, half of the doubt stays.
    return std::min(probability(sum.score()), static_cast<std::uint16_t>((1000 + doubts.mention) / 2));
}

}  // namespace verbatim::quotes
