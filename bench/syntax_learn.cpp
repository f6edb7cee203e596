// prototype
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "language/syntax/transitions.h"
#include "learn/neural.h"
#include "text/characters.h"
#include "text/utf8.h"

using namespace verbatim;
using namespace verbatim::language;
using namespace verbatim::learn;

namespace {

struct Word {
    std::string form, lower;
    std::uint32_t upos = 0;
    std::uint32_t tag = 0;        // gold fine tag; ~0 unknown
    std::vector<std::uint32_t> tags;  // where several are right
    std::uint32_t seen_tag = 0;   // predicted
    std::int32_t head = -1;       // words for root
    std::string xpos, raw, ner;   // of silver trees
    Relation relation = Relation::dep;
    std::uint32_t id = 0, suffix3 = 0, suffix2 = 0, prefix = 0, shape = 0;
};
struct Sentence {
    std::vector<Word> words;
    std::uint32_t document = 0;
    std::uint32_t fold = 0;
    std::uint32_t source = 0;  // 0 gum, 1 ewt, 2 silver
    std::string genre;
    std::uint32_t sentence_case = 0;
};

std::vector<std::string> upos_names;
std::vector<std::string> tag_names;
std::map<std::string, std::uint32_t> tag_numbers, upos_numbers;
std::vector<std::uint32_t> upos_of_tag;
std::multimap<std::string, std::uint32_t> tags_of_xpos;

std::string chars(const std::u32string& c, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) text::append(out, c[i]);
    return out;
}

struct Vocabulary {
    std::unordered_map<std::string, std::uint32_t> ids;
    std::uint32_t get(const std::string& s) const { auto it = ids.find(s); return it == ids.end() ? 0 : it->second; }
    std::uint32_t rows() const { return static_cast<std::uint32_t>(ids.size()) + 2; }
};

std::uint32_t shape_of(const std::string& form, bool first) {
    std::u32string c;
    text::decode_all(form, c);
    bool upper0 = text::is_upper(c[0]), any_upper = false, any_lower = false, digit = false, letter = false, hyphen = false;
    for (std::size_t i = 0; i < c.size(); ++i) {
        any_upper |= i > 0 && text::is_upper(c[i]);
        any_lower |= text::is_lower(c[i]);
        digit |= text::is_digit(c[i]);
        letter |= text::is_letter(c[i]);
        hyphen |= c[i] == '-';
    }
    std::uint32_t s = 0;
    if (!letter && !digit) s = 0;
    else if (!letter) s = 1;
    else if (digit) s = 2;
    else if (upper0 && !any_lower && c.size() > 1) s = 3;
    else if (upper0 && any_upper) s = 4;
    else if (upper0) s = 5;
    else if (any_upper) s = 6;
    else s = 7;
    return 1 + s * 4 + (hyphen ? 2 : 0) + (first ? 1 : 0);
}
constexpr std::uint32_t shapes = 34;

std::string digits_folded(std::string s) {
    bool digit = false;
    for (char& c : s) if (c >= '0' && c <= '9') c = '0', digit = true;
    return s;
}

bool use_silver = false, silver_trees = false;

