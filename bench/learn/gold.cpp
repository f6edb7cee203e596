#include "learn/gold.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/dateline.h"
#include "names/extract.h"
#include "quotes/analyze.h"
#include "quotes/attribution/attribution.h"
#include "quotes/content/indirect.h"
#include "quotes/cues/named_tokens.h"
#include "text/normalize.h"

namespace verbatim::learn {
namespace {

using Json = nlohmann::json;
using base::TextSpan;

TextSpan span_of(const Json& record, const char* start, const char* end) {
    const auto from = record.find(start), to = record.find(end);
    if (from == record.end() || to == record.end() || !from->is_number() || !to->is_number()) return {};
    return {from->get<std::uint32_t>(), to->get<std::uint32_t>()};
}

std::vector<TextSpan> spans_of(const Json& list) {
    std::vector<TextSpan> spans;
    for (const Json& pair : list) spans.push_back({pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>()});
    return spans;
}

std::uint32_t shared(TextSpan a, TextSpan b) {
    const std::uint32_t start = std::max(a.start, b.start), end = std::min(a.end, b.end);
    return end > start ? end - start : 0;
}

std::uint32_t shared(const std::vector<TextSpan>& a, const std::vector<TextSpan>& b) {
    std::uint32_t sum = 0;
    for (const TextSpan x : a) for (const TextSpan y : b) sum += shared(x, y);
    return sum;
}

std::uint32_t size_of(const std::vector<TextSpan>& spans) {
    std::uint32_t sum = 0;
    for (const TextSpan span : spans) sum += span.end - span.start;
    return std::max(1u, sum);
}

bool same_speaker(const GoldQuote& quote, TextSpan speaker) {
    if (quote.speaker.empty() || speaker.empty()) return quote.speaker.empty() && speaker.empty();
    return shared(quote.speaker, speaker) > 0;
}

bool same_cue(const GoldQuote& quote, TextSpan cue) { return shared(quote.cue, cue) > 0; }

class Labeller {
  public:
    Labeller(const GoldDocument& document, std::uint32_t number, FeatureNames& names, Decisions& out)
        : gold_(document), number_(number), names_(names), out_(out),
          layout_(quotes::read_with_names(document.article, names::extract_names(document.article))), uses_(quotes::find_cue_uses(layout_, {})) {}

    void run() {
        quotes::AttributionTrace stretches;
        const quotes::Assembly assembly = quotes::assemble(layout_, uses_, quotes::attribute(layout_, uses_, &stretches));
        for (std::size_t q = 0; q < layout_.quoted.size(); ++q) add_speaker(layout_.quoted[q], stretches.stretches[q]);
        std::vector<quotes::IndirectTrace> indirect;
        quotes::find_indirect(layout_, uses_, assembly, &indirect);
        for (const quotes::IndirectTrace& use : indirect) {
            add_indirect(use);
            add_subject(use);
        }
        for (std::size_t u = 0; u < uses_.size(); ++u) add_endings(u);
    }

  private:
    TextSpan original(TextSpan inside) const {
        if (inside.empty()) return {};
        return {gold_.article.map.original_start(inside.start), gold_.article.map.original_end(inside.end)};
    }

    std::vector<TextSpan> original(const std::vector<TextSpan>& spans) const {
        std::vector<TextSpan> out;
        for (const TextSpan span : spans) out.push_back(original(span));
        return out;
    }

    Candidate candidate(const std::vector<std::string>& features, bool right) {
        Candidate made;
        made.right = right;
        for (const std::string& feature : features) made.features.push_back(names_.number(feature));
        return made;
    }

    void keep(std::size_t model, std::vector<Candidate>&& candidates) {
        out_[model].push_back({std::move(candidates), number_});
    }

    // Who said a stretch, somebody unnamed, or nobody.
    void add_speaker(const language::QuotedStretch& stretch, const std::vector<quotes::CandidateTrace>& trace) {
        const TextSpan span = original(stretch.outer);
        const bool ignored = std::any_of(gold_.ignored.begin(), gold_.ignored.end(), [&](TextSpan one) { return shared(one, span) > 0; });
        if (ignored || stretch.single || trace.empty()) return;
        const GoldQuote* best = nullptr;
        std::uint32_t covered = 0;
        for (const GoldQuote& quote : gold_.quotes) {
            const std::uint32_t inside = shared(quote.fragments, {span});
            if (inside > covered) {
                best = &quote;
                covered = inside;
            }
        }
        const bool said = best != nullptr && 2 * covered >= span.end - span.start;
        std::vector<Candidate> candidates;
        for (const quotes::CandidateTrace& one : trace) {
            const bool right = one.label == "matter" ? !said : said && same_speaker(*best, original(one.speaker));
            candidates.push_back(candidate(one.features, right));
        }
        keep(0, std::move(candidates));
    }

