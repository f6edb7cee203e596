#include "learn/syntax_training.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <span>
#include <string_view>
#include <thread>
#include <utility>

#include "base/bytes.h"
#include "learn/augmentation.h"
#include "learn/neural.h"
#include "learn/oracle.h"
#include "learn/segmentation.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::learn {
namespace {

using namespace language;

constexpr int threads = 2;
constexpr std::size_t batch = 16;  // sentences between two steps of the weights
constexpr std::size_t longest = 250;  // words of a sentence that is learned from

struct Example {
    SentenceFeatures features;
    std::vector<std::vector<std::uint8_t>> right_tags;  // several where only the fine tag is known; none: unknown
    std::vector<std::uint8_t> tags;                     // as a tagger gives them that has not seen the sentence
    std::vector<std::int32_t> heads;                    // the number of words for the root
    std::vector<Relation> relations;
    std::size_t source = 0;                             // the sentence's number; a copy has that of its sentence
    bool silver = false;
};

// --- words and tags ----------------------------------------------------------------------------------------------

struct TagSet {
    std::vector<Tag> tags;
    std::map<std::pair<UniversalTag, std::string>, std::uint8_t> numbers;
    std::map<std::string, std::vector<std::uint8_t>> by_fine;

    // Rare combinations share one tag with the most frequent of their universal one.
    explicit TagSet(const std::vector<const TreebankSentence*>& sentences) {
        constexpr std::uint32_t least = 3;
        std::map<std::pair<UniversalTag, std::string>, std::uint32_t> counts;
        counts[{UniversalTag::x, std::string(quoted_tag)}] = least;
        for (const TreebankSentence* sentence : sentences)
            if (!sentence->silver)
                for (const TreebankWord& word : sentence->words) ++counts[{word.universal, word.fine}];
        std::map<UniversalTag, std::pair<std::uint32_t, std::string>> frequent;
        for (const auto& [key, count] : counts) frequent[key.first] = std::max(frequent[key.first], {count, key.second});
        std::vector<std::pair<std::uint32_t, std::pair<UniversalTag, std::string>>> order;
        for (const auto& [key, count] : counts)
            if (count >= least || key.second == frequent[key.first].second) order.emplace_back(count, key);
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
        for (const auto& [count, key] : order) {
            if (tags.size() >= SyntaxModel::most_tags - universal_tag_count && key.second != frequent[key.first].second) continue;
            numbers.emplace(key, static_cast<std::uint8_t>(tags.size()));
            by_fine[key.second].push_back(static_cast<std::uint8_t>(tags.size()));
            tags.push_back({key.first, key.second});
        }
        for (const auto& [key, count] : counts)
            if (!numbers.contains(key)) numbers.emplace(key, numbers.at({key.first, frequent[key.first].second}));
    }