// From the older Stanford scheme to UD 2.
void modernise(std::vector<Word>& words) {
    const int n = static_cast<int>(words.size());
    const auto child = [&](int of, std::string_view raw) { for (int i = 0; i < n; ++i) if (words[static_cast<std::size_t>(i)].head == of && words[static_cast<std::size_t>(i)].raw == raw) return i; return -1; };
    for (int i = 0; i < n; ++i) {
        Word& w = words[static_cast<std::size_t>(i)];
        const std::string head_tag = w.head >= 0 && w.head < n ? words[static_cast<std::size_t>(w.head)].xpos : "";
        const bool verbal = !head_tag.empty() && (head_tag[0] == 'V' || head_tag[0] == 'J' || head_tag.substr(0, 2) == "RB");
        std::string to = w.raw;
        if (w.raw == "dobj") to = "obj";
        else if (w.raw == "nsubjpass") to = "nsubj:pass";
        else if (w.raw == "csubjpass") to = "csubj:pass";
        else if (w.raw == "auxpass") to = "aux:pass";
        else if (w.raw == "neg") to = w.lower == "no" ? "det" : "advmod";
        else if (w.raw == "mwe") to = "fixed";
        else if (w.raw == "name" || w.raw == "foreign") to = "flat";
        else if (w.raw == "remnant") to = "orphan";
        else if (w.raw == "nmod:npmod" || w.raw == "nmod:tmod") to = verbal ? "obl" : "nmod";
        else if (w.raw == "nmod" && verbal) {
            const int by = child(i, "case");
            const bool passive = by >= 0 && words[static_cast<std::size_t>(by)].lower == "by" && head_tag == "VBN";
            to = passive ? "obl:agent" : "obl";
        }
        w.relation = relation_of(to);
    }
    // Coordinators and commas belong to the conjunct after them.
    for (int i = 0; i < n; ++i) {
        Word& w = words[static_cast<std::size_t>(i)];
        if (w.raw != "cc" && !(w.raw == "punct" && w.lower == ",")) continue;
        int last = -1, to = -1;
        for (int j = 0; j < n; ++j) if (words[static_cast<std::size_t>(j)].head == w.head && words[static_cast<std::size_t>(j)].raw == "conj") { last = j; if (to < 0 && j > i) to = j; }
        if (to < 0 || last < 0) continue;
        if (w.raw == "punct" && w.head > i) continue;
        // a comma that closes a modifier right before it stays
        if (w.raw == "punct") { bool only = true; for (int j = i + 1; j < to; ++j) if (words[static_cast<std::size_t>(j)].head == w.head && words[static_cast<std::size_t>(j)].raw != "cc" && words[static_cast<std::size_t>(j)].raw != "punct") only = false; if (!only) continue; }
        w.head = to;
    }
    // A person's name is flat, and its first word leads.
    for (int i = 0; i < n;) {
        int j = i;
        const auto named = [&](int k) { const Word& w = words[static_cast<std::size_t>(k)]; return w.ner == "PERSON" && (w.xpos == "NNP" || w.xpos == "NNPS"); };
        while (j < n && named(j)) ++j;
        if (j - i >= 2) {
            const int last = j - 1;
            const int above = words[static_cast<std::size_t>(last)].head;
            bool together = above < i || above >= j;
            for (int k = i; k < last; ++k) { const int h = words[static_cast<std::size_t>(k)].head; together = together && (h == last || h == above || (h > k && h < j)); }
            if (together) {
                words[static_cast<std::size_t>(i)].head = above;
                words[static_cast<std::size_t>(i)].relation = words[static_cast<std::size_t>(last)].relation;
                for (int k = i + 1; k < j; ++k) { words[static_cast<std::size_t>(k)].head = i; words[static_cast<std::size_t>(k)].relation = Relation::flat; }
                for (int k = 0; k < n; ++k) if ((k < i || k >= j) && words[static_cast<std::size_t>(k)].head > i && words[static_cast<std::size_t>(k)].head < j) words[static_cast<std::size_t>(k)].head = i;
                // titles
                for (int k = i - 1; k >= 0 && words[static_cast<std::size_t>(k)].head == i && words[static_cast<std::size_t>(k)].raw == "compound" && words[static_cast<std::size_t>(k)].xpos.substr(0, 2) == "NN"; --k) words[static_cast<std::size_t>(k)].relation = Relation::nmod;
            }
        }
        i = std::max(j, i + 1);
    }
}

