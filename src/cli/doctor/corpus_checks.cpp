#include "cli/doctor/corpus_checks.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "cli/build_report.h"
#include "cli/corrections_file.h"
#include "cli/report_summary.h"
#include "cli/settings_file.h"
#include "cli/disk_need.h"
#include "cli/doctor/file_remedies.h"
#include "cli/doctor/machine_checks.h"
#include "cli/terminal.h"
#include "cli/web_application.h"
#include "corpus/reader.h"
#include "files/read.h"
#include "files/walk.h"
#include "quotes/analyze.h"
#include "text/normalize.h"

namespace verbatim::cli {
namespace {

constexpr std::size_t long_text = 200'000;  // bytes; some 30,000 words

std::string place_in_corpus(const corpus::Origin& origin) { return origin.place(); }

std::string of_all(std::uint64_t some, std::uint64_t all) { return std::to_string(some) + " of " + counted(all, "article"); }

class CorpusDoctor {
  public:
    base::Result<std::vector<Finding>> run(const std::vector<std::string>& inputs, bool follow_links) {
        for (const std::string& input : inputs) count_folders(input);
        const auto settings = find_settings(inputs);
        if (!settings) return settings.error();
        const auto summary = corpus::read_corpus(
            inputs, {.today = today(), .follow_links = follow_links, .fields = &settings->fields}, [this](corpus::Article&& article) { take(article); }, [this](corpus::Notice&& notice) { take(notice); });
        if (!summary) return summary.error();
        std::vector<Finding> out = {articles_finding(*summary, inputs)};
        for (Finding* one : {&undated_, &without_source_, &same_text_, &long_texts_}) add_counted(*one, summary->accepted, out);
        if (!articles_in_.empty()) out.push_back(languages_finding(summary->accepted));
        for (Finding& one : notices_) {
            if (one.check != "skipped" && one.examples_of > 1) one.found += ", and " + std::to_string(one.examples_of - 1) + " of the kind";
            out.push_back(std::move(one));
        }
        out.push_back(corrections_finding(inputs));
        add_folders(out);
        out.push_back(room_finding(inputs));
        // The worst first, below the count of articles.
        std::stable_sort(out.begin() + 1, out.end(), [](const Finding& one, const Finding& other) { return one.health > other.health; });
        return out;
    }

  private:
    // How many folders there are. What cannot be listed is for the reader to say.
    void count_folders(const std::string& input) {
        const auto entries = files::walk(input, files::HiddenFolders::name_only);
        if (!entries) return;
        std::set<std::string> folders;
        for (const files::Entry& entry : *entries) {
            folders.insert(entry.path.substr(0, std::min(entry.path.rfind('/'), entry.path.size())));
        }
        folders_ += folders.size();
    }

    void take(const corpus::Article& article) {
        const std::string place = place_in_corpus(article.origin);
        if (!article.date) add_example(undated_, place);
        if (article.source.empty()) add_example(without_source_, place);
        if (article.text.size() > long_text) add_example(long_texts_, place + " (" + size_text(article.text.size()) + ")");
        if (!article.language.empty() && !quotes::knows_words_for_saying(article.language)) {
            add_example(languages_, place);
            ++articles_in_[article.language];
        }
        ids_.insert(base::hash64(article.id));
        remember_text(article, place);
    }

    void remember_text(const corpus::Article& article, const std::string& place) {
        if (files_.empty() || files_.back() != article.origin.file) files_.push_back(article.origin.file);
        const Seen here{static_cast<std::uint32_t>(files_.size() - 1), article.origin.line};
        const auto [entry, added] = texts_.try_emplace(base::hash64(article.text), here);
        if (!added) add_example(same_text_, place + " is " + place_in_corpus({files_[entry->second.file], entry->second.line}));
    }

    void take(const corpus::Notice& notice) {
        const std::string place = place_in_corpus(notice.origin);
        switch (notice.kind) {
            case corpus::Notice::Kind::rejected: add_example(group_of(notice, Health::problem, "rejected"), place); return;
            case corpus::Notice::Kind::repaired: add_example(group_of(notice, is_harmless(notice) ? Health::ok : Health::warning, "repaired"), place); return;
            case corpus::Notice::Kind::skipped_file: add_example(group_of_skipped(notice), place); return;
            case corpus::Notice::Kind::skipped_part: add_example(group_of(notice, Health::ok, "left out"), place); return;
            case corpus::Notice::Kind::twice: add_example(group_of(notice, Health::ok, "twice"), place); return;
        }
    }

    // Put right without a guess: nobody has to do anything.
    static bool is_harmless(const corpus::Notice& notice) {
        for (const text::Repair repair : {text::Repair::byte_order_mark, text::Repair::control_characters, text::Repair::not_nfc, text::Repair::hard_wrapped_lines})
            if (notice.error.found == text::describe(repair).found) return true;
        return false;
    }

    Finding& group_of_skipped(const corpus::Notice& notice) {
        const std::string extension = std::filesystem::path(notice.origin.file).extension().string();
        if (notice.error.found.find("hidden") != std::string::npos) return group_of(notice, Health::ok, "skipped");
        if (notice.origin.file.ends_with(".report.json") || notice.origin.file.ends_with(".report.html")) return group("report", {Health::ok, "skipped", "a report of verbatim build", "", {}, 0});
        if (!notice.error.found.starts_with("a file of another kind")) return group_of(notice, Health::warning, "skipped");
        const FileRemedy what = remedy_for(lower(extension));
        return group(lower(extension), {what.may_hold_articles ? Health::warning : Health::ok, "skipped", "files of another kind (" + lower(extension) + ")",
                                        std::string(what.remedy), {}, 0});
    }

