// Sentences with tags and trees, read from CoNLL-U.
//
// Trees of the older Stanford scheme, which CoreNLP writes (`dobj`, `nmod`, `neg`), are turned into Universal Dependencies 2 as far as that can be told from them:
// relations are renamed, coordinators and commas go to the conjunct after them, a person's name is led by its first word.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "language/syntax/relations.h"
#include "language/syntax/syntax_model.h"

namespace verbatim::learn {

struct TreebankWord {
    std::string form, lemma, fine;  // fine: the treebank's own tag; or features, where it has none
    language::UniversalTag universal = language::UniversalTag::x;
    std::int32_t head = -1;  // -1: the root
    language::Relation relation = language::Relation::dep;
};

// A written word: “don't” for the words “do” and “n't”.
struct WrittenWord {
    std::string form;
    std::size_t first = 0, last = 0;  // its words, half-open
};

struct TreebankSentence {
    std::vector<TreebankWord> words;
    std::vector<WrittenWord> written;
    std::string text;  // as it stands in its document; empty where the treebank does not say
    std::string document;
    bool silver = false;  // without universal tags, by a parser and not by people
};

// The columns of a line of CoNLL-U.
std::vector<std::string> columns_of(std::string_view line);

// Appends the sentences of a file. Words of which a written one is made (`do` + `n't`) are words, the written one is not.
// Errors: false, and `error` names the line, where a line has too few columns or a head that is no word of the sentence.
bool read_treebank(std::istream& in, std::vector<TreebankSentence>& out, std::string& error);

}  // namespace verbatim::learn
