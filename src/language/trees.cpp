#include "language/trees.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "base/per_thread.h"
#include "language/models.h"
#include "language/syntax/parser.h"

namespace verbatim::language {
namespace {

constexpr TokenIndex longest_parsed = 300;
// A token may hold many of the parser's words: a-a-a-a.
constexpr std::size_t most_parsed_words = 2 * longest_parsed, most_parsed_bytes = 20 * longest_parsed;

// What one thread needs to parse with one model.
struct Engine {
    explicit Engine(const SyntaxModel& with) : model(with), tagger(with), parser(with) {}

    const SyntaxModel& model;
    Tagger tagger;
    Parser parser;
    std::vector<SyntacticWord> words;
    std::vector<TokenIndex> token_of;      // of each word
    std::vector<std::string> quoted;       // the words of quoted stretches
    std::vector<std::string_view> forms;
    SentenceFeatures features;
    std::vector<std::uint8_t> tags;
    Tree tree;
    std::vector<std::uint32_t> depths;
    std::vector<std::size_t> path, chosen;  // chosen: a word for each token
};

struct Engines {
    std::vector<std::unique_ptr<Engine>> all;
};

Engine& engine_for(const SyntaxModel& model) {
    constexpr std::size_t most_engines = 2;
    auto& engines = base::per_thread<Engines>().all;
    for (const auto& one : engines)
        if (&one->model == &model) return *one;
    if (engines.size() == most_engines) engines.erase(engines.begin());
    return *engines.emplace_back(std::make_unique<Engine>(model));
}

class SentenceParser {
  public:
    SentenceParser(Document& document, Engine& engine) : document_(document), engine_(engine) {}

    void parse(const Sentence& sentence) {
        if (document_.span(sentence.first, sentence.last).size() > most_parsed_bytes) return;
        cut(sentence);
        if (engine_.words.empty() || engine_.words.size() > most_parsed_words) return;
        look_up(engine_.model.vocabularies, engine_.forms, engine_.features);
        engine_.tagger.tag(engine_.features, engine_.tags);
        if (!has_cue_verb()) return;
        engine_.parser.parse(engine_.features, engine_.tags, engine_.tree);
        put_on_tokens(sentence);
        find_ranges(sentence);
    }

  private:
    void cut(const Sentence& sentence) {
        engine_.words.clear();
        engine_.token_of.clear();
        engine_.forms.clear();
        engine_.quoted.clear();
        engine_.quoted.reserve(sentence.last - sentence.first);  // forms point into it
        for (TokenIndex t = sentence.first; t < sentence.last;) {
            if (document_.tokens[t].kind == TokenKind::quoted) {
                engine_.quoted.push_back(quoted_form(base::slice(document_.text, document_.quoted[document_.quoted_at(t)].inner)));
                engine_.words.push_back({document_.tokens[t].span, engine_.quoted.back()});
                ++t;
                continue;
            }
            TokenIndex end = t;
            do ++end;
            while (end < sentence.last && document_.tokens[end].kind != TokenKind::quoted && is_blank_before(end));
            engine_.model.segmenter.append(document_.text, document_.span(t, end), engine_.words);
            t = end;
        }
        TokenIndex token = sentence.first;
        for (const SyntacticWord& word : engine_.words) {
            while (token + 1 < sentence.last && document_.tokens[token].span.end <= word.span.start) ++token;
            engine_.token_of.push_back(token);
            engine_.forms.push_back(word.form);
        }
    }

    // A cue that is a verb here, or that a quoted stretch stands beside: "The report", "his claims" need no tree.
    bool has_cue_verb() const {
        for (std::size_t w = 0; w < engine_.words.size(); ++w) {
            const Token& token = document_.tokens[engine_.token_of[w]];
            if (token.kind == TokenKind::quoted) return true;
            if (token.is_word() && token.info.cue != 0 && engine_.model.universal[engine_.tags[w]] == UniversalTag::verb) return true;
        }
        return false;
    }

    // Markup stands between tokens, and is no part of the sentence.
    bool is_blank_before(TokenIndex token) const {
        const base::TextSpan gap{document_.tokens[token - 1].span.end, document_.tokens[token].span.start};
        const std::string_view between = base::slice(document_.text, gap);
        return between.find_first_not_of(" \n\t\xC2\xA0") == std::string_view::npos;
    }