    // Which of a cue's subjects is the gold's speaker of that cue?
    void add_subject(const quotes::IndirectTrace& use) {
        const TextSpan cue = original(use.cue);
        for (const GoldQuote& quote : gold_.quotes) {
            if (quote.speaker.empty() || !same_cue(quote, cue)) continue;
            std::vector<Candidate> candidates;
            for (std::size_t s = 0; s < use.speakers.size(); ++s) {
                candidates.push_back(candidate(use.subject_features[s], same_speaker(quote, original(use.speakers[s]))));
            }
            if (candidates.size() > 1) keep(1, std::move(candidates));
            return;
        }
    }

    // Are the words of a cue use reported speech? What the gold holds for thought and not for speech teaches nothing.
    void add_indirect(const quotes::IndirectTrace& use) {
        const TextSpan cue = original(use.cue);
        const std::vector<TextSpan> content = original(use.content);
        const std::uint32_t total = size_of(content);
        bool said = false, other = false;
        for (const GoldQuote& quote : gold_.quotes) {
            const std::uint32_t both = shared(quote.fragments, content);
            const bool most = 10 * both > 3 * size_of(quote.fragments);
            if (most && quote.speech) said = said || same_cue(quote, cue) || 10 * both > 7 * total;
            other = other || 2 * both > total;
        }
        if (!said && other) return;
        std::vector<Candidate> one;
        one.push_back(candidate(use.features, said));
        keep(2, std::move(one));
    }

    // Do reported words end here? All places up to and including the one where the gold's do.
    void add_endings(std::size_t u) {
        if (uses_[u].subject_count == 0) return;
        quotes::EndingTrace trace;
        quotes::find_content(layout_, uses_, u, 0, &trace);
        if (trace.places.empty()) return;
        const TextSpan cue = original(layout_.span(uses_[u].first, uses_[u].last));
        const std::uint32_t start = original(layout_.tokens[trace.start].span).start;
        for (const GoldQuote& quote : gold_.quotes) {
            if (!quote.speech || !same_cue(quote, cue)) continue;
            const auto words = std::find_if(quote.fragments.begin(), quote.fragments.end(),
                                            [&](TextSpan f) { return f.start <= start + 3 && start < f.end; });
            if (words == quote.fragments.end()) continue;
            for (const auto& place : trace.places) {
                const std::uint32_t end = original(layout_.tokens[place.token - 1].span).end;
                if (end > words->end + 2) break;
                std::vector<Candidate> one;
                one.push_back(candidate(place.features, end + 2 >= words->end));
                keep(3, std::move(one));
            }
            return;
        }
    }