    std::vector<std::uint8_t> right_for(const TreebankWord& word, bool silver) const {
        if (silver) {
            const auto found = by_fine.find(word.fine);
            return found == by_fine.end() ? std::vector<std::uint8_t>() : found->second;
        }
        const auto found = numbers.find({word.universal, word.fine});
        return found == numbers.end() ? std::vector<std::uint8_t>() : std::vector<std::uint8_t>{found->second};
    }
};

Vocabularies make_vocabularies(const std::vector<const TreebankSentence*>& sentences, std::uint32_t most_words) {
    std::map<std::string, std::uint32_t> words, suffixes, endings, prefixes;
    std::size_t all = 0;
    const auto count = [&](const std::string& form) {
        const WordParts parts = parts_of(form);
        ++all;
        ++words[parts.lower];
        ++suffixes[std::string(parts.suffix())];
        ++endings[std::string(parts.ending())];
        ++prefixes[std::string(parts.prefix())];
    };
    for (const TreebankSentence* sentence : sentences)
        for (const TreebankWord& word : sentence->words) count(word.form);
    for (const Copy& copy : folded(sentences))
        for (const TreebankWord& word : copy.sentence.words)
            if (word.fine == quoted_tag) count(word.form);
    const auto make = [](const std::map<std::string, std::uint32_t>& counts, std::uint32_t least, std::size_t most) {
        std::vector<std::pair<std::uint32_t, std::string>> order;
        for (const auto& [string, count] : counts)
            if (count >= least) order.emplace_back(count, string);
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
        if (order.size() > most) order.resize(most);
        std::vector<std::uint32_t> hashes;
        for (const auto& [count, string] : order) hashes.push_back(Vocabulary::hash_of(string));
        return Vocabulary(std::move(hashes));
    };
    // In a small treebank a part that occurs twice already tells something.
    const std::uint32_t least = all > 100'000 ? 5 : 2;
    return {make(words, 2, most_words), make(suffixes, least, 3000), make(endings, least, 1000), make(prefixes, least + 1, 2000)};
}

Example make_example(const TreebankSentence& sentence, const Vocabularies& vocabularies, const TagSet& tags) {
    Example example;
    example.silver = sentence.silver;
    std::vector<std::string_view> forms;
    for (const TreebankWord& word : sentence.words) forms.push_back(word.form);
    look_up(vocabularies, forms, example.features);
    for (const TreebankWord& word : sentence.words) {
        example.right_tags.push_back(tags.right_for(word, sentence.silver));
        example.heads.push_back(word.head < 0 ? static_cast<std::int32_t>(sentence.words.size()) : word.head);
        example.relations.push_back(word.relation);
    }
    example.tags.assign(forms.size(), 0);
    return example;
}

// --- networks ----------------------------------------------------------------------------------------------------

Shape shape_of(std::span<const Table> slots, std::span<const std::uint32_t> rows, std::uint32_t word_width, std::uint32_t hidden, std::uint32_t answers) {
    const auto width = [&](Table table) -> std::uint32_t {
        switch (table) {
            case Table::word: return word_width;
            case Table::suffix: return 14;
            case Table::prefix: case Table::tag: return 12;
            case Table::relation: return 10;
            case Table::ending: return 8;
            case Table::shape: case Table::distance: return 6;
            case Table::sentence_case: case Table::count: return 4;
        }
        return 0;
    };
    Shape shape;
    for (std::size_t t = 0; t < table_count; ++t) shape.tables.push_back({rows[t], width(static_cast<Table>(t))});
    for (const Table table : slots) shape.slots.push_back(static_cast<std::uint32_t>(table));
    shape.hidden = hidden;
    shape.answers = answers;
    return shape;
}

struct Learned {
    Shape shape;
    Weights weights;
};

// Adds what the pass learns of one sentence.
using Teach = std::function<void(Pass&, const Example&, std::mt19937_64&, double& loss, std::size_t& decisions)>;

Learned train(const char* what, const Shape& shape, const std::vector<Example*>& examples, int epochs, const TrainingOptions& options, const Teach& teach) {
    Learned learned{shape, Weights(shape)};
    randomise(learned.weights, shape, options.seed);
    Adam adam(learned.shape);
    std::vector<std::unique_ptr<Pass>> passes;
    std::vector<Pass*> pointers;
    std::vector<std::mt19937_64> randoms;
    for (int t = 0; t < threads; ++t) {
        passes.push_back(std::make_unique<Pass>(learned.shape, learned.weights));
        pointers.push_back(passes.back().get());
        randoms.emplace_back(options.seed * 1000 + static_cast<std::uint64_t>(t));
    }
    std::mt19937_64 shuffle(options.seed);
    std::vector<Example*> gold, all;
    for (Example* example : examples) {
        all.push_back(example);
        if (!example->silver) gold.push_back(example);
    }
    const int with_silver = gold.size() == all.size() ? epochs : static_cast<int>(std::lround(options.silver_until * epochs));
    std::size_t done = 0;
    const std::size_t total = static_cast<std::size_t>(with_silver) * all.size() + static_cast<std::size_t>(epochs - with_silver) * gold.size();
    const auto start = std::chrono::steady_clock::now();
    for (int epoch = 0; epoch < epochs; ++epoch) {
        std::vector<Example*>& order = epoch < with_silver ? all : gold;
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[shuffle() % i]);
        std::array<double, threads> losses{};
        std::array<std::size_t, threads> decisions{};
        std::size_t before = 0;
        for (std::size_t b = 0; b < order.size(); b += batch) {
            const auto share = [&](std::size_t t) {
                for (std::size_t i = b + t; i < std::min(order.size(), b + batch); i += threads)
                    teach(*passes[t], *order[i], randoms[t], losses[t], decisions[t]);
                passes[t]->finish_batch();
            };
            std::vector<std::thread> others;
            for (std::size_t t = 1; t < threads; ++t) others.emplace_back(share, t);
            share(0);
            for (std::thread& other : others) other.join();
            std::size_t now = 0;
            for (const std::size_t count : decisions) now += count;
            const double part = static_cast<double>(done) / static_cast<double>(total);
            const double rate = part < 0.02 ? part / 0.02 : (1 - part) / 0.98;
            if (now > before) adam.step(learned.weights, pointers, options.rate * static_cast<float>(rate), static_cast<float>(now - before));
            before = now;
            done += std::min(batch, order.size() - b);
        }
        std::fprintf(stderr, "%s: epoch %d of %d, loss %.4f, %.0f s\n", what, epoch + 1, epochs, std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(std::max<std::size_t>(before, 1)),
                     std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return learned;
}

template <class Values>
void forget_words(Values& values, std::span<const Table> slots, float share, std::mt19937_64& random) {
    const auto border = static_cast<std::uint64_t>(static_cast<double>(share) * 65536);
    for (std::size_t s = 0; s < slots.size(); ++s)
        if (slots[s] == Table::word && values[s] != Vocabulary::outside && (random() & 0xffff) < border) values[s] = Vocabulary::unknown;
}

std::uint32_t best_of(const std::vector<float>& scores, const std::vector<std::uint8_t>& among) {
    std::uint32_t best = 0;
    float highest = -1e30f;
    for (std::uint32_t a = 0; a < scores.size(); ++a)
        if (among[a] && scores[a] > highest) {
            highest = scores[a];
            best = a;
        }
    return best;
}

Learned learn_tagger(const char* what, const std::vector<Example*>& examples, const TagSet& tags, const Vocabularies& vocabularies, int epochs, const TrainingOptions& options) {
    const auto count = static_cast<std::uint32_t>(tags.tags.size());
    const std::vector<std::uint8_t> any(count, 1);
    const auto teach = [&](Pass& pass, const Example& example, std::mt19937_64& random, double& loss, std::size_t& decisions) {
        std::vector<std::uint8_t> seen(example.features.words.size(), 0), right(count);
        for (std::size_t i = 0; i < seen.size(); ++i) {
            tagging::Values values = tagging::values(example.features, i, seen);
            forget_words(values, tagging::slots, options.word_dropout, random);
            const auto& scores = pass.scores(values, options.dropout, &random);
            seen[i] = static_cast<std::uint8_t>(best_of(scores, any));
            if (example.right_tags[i].empty()) continue;
            std::fill(right.begin(), right.end(), std::uint8_t{0});
            for (const std::uint8_t tag : example.right_tags[i]) right[tag] = 1;
            loss += pass.learn(any, right);
            ++decisions;
            if ((random() & 3) != 0 && !example.silver) seen[i] = example.right_tags[i].front();
        }
    };
    return train(what, shape_of(tagging::slots, table_rows(vocabularies, count), options.word_width, options.tagger_hidden, count), examples, epochs, options, teach);
}

// Each third of the examples is tagged by what was learned of the others.
void tag_unseen(std::vector<Example*>& examples, const TagSet& tags, const Vocabularies& vocabularies, const TrainingOptions& options) {
    constexpr std::size_t parts = 3;
    for (std::size_t part = 0; part < parts; ++part) {
        std::vector<Example*> others;
        for (Example* example : examples)
            if (example->source / 50 % parts != part) others.push_back(example);
        const Learned tagger = learn_tagger("tags for the parser", others, tags, vocabularies, std::max(2, options.tagger_epochs / 2), options);
        Pass pass(tagger.shape, tagger.weights);  // one batch: the weights stay
        const std::vector<std::uint8_t> any(tagger.shape.answers, 1);
        for (Example* one : examples) {
            Example& example = *one;
            if (example.source / 50 % parts != part) continue;
            for (std::size_t w = 0; w < example.tags.size(); ++w)
                example.tags[w] = static_cast<std::uint8_t>(best_of(pass.scores(tagging::values(example.features, w, example.tags), 0, nullptr), any));
        }
    }
}

// The choices of one configuration: among the moves that lose least; and for an arc that is right, among the names of arcs in its direction.
struct Choices {
    std::vector<std::uint8_t> groups = std::vector<std::uint8_t>(parser_answers), right = std::vector<std::uint8_t>(parser_answers);

    void set(const Example& example, const Configuration& c) {
        std::fill(groups.begin(), groups.end(), std::uint8_t{0});
        std::fill(right.begin(), right.end(), std::uint8_t{0});
        const std::array<int, move_count> costs = costs_of(example.heads, c);
        int least = INT32_MAX;
        for (std::size_t move = 0; move < move_count; ++move) {
            groups[move] = c.allows(static_cast<Move>(move)) ? 1 : 0;
            if (groups[move]) least = std::min(least, costs[move]);
        }
        for (std::size_t move = 0; move < move_count; ++move) right[move] = groups[move] && costs[move] == least;
        if (c.depth() == 0) return;
        const auto dependant = static_cast<std::size_t>(c.stack(0));
        const std::int32_t head = example.heads[dependant];
        if (head == c.words()) return;
        for (const Move move : {Move::left, Move::right}) {
            if (head != (move == Move::left ? c.next() : c.stack(1))) continue;
            const std::uint32_t first = first_relation(move);
            for (std::uint32_t relation = 1; relation < relation_count; ++relation) groups[first + relation] = 2;
            right[first + static_cast<std::uint32_t>(example.relations[dependant])] = 1;
        }
    }
};

Relation name_of_arc(const std::vector<float>& scores, const Configuration& c, Move move) {
    if (move == Move::shift) return Relation::dep;
    if (move == Move::left && c.next() == c.words()) return Relation::root;
    const auto first = scores.begin() + first_relation(move);
    return static_cast<Relation>(std::max_element(first + 1, first + relation_count) - first);
}

Learned learn_parser(const std::vector<Example*>& examples, const TagSet& tags, const Vocabularies& vocabularies, const TrainingOptions& options) {
    std::vector<UniversalTag> universal;
    for (const Tag& tag : tags.tags) universal.push_back(tag.universal);
    const auto teach = [&](Pass& pass, const Example& example, std::mt19937_64& random, double& loss, std::size_t& decisions) {
        Configuration c;
        parsing::Lookahead lookahead;
        lookahead.set(example.tags, universal);
        Choices choices;
        c.begin(static_cast<std::uint32_t>(example.heads.size()));
        while (!c.finished()) {
            auto values = parsing::values(example.features, example.tags, lookahead, c).rows;
            forget_words(values, parsing::slots(), options.word_dropout, random);
            const auto& scores = pass.scores(values, options.dropout, &random);
            choices.set(example, c);
            loss += pass.learn(choices.groups, choices.right);
            ++decisions;
            const bool explores = (random() & 7) != 0;
            std::vector<std::uint8_t>& among = explores ? choices.groups : choices.right;
            std::size_t best = move_count;
            for (std::size_t move = 0; move < move_count; ++move)
                if (among[move] && (best == move_count || scores[move] > scores[best])) best = move;
            c.apply(static_cast<Move>(best), name_of_arc(scores, c, static_cast<Move>(best)));
        }
    };
    return train("parser", shape_of(parsing::slots(), table_rows(vocabularies, tags.tags.size()), options.word_width, options.parser_hidden, parser_answers), examples, options.parser_epochs, options, teach);
}

// --- writing -----------------------------------------------------------------------------------------------------

float largest_of(const std::vector<float>& values, std::size_t from, std::size_t count) {
    float largest = 1e-6f;
    for (std::size_t i = from; i < from + count; ++i) largest = std::max(largest, std::abs(values[i]));
    return largest;
}

void write_rounded(base::ByteWriter& out, const std::vector<float>& values, std::size_t from, std::size_t count, double scale, int bytes, long most) {
    for (std::size_t i = from; i < from + count; ++i) {
        const auto value = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::clamp(std::lround(static_cast<double>(values[i]) * scale), -most, most)));
        for (int b = 0; b < bytes; ++b) out.u8(static_cast<std::uint8_t>(value >> 8 * b));
    }
}

