#include "quotes/cues/named_tokens.h"

#include <algorithm>
#include <vector>

#include "base/span.h"

namespace verbatim::quotes {

using language::Document;
using language::NameKind;
using language::Token;
using language::WordClass;

namespace {

NameKind kind_of(names::EntityKind kind) {
    switch (kind) {
        case names::EntityKind::person: return NameKind::person;
        case names::EntityKind::organisation:
        case names::EntityKind::document:
        case names::EntityKind::group: return NameKind::organisation;
        case names::EntityKind::place: return NameKind::place;
    }
    return NameKind::none;
}

}  // namespace

void mark_names(Document& document, const names::ArticleNames& names) {
    struct Named {
        base::TextSpan span;
        NameKind kind;
    };
    std::vector<Named> named;
    for (const names::Entity& entity : names.entities) {
        for (const names::Mention& mention : entity.mentions) {
            const bool name = mention.form == names::MentionForm::full_name || mention.form == names::MentionForm::partial_name;
            if (name) named.push_back({mention.span, kind_of(entity.kind)});
        }
    }
    std::sort(named.begin(), named.end(), [](const Named& a, const Named& b) { return a.span < b.span; });
    std::size_t n = 0;
    for (Token& token : document.tokens) {
        while (n < named.size() && named[n].span.end <= token.span.start) ++n;
        if (n == named.size() || !named[n].span.covers(token.span)) continue;
        token.name = named[n].kind;
        // Will Doyle, Theresa May, Mark Short: in a person's name a word is nothing else.
        if (token.name == NameKind::person && token.capitalised && !token.is(WordClass::title)) token.info = {};
    }
}

Document read_with_names(const corpus::Article& article, const names::ArticleNames& names) {
    Document document = language::read_document(article);
    mark_names(document, names);
    return document;
}

}  // namespace verbatim::quotes