void read_conllu(const char* path, std::uint32_t source, std::vector<Sentence>& out, std::uint32_t& documents) {
    std::FILE* pipe = ::popen((std::string("xz -dc ") + path).c_str(), "r");
    char* line = nullptr;
    std::size_t capacity = 0;
    ssize_t length;
    Sentence now;
    std::string genre, document_name;
    std::uint32_t fold = 0;
    const auto end = [&] {
        if (!now.words.empty() && now.words.size() < 250) {
            now.document = documents;
            now.fold = fold;
            now.source = source;
            now.genre = genre;
            if (source == 2) modernise(now.words);
            for (Word& w : now.words) if (w.head < 0) w.head = static_cast<std::int32_t>(now.words.size());
            out.push_back(now);
        }
        now = {};
    };
    while ((length = ::getline(&line, &capacity, pipe)) > 0) {
        std::string l(line, static_cast<std::size_t>(length - 1));
        if (l.empty()) { end(); continue; }
        if (l[0] == '#') {
            if (l.rfind("# newdoc id = ", 0) == 0) { ++documents; document_name = l.substr(14); fold = static_cast<std::uint32_t>(base::hash64(document_name) % 5); genre = document_name.substr(4, document_name.find('_', 4) - 4); }
            continue;
        }
        std::vector<std::string> f;
        std::stringstream ss(l);
        for (std::string x; std::getline(ss, x, '\t');) f.push_back(x);
        if (f[0].find_first_of("-.") != std::string::npos) continue;
        Word w;
        w.form = f[1];
        w.lower = digits_folded(text::to_lower(w.form));
        if (source == 2) {
            auto [a, b] = tags_of_xpos.equal_range(f[4]);
            for (; a != b; ++a) w.tags.push_back(a->second);
        } else {
            auto u = upos_numbers.emplace(f[3], static_cast<std::uint32_t>(upos_numbers.size()));
            if (u.second) upos_names.push_back(f[3]);
            w.upos = u.first->second;
            const std::string tag = f[3] + "/" + f[4];
            auto t = tag_numbers.emplace(tag, static_cast<std::uint32_t>(tag_numbers.size()));
            if (t.second) { tag_names.push_back(tag); upos_of_tag.push_back(w.upos); tags_of_xpos.emplace(f[4], t.first->second); }
            w.tag = t.first->second;
            w.tags = {w.tag};
        }
        w.head = std::atoi(f[6].c_str()) - 1;
        w.relation = relation_of(f[7]);
        if (source == 2) { w.xpos = f[4]; w.raw = f[7]; w.ner = f[9].rfind("NER=", 0) == 0 ? f[9].substr(4, f[9].find('|') - 4) : ""; if (w.head < 0 && f[7] != "root") w.head = 0; }
        now.words.push_back(w);
    }
    end();
    ::pclose(pipe);
    std::free(line);
}

struct Vocabularies {
    Vocabulary words, suffix3, suffix2, prefix;
    std::unordered_map<std::string, std::uint32_t> counts;
};

void build(Vocabularies& v, const std::vector<const Sentence*>& from, std::uint32_t least) {
    std::map<std::string, std::uint32_t> w, s3, s2, p;
    for (const Sentence* s : from) for (const Word& word : s->words) {
        w[word.lower]++;
        std::u32string c; text::decode_all(word.lower, c);
        s3[chars(c, c.size() > 3 ? c.size() - 3 : 0, c.size())]++;
        s2[chars(c, c.size() > 2 ? c.size() - 2 : 0, c.size())]++;
        p[chars(c, 0, std::min<std::size_t>(3, c.size()))]++;
    }
    const auto fill = [](Vocabulary& out, const std::map<std::string, std::uint32_t>& in, std::uint32_t at_least) {
        for (const auto& [k, n] : in) if (n >= at_least) out.ids.emplace(k, static_cast<std::uint32_t>(out.ids.size()) + 2);
    };
    fill(v.words, w, least); fill(v.suffix3, s3, 5); fill(v.suffix2, s2, 5); fill(v.prefix, p, 8);
    for (const auto& [k, n] : w) v.counts[k] = n;
}

void look_up(const Vocabularies& v, Sentence& s) {
    std::size_t upper = 0, lower = 0, all = 0;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        Word& w = s.words[i];
        std::u32string c; text::decode_all(w.lower, c);
        w.id = v.words.get(w.lower);
        w.suffix3 = v.suffix3.get(chars(c, c.size() > 3 ? c.size() - 3 : 0, c.size()));
        w.suffix2 = v.suffix2.get(chars(c, c.size() > 2 ? c.size() - 2 : 0, c.size()));
        w.prefix = v.prefix.get(chars(c, 0, std::min<std::size_t>(3, c.size())));
        w.shape = shape_of(w.form, i == 0);
        std::u32string o; text::decode_all(w.form, o);
        if (o.size() > 3 && text::is_letter(o[0])) { if (text::is_upper(o[0])) { ++upper; all += text::is_upper(o[1]); } else ++lower; }
    }
    s.sentence_case = upper + lower < 3 ? 0 : all * 10 > (upper + lower) * 7 ? 3 : upper * 10 >= (upper + lower) * 8 ? 2 : upper == 0 ? 1 : 0;
    s.sentence_case += 1;
}

