#include "cli/report_summary.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

#include "cli/terminal.h"
#include "corpus/format.h"
#include "site/html.h"
#include "text/visible.h"

namespace verbatim::cli {
namespace {

using corpus::Notice;

constexpr std::size_t kinds_in_text = 6;      // of what was repaired or skipped, on a terminal
constexpr std::size_t notices_in_page = 5000;  // the rest stands in the JSON file
constexpr std::string_view opening_mark = " (\xE2\x80\x9C", closing_mark = "\xE2\x80\x9D)";

// "entities in the title (“Nadia&#8217;s …”)" apart.
std::pair<std::string, std::string> without_example(const std::string& found) {
    const std::size_t start = found.find(opening_mark);
    if (start == std::string::npos || !found.ends_with(closing_mark)) return {found, {}};
    const std::size_t words = start + opening_mark.size();
    return {found.substr(0, start), found.substr(words, found.size() - closing_mark.size() - words)};
}

std::string kind_in_words(Notice::Kind kind) {
    switch (kind) {
        case Notice::Kind::repaired: return "repaired";
        case Notice::Kind::rejected: return "not read";
        case Notice::Kind::skipped_file: return "file skipped";
        case Notice::Kind::skipped_part: return "left out";
        case Notice::Kind::twice: return "read before";
    }
    return "";
}

// Put right without a guess and without loss: nobody has to do anything.
bool is_harmless(const NoticeGroup& group) {
    if (group.kind == Notice::Kind::twice || group.kind == Notice::Kind::skipped_part) return true;
    // It says what was done, and nothing that is left to do.
    if (group.remedy.starts_with("it was ") || group.remedy.starts_with("they were ")) return true;
    if (group.kind == Notice::Kind::skipped_file) return group.found.find("hidden") != std::string::npos || group.remedy.starts_with("nothing has to be done") || group.found.find("report of verbatim") != std::string::npos;
    return group.kind == Notice::Kind::repaired && group.found.find("date") == std::string::npos && group.found.find("UTF-8") == std::string::npos && group.found.find("too") == std::string::npos;
}

std::string remedy_of(const NoticeGroup& group) { return group.remedy.empty() ? "expected " + group.expected : group.remedy + " (expected " + group.expected + ")"; }

std::string group_line(const NoticeGroup& group) {
    // "3 drafts" is a number already.
    const bool numbered = !group.found.empty() && group.found[0] >= '0' && group.found[0] <= '9';
    const std::string times = !numbered ? std::to_string(group.count) + " \xC3\x97 " : group.count == 1 ? "" : counted(group.count, "time") + " such as ";
    return times + visible(group.found) + (group.example.empty() ? "" : ": \xE2\x80\x9C" + visible(group.example) + "\xE2\x80\x9D") + ", first in " + visible(group.place);
}

std::string row(std::initializer_list<std::string_view> cells) {
    std::string out = "<tr>";
    for (const std::string_view cell : cells) out += "<td dir=\"auto\">" + site::escaped(text::visible(cell)) + "</td>";
    return out + "</tr>\n";
}

constexpr std::string_view page_mark = "<!-- verbatim build report -->";

}  // namespace

std::string kind_of_fault(std::string_view found) {
    // A date as it was written says nothing of its kind; what is said of it does.
    if (found.starts_with("date ")) {
        for (const std::string_view said : {", which ", ", before "})
            if (const std::size_t at = found.find(said); at != std::string_view::npos) return "date" + std::string(found.substr(at));
        return "date";
    }
    found = found.substr(0, found.find(", after "));  // where it was read before
    std::string kind;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const char c = found[i];
        if (c >= '0' && c <= '9') {
            if (!kind.ends_with('#')) kind += '#';
        } else if (c == '"' && found.find('"', i + 1) != std::string_view::npos) {
            i = found.find('"', i + 1);
            kind += "\"\"";
        } else if (c != ',' || !kind.ends_with('#')) {  // 1,204
            kind += c;
        }
    }
    return kind;
}