void write_network(base::ByteWriter& out, const Learned& learned) {
    const Shape& shape = learned.shape;
    const Weights& weights = learned.weights;
    out.u32(shape.hidden);
    out.u32(shape.answers);
    std::vector<double> scales(shape.tables.size());
    for (std::size_t t = 0; t < shape.tables.size(); ++t) {
        if (std::find(shape.slots.begin(), shape.slots.end(), t) == shape.slots.end()) continue;
        out.u32(shape.tables[t].rows);
        out.u32(shape.tables[t].width);
        scales[t] = 127.0 / static_cast<double>(largest_of(weights.tables[t], 0, weights.tables[t].size()));
        write_rounded(out, weights.tables[t], 0, weights.tables[t].size(), scales[t], 1, 127);
    }
    std::size_t from = 0;
    for (const std::uint32_t table : shape.slots) {
        const std::size_t count = std::size_t{shape.tables[table].width} * shape.hidden;
        const double scale = 127.0 / static_cast<double>(largest_of(weights.first, from, count));
        out.u32(static_cast<std::uint32_t>(std::lround(hidden_unit * static_cast<double>(1 << share_shift) / (scales[table] * scale))));
        write_rounded(out, weights.first, from, count, scale, 1, 127);
        from += count;
    }
    write_rounded(out, weights.bias, 0, weights.bias.size(), hidden_unit, 2, largest_share(shape.slots.size()));
    const double scale = largest_weight / static_cast<double>(largest_of(weights.second, 0, weights.second.size()));
    write_rounded(out, weights.second, 0, weights.second.size(), scale, 2, largest_weight);
    write_rounded(out, weights.offsets, 0, weights.offsets.size(), scale * hidden_unit, 4, largest_offset);
}