int threads = 2;

// --- tagger
Shape tagger_shape(const Vocabularies& v, std::uint32_t hidden) {
    Shape s;
    s.tables = {{v.words.rows(), 32}, {v.suffix3.rows(), 16}, {v.suffix2.rows(), 8}, {v.prefix.rows(), 12}, {shapes, 8}, {static_cast<std::uint32_t>(tag_names.size()) + 1, 12}, {6, 4}};
    s.slots = {0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 4, 4, 5, 5, 6};
    s.hidden = hidden;
    s.answers = static_cast<std::uint32_t>(tag_names.size());
    return s;
}

void tagger_values(const Sentence& s, std::size_t i, const std::vector<std::uint32_t>& tags, std::vector<std::uint32_t>& out, std::mt19937_64* random, float drop) {
    out.clear();
    const auto word = [&](std::ptrdiff_t d) -> const Word* { const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + d; return at < 0 || at >= static_cast<std::ptrdiff_t>(s.words.size()) ? nullptr : &s.words[static_cast<std::size_t>(at)]; };
    for (int d = -2; d <= 2; ++d) {
        const Word* w = word(d);
        std::uint32_t id = w ? w->id : 1;
        if (random && w && static_cast<float>((*random)() & 0xffff) / 65536.0f < drop) id = 0;
        out.push_back(id);
    }
    for (int d : {0, -1, 1}) { const Word* w = word(d); out.push_back(w ? w->suffix3 : 1); }
    out.push_back(word(0)->suffix2);
    for (int d : {0, 1}) { const Word* w = word(d); out.push_back(w ? w->prefix : 1); }
    for (int d : {0, -1, 1}) { const Word* w = word(d); out.push_back(w ? w->shape : 0); }
    out.push_back(i > 0 ? tags[i - 1] + 1 : 0);
    out.push_back(i > 1 ? tags[i - 2] + 1 : 0);
    out.push_back(s.sentence_case);
}

template <class Run>
void in_parallel(Run run) {
    std::vector<std::thread> all;
    for (int t = 1; t < threads; ++t) all.emplace_back(run, t);
    run(0);
    for (auto& t : all) t.join();
}

struct Model { Shape shape; Weights weights; };

float rate_at(double part) { return static_cast<float>(part < 0.02 ? part / 0.02 : (1 - part) / 0.98); }

template <class Teach>
Model train(const Shape& shape, const std::vector<Sentence*>& sentences, int epochs, std::size_t batch, float rate, std::uint64_t seed, Teach teach, std::function<void(const Model&, int)> report) {
    Model model{shape, Weights(shape)};
    randomise(model.weights, shape, seed);
    Adam adam(model.shape);
    std::vector<std::unique_ptr<Pass>> passes;
    std::vector<Pass*> pointers;
    std::vector<std::mt19937_64> randoms;
    for (int t = 0; t < threads; ++t) { passes.push_back(std::make_unique<Pass>(model.shape, model.weights)); pointers.push_back(passes.back().get()); randoms.emplace_back(seed * 7 + static_cast<std::uint64_t>(t)); }
    std::vector<std::size_t> order(sentences.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937_64 shuffle(seed);
    Weights mean(shape);
    double total = static_cast<double>(epochs) * static_cast<double>(order.size());
    double done = 0;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[shuffle() % i]);
        double loss = 0; std::size_t count = 0;
        auto start = std::chrono::steady_clock::now();
        for (std::size_t b = 0; b < order.size(); b += batch) {
            std::vector<double> losses(static_cast<std::size_t>(threads)); std::vector<std::size_t> counts(static_cast<std::size_t>(threads));
            const double part = done / total;
            in_parallel([&](int t) {
                const std::size_t n = static_cast<std::size_t>(t);
                for (std::size_t i = b + n; i < std::min(order.size(), b + batch); i += static_cast<std::size_t>(threads))
                    teach(*passes[n], *sentences[order[i]], randoms[n], part, losses[n], counts[n]);
            });
            std::size_t sum = 0;
            for (int t = 0; t < threads; ++t) { loss += losses[static_cast<std::size_t>(t)]; sum += counts[static_cast<std::size_t>(t)]; }
            count += sum;
            if (sum > 0) adam.step(model.weights, pointers, rate * rate_at(part), static_cast<float>(sum));
            done += static_cast<double>(batch);
        }
        std::fprintf(stderr, "epoch %d loss %.4f %.1f s ", epoch, loss / static_cast<double>(count), std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        report(model, epoch);
        std::fprintf(stderr, "\n");
    }
    return model;
}

