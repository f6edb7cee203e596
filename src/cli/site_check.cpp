#include "cli/site_check.h"

#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "bundle/manifest.h"
#include "bundle/shard_names.h"
#include "cli/site_folder.h"
#include "files/error.h"
#include "files/read.h"
#include "files/walk.h"
#include "files/write.h"
#include "site/file_list.h"
#include "site/page_names.h"
#include "text/tokenizer.h"

namespace verbatim::cli {
namespace {

class Check {
  public:
    Check(const std::string& site, std::string_view manifest) : site_(site), manifest_(manifest) {}

    SiteCheck run() {
        const auto manifest = bundle::read_manifest(manifest_);
        if (!manifest) {  // verify() says so; the page and its program may be whole all the same
            if (const auto html = read_if_there("index.html")) check_application(*html);
            return std::move(result_);
        }
        if (manifest->tokenizer == 0 || manifest->tokenizer > text::tokenizer_version)
            problem("data/manifest.json", "tokenizer " + std::to_string(manifest->tokenizer), "at most " + std::to_string(text::tokenizer_version),
                    "check it with a newer version of Verbatim");
        check_page("data/" + bundle::manifest_file(manifest->bundle_id));
        check_names();
        return std::move(result_);
    }

  private:
    void problem(const std::string& where, std::string found, std::string expected, std::string remedy) {
        result_.problems.push_back({where, std::move(found), std::move(expected), std::move(remedy)});
    }

    // A file of the site; nothing where it is not there, or cannot be read, which is a problem.
    std::optional<std::string> read_if_there(const std::string& file) {
        auto text = files::read_file_if_there(site_ + "/" + file);
        if (text) return std::move(*text);
        result_.problems.push_back(text.error());
        return std::nullopt;
    }

    void check_page(const std::string& manifest_file) {
        const auto html = read_if_there("index.html");
        if (!html) return;
        const std::string named = site::manifest_of_page(*html);
        if (named.empty()) return check_application(*html);  // a page of version 0.1, which opens data/manifest.json
        if (named != manifest_file)
            problem("index.html", "the page of another build, which shows " + named, "the page of data/manifest.json (" + manifest_file + ")",
                    "build the site again");
        const auto own = read_file(site_ + "/" + named);
        if (!own) problem(named, "no such file, or one that cannot be read", "the collection that index.html shows", "publish the whole site again, or build it again");
        else if (named == manifest_file && *own != manifest_)
            problem(named, "other words than in data/manifest.json", "the same", "publish the whole site again, or build it again");
        check_application(*html);
    }

    void check_application(std::string_view html) {
        result_.application = true;
        for (const std::string& file : site::application_of_page(html)) {
            if (is_file(site_ + "/" + file)) continue;
            result_.application = false;
            problem(file, "no such file", "a part of the application, which index.html names", "publish the whole site again, or build it again");
        }
    }

    // The files that builds have written, by the list; where that was not copied along, the bundles' own, by the manifests.
    std::optional<std::set<std::string>> listed() {
        const auto text = read_if_there(site::file_list_name);
        if (!text || !site::is_file_list(*text)) return std::nullopt;
        const site::FileList list = site::parse_file_list(*text);
        std::set<std::string> all = list.current;
        all.insert(list.former.begin(), list.former.end());
        return all;
    }

    std::set<std::string> named_by_manifests(const std::vector<std::string>& files) const {
        std::set<std::string> all;
        const auto read = [this](const std::string& file) { return read_file(site_ + "/data/" + file); };
        for (const std::string& file : files) {
            const bool is_manifest = file.starts_with("manifest") && file.ends_with(".json");
            const auto json = is_manifest ? read(file) : std::nullopt;
            if (!json || !bundle::read_manifest(*json)) continue;
            all.insert("data/" + file);
            for (const std::string& shard : bundle::shard_names(*json, read)) all.insert("data/" + shard);
        }
        return all;
    }

    void check_names() {
        const auto list = listed();
        for (const char* folder : {"data", "app", "local"}) {
            const auto files = files::files_below(site_ + "/" + folder);
            if (!files) {
                result_.problems.push_back(files.error());
                continue;
            }
            if (!list && std::string_view(folder) != "data") continue;
            const std::set<std::string> known = list ? *list : named_by_manifests(*files);
            for (const std::string& file : *files) {
                const std::string path = std::string(folder) + "/" + file;
                if (!known.contains(path)) stray(path);
            }
        }
        std::error_code failed;
        for (std::filesystem::directory_iterator entry(site_, failed), end; !failed && entry != end; entry.increment(failed))
            if (const std::string name = entry->path().filename().string(); name.ends_with(files::moved_suffix)) stray(name);
        // A site that is not there has been named by then.
        if (failed && failed != std::errc::no_such_file_or_directory) result_.problems.push_back(files::system_error(site_, failed.value(), "a folder that can be listed"));
    }

    void stray(const std::string& path) {
        problem(path, "a stray file", "files that the site's builds have written and finished", "build the site again, or remove the file");
    }

    const std::string& site_;
    std::string_view manifest_;
    SiteCheck result_;
};

}  // namespace

SiteCheck check_around(const std::string& site, std::string_view manifest) { return Check(site, manifest).run(); }

}  // namespace verbatim::cli