bool is_one_of(Relation relation, std::initializer_list<Relation> some) { return std::find(some.begin(), some.end(), relation) != some.end(); }

// The words that hang on `verb` and that `wanted` picks, ascending.
template <class Wanted>
std::vector<std::size_t> dependants(const Tree& tree, std::size_t verb, Wanted wanted) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < tree.heads.size(); ++i)
        if (tree.heads[i] == static_cast<std::int32_t>(verb) && wanted(i, tree.relations[i])) out.push_back(i);
    return out;
}

}  // namespace

std::string learn_syntax(const std::vector<const TreebankSentence*>& sentences, const TrainingOptions& options) {
    const TagSet tags(sentences);
    const Vocabularies vocabularies = make_vocabularies(sentences, options.most_words);
    std::vector<Example> examples;
    const auto add = [&](std::size_t source, const TreebankSentence& sentence) {
        if (sentence.words.size() > longest) return;
        examples.push_back(make_example(sentence, vocabularies, tags));
        examples.back().source = source;
    };
    for (std::size_t i = 0; i < sentences.size(); ++i) add(i, *sentences[i]);
    for (const Copy& copy : rewritten(sentences, options.seed)) add(copy.source, copy.sentence);
    for (const Copy& copy : folded(sentences)) add(copy.source, copy.sentence);
    std::vector<Example*> all, with_trees;
    for (Example& example : examples) {
        all.push_back(&example);
        if (!example.silver || options.silver_trees) with_trees.push_back(&example);
    }
    std::fprintf(stderr, "%zu sentences, %zu tags, %u words\n", examples.size(), tags.tags.size(), vocabularies.words.size());
    const Learned tagger = learn_tagger("tagger", all, tags, vocabularies, options.tagger_epochs, options);
    tag_unseen(with_trees, tags, vocabularies, options);
    const Learned parser = learn_parser(with_trees, tags, vocabularies, options);

    base::ByteWriter out;
    out.bytes("VSYN");
    out.u8(SyntaxModel::version);
    out.u32(static_cast<std::uint32_t>(tags.tags.size()));
    for (const Tag& tag : tags.tags) {
        out.string(name_of(tag.universal));
        out.string(tag.fine);
    }
    WordSegmenter::write(out, learn_segmentation(sentences));
    for (const Vocabulary* one : {&vocabularies.words, &vocabularies.suffixes, &vocabularies.endings, &vocabularies.prefixes}) {
        out.u32(static_cast<std::uint32_t>(one->hashes().size()));
        for (const std::uint32_t hash : one->hashes()) out.u32(hash);
    }
    write_network(out, tagger);
    write_network(out, parser);
    return std::string(out.view());
}