    const GoldDocument& gold_;
    std::uint32_t number_;
    FeatureNames& names_;
    Decisions& out_;
    language::Document layout_;
    std::vector<quotes::CueUse> uses_;
};

}  // namespace

std::vector<GoldDocument> read_gold(std::istream& in) {
    std::vector<GoldDocument> documents;
    for (std::string line; std::getline(in, line);) {
        const Json record = Json::parse(line, nullptr, false);
        if (!record.is_object()) continue;
        GoldDocument document;
        document.id = record.at("id").get<std::string>();
        text::Normalized normalized = text::normalize(record.at("text").get<std::string>());
        document.article.text = std::move(normalized.text);
        document.article.map = std::move(normalized.map);
        document.article.language = record.value("lang", "en");
        document.article.dateline = corpus::find_dateline(document.article.text).span;
        for (const Json& quote : record.at("quotes")) {
            GoldQuote one;
            one.fragments = spans_of(quote.at("frags"));
            one.speaker = span_of(quote, "speaker_start", "speaker_end");
            one.cue = span_of(quote, "cue_start", "cue_end");
            one.speech = quote.value("speech", false);
            one.id = quote.value("id", "");
            one.direct = quote.value("kind", "") != "indirect";
            document.quotes.push_back(std::move(one));
        }
        if (record.contains("ignore")) document.ignored = spans_of(record.at("ignore"));
        documents.push_back(std::move(document));
    }
    return documents;
}

void read_people(std::istream& in, std::vector<GoldDocument>& documents) {
    std::string row;
    std::getline(in, row);
    while (std::getline(in, row)) {
        std::vector<std::string> cells;
        std::istringstream line(row);
        for (std::string cell; std::getline(line, cell, '\t');) cells.push_back(cell);
        if (cells.size() < 6 || cells[5] == "unknown") continue;
        const auto document = std::find_if(documents.begin(), documents.end(), [&](const GoldDocument& one) { return one.id == cells[0]; });
        if (document == documents.end()) continue;
        const auto quote = std::find_if(document->quotes.begin(), document->quotes.end(), [&](const GoldQuote& one) { return one.id == cells[1]; });
        if (quote == document->quotes.end()) continue;
        quote->people.emplace();
        for (std::size_t at = 0; cells[5] != "unnamed" && at < cells[4].size();) {
            const std::size_t end = std::min(cells[4].find("; ", at), cells[4].size());
            quote->people->push_back(cells[4].substr(at, end - at));
            at = end + 2;
        }
    }
}

namespace {

std::vector<std::string> words_of_name(std::string_view name) {
    static constexpr std::string_view titles[] = {"the", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "senator", "sir", "jr", "sr"};
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(name) + ' ') {
        const bool letter = (static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter) word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        else if (!word.empty() && std::find(std::begin(titles), std::end(titles), word) == std::end(titles)) words.push_back(word);
        if (!letter) word.clear();
    }
    return words;
}

// As score_people.py compares names: the last word, and the words of one among the other's.
bool same_name(std::string_view one, std::string_view other) {
    std::vector<std::string> a = words_of_name(one), b = words_of_name(other);
    if (a.empty() || b.empty() || a.back() != b.back()) return false;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) || std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace

// A direct or mixed quotation counts where its person was read by hand. So does an indirect one whose speaker stands there by name, or is nobody in particular: then the right words are the right
// person. Reported speech that the gold does not have is wrong; marked words that it does not have are not counted, as in score_people.py.
void add_people_decisions(const GoldDocument& document, std::uint32_t number, FeatureNames& names, std::vector<Decision>& out) {
    const bool read = std::any_of(document.quotes.begin(), document.quotes.end(), [](const GoldQuote& one) { return one.people.has_value(); });
    if (!read) return;
    const corpus::Article& article = document.article;
    quotes::ConfidenceTrace trace;
    const quotes::Analysis analysis = quotes::analyze(article, trace);
    for (std::size_t q = 0; q < analysis.quotes.size(); ++q) {
        const quotes::Quote& quote = analysis.quotes[q];
        std::vector<TextSpan> fragments;
        for (const TextSpan one : quote.fragments) fragments.push_back({article.map.original_start(one.start), article.map.original_end(one.end)});
        const GoldQuote* best = nullptr;
        std::uint32_t most = 0;
        for (const GoldQuote& gold : document.quotes) {
            const std::uint32_t both = shared(gold.fragments, fragments);
            if (both > most) best = &gold, most = both;
        }
        const bool found = best != nullptr && 10 * most > 3 * std::min(size_of(best->fragments), size_of(fragments));
        bool right = false;
        if (found && best->people) {
            const std::string_view person = quote.person < analysis.names.entities.size() ? std::string_view(analysis.names.entities[quote.person].name) : std::string_view{};
            right = best->people->empty() ? person.empty() : std::any_of(best->people->begin(), best->people->end(), [&](const std::string& one) { return same_name(one, person); });
        } else if (found) {
            const bool plain = std::any_of(trace[q].begin(), trace[q].end(), [](const std::string& feature) {
                return feature == "meaning=name+somebody" || feature == "meaning=group+nobody" || feature == "meaning=indefinite+nobody";
            });
            if (best->direct || !plain) continue;
            const TextSpan speaker = quote.speaker.empty() ? TextSpan{} : TextSpan{article.map.original_start(quote.speaker.start), article.map.original_end(quote.speaker.end)};
            right = best->speech && same_speaker(*best, speaker);
        }
        if (!found && quote.kind != quotes::QuoteKind::indirect) continue;
        Candidate one;
        one.right = right;
        for (const std::string& feature : trace[q]) one.features.push_back(names.number(feature));
        out.push_back({{std::move(one)}, number});
    }
}

void add_decisions(const GoldDocument& document, std::uint32_t number, FeatureNames& names, Decisions& out) {
    Labeller(document, number, names, out).run();
}

std::string prediction(const GoldDocument& document) {
    const corpus::Article& article = document.article;
    const quotes::Analysis analysis = quotes::analyze(article);
    const auto span = [&](TextSpan inside) {
        return Json::array({article.map.original_start(inside.start), article.map.original_end(inside.end)});
    };
    Json list = Json::array();
    for (const quotes::Quote& quote : analysis.quotes) {
        Json one;
        one["frags"] = Json::array();
        for (const TextSpan fragment : quote.fragments) one["frags"].push_back(span(fragment));
        one["start"] = one["frags"].front()[0];
        one["end"] = one["frags"].back()[1];
        one["kind"] = quotes::kind_name(quote.kind);
        one["rule"] = quotes::rule_name(quote.rule);
        if (!quote.speaker.empty()) {
            const Json speaker = span(quote.speaker);
            one["speaker"] = base::slice(article.text, quote.speaker);
            one["speaker_start"] = speaker[0];
            one["speaker_end"] = speaker[1];
        }
        if (quote.person < analysis.names.entities.size()) one["person"] = analysis.names.entities[quote.person].name;
        one["confidence"] = quote.confidence / 1000.0;
        list.push_back(std::move(one));
    }
    return Json{{"id", document.id}, {"quotes", std::move(list)}}.dump();
}

}  // namespace verbatim::learn