std::vector<NoticeGroup> grouped_notices(const std::vector<Notice>& notices) {
    std::vector<NoticeGroup> groups;
    std::map<std::string, std::size_t> places;
    for (const Notice& notice : notices) {
        auto [found, example] = without_example(notice.error.found);
        const std::string key = std::to_string(static_cast<int>(notice.kind)) + notice.error.expected + "\n" + notice.error.remedy + "\n" + (notice.kind == Notice::Kind::twice ? "" : kind_of_fault(found));
        const auto [entry, fresh] = places.try_emplace(key, groups.size());
        if (fresh) groups.push_back({notice.kind, std::move(found), notice.error.expected, notice.error.remedy, std::move(example), notice.origin.place(), 0});
        ++groups[entry->second].count;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const NoticeGroup& a, const NoticeGroup& b) { return a.count > b.count; });
    return groups;
}

std::vector<NoticeGroup> worst_of(const std::vector<NoticeGroup>& groups) {
    std::vector<NoticeGroup> worst;
    for (const NoticeGroup& group : groups)
        if (worst.size() < 3 && !is_harmless(group)) worst.push_back(group);
    return worst;
}

std::string formats_in_words(const BuildReport& report) {
    std::vector<std::pair<std::string, std::uint64_t>> formats(report.formats.begin(), report.formats.end());
    std::stable_sort(formats.begin(), formats.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (const auto& [name, articles] : formats) out += (out.empty() ? "" : ", ") + std::to_string(articles) + " " + std::string(corpus::label_of(name));
    return out;
}

std::string summary_as_text(const BuildReport& report) {
    std::string out;
    const auto line = [&](const std::string& words) { out += "  " + words + "\n"; };
    if (report.formats.size() > 1) line("by format: " + formats_in_words(report));
    if (report.undated > 0) line("undated: " + std::to_string(report.undated) + " of " + counted(report.read.accepted, "article") + "; they stand last in lists and outside of every range of dates");
    if (report.read.twice > 0) line("read before, from another place: " + std::to_string(report.read.twice));
    if (report.bundle.versions > 0) line("earlier texts under an article's address: " + std::to_string(report.bundle.versions) + ", which are no articles of the site; " + std::to_string(report.bundle.articles) + " are");
    if (report.bundle.near_copies > 0) line("near-copies: " + counted(report.bundle.near_copies + report.bundle.copy_groups, "article") + " in " + counted(report.bundle.copy_groups, "group"));
    for (const index::FoldedKind& one : report.bundle.folded)
        line("shown folded: " + counted(one.lines, "line") + " in " + counted(one.articles, "article") + " (" + one.kind + " that an outlet repeats), such as \xE2\x80\x9C" + visible(one.example) + "\xE2\x80\x9D in " + visible(one.article));
    if (report.bundle.folded_quotes > 0) line("quotations and reported speech that stood in such lines, and are not listed: " + std::to_string(report.bundle.folded_quotes));
    const std::vector<NoticeGroup> groups = grouped_notices(report.notices);
    std::size_t shown = 0, further = 0;
    for (const NoticeGroup& group : groups) {
        if (group.kind == Notice::Kind::twice) continue;
        if (shown++ < kinds_in_text) line(kind_in_words(group.kind) + ": " + group_line(group));
        else ++further;
    }
    if (further > 0) line("and " + counted(further, "other kind"));
    const std::vector<NoticeGroup> worst = worst_of(groups);
    if (!worst.empty()) out += "what to do first:\n";
    for (std::size_t i = 0; i < worst.size(); ++i) line(std::to_string(i + 1) + ". " + std::to_string(worst[i].count) + " \xC3\x97 " + visible(worst[i].found) + " (" + visible(worst[i].place) + "): " + visible(remedy_of(worst[i])));
    return out;
}

bool is_report_page(std::string_view text) { return text.starts_with(page_mark); }

std::string report_page(const BuildReport& report, const std::string& title) {
    const auto words = [](std::string_view text) { return site::escaped(text::visible(text)); };
    std::string out(page_mark);
    out += "\n<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\"><title>Build report: " + words(title) +
           "</title>\n<style>body{font:16px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222;background:#fff}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;"
           "padding:.3em .8em .3em 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}h2{margin-top:2em}@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}td,th{border-color:#444}}</style></head><body>\n";
    out += "<h1>Build report: " + words(title) + "</h1>\n<p>This page names your files. It lies beside the site and is not part of it.</p>\n";
    const std::vector<NoticeGroup> groups = grouped_notices(report.notices), worst = worst_of(groups);
    if (!worst.empty()) {
        out += "<h2>What to do first</h2>\n<ol>\n";
        for (const NoticeGroup& one : worst) out += "<li>" + std::to_string(one.count) + " \xC3\x97 " + words(one.found) + ", first in " + words(one.place) + ": " + words(remedy_of(one)) + "</li>\n";
        out += "</ol>\n";
    }
    out += "<h2>What was read</h2>\n<table>\n";
    const auto number = [&](std::string_view what, std::uint64_t count) {
        if (count > 0) out += row({what, std::to_string(count)});
    };
    number("files", report.read.files);
    number("articles read", report.read.accepted);
    number("of them put right where something could not be read as it stood", report.read.repaired);
    number("of them without a date", report.undated);
    number("records not read", report.read.rejected);
    number("files skipped", report.read.skipped_files);
    number("parts of files left out", report.read.skipped_parts);
    number("articles that were read before, from another place", report.read.twice);
    number("earlier texts under an article's address, which are no articles of the site", report.bundle.versions);
    number("articles that print what others print (near-copies)", report.bundle.near_copies > 0 ? report.bundle.near_copies + report.bundle.copy_groups : 0);
    number("articles whose texts are withheld in part", report.withheld);
    number("articles of the site", report.bundle.articles);
    number("quotations", report.bundle.quotes);
    number("people and organisations", report.bundle.people);
    out += "</table>\n<h2>By format</h2>\n<table>\n";
    for (const auto& [name, articles] : report.formats) out += row({corpus::label_of(name), std::to_string(articles)});
    out += "</table>\n";
    if (!report.bundle.folded.empty()) {
        out += "<h2>Lines that outlets repeat</h2>\n<p>They stand in many articles of one outlet. The site shows them folded, lists no quotation from them, and does not count their words for the order of what is found.</p>\n<table>\n"
               "<tr><th>kind</th><th>lines</th><th>articles</th><th>example</th></tr>\n";
        for (const index::FoldedKind& one : report.bundle.folded) out += row({one.kind, std::to_string(one.lines), std::to_string(one.articles), one.article + ": \xE2\x80\x9C" + one.example + "\xE2\x80\x9D"});
        out += "</table>\n";
    }
    if (!groups.empty()) {
        out += "<h2>By kind</h2>\n<table>\n<tr><th></th><th>times</th><th>found</th><th>example</th><th>expected</th><th>what was done, or is to be done</th></tr>\n";
        for (const NoticeGroup& one : groups) out += row({kind_in_words(one.kind), std::to_string(one.count), one.found, one.example.empty() ? one.place : one.place + ": \xE2\x80\x9C" + one.example + "\xE2\x80\x9D", one.expected, one.remedy});
        out += "</table>\n<h2>One by one</h2>\n<table>\n<tr><th></th><th>where</th><th>found</th></tr>\n";
        for (std::size_t i = 0; i < report.notices.size() && i < notices_in_page; ++i) out += row({kind_in_words(report.notices[i].kind), report.notices[i].origin.place(), report.notices[i].error.found});
        out += "</table>\n";
        if (report.notices.size() > notices_in_page) out += "<p>The other " + std::to_string(report.notices.size() - notices_in_page) + " stand in " + words(report.report_file) + ".</p>\n";
    }
    return out + "</body></html>\n";
}

}  // namespace verbatim::cli
