#include "learn/treebank.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include "text/characters.h"

namespace verbatim::learn {
namespace {

using language::Relation;

// What the older scheme says of a word beyond what TreebankWord holds.
struct Older {
    std::string relation, entity;
};

class Modernised {
  public:
    Modernised(std::vector<TreebankWord>& words, const std::vector<Older>& older) : words_(words), older_(older) {}

    void run() {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i].relation = renamed(i);
        for (std::size_t i = 0; i < words_.size(); ++i) attach_to_conjunct(i);
        for (std::size_t i = 0; i < words_.size();) i = lead_name(i);
    }

  private:
    std::size_t head(std::size_t i) const { return static_cast<std::size_t>(words_[i].head); }
    bool is(std::size_t i, std::string_view relation) const { return older_[i].relation == relation; }
    bool hangs_on(std::size_t i, std::int32_t on) const { return words_[i].head == on; }

    bool is_agent(std::size_t i) const {
        if (words_[head(i)].fine != "VBN") return false;
        for (std::size_t k = 0; k < words_.size(); ++k)
            if (hangs_on(k, static_cast<std::int32_t>(i)) && is(k, "case")) return words_[k].form == "by";
        return false;
    }

    Relation renamed(std::size_t i) const {
        const std::string& old = older_[i].relation;
        const std::string above = words_[i].head < 0 ? std::string() : words_[head(i)].fine;
        const bool verbal = above.starts_with("V") || above.starts_with("J") || above.starts_with("RB");
        if (old == "dobj") return Relation::obj;
        if (old == "nsubjpass") return Relation::nsubj_pass;
        if (old == "csubjpass") return Relation::csubj_pass;
        if (old == "auxpass") return Relation::aux_pass;
        if (old == "neg") return text::to_lower(words_[i].form) == "no" ? Relation::det : Relation::advmod;
        if (old == "mwe") return Relation::fixed;
        if (old == "name" || old == "foreign") return Relation::flat;
        if (old == "remnant") return Relation::orphan;
        if (old == "nmod:npmod" || old == "nmod:tmod") return verbal ? Relation::obl : Relation::nmod;
        if (old == "nmod" && verbal) return is_agent(i) ? Relation::obl_agent : Relation::obl;
        return language::relation_of(old);
    }

    // “A, B and C”: the comma belongs to B, and “and” to C.
    void attach_to_conjunct(std::size_t i) {
        const bool comma = is(i, "punct") && words_[i].form == ",";
        if (!is(i, "cc") && !comma) return;
        const std::int32_t first = words_[i].head;
        if (comma && first > static_cast<std::int32_t>(i)) return;
        for (std::size_t k = i + 1; k < words_.size(); ++k) {
            if (!hangs_on(k, first)) continue;
            if (is(k, "conj")) {
                words_[i].head = static_cast<std::int32_t>(k);
                return;
            }
            if (comma && !is(k, "cc") && !is(k, "punct")) return;  // it closes something else
        }
    }

    bool is_named(std::size_t i) const { return older_[i].entity == "PERSON" && words_[i].fine.starts_with("NNP"); }

    // Returns where to go on.
    std::size_t lead_name(std::size_t from) {
        std::size_t end = from;
        while (end < words_.size() && is_named(end)) ++end;
        if (end < from + 2) return std::max(end, from + 1);
        const auto begin = static_cast<std::int32_t>(from), last = static_cast<std::int32_t>(end) - 1;
        const auto inside = [&](std::int32_t word) { return word >= begin && word <= last; };
        const std::int32_t above = words_[end - 1].head;
        if (inside(above)) return end;
        for (std::size_t i = from; i + 1 < end; ++i)
            if (!inside(words_[i].head) && words_[i].head != above) return end;
        words_[from].head = above;
        words_[from].relation = words_[end - 1].relation;
        for (std::size_t i = from + 1; i < end; ++i) {
            words_[i].head = begin;
            words_[i].relation = Relation::flat;
        }
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (inside(static_cast<std::int32_t>(i)) || !inside(words_[i].head)) continue;
            words_[i].head = begin;
            if (i < from && is(i, "compound")) words_[i].relation = Relation::nmod;  // a title
        }
        return end;
    }