std::uint32_t best_of(const std::vector<float>& scores, const std::vector<std::uint8_t>* allowed) {
    std::uint32_t best = 0; float top = -1e30f;
    for (std::uint32_t a = 0; a < scores.size(); ++a) if ((!allowed || (*allowed)[a]) && scores[a] > top) top = scores[a], best = a;
    return best;
}

void tag(Pass& pass, Sentence& s) {
    std::vector<std::uint32_t> tags(s.words.size()), values;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        tagger_values(s, i, tags, values, nullptr, 0);
        tags[i] = best_of(pass.scores(values, 0, nullptr), nullptr);
        s.words[i].seen_tag = tags[i];
    }
}

// --- parser
constexpr int positions = 20;
Shape parser_shape(const Vocabularies& v, std::uint32_t hidden) {
    Shape s;
    s.tables = {{v.words.rows(), 32}, {static_cast<std::uint32_t>(tag_names.size()) + 3, 14}, {v.suffix3.rows(), 12}, {relation_count + 2, 10}, {shapes, 6}, {12, 6}, {4, 4}, {6, 4}};
    for (int p = 0; p < 16; ++p) s.slots.push_back(0);
    for (int p = 0; p < positions; ++p) s.slots.push_back(1);
    for (int p = 0; p < 6; ++p) s.slots.push_back(2);
    for (int p = 6; p < 16; ++p) s.slots.push_back(3);
    for (int p = 0; p < 4; ++p) s.slots.push_back(4);
    for (int p = 0; p < 2; ++p) s.slots.push_back(5);
    for (int p = 0; p < 4; ++p) s.slots.push_back(6);
    s.slots.push_back(7);
    s.hidden = hidden;
    s.answers = step_count;
    return s;
}

void parser_values(const Sentence& s, const Configuration& c, std::vector<std::uint32_t>& out, std::mt19937_64* random, float drop) {
    const std::int32_t n = c.words();
    const auto left = [&](std::int32_t w, std::size_t k) { return w < 0 || w >= n ? -1 : c.left_child(w, k); };
    const auto right = [&](std::int32_t w, std::size_t k) { return w < 0 || w >= n ? -1 : c.right_child(w, k); };
    const std::int32_t s0 = c.stack(0), s1 = c.stack(1), s2 = c.stack(2), b0 = c.buffer(0), b1 = c.buffer(1), b2 = c.buffer(2);
    const std::array<std::int32_t, positions> at{s0, s1, b0, b1, s2, b2, left(s0, 0), left(s0, 1), right(s0, 0), right(s0, 1), left(s1, 0), left(s1, 1), right(s1, 0), right(s1, 1), left(b0, 0), left(b0, 1), c.stack(3), right(right(s0, 0), 0), left(left(s0, 0), 0), right(right(s1, 0), 0)};
    out.clear();
    for (int p = 0; p < 16; ++p) {
        const std::int32_t w = at[static_cast<std::size_t>(p)];
        std::uint32_t id = w < 0 || w >= n ? 1 : s.words[static_cast<std::size_t>(w)].id;
        if (random && w >= 0 && static_cast<float>((*random)() & 0xffff) / 65536.0f < drop) id = 0;
        out.push_back(id);
    }
    for (int p = 0; p < positions; ++p) { const std::int32_t w = at[static_cast<std::size_t>(p)]; out.push_back(w < 0 ? 0 : w >= n ? 1 : s.words[static_cast<std::size_t>(w)].seen_tag + 2); }
    for (int p = 0; p < 6; ++p) { const std::int32_t w = at[static_cast<std::size_t>(p)]; out.push_back(w < 0 || w >= n ? 1 : s.words[static_cast<std::size_t>(w)].suffix3); }
    for (int p = 6; p < 16; ++p) { const std::int32_t w = at[static_cast<std::size_t>(p)]; out.push_back(w < 0 ? 0 : static_cast<std::uint32_t>(c.relation(w)) + 1); }
    for (int p = 0; p < 4; ++p) { const std::int32_t w = at[static_cast<std::size_t>(p)]; out.push_back(w < 0 || w >= n ? 0 : s.words[static_cast<std::size_t>(w)].shape); }
    const auto bucket = [](std::int32_t a, std::int32_t b) -> std::uint32_t { if (a < 0 || b < 0) return 0; const int d = std::abs(a - b); return static_cast<std::uint32_t>(d < 6 ? d : d < 8 ? 6 : d < 11 ? 7 : d < 16 ? 8 : d < 30 ? 9 : 10); };
    out.push_back(bucket(s0, b0));
    out.push_back(bucket(s1, s0));
    const auto few = [](std::uint32_t k) { return std::min(k, 3u); };
    out.push_back(s0 < 0 ? 0 : few(c.left_count(s0)));
    out.push_back(s0 < 0 ? 0 : few(c.right_count(s0)));
    out.push_back(s1 < 0 ? 0 : few(c.right_count(s1)));
    out.push_back(b0 < 0 ? 0 : few(c.left_count(b0)));
    out.push_back(s.sentence_case);
}

