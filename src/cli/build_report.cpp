#include "cli/build_report.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/report_summary.h"
#include "cli/settings_file.h"
#include "files/read.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t notices_in_text = 20;

std::string_view kind_name(corpus::Notice::Kind kind) {
    switch (kind) {
        case corpus::Notice::Kind::repaired: return "repaired";
        case corpus::Notice::Kind::rejected: return "rejected";
        case corpus::Notice::Kind::skipped_file: return "skipped";
        case corpus::Notice::Kind::skipped_part: return "left out";
        case corpus::Notice::Kind::twice: return "twice";
    }
    return "";
}

std::string place_of(const corpus::Notice& notice) {
    if (!notice.error.where.empty()) return notice.error.where;
    return notice.origin.place();
}

std::string megabytes(std::uint64_t bytes) {
    constexpr std::uint64_t least = 100'000;  // bytes; less is told in kilobytes
    char text[32];
    if (bytes < least) std::snprintf(text, sizeof text, "%.0f KB", static_cast<double>(bytes) / 1e3);
    else std::snprintf(text, sizeof text, "%.2f MB", static_cast<double>(bytes) / 1e6);
    return text;
}

Json notice_json(const corpus::Notice& notice) {
    Json out{{"kind", kind_name(notice.kind)}, {"file", notice.origin.file}, {"line", notice.origin.line}};
    if (!notice.origin.member.empty()) out["member"] = notice.origin.member;
    if (!notice.article_id.empty()) out["id"] = notice.article_id;
    out["found"] = notice.error.found;
    out["expected"] = notice.error.expected;
    if (!notice.error.remedy.empty()) out["remedy"] = notice.error.remedy;
    return out;
}

std::uint64_t bundle_bytes(const index::BuildSummary& bundle) {
    std::uint64_t sum = 0;
    for (const auto& [kind, bytes] : bundle.bytes) sum += bytes;
    return sum;
}

constexpr std::string_view first_field = "verbatim_report";

