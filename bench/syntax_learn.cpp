// Learns a language's model of syntax (language/syntax/syntax_model.h) from treebanks, and measures models.
//
//     syntax_learn --model syntax.bin en-gum.conllu en-ewt.conllu en-polnear-silver.conllu
//     syntax_learn --cues … --folds en-gum.conllu en-ewt.conllu            each fifth of the documents is judged by what was learned of the others
//     syntax_learn --cues … --measure syntax.bin en-ewt.conllu             NAME: UPOS 96.1 UAS 87.3 LAS 84.2 subject 93.4 clause 90.2 negation 97.5
//
//     syntax_learn --parse syntax.bin en-polnear-silver.conllu > own.conllu   the same words with our own tags and trees
//
// --cues takes the language's cues.tsv. Sentences without universal tags are a parser's ("silver"): they are learned from, and never judged.
// --fold 3 is --folds for that fold alone (0 to 4); with --model it also keeps what was learned of the others. Further options: --epochs N, --hidden N (times 64), --words N,
// --dropout and --word-dropout (in hundredths), --no-silver-trees, --seed N.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "learn/syntax_training.h"

namespace {

using namespace verbatim;
using namespace verbatim::learn;

constexpr std::uint32_t folds = 5;

[[noreturn]] void fail(const std::string& message) {
    std::fprintf(stderr, "syntax_learn: %s\n", message.c_str());
    std::exit(2);
}

struct Treebank {
    std::string name;  // en-gum
    std::vector<TreebankSentence> sentences;
};

std::string name_of_file(const std::string& path) {
    const std::string file = path.substr(path.find_last_of('/') + 1);
    return file.substr(0, file.find('.'));
}

Treebank read_file(const std::string& path) {
    std::ifstream in(path);
    if (!in) fail(path + " cannot be read");
    Treebank bank{name_of_file(path), {}};
    std::string error;
    if (!read_treebank(in, bank.sentences, error)) fail(path + ", " + error);
    return bank;
}

// The lemmas of a language's cues.tsv, sorted.
std::vector<std::string> read_cues(const std::string& path) {
    std::ifstream in(path);
    if (!in) fail(path + " cannot be read");
    std::vector<std::string> lemmas;
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && line[0] != '#') lemmas.push_back(line.substr(0, line.find('\t')));
    std::sort(lemmas.begin(), lemmas.end());
    return lemmas;
}

// By document; where a file names none, by stretches of twenty sentences.
std::uint32_t fold_of(const TreebankSentence& sentence, std::size_t index) {
    return static_cast<std::uint32_t>(base::hash64(sentence.document.empty() ? std::to_string(index / 20) : sentence.document) % folds);
}

// GUM says of what kind a document is: GUM_news_afghan. News and interviews are what Verbatim reads.
std::vector<std::string> groups_of(const Treebank& bank, const TreebankSentence& sentence) {
    std::vector<std::string> groups{bank.name};
    for (const std::string_view kind : {"GUM_news_", "GUM_interview_"})
        if (sentence.document.starts_with(kind)) groups.push_back(bank.name + ", news and interviews");
    return groups;
}

std::string read_bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) fail(path + " cannot be read");
    return std::string(std::istreambuf_iterator<char>(in), {});
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) fail(path + " cannot be written");
    std::fprintf(stderr, "%s: %zu bytes\n", path.c_str(), bytes.size());
}

language::SyntaxModel read_model(const std::string& bytes) {
    auto model = language::SyntaxModel::read(bytes);
    if (!model) fail(model.error().message());
    return std::move(*model);
}

// Columns that are not ours are left as they stand; the lines of written words (`do` + `n't` in one) are left out.
void print_parsed(const language::SyntaxModel& model, const std::string& path) {
    std::ifstream in(path);
    if (!in) fail(path + " cannot be read");
    language::Tagger tagger(model);
    language::Parser parser(model);
    std::vector<std::vector<std::string>> rows;
    const auto finish = [&] {
        std::vector<std::string_view> forms;
        for (const auto& row : rows) forms.push_back(row[1]);
        language::SentenceFeatures features;
        std::vector<std::uint8_t> tags;
        language::Tree tree;
        language::look_up(model.vocabularies, forms, features);
        tagger.tag(features, tags);
        parser.parse(features, tags, tree);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i][3] = name_of(model.tags[tags[i]].universal);
            rows[i][4] = model.tags[tags[i]].fine;
            rows[i][6] = std::to_string(tree.heads[i] + 1);
            rows[i][7] = name_of(tree.relations[i]);
            for (std::size_t c = 0; c < rows[i].size(); ++c) std::printf("%s%s", c ? "\t" : "", rows[i][c].c_str());
            std::printf("\n");
        }
        rows.clear();
    };
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) finish();
        if (line.empty() || line.starts_with('#')) {
            std::printf("%s\n", line.c_str());
            continue;
        }
        std::vector<std::string> row = columns_of(line);
        if (row.size() < 8) fail(path + ": too few columns for CoNLL-U");
        if (row[0].find_first_of("-.") == std::string::npos) rows.push_back(std::move(row));
    }
    finish();
}

}  // namespace