// Costs of shift, left, right.
std::array<int, 3> costs(const Sentence& s, const Configuration& c, const std::vector<char>& on_stack) {
    const std::int32_t n = c.words(), b0 = c.next(), s0 = c.stack(0), s1 = c.stack(1);
    const auto head = [&](std::int32_t w) { return w < n ? s.words[static_cast<std::size_t>(w)].head : -2; };
    std::array<int, 3> out{0, 0, 0};
    // shift
    if (b0 < n) {
        const std::int32_t h = head(b0);
        if (h < b0 && h >= 0 && on_stack[static_cast<std::size_t>(h)] && h != s0) out[0]++;
        for (std::size_t k = 0; k < c.depth(); ++k) if (head(c.stack(k)) == b0) out[0]++;
    }
    if (s0 >= 0) {
        const std::int32_t h = head(s0);
        // left: b0 becomes the head. Lost: head in s1 or beyond b0; dependants in b0 and after it.
        if ((s1 >= 0 && h == s1) || h > b0) out[1]++;
        int later = 0;
        for (std::int32_t w = b0; w < n; ++w) if (head(w) == s0) ++later;
        out[1] += later;
        // right: s1 becomes the head.
        if (h >= b0) out[2]++;
        out[2] += later;
    }
    return out;
}

struct Scores { std::size_t words = 0, upos = 0, uas = 0, las = 0; };

void parse(Pass& pass, const Sentence& s, std::vector<std::int32_t>& heads, std::vector<Relation>& relations) {
    Configuration c;
    c.begin(static_cast<std::uint32_t>(s.words.size()));
    std::vector<std::uint32_t> values;
    while (!c.finished()) {
        parser_values(s, c, values, nullptr, 0);
        const auto& scores = pass.scores(values, 0, nullptr);
        std::uint32_t best = 0; float top = -1e30f;
        const bool shift = c.allows(Move::shift), left = c.allows(Move::left), right = c.allows(Move::right);
        for (std::uint32_t a = 0; a < step_count; ++a) {
            const Move m = move_of(a);
            if (m == Move::shift ? !shift : m == Move::left ? !left : !right) continue;
            const bool root = m == Move::left && c.next() == c.words();
            if (m != Move::shift && (relation_of_step(a) == Relation::root) != root) continue;
            if (scores[a] > top) top = scores[a], best = a;
        }
        c.apply(move_of(best), best == 0 ? Relation::dep : relation_of_step(best));
    }
    heads.resize(s.words.size()); relations.resize(s.words.size());
    for (std::size_t i = 0; i < s.words.size(); ++i) { heads[i] = c.head(static_cast<std::int32_t>(i)); relations[i] = c.relation(static_cast<std::int32_t>(i)); }
}

