// What was weighed, for tools/learn-weights.py: a JSON document a line with every decision's candidates and features.
//
//     quotes_trace polnear-train.jsonl > trace.jsonl
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "names/extract.h"
#include "quotes/attribution.h"
#include "quotes/indirect.h"
#include "text/normalize.h"

namespace {

using namespace verbatim;
using Json = nlohmann::json;

class Tracer {
  public:
    explicit Tracer(const Json& record) {
        text::Normalized normalized = text::normalize(record.at("text").get<std::string>());
        article_.text = std::move(normalized.text);
        article_.map = std::move(normalized.map);
        article_.language = record.value("lang", "en");
        layout_ = quotes::lay_out(article_, names::extract_names(article_));
        uses_ = quotes::find_cue_uses(layout_, {});
        out_["id"] = record.at("id");
    }

    std::string trace() {
        quotes::AttributionTrace stretches;
        const quotes::Assembly assembly = quotes::assemble(layout_, uses_, quotes::attribute(layout_, uses_, &stretches));
        add_stretches(stretches);
        std::vector<quotes::IndirectTrace> indirect;
        quotes::find_indirect(layout_, uses_, assembly, &indirect);
        add_uses(indirect);
        add_endings();
        return out_.dump();
    }

  private:
    Json span(base::TextSpan inside) const {
        return Json::array({article_.map.original_start(inside.start), article_.map.original_end(inside.end)});
    }

    void add_stretches(const quotes::AttributionTrace& trace) {
        out_["stretches"] = Json::array();
        for (std::size_t q = 0; q < layout_.quoted.size(); ++q) {
            Json candidates = Json::array();
            for (const quotes::CandidateTrace& one : trace.stretches[q]) {
                candidates.push_back({one.label, one.speaker.empty() ? Json() : span(one.speaker), one.features});
            }
            out_["stretches"].push_back({{"span", span(layout_.quoted[q].outer)}, {"single", layout_.quoted[q].single}, {"c", candidates}});
        }
    }

    void add_uses(const std::vector<quotes::IndirectTrace>& uses) {
        out_["uses"] = Json::array();
        for (const quotes::IndirectTrace& use : uses) {
            Json content = Json::array(), speakers = Json::array();
            for (const base::TextSpan fragment : use.content) content.push_back(span(fragment));
            for (std::size_t i = 0; i < use.speakers.size(); ++i) speakers.push_back({span(use.speakers[i]), use.subject_features[i]});
            out_["uses"].push_back({{"cue", span(use.cue)}, {"content", content}, {"features", use.features}, {"speakers", speakers}});
        }
    }

    void add_endings() {
        out_["endings"] = Json::array();
        for (std::size_t u = 0; u < uses_.size(); ++u) {
            if (uses_[u].subject_count == 0) continue;
            quotes::EndingTrace trace;
            quotes::find_content(layout_, uses_, u, 0, &trace);
            if (trace.places.empty()) continue;
            Json places = Json::array();
            for (const auto& place : trace.places) places.push_back({span(layout_.tokens[place.token - 1].span)[1], place.features});
            out_["endings"].push_back({{"cue", span(layout_.span(uses_[u].first, uses_[u].last))},
                                       {"start", span(layout_.tokens[trace.start].span)[0]}, {"places", places}});
        }
    }

    corpus::Article article_;
    quotes::Layout layout_;
    std::vector<quotes::CueUse> uses_;
    Json out_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream in(argv[1]);
    for (std::string line; std::getline(in, line);) {
        const Json record = Json::parse(line, nullptr, false);
        if (record.is_object()) std::printf("%s\n", Tracer(record).trace().c_str());
    }
    return 0;
}