    static std::string lower(std::string text) {
        for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return text;
    }

    Finding& group_of(const corpus::Notice& notice, Health health, const char* check) {
        const base::Error& error = notice.error;
        std::string remedy = "expected " + error.expected + (error.remedy.empty() ? "" : "; " + error.remedy);
        if (error.expected.find("UTF-8") != std::string::npos && health == Health::warning) remedy += "; save the file as UTF-8";
        if (health == Health::ok) remedy = error.remedy;
        return group(check + remedy + kind_of_fault(error.found), {health, check, error.found, remedy, {}, 0});
    }

    Finding& group(const std::string& key, Finding&& first) {
        const auto [entry, added] = groups_.try_emplace(key, notices_.size());
        if (added) notices_.push_back(std::move(first));
        return notices_[entry->second];
    }

    static Finding articles_finding(const corpus::ReadSummary& summary, const std::vector<std::string>& inputs) {
        Finding out{Health::ok, "articles", counted(summary.accepted, "article") + " in " + counted(summary.files, "file"), "", {}, 0};
        if (summary.accepted != 0) return out;
        out.health = Health::problem;
        out.found = no_article(inputs);
        out.remedy = "see how one is written: verbatim new FOLDER";
        return out;
    }

    Finding languages_finding(std::uint64_t articles) {
        std::string counts;
        for (const auto& [language, count] : articles_in_) counts += (counts.empty() ? "" : ", ") + language + " " + std::to_string(count);
        languages_.found = of_all(languages_.examples_of, articles) + " in languages of which Verbatim knows no words for saying (" + counts +
                           "): quotations are found by their marks, and without their speakers";
        return std::move(languages_);
    }

    static void add_counted(Finding& finding, std::uint64_t articles, std::vector<Finding>& out) {
        if (finding.examples_of == 0) return;
        finding.found = of_all(finding.examples_of, articles) + " " + finding.found;
        out.push_back(std::move(finding));
    }

    // An id that no article has is the usual fault; whether the words still occur, a build says.
    Finding corrections_finding(const std::vector<std::string>& inputs) const {
        const auto corrections = find_corrections(inputs);
        if (!corrections) return {Health::problem, "corrections.json", corrections.error().found + " in " + corrections.error().where,
                                  "expected " + corrections.error().expected + "; " + corrections.error().remedy, {}, 0};
        const std::size_t count = corrections->quotes.size() + corrections->names.same.size() + corrections->names.different.size();
        Finding out{Health::ok, "corrections.json", count == 0 ? "nothing is corrected" : counted(count, "correction"), "", {}, 0};
        for (const quotes::QuoteCorrection& one : corrections->quotes)
            if (!ids_.contains(base::hash64(one.article))) add_example(out, one.article);
        if (out.examples_of == 0) return out;
        out.health = Health::warning;
        out.found = counted(out.examples_of, "correction") + " of an article that is not there";
        out.remedy = "write the article's id: its own, or else its path in the folder without the ending";
        return out;
    }

    void add_folders(std::vector<Finding>& out) const {
        const auto most = most_watched_folders();
        if (most && folders_ > *most)
            out.push_back({Health::warning, "folders", std::to_string(folders_) + ", of which " + std::to_string(*most) + " can be watched for changes",
                           "raise the limit: sudo sysctl fs.inotify.max_user_watches=" + std::to_string(folders_ * 2), {}, 0});
    }

    static Finding room_finding(const std::vector<std::string>& inputs) {
        const auto application = find_app("");
        const std::uint64_t need = estimated_need(inputs, application ? *application : ""), free = free_space(".");
        const std::string text = "a build takes about " + size_text(need) + " for a while; " + size_text(free) + " are free here";
        if (need < free) return {Health::ok, "room on the disk", text, "", {}, 0};
        return {Health::problem, "room on the disk", text, "free some, or write the site to another disk with -o", {}, 0};
    }

    struct Seen {
        std::uint32_t file = 0;  // in files_
        std::uint32_t line = 0;
    };
    std::size_t folders_ = 0;
    std::vector<std::string> files_;
    std::unordered_map<std::uint64_t, Seen> texts_;  // by their hash
    std::unordered_set<std::uint64_t> ids_;          // hashes
    std::map<std::string, std::uint64_t> articles_in_;  // by language, of those that languages_ counts
    Finding languages_{Health::warning, "languages", "", "where the language is another, say so in the field \"lang\"", {}, 0};
    std::map<std::string, std::size_t> groups_;  // places in notices_
    std::vector<Finding> notices_;
    Finding undated_{Health::warning, "dates", "without a date: a search by date does not find them",
                     "give them one: a first line such as \"date 2025-01-03\" in text, the field \"date\" in Markdown, JSONL and CSV", {}, 0};
    Finding without_source_{Health::warning, "sources", "without a source: no filter by outlet finds them",
                            "give them the field \"source\" in Markdown, JSONL or CSV", {}, 0};
    Finding same_text_{Health::warning, "same text", "with the text of an earlier one", "remove what stands there twice: its quotations count twice", {}, 0};
    Finding long_texts_{Health::warning, "long texts", "of more than 200 KB: several articles in one?",
                        "begin each article with a line such as \"date 2025-01-03\", or make a file of each", {}, 0};
};

}  // namespace

base::Result<std::vector<Finding>> check_corpus(const std::vector<std::string>& inputs, bool follow_links) { return CorpusDoctor().run(inputs, follow_links); }

}  // namespace verbatim::cli