    // How many heads are above each word.
    void find_depths() {
        constexpr std::uint32_t unknown = UINT32_MAX;
        std::vector<std::uint32_t>& depths = engine_.depths;
        depths.assign(engine_.words.size(), unknown);
        for (std::size_t w = 0; w < depths.size(); ++w) {
            engine_.path.clear();
            std::size_t at = w;
            while (depths[at] == unknown && engine_.tree.heads[at] >= 0) {
                engine_.path.push_back(at);
                at = static_cast<std::size_t>(engine_.tree.heads[at]);
            }
            if (depths[at] == unknown) depths[at] = 0;
            for (std::uint32_t depth = depths[at]; !engine_.path.empty(); engine_.path.pop_back()) depths[engine_.path.back()] = ++depth;
        }
    }

    // A token of several words stands for the highest of them: so the heads of tokens make no circles either.
    void put_on_tokens(const Sentence& sentence) {
        constexpr std::size_t no_word = SIZE_MAX;
        find_depths();
        std::vector<std::size_t>& chosen = engine_.chosen;
        chosen.assign(sentence.last - sentence.first, no_word);
        for (std::size_t w = 0; w < engine_.words.size(); ++w) {
            std::size_t& one = chosen[engine_.token_of[w] - sentence.first];
            if (one == no_word || engine_.depths[w] < engine_.depths[one]) one = w;
        }
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            TokenSyntax& syntax = document_.syntax[t] = {};
            syntax.parsed = true;
            const std::size_t word = chosen[t - sentence.first];
            if (word == no_word) {
                attach_rest(sentence, t);
                continue;
            }
            const std::int32_t head = engine_.tree.heads[word];
            if (head >= 0) syntax.head = engine_.token_of[static_cast<std::size_t>(head)];
            syntax.relation = engine_.tree.relations[word];
            syntax.tag = engine_.model.universal[engine_.tags[word]];
        }
    }

    // A token that is part of the word before: "www.example" + ".org".
    void attach_rest(const Sentence& sentence, TokenIndex token) {
        if (token == sentence.first) {
            document_.syntax[token].head = engine_.token_of.front();
            document_.syntax[token].relation = Relation::punct;
            return;
        }
        document_.syntax[token].head = token - 1;
        document_.syntax[token].relation = Relation::goeswith;
    }

    void find_ranges(const Sentence& sentence) {
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) document_.syntax[t].first = t, document_.syntax[t].last = t + 1;
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            TokenIndex steps = 0;
            for (TokenIndex above = document_.syntax[t].head; above != no_token && steps <= longest_parsed; above = document_.syntax[above].head, ++steps) {
                TokenSyntax& one = document_.syntax[above];
                one.first = std::min(one.first, t);
                one.last = std::max(one.last, t + 1);
            }
        }
    }

    Document& document_;
    Engine& engine_;
};

// A verb of saying, or beside quoted words any cue. A capital within a sentence is that of a name, but in a headline.
bool needs_tree(const Document& document, const Sentence& sentence) {
    bool quoted = false, cue = false;
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
        const Token& token = document.tokens[t];
        quoted = quoted || token.kind == TokenKind::quoted;
        if (!token.is_word() || token.info.cue == 0 || (token.capitalised && t > sentence.first && sentence.paragraph > 0)) continue;
        if (document.lexicon->cue(token.info.cue).speech) return true;
        cue = true;
    }
    return quoted && cue;
}

bool is_subject(Relation relation) { return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::csubj; }

// Dependants lie within their head's range.
template <class Test>
TokenIndex first_dependant(const Document& document, TokenIndex head, Test test) {
    const TokenSyntax& syntax = document.syntax[head];
    for (TokenIndex t = syntax.first; t < syntax.last; ++t)
        if (document.syntax[t].head == head && test(document.syntax[t])) return t;
    return no_token;
}

