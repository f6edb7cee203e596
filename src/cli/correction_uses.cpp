#include "cli/correction_uses.h"

#include <utility>

#include "text/tokenizer.h"

namespace verbatim::cli {
namespace {

// Folded words are parted by single blanks; with one more at each end, whole words are found by plain search.
std::string between_blanks(const std::string& words) { return " " + words + " "; }

}  // namespace

CorrectionUses::CorrectionUses(std::vector<quotes::QuoteCorrection> list) : corrections_(std::move(list)) {
    for (const quotes::QuoteCorrection& one : corrections_.list()) {
        Sighting sighting;
        sighting.words = text::fold(one.words);
        sighting.person = between_blanks(text::fold(one.person.value_or("")));
        sighting.named = !one.person || one.person->empty();
        sightings_.push_back(std::move(sighting));
    }
}

void CorrectionUses::apply(const corpus::Article& article, quotes::Analysis& analysis) {
    std::string folded;  // only when somebody asks
    const auto text = [&]() -> const std::string& {
        if (folded.empty()) folded = between_blanks(text::fold(article.title) + " " + text::fold(article.text));
        return folded;
    };
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
        const quotes::QuoteCorrection& correction = corrections_.list()[i];
        Sighting& sighting = sightings_[i];
        if (!sighting.named) sighting.named = text().find(sighting.person) != std::string::npos;
        if (correction.article != article.id) continue;
        sighting.article = true;
        // The words may break off within a word: they are how the quotation begins.
        sighting.in_text = text().find(sighting.words) != std::string::npos;
        sighting.speaker = !correction.speaker || article.text.find(*correction.speaker) != std::string::npos;
    }
    corrections_.apply(article, analysis);
}

std::vector<CorrectionUse> CorrectionUses::report() const {
    std::vector<CorrectionUse> uses;
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
        const quotes::QuoteCorrection& correction = corrections_.list()[i];
        const Sighting& sighting = sightings_[i];
        CorrectionUse use{correction.article, correction.words, corrections_.uses()[i], "", ""};
        if (use.uses == 0) {
            if (!sighting.article) use.reason = "no article has that id";
            else if (!sighting.in_text) use.reason = "its text does not hold these words in a row";
            else if (!sighting.speaker) use.reason = "“" + *correction.speaker + "” does not occur in it";
            else use.reason = "no quotation in it begins with these words";
        }
        if (!sighting.named) use.unheard_person = *correction.person;
        uses.push_back(std::move(use));
    }
    return uses;
}

}  // namespace verbatim::cli
