// Learns assets/lexicons/weights.tsv, the weights of the scored choices (quotes/score.h), from annotated articles.
//
//     quotes_learn polnear-train.jsonl polnear-train.people.tsv > assets/lexicons/weights.tsv
//     quotes_learn --folds polnear-train.jsonl polnear-train.people.tsv > predictions.jsonl
//     quotes_learn --with weights.tsv polnear-dev.jsonl > predictions.jsonl
//
// With --folds the articles are dealt into five parts and each part is analysed with the weights learned from the other
// four, so that the predictions show how well the program does on articles that it has not seen. --with tries a table
// without building the program anew.
//
// Each choice leans on the one before (whoever spoke last may go on), so learning is done twice over, the second time with
// what the first has learned. How sure the program is of a person is learned last, from what it makes of articles that it has not
// seen: over-confidence would be learned otherwise.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "learn/gold.h"
#include "learn/softmax.h"
#include "quotes/score.h"

namespace {

using namespace verbatim;
using namespace verbatim::learn;

constexpr std::uint32_t folds = 5;
constexpr int rounds = 2;
constexpr double least_weight = 0.02;  // smaller ones are not worth a row

std::uint32_t fold_of(const GoldDocument& document) { return static_cast<std::uint32_t>(base::hash64(document.id) % folds); }

// The rows of one model, learned from the decisions of all documents but those of `left_out`.
std::string learn_model(std::string_view model, const std::vector<GoldDocument>& documents, const std::vector<Decision>& decisions, std::uint32_t left_out, const FeatureNames& names) {
    std::vector<const Decision*> used, unseen;
    for (const Decision& decision : decisions) (fold_of(documents[decision.document]) == left_out ? unseen : used).push_back(&decision);
    const std::vector<double> weights = verbatim::learn::learn(used, names.size());
    const Fit fit = judge(used, weights), check = judge(unseen, weights);
    std::fprintf(stderr, "%-9s %6zu decisions, right %.2f %%, loss %.4f; unseen %6zu, right %.2f %%, loss %.4f\n", std::string(model).c_str(), used.size(), 100 * fit.right, fit.loss,
                 unseen.size(), 100 * check.right, check.loss);
    std::ostringstream out;
    for (std::uint32_t f = 0; f < weights.size(); ++f)
        if (std::abs(weights[f]) >= least_weight) out << model << '\t' << names.name(f) << '\t' << std::lround(1000 * weights[f]) << '\n';
    return out.str();
}

// The table learned from all documents but those of `left_out`.
std::string learn_table(const std::vector<GoldDocument>& documents, std::uint32_t left_out) {
    std::string table;
    for (int round = 0; round < rounds; ++round) {
        FeatureNames names;
        Decisions decisions;
        for (std::uint32_t d = 0; d < documents.size(); ++d) add_decisions(documents[d], d, names, decisions);
        table.clear();
        for (std::size_t m = 0; m < decisions.size(); ++m) table += learn_model(model_names[m], documents, decisions[m], left_out, names);
        quotes::use_weights(table);
    }
    return table;
}

void print_sorted(const std::string& table) {
    std::vector<std::string> rows;
    std::istringstream in(table);
    for (std::string row; std::getline(in, row);) rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    std::printf("# Learned by bench/quotes_learn: model, feature, weight in thousandths of a log-odds unit.\n");
    for (const std::string& row : rows) std::printf("%s\n", row.c_str());
}

void predict(const std::vector<GoldDocument>& documents, std::uint32_t fold) {
    for (const GoldDocument& document : documents) {
        if (fold == folds || fold_of(document) == fold) std::printf("%s\n", prediction(document).c_str());
    }
}

// Each fold's table, and what the program makes of the fold's people with it.
struct Folds {
    std::array<std::string, folds> tables;
    FeatureNames names;
    std::vector<Decision> people;
};

void learn_folds(const std::vector<GoldDocument>& documents, Folds& out) {
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
        out.tables[fold] = learn_table(documents, fold);
        for (std::uint32_t d = 0; d < documents.size(); ++d)
            if (fold_of(documents[d]) == fold) add_people_decisions(documents[d], d, out.names, out.people);
    }
}

std::string learn_people(const std::vector<GoldDocument>& documents, const Folds& learned, std::uint32_t left_out) {
    return learn_model("person", documents, learned.people, left_out, learned.names);
}

int usage() {
    std::fprintf(stderr, "usage: quotes_learn [--folds] GOLD.jsonl PEOPLE.tsv | quotes_learn --with WEIGHTS.tsv GOLD.jsonl\n");
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view option = argc > 2 ? argv[1] : "";
    const bool by_folds = option == "--folds" && argc == 4, with_table = option == "--with" && argc == 4;
    if (argc != 3 && !by_folds && !with_table) return usage();
    const char* const gold = argv[with_table ? argc - 1 : argc - 2];
    std::ifstream in(gold), people(argv[argc - 1]);
    std::vector<GoldDocument> documents = read_gold(in);
    if (!with_table) read_people(people, documents);
    if (documents.empty()) {
        std::fprintf(stderr, "quotes_learn: no annotated articles in %s\n", gold);
        return 2;
    }
    if (with_table) {
        std::stringstream table;
        table << std::ifstream(argv[2]).rdbuf();
        const std::string rows = table.str();
        quotes::use_weights(rows);
        predict(documents, folds);
    } else if (by_folds) {
        Folds learned;
        learn_folds(documents, learned);
        for (std::uint32_t fold = 0; fold < folds; ++fold) {
            quotes::use_weights(learned.tables[fold] + learn_people(documents, learned, fold));
            predict(documents, fold);
        }
    } else {
        Folds learned;
        learn_folds(documents, learned);
        print_sorted(learn_table(documents, folds) + learn_people(documents, learned, folds));
    }
    return 0;
}