// What a "who" stands for: the noun that the relative clause hangs on, or else the one right before it.
TokenIndex noun_before(const Document& document, TokenIndex verb, TokenIndex relative) {
    const auto is_noun = [&](TokenIndex t) { return document.syntax[t].tag == UniversalTag::noun || document.syntax[t].tag == UniversalTag::propn; };
    const TokenSyntax& syntax = document.syntax[verb];
    if ((syntax.relation == Relation::acl_relcl || syntax.relation == Relation::acl) && syntax.head != no_token) return syntax.head;
    const TokenIndex first = document.sentences[document.sentence_of[relative]].first;
    TokenIndex t = relative;
    if (t > first && document.tokens[t - 1].kind == TokenKind::comma) --t;
    return t > first && is_noun(t - 1) ? t - 1 : no_token;
}

}  // namespace

void parse_sentences(Document& document) {
    const SyntaxModel* const model = language::syntax_model(document.lexicon->language());
    if (model == nullptr) return;
    Engine& engine = engine_for(*model);
    SentenceParser parser(document, engine);
    document.syntax.resize(document.tokens.size());
    for (const Sentence& sentence : document.sentences)
        if (sentence.last - sentence.first <= longest_parsed && needs_tree(document, sentence)) parser.parse(sentence);
}

std::string_view way_name(SubjectWay way) {
    constexpr std::array<std::string_view, 7> names{"none", "own", "agent", "relative", "modified", "conjunct", "governor"};
    return names[static_cast<std::size_t>(way)];
}

TokenIndex dependant(const Document& document, TokenIndex head, Relation relation) {
    return first_dependant(document, head, [&](const TokenSyntax& one) { return one.relation == relation; });
}

TreeSubject subject_of(const Document& document, TokenIndex verb) {
    constexpr int most_verbs = 8;
    if (!document.parsed(verb)) return {};
    SubjectWay way = SubjectWay::own;
    for (int i = 0; i < most_verbs; ++i) {
        const TokenSyntax& syntax = document.syntax[verb];
        if (const TokenIndex agent = i == 0 ? dependant(document, verb, Relation::obl_agent) : no_token; agent != no_token) return {agent, SubjectWay::agent};
        const TokenIndex subject = first_dependant(document, verb, [](const TokenSyntax& one) { return is_subject(one.relation); });
        if (subject != no_token && i == 0 && document.syntax[subject].relation == Relation::nsubj_pass) return {};  // who is told says nothing
        if (subject != no_token) {
            const TokenIndex meant = document.tokens[subject].info.is(WordClass::relative) ? noun_before(document, verb, subject) : no_token;
            if (meant == no_token) return {subject, way};
            return {meant, way == SubjectWay::own ? SubjectWay::relative : way};
        }
        if (syntax.head == no_token) return {};
        switch (syntax.relation) {
            case Relation::acl: return {syntax.head, way == SubjectWay::own ? SubjectWay::modified : way};
            case Relation::acl_relcl: return {syntax.head, way == SubjectWay::own ? SubjectWay::relative : way};
            case Relation::conj: way = way == SubjectWay::own ? SubjectWay::conjunct : way; break;
            case Relation::xcomp:
            case Relation::advcl:
            case Relation::dep:
            case Relation::parataxis: way = SubjectWay::governor; break;
            default: return {};
        }
        verb = syntax.head;
    }
    return {};
}

TreeClause clause_of(const Document& document, TokenIndex verb) {
    if (!document.parsed(verb)) return {};
    if (const TokenIndex clause = dependant(document, verb, Relation::ccomp); clause != no_token) return {clause, "clause"};
    const TokenSyntax& syntax = document.syntax[verb];
    if (syntax.relation == Relation::parataxis && syntax.head != no_token) return {syntax.head, "inset"};
    if (const TokenIndex clause = dependant(document, verb, Relation::parataxis); clause != no_token) return {clause, "clause"};
    if (const TokenIndex infinitive = dependant(document, verb, Relation::xcomp); infinitive != no_token) return {infinitive, "infinitive"};
    if (const TokenIndex object = dependant(document, verb, Relation::obj); object != no_token) return {object, "object"};
    return {};
}

bool hangs_on(const Document& document, TokenIndex token, TokenIndex above) { return above != no_token && nearest_above(document, token, above, above) == above; }

TokenIndex nearest_above(const Document& document, TokenIndex token, TokenIndex one, TokenIndex other) {
    if (!document.parsed(token)) return no_token;
    for (TokenIndex steps = 0; token != no_token && steps <= longest_parsed; token = document.syntax[token].head, ++steps)
        if (token == one || token == other) return token;
    return no_token;
}

}  // namespace verbatim::language