Scores evaluate(Pass& pass, const std::vector<Sentence*>& sentences) {
    Scores out;
    std::vector<std::int32_t> heads; std::vector<Relation> relations;
    for (const Sentence* s : sentences) {
        parse(pass, *s, heads, relations);
        for (std::size_t i = 0; i < s->words.size(); ++i) {
            const Word& w = s->words[i];
            ++out.words;
            out.upos += upos_of_tag[w.seen_tag] == w.upos;
            if (heads[i] != w.head) continue;
            ++out.uas;
            out.las += main_relation(relations[i]) == main_relation(w.relation);
        }
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string folder = argv[1];
    int tag_epochs = 8, parse_epochs = 8, only = 0;
    std::uint32_t hidden = 192, tag_hidden = 128, least = 2;
    float drop = 0.25f, word_drop = 0.1f;
    std::size_t batch = 16;
    float rate = 0.002f;
    std::uint64_t seed = 1;
    for (int i = 2; i < argc; ++i) {
        const std::string a = argv[i];
        const auto value = [&] { return a.substr(a.find('=') + 1); };
        if (a.rfind("te=", 0) == 0) tag_epochs = std::stoi(value());
        if (a.rfind("pe=", 0) == 0) parse_epochs = std::stoi(value());
        if (a.rfind("h=", 0) == 0) hidden = static_cast<std::uint32_t>(std::stoi(value()));
        if (a.rfind("th=", 0) == 0) tag_hidden = static_cast<std::uint32_t>(std::stoi(value()));
        if (a.rfind("drop=", 0) == 0) drop = std::stof(value());
        if (a.rfind("wd=", 0) == 0) word_drop = std::stof(value());
        if (a.rfind("batch=", 0) == 0) batch = static_cast<std::size_t>(std::stoi(value()));
        if (a.rfind("rate=", 0) == 0) rate = std::stof(value());
        if (a.rfind("fold=", 0) == 0) only = std::stoi(value());
        if (a.rfind("least=", 0) == 0) least = static_cast<std::uint32_t>(std::stoi(value()));
        if (a.rfind("threads=", 0) == 0) threads = std::stoi(value());
        if (a == "silver") use_silver = true;
        if (a == "silvertrees") silver_trees = true;
        if (a.rfind("seed=", 0) == 0) seed = std::stoull(value());
    }
    std::vector<Sentence> all;
    std::uint32_t documents = 0;
    read_conllu((folder + "/en-gum.conllu.xz").c_str(), 0, all, documents);
    read_conllu((folder + "/en-ewt.conllu.xz").c_str(), 1, all, documents);
    const std::size_t gold = all.size();
    if (use_silver) read_conllu((folder + "/en-polnear-silver.conllu.xz").c_str(), 2, all, documents);
    std::fprintf(stderr, "%zu sentences, %zu gold, %zu tags\n", all.size(), gold, tag_names.size());
    const std::uint32_t held = static_cast<std::uint32_t>(only);
    std::vector<Sentence*> train_set, trees, gum_test, ewt_test;
    std::vector<const Sentence*> for_words;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Sentence& s = all[i];
        if (s.source == 2 || s.fold != held) { train_set.push_back(&s); for_words.push_back(&s); if (s.source != 2 || silver_trees) trees.push_back(&s); }
        else if (s.source == 0 && (s.genre == "news" || s.genre == "interview")) gum_test.push_back(&s);
        else if (s.source == 1) ewt_test.push_back(&s);
    }
    Vocabularies v;
    build(v, for_words, least);
    for (Sentence& s : all) look_up(v, s);
    std::fprintf(stderr, "words %u suffix3 %u suffix2 %u prefix %u; train %zu gum test %zu ewt test %zu\n", v.words.rows(), v.suffix3.rows(), v.suffix2.rows(), v.prefix.rows(), train_set.size(), gum_test.size(), ewt_test.size());

    const std::uint32_t tags = static_cast<std::uint32_t>(tag_names.size());
    const auto teach_tags = [&](Pass& pass, Sentence& s, std::mt19937_64& random, double, double& loss, std::size_t& count) {
        thread_local std::vector<std::uint32_t> seen, values;
        thread_local std::vector<std::uint8_t> allowed, right;
        seen.assign(s.words.size(), 0);
        allowed.assign(tags, 1);
        for (std::size_t i = 0; i < s.words.size(); ++i) {
            tagger_values(s, i, seen, values, &random, word_drop);
            const auto& scores = pass.scores(values, drop, &random);
            seen[i] = best_of(scores, nullptr);
            if (s.words[i].tags.empty()) continue;
            right.assign(tags, 0);
            for (std::uint32_t t : s.words[i].tags) right[t] = 1;
            loss += pass.learn(allowed, right);
            ++count;
            if ((random() & 3) != 0 && s.source != 2) seen[i] = s.words[i].tag;
        }
    };
    const auto report_tags = [&](const Model& m, int) {
        Pass pass(m.shape, m.weights);
        for (auto* set : {&gum_test, &ewt_test}) {
            std::size_t right = 0, fine = 0, n = 0;
            for (Sentence* s : *set) { tag(pass, *s); for (const Word& w : s->words) { right += upos_of_tag[w.seen_tag] == w.upos; fine += w.seen_tag == w.tag; ++n; } }
            std::fprintf(stderr, " UPOS %.2f fine %.2f", 100.0 * static_cast<double>(right) / static_cast<double>(n), 100.0 * static_cast<double>(fine) / static_cast<double>(n));
        }
    };
    Model tagger = train(tagger_shape(v, tag_hidden), train_set, tag_epochs, batch, rate, seed, teach_tags, report_tags);
    // tags for the parser's training: what the tagger sees of sentences that it has learned, with noise.
    { Pass pass(tagger.shape, tagger.weights); for (Sentence* s : trees) tag(pass, *s); }

    const auto teach_trees = [&](Pass& pass, Sentence& s, std::mt19937_64& random, double part, double& loss, std::size_t& count) {
        thread_local Configuration c;
        thread_local std::vector<std::uint32_t> values;
        thread_local std::vector<std::uint8_t> allowed(step_count), right(step_count);
        thread_local std::vector<char> on_stack;
        c.begin(static_cast<std::uint32_t>(s.words.size()));
        on_stack.assign(s.words.size() + 1, 0);
        while (!c.finished()) {
            parser_values(s, c, values, &random, word_drop);
            const auto& scores = pass.scores(values, drop, &random);
            const auto cost = costs(s, c, on_stack);
            const std::array<bool, 3> legal{c.allows(Move::shift), c.allows(Move::left), c.allows(Move::right)};
            int least_cost = 1 << 20;
            for (std::size_t m = 0; m < 3; ++m) if (legal[m]) least_cost = std::min(least_cost, cost[m]);
            const bool root = c.next() == c.words();
            for (std::uint32_t a = 0; a < step_count; ++a) {
                const Move m = move_of(a);
                bool ok = legal[static_cast<std::size_t>(m)];
                if (ok && m != Move::shift) ok = (relation_of_step(a) == Relation::root) == (m == Move::left && root);
                allowed[a] = ok;
                right[a] = ok && cost[static_cast<std::size_t>(m)] == least_cost;
                if (right[a] && m != Move::shift) {
                    const Word& w = s.words[static_cast<std::size_t>(c.stack(0))];
                    const std::int32_t h = m == Move::left ? c.next() : c.stack(1);
                    if (w.head == h) right[a] = relation_of_step(a) == w.relation || (m == Move::left && root);
                }
            }
            loss += pass.learn(allowed, right);
            ++count;
            // Follows what it would do itself, or what is right.
            std::uint32_t next = best_of(scores, part > 0.1 && (random() & 7) != 0 ? &allowed : &right);
            if (next == 0) on_stack[static_cast<std::size_t>(c.next())] = 1;
            else on_stack[static_cast<std::size_t>(c.stack(0))] = 0;
            c.apply(move_of(next), next == 0 ? Relation::dep : relation_of_step(next));
        }
    };
    const auto report_trees = [&](const Model& m, int) {
        Pass pass(m.shape, m.weights);
        for (auto* set : {&gum_test, &ewt_test}) {
            const Scores sc = evaluate(pass, *set);
            std::fprintf(stderr, " UAS %.2f LAS %.2f", 100.0 * static_cast<double>(sc.uas) / static_cast<double>(sc.words), 100.0 * static_cast<double>(sc.las) / static_cast<double>(sc.words));
        }
    };
    train(parser_shape(v, hidden), trees, parse_epochs, batch, rate, seed + 1, teach_trees, report_trees);
}