Json counts_of(const BuildReport& report) {
    Json out;
    out[first_field] = 1;
    out["read"] = {{"files", report.read.files}, {"accepted", report.read.accepted}, {"repaired", report.read.repaired},
                   {"rejected", report.read.rejected}, {"skipped_files", report.read.skipped_files}};
    out["bundle"] = {{"id", report.bundle.bundle_id}, {"articles", report.bundle.articles}, {"quotes", report.bundle.quotes},
                     {"people", report.bundle.people}, {"files", report.bundle.files}};
    for (const auto& [kind, bytes] : report.bundle.bytes) out["bundle"]["bytes"][kind] = bytes;
    if (report.read.skipped_parts > 0) out["read"]["left_out"] = report.read.skipped_parts;
    for (const auto& [format, articles] : report.formats) out["read"]["formats"][format] = articles;
    out["read"]["undated"] = report.undated;
    if (report.read.twice > 0) out["read"]["twice"] = report.read.twice;
    if (report.bundle.versions > 0) out["versions"] = report.bundle.versions;
    if (report.bundle.near_copies > 0) out["near_copies"] = {{"groups", report.bundle.copy_groups}, {"further", report.bundle.near_copies}};
    for (const index::FoldedKind& one : report.bundle.folded) out["folded"][one.kind] = {{"lines", one.lines}, {"articles", one.articles}};
    if (report.bundle.folded_quotes > 0) out["folded_quotes"] = report.bundle.folded_quotes;
    if (report.withheld > 0) out["withheld"] = report.withheld;
    if (!report.url.empty()) out["url"] = report.url;
    if (report.with_app) {
        out["site"] = {{"app_bytes", report.site.app_bytes}, {"local_bytes", report.site.local_bytes},
                       {"opens_from_disk", report.site.opens_from_disk}};
    }
    if (report.pages) {
        const site::PagesReport& pages = *report.pages;
        out["pages"] = {{"files", pages.files}, {"bytes", pages.bytes}, {"a_page_an_article", pages.own_pages}, {"speakers", pages.speakers}, {"speakers_without_page", pages.speakers_left_out},
                        {"quotations", pages.quotations}, {"quotations_without_page", pages.quotations_left_out}};
    }
    return out;
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string describe(const corpus::Notice& notice) {
    base::Error rest = notice.error;
    rest.where = place_of(notice) + ": " + std::string(kind_name(notice.kind));
    return rest.message();
}

std::string no_article(const std::vector<std::string>& inputs) {
    std::string places;
    for (const std::string& input : inputs) places += (places.empty() ? "" : ", ") + input;
    return "no article found in " + places + ": what is read is text (.txt, .text), Markdown (.md, .markdown), JSON (.json, .jsonl), tables (.csv, .tsv, .xlsx), saved pages (.html), feeds, archives and more (docs/input-formats.md)";
}

std::string published_address(const std::string& site) {
    const auto text = files::read_file_if_there(site + "/build-report.json");
    if (!text || !*text) return {};
    const Json counts = Json::parse(**text, nullptr, false);
    const auto url = counts.is_object() ? counts.find("url") : counts.end();
    return url != counts.end() && url->is_string() ? site_address_of(url->get<std::string>()) : std::string();
}

std::string counts_as_json(const BuildReport& report) { return dump(counts_of(report)); }

bool is_report(std::string_view text) { return text.starts_with("{\n  \"" + std::string(first_field) + "\""); }

std::string as_json(const BuildReport& report) {
    Json out = counts_of(report);
    // Words of articles stand beside the site alone: the site may withhold them.
    for (const index::FoldedKind& one : report.bundle.folded) {
        out["folded"][one.kind]["example"] = one.example;
        out["folded"][one.kind]["article"] = one.article;
    }
    out["notices"] = Json::array();
    for (const corpus::Notice& notice : report.notices) out["notices"].push_back(notice_json(notice));
    if (!report.corrections.empty()) out["corrections"] = Json::array();
    for (const CorrectionUse& one : report.corrections) {
        Json correction{{"article", one.article}, {"words", one.words}, {"uses", one.uses}};
        if (!one.reason.empty()) correction["reason"] = one.reason;
        if (!one.unheard_person.empty()) correction["unheard_person"] = one.unheard_person;
        out["corrections"].push_back(std::move(correction));
    }
    if (!report.bundle.corrections.empty()) out["names"] = Json::array();
    for (const linking::NameCorrection& one : report.bundle.corrections) {
        out["names"].push_back({{one.same ? "same" : "different", {one.one, one.other}}, {"applies", one.used}});
    }
    return dump(out);
}

std::string notices_as_text(const BuildReport& report, std::string_view where_all_stand) {
    std::string out;
    const std::size_t shown = std::min(report.notices.size(), notices_in_text);
    for (std::size_t i = 0; i < shown; ++i) out += visible(describe(report.notices[i])) + "\n";
    if (shown < report.notices.size()) out += "… and " + std::to_string(report.notices.size() - shown) + " more" + std::string(where_all_stand) + "\n";
    return out;
}

std::string corrections_as_text(const BuildReport& report) {
    std::string out;
    for (const CorrectionUse& one : report.corrections) {
        const std::string words = "“" + visible(one.words) + "”";
        if (one.uses == 0) out += "corrections.json: no longer applies: " + words + " in article " + visible(one.article) + ": " + visible(one.reason) + "\n";
        if (!one.unheard_person.empty()) {
            out += "corrections.json: “" + visible(one.unheard_person) + "” occurs in no article (correction of " + words + " in article " +
                   visible(one.article) + "): is the name spelt as articles write it?\n";
        }
    }
    for (const linking::NameCorrection& one : report.bundle.corrections) {
        if (!one.used)
            out += "corrections.json: no longer applies: “" + visible(one.one) + "” and “" + visible(one.other) + "” as " + (one.same ? "one" : "two") +
                   ": one of the names does not occur\n";
    }
    return out;
}

std::string as_text(const BuildReport& report) {
    std::string out = notices_as_text(report, " in " + report.report_file) + corrections_as_text(report);
    out += counted(report.read.accepted, "article") + " accepted (" + std::to_string(report.read.repaired) + " repaired), " +
           std::to_string(report.read.rejected) + " rejected, " + std::to_string(report.read.skipped_files) + " of " +
           counted(report.read.files, "file") + " skipped\n" + summary_as_text(report);
    out += counted(report.bundle.quotes, "direct and mixed quote") + ", " + counted(report.bundle.people, "person", "people") + "\n";
    out += "bundle " + report.bundle.bundle_id + ": " + megabytes(bundle_bytes(report.bundle)) + " in " +
           counted(report.bundle.files, "file") + "\n";
    if (report.pages) {
        out += "plain pages: " + megabytes(report.pages->bytes) + " in " + counted(report.pages->files, "file") + (report.pages->own_pages ? ", one an article" : ", articles packed by time and source") + "\n";
        if (report.pages->speakers_left_out + report.pages->quotations_left_out > 0)
            out += counted(report.pages->speakers_left_out, "speaker") + " and " + counted(report.pages->quotations_left_out, "quotation") + " have no page of their own, for the site to have no more files than --max-files\n";
    }
    if (report.with_app && !report.site.opens_from_disk) {
        out += "too large to run by double click: serve it (verbatim serve), or use the desktop program\n";
    }
    if (report.reused > 0) out += "analysed before: " + counted(report.reused, "article") + "\n";
    if (!report.not_kept.empty()) out += "the analyses were not kept, so the next build takes as long as this one: " + report.not_kept + "\n";
    if (report.former_files > 0)
        out += counted(report.former_files, "file") + " of the former collection, withdrawn articles among them, " + (report.former_files == 1 ? "stays" : "stay") +
               " until the next build for pages that are open; --prune removes them at once\n";
    if (report.single_file_bytes > 0) out += "single file: " + megabytes(report.single_file_bytes) + (report.single_file_has_pages ? "\n" : ", without the plain pages\n");
    return out;
}

}  // namespace verbatim::cli
