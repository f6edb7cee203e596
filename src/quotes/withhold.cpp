#include "quotes/withhold.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "text/quotation.h"
#include "text/sentences.h"

namespace verbatim::quotes {
namespace {

constexpr std::string_view gap = " […] ", nothing_shown = "[…]";
constexpr std::uint32_t most_around = 160, farthest_speaker = 300;

// The stretches that stay, in order, none touching another.
std::vector<base::TextSpan> shown_stretches(const corpus::Article& article, const Analysis& analysis, TextShown shown) {
    std::vector<base::TextSpan> stretches;
    for (const Quote& quote : analysis.quotes) {
        if (quote.fragments.empty()) continue;
        base::TextSpan whole = text::with_quotation_marks(article.text, {quote.fragments.front().start, quote.fragments.front().end});
        const auto take_in = [&](base::TextSpan span) {
            if (span.empty()) return;
            const bool near = span.start < whole.end + farthest_speaker && whole.start < span.end + farthest_speaker;
            if (near) whole = {std::min(whole.start, span.start), std::max(whole.end, span.end)};
            else stretches.push_back(span);
        };
        for (const base::TextSpan fragment : quote.fragments) take_in(text::with_quotation_marks(article.text, fragment));
        take_in(quote.speaker);
        take_in(quote.cue);
        if (shown == TextShown::snippet) whole = text::sentences_around(article.text, whole, most_around);
        stretches.push_back(whole);
    }
    std::sort(stretches.begin(), stretches.end());
    std::vector<base::TextSpan> merged;
    for (const base::TextSpan stretch : stretches) {
        if (!merged.empty() && stretch.start <= merged.back().end + 1) merged.back().end = std::max(merged.back().end, stretch.end);
        else merged.push_back(stretch);
    }
    return merged;
}

// From the whole text into the one that is shown.
class ShownText {
  public:
    ShownText(const std::string& whole, const std::vector<base::TextSpan>& stretches) {
        for (const base::TextSpan stretch : stretches) {
            if (!pieces_.empty()) {
                const std::uint32_t before = pieces_.back().from.end;
                text_ += whole.substr(before, stretch.start - before).find("\n\n") != std::string::npos ? std::string("\n\n") : std::string(gap);
            }
            pieces_.push_back({stretch, static_cast<std::uint32_t>(text_.size())});
            text_.append(whole, stretch.start, stretch.size());
        }
        if (text_.empty()) text_ = nothing_shown;
    }

    // The same words there; empty where they are withheld, in part or whole.
    base::TextSpan moved(base::TextSpan span) const {
        if (span.empty()) return {};
        const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), span.start, [](std::uint32_t start, const Piece& piece) { return start < piece.from.start; });
        if (after == pieces_.begin()) return {};
        const Piece& piece = *std::prev(after);
        if (!piece.from.covers(span)) return {};
        return {piece.to + (span.start - piece.from.start), piece.to + (span.end - piece.from.start)};
    }
    std::string take() { return std::move(text_); }

  private:
    struct Piece {
        base::TextSpan from;
        std::uint32_t to = 0;
    };
    std::vector<Piece> pieces_;
    std::string text_;
};

void move_names(names::ArticleNames& names, const ShownText& text, std::vector<names::EntityIndex>& new_index, const std::vector<bool>& spoken) {
    std::vector<names::Entity> kept;
    for (std::size_t i = 0; i < names.entities.size(); ++i) {
        names::Entity& entity = names.entities[i];
        for (names::Mention& mention : entity.mentions) mention.span = text.moved(mention.span);
        std::erase_if(entity.mentions, [](const names::Mention& mention) { return mention.span.empty(); });
        if (entity.mentions.empty() && !spoken[i]) continue;
        new_index[i] = static_cast<names::EntityIndex>(kept.size());
        kept.push_back(std::move(entity));
    }
    names.entities = std::move(kept);
    std::vector<names::NameUse> uses;
    for (names::NameUse use : names.uses) {
        use.span = text.moved(use.span);
        if (use.span.empty() || use.entity >= new_index.size() || new_index[use.entity] == names::no_entity) continue;
        use.entity = new_index[use.entity];
        uses.push_back(use);
    }
    names.uses = std::move(uses);
    names.sentence_starts.clear();
}

}  // namespace

void withhold(corpus::Article& article, Analysis& analysis, TextShown shown) {
    if (shown == TextShown::full) return;
    ShownText text(article.text, shown_stretches(article, analysis, shown));
    // Who is known to speak stays, though the words that name them first are withheld.
    std::vector<bool> spoken(analysis.names.entities.size());
    for (const Quote& quote : analysis.quotes) {
        if (quote.person < spoken.size()) spoken[quote.person] = true;
        for (const names::EntityIndex further : quote.further_persons)
            if (further < spoken.size()) spoken[further] = true;
    }
    std::vector<names::EntityIndex> new_index(spoken.size(), names::no_entity);
    move_names(analysis.names, text, new_index, spoken);
    const auto moved_index = [&](names::EntityIndex index) { return index < new_index.size() ? new_index[index] : names::no_entity; };
    for (Quote& quote : analysis.quotes) {
        for (base::TextSpan& fragment : quote.fragments) fragment = text.moved(fragment);
        quote.speaker = text.moved(quote.speaker);
        quote.cue = text.moved(quote.cue);
        quote.person = moved_index(quote.person);
        for (std::vector<names::EntityIndex>* list : {&quote.further_persons, &quote.about}) {
            for (names::EntityIndex& index : *list) index = moved_index(index);
            std::erase(*list, names::no_entity);
        }
    }
    std::erase_if(analysis.quotes, [](const Quote& quote) { return quote.fragments.empty() || std::any_of(quote.fragments.begin(), quote.fragments.end(), [](base::TextSpan fragment) { return fragment.empty(); }); });
    for (QuotedMatter& matter : analysis.other) matter.span = text.moved(matter.span);
    std::erase_if(analysis.other, [](const QuotedMatter& matter) { return matter.span.empty(); });
    article.dateline = text.moved(article.dateline);
    article.agency_credit = text.moved(article.agency_credit);
    article.text = text.take();
    article.original.clear();
    article.map = {};
    article.left_out.clear();
    if (!article.title_made) return;
    std::string beginning = article.title.substr(0, article.title.find("…"));
    if (article.text.find(beginning) != std::string::npos) return;
    article.title = (article.source.empty() ? "An article" : article.source) + (article.date ? ", " + base::format_date(*article.date) : "");
}

}  // namespace verbatim::quotes