    std::vector<TreebankWord>& words_;
    const std::vector<Older>& older_;
};

// What a language without tags of its own tells of a verb or a noun beyond its universal tag.
std::string telling_features(const std::string& features) {
    std::string out;
    for (const std::string_view wanted : {"VerbForm=", "Mood=", "Case="}) {
        const std::size_t at = features.find(wanted);
        if (at == std::string::npos || (at > 0 && features[at - 1] != '|')) continue;
        out += features.substr(at + wanted.size(), features.find('|', at) - at - wanted.size()) + ".";
    }
    return out;
}

}  // namespace

std::vector<std::string> columns_of(std::string_view line) {
    std::vector<std::string> columns(1);
    for (const char c : line) {
        if (c == '\t') columns.emplace_back();
        else columns.back() += c;
    }
    return columns;
}

bool read_treebank(std::istream& in, std::vector<TreebankSentence>& out, std::string& error) {
    constexpr std::string_view document = "# newdoc id = ", whole_text = "# text = ";
    TreebankSentence now;
    std::vector<Older> older;
    std::string name;
    std::size_t number = 0;
    bool tagged = false;  // a word of the sentence has a universal tag
    const auto fail = [&](const char* what) {
        error = "line " + std::to_string(number) + ": " + what;
        return false;
    };
    const auto finish = [&] {
        if (now.words.empty()) return true;
        if (now.written.back().last > now.words.size()) return false;
        for (const TreebankWord& word : now.words)
            if (word.head >= static_cast<std::int32_t>(now.words.size())) return false;
        now.document = name;
        now.silver = !tagged;
        if (now.silver) Modernised(now.words, older).run();
        for (TreebankWord& word : now.words)  // some treebanks name a root that hangs on a word
            if (word.relation == Relation::root && word.head >= 0) word.relation = Relation::dep;
        out.push_back(std::move(now));
        now = {};
        older.clear();
        tagged = false;
        return true;
    };
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.starts_with(document)) name = line.substr(document.size());
        if (line.starts_with(whole_text)) now.text = line.substr(whole_text.size());
        if (line.starts_with('#')) continue;
        if (line.empty()) {
            if (!finish()) return fail("a head or a range is past the sentence before");
            continue;
        }
        const std::vector<std::string> columns = columns_of(line);
        if (columns.size() < 8) return fail("too few columns for CoNLL-U");
        if (columns[0].find('.') != std::string::npos) continue;
        if (const std::size_t dash = columns[0].find('-'); dash != std::string::npos) {
            const int words = std::atoi(columns[0].c_str() + dash + 1) - std::atoi(columns[0].c_str()) + 1;
            if (words < 1) return fail("the range of a written word is empty");
            now.written.push_back({columns[1], now.words.size(), now.words.size() + static_cast<std::size_t>(words)});
            continue;
        }
        if (now.written.empty() || now.written.back().last <= now.words.size()) now.written.push_back({columns[1], now.words.size(), now.words.size() + 1});
        TreebankWord word;
        word.form = columns[1];
        word.lemma = columns[2];
        word.fine = columns[4] != "_" ? columns[4] : telling_features(columns[5]);
        word.universal = language::universal_tag_of(columns[3]);
        tagged = tagged || columns[3] != "_";
        std::int32_t head = 0;
        const auto [end, bad] = std::from_chars(columns[6].data(), columns[6].data() + columns[6].size(), head);
        if (bad != std::errc() || end != columns[6].data() + columns[6].size() || head < 0) return fail("the head is no number");
        word.head = head - 1;
        word.relation = language::relation_of(columns[7]);
        std::string entity;
        if (columns.size() > 9 && columns[9].starts_with("NER=")) entity = columns[9].substr(4, columns[9].find('|') - 4);
        older.push_back({columns[7], entity});
        now.words.push_back(std::move(word));
    }
    return finish() || fail("a head or a range is past the last sentence");
}

}  // namespace verbatim::learn
