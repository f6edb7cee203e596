// golden_dump CORPUS FOLDER: what each stage makes of a corpus, one readable file a stage: article, sentences, names,
// quotes, bundle. check_golden.py holds them against tests/golden/expected.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "base/date.h"
#include "bundle/verify.h"
#include "corpus/reader.h"
#include "index/builder.h"
#include "names/entity.h"
#include "quotes/analyze.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

namespace {

using namespace verbatim;
namespace fs = std::filesystem;

std::string show(base::TextSpan span) {
    return "[" + std::to_string(span.start) + "," + std::to_string(span.end) + ")";
}

std::string show(const std::string& text, base::TextSpan span) {
    return span.empty() ? "–" : show(span) + " " + std::string(base::slice(text, span));
}

std::string article_dump(const corpus::Article& article) {
    std::string out = "id        " + article.id + "\n";
    out += "title     " + article.title + (article.title_made ? "   (made)" : "") + "\n";
    out += "date      " + (article.date ? base::format_date(*article.date) : "–") + "\n";
    out += "source    " + article.source + "\nagency    " + article.agency + "\nplace     " + article.place.display() +
           "\n";
    out += "language  " + article.language + "\n";
    out += "dateline  " + show(article.text, article.dateline) + "\n";
    out += "credit    " + show(article.text, article.agency_credit) + "\n";
    out += "origin    " + article.origin.file + ":" + std::to_string(article.origin.line) + "\n";
    for (const std::string& repair : article.repairs) out += "repair    " + repair + "\n";
    return out + "\n" + article.text + "\n\n";
}

std::string sentences_dump(const corpus::Article& article) {
    std::string out = article.id + "\n";
    for (const base::TextSpan paragraph : text::paragraphs(article.text)) {
        out += "\n¶ " + show(paragraph) + "\n";
        for (const base::TextSpan sentence : text::sentences(article.text, paragraph))
            out += "  " + show(article.text, sentence) + "\n";
    }
    text::Tokenizer tokenizer(article.text);
    text::Token token;
    out += "\nwords:";
    while (tokenizer.next(token)) out += " " + std::string(token.folded);
    return out + "\n\n";
}

const char* kind_name(names::EntityKind kind) {
    switch (kind) {
        case names::EntityKind::person: return "person";
        case names::EntityKind::organisation: return "organisation";
        case names::EntityKind::place: return "place";
        case names::EntityKind::document: return "document";
        case names::EntityKind::group: return "group";
    }
    return "";
}

const char* form_name(names::MentionForm form) {
    switch (form) {
        case names::MentionForm::full_name: return "full name";
        case names::MentionForm::partial_name: return "partial name";
        case names::MentionForm::pronoun: return "pronoun";
        case names::MentionForm::description: return "description";
    }
    return "";
}

std::string names_dump(const corpus::Article& article, const names::ArticleNames& names) {
    std::string out = article.id + "\n";
    for (const names::Entity& entity : names.entities) {
        out += "\n" + entity.name + " (" + kind_name(entity.kind) + ")";
        for (const std::string& role : entity.roles) out += " · " + role;
        out += "\n";
        for (const names::Mention& mention : entity.mentions)
            out += "  " + show(article.text, mention.span) + "  " + form_name(mention.form) + "\n";
    }
    return out + "\n";
}

std::string quotes_dump(const corpus::Article& article, const quotes::Analysis& analysis) {
    std::string out = article.id + "\n";
    for (const quotes::Quote& quote : analysis.quotes) {
        out += "\n";
        for (const base::TextSpan fragment : quote.fragments) out += show(article.text, fragment) + "\n";
        const bool known = quote.person < analysis.names.entities.size();
        out += "  " + std::string(quotes::kind_name(quote.kind)) + ", " + std::string(quotes::rule_name(quote.rule)) +
               "\n";
        out += "  speaker " + show(article.text, quote.speaker) + "\n  cue     " + show(article.text, quote.cue) + "\n";
        out += "  person  " + (known ? analysis.names.entities[quote.person].name : "–") + "\n";
    }
    for (const quotes::QuotedMatter& matter : analysis.other) {
        out += "\nother: " + show(article.text, matter.span) + " (" +
               std::string(quotes::other_kind_name(matter.kind)) + ")\n";
    }
    return out + "\n";
}

std::optional<std::string> read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// The shards by kind: what a reader will find. (Their sizes are for bench/ to watch, their bytes for the compat tests.)
std::string bundle_dump(const fs::path& data) {
    const bundle::VerifyReport report = bundle::verify(read_file(data / "manifest.json").value_or(""),
                                                       [&](const std::string& file) { return read_file(data / file); });
    std::string out = std::to_string(report.articles) + " articles, " + std::to_string(report.quotes) + " quotes, " +
                      std::to_string(report.people) + " people\n";
    for (const auto& [kind, sum] : report.kinds) {
        out += std::string(bundle::kind_name(kind)) + ": " + std::to_string(sum.files) + " files\n";
    }
    for (const base::Error& problem : report.problems) out += "problem: " + problem.message() + "\n";
    return out;
}

int fail(const base::Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 1;
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) return fail({"golden_dump", "", "two arguments: CORPUS FOLDER", ""});
    const fs::path folder = words[2];
    const fs::path data = folder / "data";
    auto builder = index::BundleBuilder::create(data.string(), {.title = "Golden"});
    if (!builder) return fail(builder.error());
    std::string articles, sentences, names, quotes;
    base::Status added = base::Ok{};
    const auto read = corpus::read_corpus(
        {words[1]}, {},
        [&](corpus::Article&& article) {
            const quotes::Analysis analysis = quotes::analyze(article);
            articles += article_dump(article);
            sentences += sentences_dump(article);
            names += names_dump(article, analysis.names);
            quotes += quotes_dump(article, analysis);
            if (added) added = builder->add(article, analysis);
        },
        [&](corpus::Notice&& notice) { articles += notice.error.message() + "\n"; });
    if (!read) return fail(read.error());
    if (!added) return fail(added.error());
    if (const auto built = builder->finish(); !built) return fail(built.error());
    std::ofstream(folder / "article.txt") << articles;
    std::ofstream(folder / "sentences.txt") << sentences;
    std::ofstream(folder / "names.txt") << names;
    std::ofstream(folder / "quotes.txt") << quotes;
    std::ofstream(folder / "bundle.txt") << bundle_dump(data);
    return 0;
}
