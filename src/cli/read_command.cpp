// `verbatim read`: what the readers make of files, an article at a time, before anything is built of it.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/settings_file.h"
#include "cli/terminal.h"
#include "corpus/reader.h"
#include "files/read.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

void print_out(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

Json or_null(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

// `file` is the path under which the user finds it.
std::string article_json(const corpus::Article& article, const std::string& file) {
    Json out;
    out["file"] = file;
    if (!article.origin.member.empty()) out["member"] = article.origin.member;
    if (article.origin.line > 0) out["line"] = article.origin.line;
    out["format"] = article.format;
    out["id"] = article.id;
    out["title"] = article.title;
    out["title_made"] = article.title_made;
    out["date"] = article.date ? Json(base::format_date(*article.date)) : Json(nullptr);
    out["source"] = or_null(article.source);
    out["author"] = or_null(article.author);
    out["place"] = or_null(article.place.display());
    out["url"] = or_null(article.url);
    out["lang"] = or_null(article.language);
    if (article.teaser) out["teaser"] = true;
    if (article.licensed) out["licensed"] = true;
    out["text"] = article.text;
    out["found"] = Json::object();
    for (const corpus::FieldPlace& place : article.found) out["found"][place.field] = place.where;
    out["left_out"] = Json::array();
    for (const corpus::LeftOut& one : article.left_out) out["left_out"].push_back({{"rule", one.rule}, {"words", one.words}});
    out["repairs"] = article.repairs;
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string field_line(std::string_view name, const std::string& value, const corpus::Article& article) {
    if (value.empty()) return "";
    std::string line = "  " + std::string(name) + ": " + visible(value);
    const auto place = std::find_if(article.found.begin(), article.found.end(), [&](const corpus::FieldPlace& found) { return found.field == name; });
    return line + (place == article.found.end() ? "" : "  [" + visible(place->where) + "]") + "\n";
}

std::string article_text(const corpus::Article& article, const std::string& file) {
    std::string out = visible(article.title) + (article.title_made ? "  [made from the text]" : "") + "\n";
    corpus::Origin origin = article.origin;
    origin.file = file;
    out += "  " + visible(origin.place()) + " (" + article.format + ")\n";
    out += field_line("date", article.date ? base::format_date(*article.date) : "", article) + field_line("source", article.source, article) + field_line("author", article.author, article);
    out += field_line("place", article.place.display(), article) + field_line("url", article.url, article) + field_line("lang", article.language, article);
    if (article.teaser) out += "  a summary: the file does not hold the whole text\n";
    for (const std::string& repair : article.repairs) out += "  repaired: " + visible(repair) + "\n";
    out += "\n" + visible_lines(article.text) + "\n\n";
    for (const corpus::LeftOut& one : article.left_out) out += "  left out (" + visible(one.rule) + "): " + visible(one.words) + "\n";
    return out + (article.left_out.empty() ? "" : "\n");
}

}  // namespace

ExitCode run_read(const ReadArguments& arguments) {
    corpus::ReadSummary all;
    // Each input by itself, so that its articles can be told where they lie on the disk.
    for (const std::string& input : arguments.inputs) {
        const auto kind = files::kind_of(input);
        const bool folder = kind && *kind == files::PathKind::folder;
        const auto on_article = [&](corpus::Article&& article) {
            const std::string file = folder ? input + (input.ends_with('/') ? "" : "/") + article.origin.file : input;
            print_out(arguments.format == OutputFormat::json ? article_json(article, file) : article_text(article, file));
        };
        const auto on_notice = [](corpus::Notice&& notice) { print_message(describe(notice)); };
        const auto settings = find_settings({input});
        if (!settings) {
            print_error(settings.error());
            return ExitCode::wrong_usage;
        }
        const auto summary = corpus::read_corpus({input}, {.today = today(), .with_twins = true, .follow_links = arguments.follow_links, .fields = &settings->fields}, on_article, on_notice);
        if (!summary) {
            print_error(summary.error());
            return ExitCode::wrong_usage;
        }
        all.accepted += summary->accepted;
        all.rejected += summary->rejected;
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
        print_message("standard output could not be written; the output is not complete");
        return ExitCode::data_problem;
    }
    if (all.accepted == 0) {
        print_message(no_article(arguments.inputs));
        return ExitCode::data_problem;
    }
    return all.rejected == 0 ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
