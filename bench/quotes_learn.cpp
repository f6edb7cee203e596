// Learns assets/lexicons/weights.tsv, the weights of the four scored choices (quotes/score.h), from annotated articles.
//
//     quotes_learn polnear-train.jsonl > assets/lexicons/weights.tsv
//     quotes_learn --folds polnear-train.jsonl > predictions.jsonl
//     quotes_learn --with weights.tsv polnear-dev.jsonl > predictions.jsonl
//
// With --folds the articles are dealt into five parts and each part is analysed with the weights learned from the other
// four, so that the predictions show how well the program does on articles that it has not seen. --with tries a table
// without building the program anew.
//
// Each choice leans on the one before (whoever spoke last may go on), so learning is done twice over, the second time with
// what the first has learned.
#include <algorithm>
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

// The table learned from all documents but those of `left_out`.
std::string learn_table(const std::vector<GoldDocument>& documents, std::uint32_t left_out) {
    std::string table;
    for (int round = 0; round < rounds; ++round) {
        FeatureNames names;
        Decisions decisions;
        for (std::uint32_t d = 0; d < documents.size(); ++d) add_decisions(documents[d], d, names, decisions);
        std::ostringstream out;
        for (std::size_t m = 0; m < decisions.size(); ++m) {
            std::vector<const Decision*> used, unseen;
            for (const Decision& decision : decisions[m]) {
                (fold_of(documents[decision.document]) == left_out ? unseen : used).push_back(&decision);
            }
            const std::vector<double> weights = verbatim::learn::learn(used, names.size());
            const Fit fit = judge(used, weights), check = judge(unseen, weights);
            std::fprintf(stderr, "%-9s %6zu decisions, right %.2f %%, loss %.4f; unseen %6zu, right %.2f %%, loss %.4f\n",
                         std::string(model_names[m]).c_str(), used.size(), 100 * fit.right, fit.loss, unseen.size(), 100 * check.right, check.loss);
            for (std::uint32_t f = 0; f < weights.size(); ++f) {
                if (std::abs(weights[f]) >= least_weight) out << model_names[m] << '\t' << names.name(f) << '\t' << std::lround(1000 * weights[f]) << '\n';
            }
        }
        table = out.str();
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

int usage() {
    std::fprintf(stderr, "usage: quotes_learn [--folds | --with WEIGHTS.tsv] GOLD.jsonl\n");
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view option = argc > 2 ? argv[1] : "";
    const bool by_folds = option == "--folds" && argc == 3, with_table = option == "--with" && argc == 4;
    if (argc != 2 && !by_folds && !with_table) return usage();
    std::ifstream in(argv[argc - 1]);
    const std::vector<GoldDocument> documents = read_gold(in);
    if (documents.empty()) {
        std::fprintf(stderr, "quotes_learn: no annotated articles in %s\n", argv[argc - 1]);
        return 2;
    }
    if (with_table) {
        std::stringstream table;
        table << std::ifstream(argv[2]).rdbuf();
        const std::string rows = table.str();
        quotes::use_weights(rows);
        predict(documents, folds);
    } else if (by_folds) {
        for (std::uint32_t fold = 0; fold < folds; ++fold) {
            learn_table(documents, fold);
            predict(documents, fold);
        }
    } else {
        print_sorted(learn_table(documents, folds));
    }
    return 0;
}