void SyntaxJudge::judge(const TreebankSentence& sentence, SyntaxScores& scores) {
    std::vector<std::string_view> forms;
    Tree gold, tree;
    for (const TreebankWord& word : sentence.words) {
        forms.push_back(word.form);
        gold.heads.push_back(word.head);
        gold.relations.push_back(word.relation);
    }
    SentenceFeatures features;
    std::vector<std::uint8_t> tags;
    const std::clock_t start = std::clock();
    look_up(model_.vocabularies, forms, features);
    tagger_.tag(features, tags);
    const std::clock_t tagged = std::clock();
    parser_.parse(features, tags, tree);
    tagging_ += static_cast<double>(tagged - start) / CLOCKS_PER_SEC;
    parsing_ += static_cast<double>(std::clock() - tagged) / CLOCKS_PER_SEC;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        ++scores.words;
        scores.tags += model_.tags[tags[i]].universal == sentence.words[i].universal ? 1 : 0;
        if (tree.heads[i] != gold.heads[i]) continue;
        ++scores.heads;
        scores.relations += main_relation(tree.relations[i]) == main_relation(gold.relations[i]) ? 1 : 0;
    }
    judge_segmentation(model_.segmenter, sentence, scores.segmentation);
    const auto subject = [](const Tree& tree, std::size_t verb) {
        return dependants(tree, verb, [](std::size_t, Relation relation) { return is_one_of(relation, {Relation::nsubj, Relation::nsubj_pass, Relation::csubj, Relation::csubj_pass}); });
    };
    // Of what is said: a clause that hangs on the verb, or the one into which the verb is put (“The bridge, he said, is safe.”).
    const auto clause = [](const Tree& tree, std::size_t verb) {
        auto found = dependants(tree, verb, [](std::size_t, Relation relation) { return relation == Relation::ccomp; });
        if (found.empty() && tree.relations[verb] == Relation::parataxis) found.push_back(static_cast<std::size_t>(tree.heads[verb]));
        return found;
    };
    const auto negation = [&](const Tree& tree, std::size_t verb) {
        return dependants(tree, verb, [&](std::size_t i, Relation relation) {
            const std::string& lemma = sentence.words[i].lemma;
            if (relation == Relation::advmod) return lemma == "not" || lemma == "never" || lemma == "n't";
            return relation == Relation::aux && sentence.words[i].fine == "MD";
        });
    };
    for (std::size_t i = 0; i < forms.size(); ++i) {
        if (sentence.words[i].universal != UniversalTag::verb || !std::binary_search(cues_.begin(), cues_.end(), sentence.words[i].lemma)) continue;
        const auto count = [&](SyntaxScores::Share& share, const auto& all, bool also_found) {
            const auto right = all(gold, i), found = all(tree, i);
            if (right.empty() && (found.empty() || !also_found)) return;
            ++share.all;
            share.right += right == found ? 1 : 0;
        };
        count(scores.subject, subject, false);
        count(scores.clause, clause, false);
        count(scores.negation, negation, true);
    }
}

std::string SyntaxScores::line() const {
    std::string line;
    const auto add = [&](const char* name, std::uint64_t right, std::uint64_t all) {
        std::array<char, 32> percent{'-'};
        if (all > 0) std::snprintf(percent.data(), percent.size(), "%.1f", 100.0 * static_cast<double>(right) / static_cast<double>(all));
        if (!line.empty()) line += ' ';
        line.append(name).append(1, ' ').append(percent.data());
    };
    add("UPOS", tags, words);
    add("UAS", heads, words);
    add("LAS", relations, words);
    add("subject", subject.right, subject.all);
    add("clause", clause.right, clause.all);
    add("negation", negation.right, negation.all);
    return line;
}

}  // namespace verbatim::learn