int main(int argc, char** argv) {
    TrainingOptions options;
    std::string cues_file, model_file, measured, parsing;
    std::uint32_t first_fold = 0, end_fold = 0;
    std::vector<std::string> files;
    std::vector<Treebank> banks;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto value = [&]() -> std::string {
            if (++i >= argc) fail(argument + " needs a value");
            return argv[i];
        };
        const auto number = [&](std::uint32_t least, std::uint32_t most) {
            const std::string given = value();
            std::uint32_t found = 0;
            const auto [end, bad] = std::from_chars(given.data(), given.data() + given.size(), found);
            if (bad != std::errc() || end != given.data() + given.size() || found < least || found > most)
                fail(argument + " takes a number from " + std::to_string(least) + " to " + std::to_string(most) + ", not " + given);
            return found;
        };
        if (argument == "--cues") cues_file = value();
        else if (argument == "--model") model_file = value();
        else if (argument == "--measure") measured = value();
        else if (argument == "--parse") parsing = value();
        else if (argument == "--folds") first_fold = 0, end_fold = folds;
        else if (argument == "--fold") {
            first_fold = number(0, folds - 1);
            end_fold = first_fold + 1;
        }
        else if (argument == "--epochs") options.parser_epochs = static_cast<int>(number(1, 1000));
        else if (argument == "--hidden") options.parser_hidden = number(1, language::Network::most_hidden / language::Network::hidden_step) * language::Network::hidden_step;
        else if (argument == "--dropout") options.dropout = static_cast<float>(number(0, 90)) / 100;
        else if (argument == "--word-dropout") options.word_dropout = static_cast<float>(number(0, 90)) / 100;
        else if (argument == "--words") options.most_words = number(100, 1'000'000);
        else if (argument == "--seed") options.seed = number(0, 1'000'000);
        else if (argument == "--no-silver-trees") options.silver_trees = false;
        else if (argument.starts_with("--")) fail("unknown option " + argument);
        else files.push_back(argument);
    }
    if (!parsing.empty()) {
        const language::SyntaxModel model = read_model(read_bytes(parsing));
        for (const std::string& file : files) print_parsed(model, file);
        return 0;
    }
    for (const std::string& file : files) banks.push_back(read_file(file));
    if (banks.empty()) fail("no treebank given");
    const std::vector<std::string> cues = cues_file.empty() ? std::vector<std::string>() : read_cues(cues_file);

    std::map<std::string, SyntaxScores> scores;
    const auto judge_all = [&](const language::SyntaxModel& model, std::uint32_t fold) {
        SyntaxJudge judge(model, cues);
        std::size_t words = 0;
        for (const Treebank& bank : banks)
            for (std::size_t i = 0; i < bank.sentences.size(); ++i) {
                const TreebankSentence& sentence = bank.sentences[i];
                if (sentence.silver || (fold < folds && fold_of(sentence, i) != fold)) continue;
                for (const std::string& group : groups_of(bank, sentence)) {
                    judge.judge(sentence, scores[group]);
                    words += sentence.words.size();
                }
            }
        std::fprintf(stderr, "processor time for a word: %.2f µs for its tag, %.2f µs for its tree\n", 1e6 * judge.tagging() / static_cast<double>(words + 1),
                     1e6 * judge.parsing() / static_cast<double>(words + 1));
    };
    const auto learn = [&](std::uint32_t left_out) {
        std::vector<const TreebankSentence*> sentences;
        for (const Treebank& bank : banks)
            for (std::size_t i = 0; i < bank.sentences.size(); ++i)
                if (bank.sentences[i].silver || fold_of(bank.sentences[i], i) != left_out) sentences.push_back(&bank.sentences[i]);
        return learn_syntax(sentences, options);
    };

    if (!measured.empty()) {
        judge_all(read_model(read_bytes(measured)), folds);
    } else if (end_fold > 0) {
        for (std::uint32_t fold = first_fold; fold < end_fold; ++fold) {
            const std::string bytes = learn(fold);
            if (!model_file.empty()) write_bytes(model_file, bytes);
            judge_all(read_model(bytes), fold);
        }
    } else {
        if (model_file.empty()) fail("--model FILE, --folds or --measure FILE is wanted");
        const std::string bytes = learn(folds);
        (void)read_model(bytes);
        write_bytes(model_file, bytes);
    }
    for (const auto& [name, score] : scores) {
        std::printf("%s: %s\n", name.c_str(), score.line().c_str());
        if (score.segmentation.wanted > 0) std::fprintf(stderr, "%s: words from text alone, F1 %.2f of %llu\n", name.c_str(), 100.0 * score.segmentation.f1(), static_cast<unsigned long long>(score.segmentation.wanted));
    }
}
