#include "site/output.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <map>

#include "bundle/manifest.h"
#include "files/read.h"
#include "files/walk.h"
#include "files/write.h"
#include "site/file_list.h"
#include "site/output_rules.h"
#include "site/page_names.h"
#include "temporary_folder.h"

using namespace verbatim;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

Files files_of(const std::string& folder) {
    Files all;
    const auto names = files::files_below(folder);
    REQUIRE(names.ok());
    for (const std::string& name : *names) all[name] = *files::read_file(folder + "/" + name);
    return all;
}

// A small site, told from others by its words: a shard named after them, the manifest under both names, a page.
Files made_of(const std::string& words, bool with_page = true) {
    bundle::Manifest manifest;
    manifest.title = words;
    manifest.tokenizer = 1;
    manifest.segments.push_back({.root = bundle::ref_of(words)});
    const std::string json = bundle::write_manifest(manifest), named = "data/" + bundle::manifest_file(manifest.bundle_id);
    Files files = {{"data/" + bundle::shard_file(bundle::ref_of(words)), words}, {named, json}, {"data/manifest.json", json}, {"data/same.vbs", "same"}};
    if (with_page) {
        files["index.html"] = "<script data-manifest=\"" + named + "\">" + words;
        files["app/verbatim-" + words + ".js"] = words;
    }
    return files;
}

base::Status commit(site::Output& output, const Files& files, site::FormerFiles former = site::FormerFiles::keep) {
    std::set<std::string> names, unremoved;
    for (const auto& [name, bytes] : files) {
        names.insert(name);
        // What the site holds already is not staged, as the builder does it.
        if (const auto present = files::read_file(output.path() + "/" + name); present && *present == bytes && name != "index.html" && name != "data/manifest.json") continue;
        REQUIRE(files::write_file(output.staging() + "/" + name, bytes).ok());
    }
    const base::Status done = output.commit(names, former, unremoved);
    CHECK(unremoved.empty());
    return done;
}

void build(const std::string& folder, const Files& files, site::FormerFiles former = site::FormerFiles::keep) {
    auto output = site::Output::open(folder);
    REQUIRE(output.ok());
    REQUIRE(commit(*output, files, former).ok());
}

Files with(Files files, const Files& more) {
    files.insert(more.begin(), more.end());
    return files;
}

// The site without what is about the site.
Files shown(const std::string& folder) {
    Files files = files_of(folder);
    files.erase(site::file_list_name);
    files.erase(site::mark_name);
    return files;
}

// Carries out `task` in another process that ends without cleaning up, as one that was killed.
void in_killed_process(const std::function<void()>& task) {
    const pid_t child = ::fork();
    if (child == 0) {
        task();
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
}

}  // namespace

TEST_CASE("what is committed is the site; the former one's files stay until the next build") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("a/site");
    build(site, made_of("one"));
    CHECK(shown(site) == made_of("one"));
    build(site, made_of("two"));
    CHECK(shown(site) == with(made_of("two"), made_of("one")));
    build(site, made_of("three"));
    CHECK(shown(site) == with(made_of("three"), made_of("two")));
    CHECK(folder.names() == std::set<std::string>{"a"});
    const auto list = site::parse_file_list(*files::read_file(site + "/" + site::file_list_name));
    CHECK(list.pending.empty());
    CHECK(list.current.size() == made_of("three").size());
}

TEST_CASE("the same site twice leaves what one build leaves; pruning removes the former one at once") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one"));
    const Files once = files_of(site);
    build(site, made_of("one"));
    CHECK(files_of(site) == once);
    build(site, made_of("two"), site::FormerFiles::remove);
    CHECK(shown(site) == made_of("two"));
    build(site, made_of("two", false));
    CHECK_FALSE(shown(site).contains("index.html"));
}

TEST_CASE("files of others are left alone") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one"));
    const Files mine = {{"CNAME", "example.org"}, {".git/config", "git"}, {"data/mine.vbs", "mine"}, {"app/mine.js", "mine"}, {"notes/a", "mine"}};
    for (const auto& [name, bytes] : mine) REQUIRE(files::write_file(site + "/" + name, bytes).ok());
    build(site, made_of("two"));
    build(site, made_of("three"));
    const Files all = shown(site);
    for (const auto& [name, bytes] : mine) CHECK(all.at(name) == bytes);
}

TEST_CASE("nothing is left of a build that does not come to its commit") {
    const testing::TemporaryFolder folder;
    {
        auto output = site::Output::open(folder.path("a/b/site"));
        REQUIRE(output.ok());
        REQUIRE(files::write_file(output->staging() + "/data/new.vbs", "new").ok());
    }
    CHECK(folder.names().empty());
    fs::create_directories(folder.path("empty"));
    CHECK(site::Output::open(folder.path("empty")).ok());
    CHECK(fs::is_empty(folder.path("empty")));
    build(folder.path("site"), made_of("one"));
    const Files before = files_of(folder.path("site"));
    {
        auto output = site::Output::open(folder.path("site"));
        REQUIRE(output.ok());
        REQUIRE(files::write_file(output->staging() + "/data/new.vbs", "new").ok());
        output->withdraw();
        output->withdraw();
        CHECK_FALSE(commit(*output, {}).ok());
    }
    CHECK(files_of(folder.path("site")) == before);
    CHECK(folder.names() == std::set<std::string>{"empty", "site"});
}

TEST_CASE("a commit that fails leaves the old site and none of the new files") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one"));
    const Files before = files_of(site);
    {
        auto output = site::Output::open(site);
        REQUIRE(output.ok());
        // A folder stands where the last new file goes.
        fs::create_directories(site + "/data/zzz.vbs");
        Files files = made_of("two");
        files["data/zzz.vbs"] = "new";
        std::set<std::string> names, unremoved;
        for (const auto& [name, bytes] : files) {
            names.insert(name);
            REQUIRE(files::write_file(output->staging() + "/" + name, bytes).ok());
        }
        CHECK_FALSE(output->commit(names, site::FormerFiles::keep, unremoved).ok());
        fs::remove(site + "/data/zzz.vbs");
    }
    CHECK(files_of(site) == before);
}

TEST_CASE("a build that fails takes no file away that no build has written") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one", false));
    REQUIRE(files::write_file(site + "/index.html", "a page of the user's own").ok());
    REQUIRE(files::write_file(site + "/404.html", "and another").ok());
    const Files before = shown(site);
    Files two = made_of("two");
    two["404.html"] = "of the build";
    std::set<std::string> names, unremoved;
    for (const auto& [name, bytes] : two) names.insert(name);
    {
        auto output = site::Output::open(site);
        REQUIRE(output.ok());
        for (const auto& [name, bytes] : two)
            if (!name.ends_with(".js")) REQUIRE(files::write_file(output->staging() + "/" + name, bytes).ok());
        CHECK_FALSE(output->commit(names, site::FormerFiles::keep, unremoved).ok());  // a staged file has vanished
    }
    CHECK(shown(site) == before);
    // Killed once its list is written and its files are moved in: the user's pages are not among what is pending.
    in_killed_process([&] {
        static auto output = site::Output::open(site);
        for (const auto& [name, bytes] : two) (void)files::write_file(output->staging() + "/" + name, bytes);
        fs::create_directories(site + "/data/manifest.json.in-the-way");
        fs::remove(site + "/data/manifest.json");
        fs::create_directories(site + "/data/manifest.json/in the way");
        (void)output->commit(names, site::FormerFiles::keep, unremoved);
    });
    fs::remove_all(site + "/data/manifest.json.in-the-way");
    fs::remove_all(site + "/data/manifest.json");
    CHECK(site::Output::open(site).ok());
    CHECK(shown(site).at("index.html") == "a page of the user's own");
    CHECK(shown(site).at("404.html") == "and another");
}

TEST_CASE("a list that is no list leads to no removal") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one"));
    const Files before = shown(site);
    REQUIRE(files::write_file(site + "/" + site::file_list_name, "").ok());
    {
        auto output = site::Output::open(site);
        REQUIRE(output.ok());
        std::set<std::string> names, unremoved;
        for (const auto& [name, bytes] : made_of("two")) names.insert(name);
        CHECK_FALSE(output->commit(names, site::FormerFiles::keep, unremoved).ok());
    }
    CHECK(shown(site) == before);
}

TEST_CASE("kills during builds of the same articles with another application leave the page its program") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    Files page = made_of("one");
    page["index.html"] = page["index.html"] + "<script src=\"app/verbatim-one.js\">";
    build(site, page);
    Files other = made_of("one");
    other.erase("app/verbatim-one.js");
    other["app/verbatim-new.js"] = "new";
    for (int kill = 0; kill < 3; ++kill) {
        site::FileList list = site::parse_file_list(*files::read_file(site + "/" + site::file_list_name));
        for (const auto& [name, bytes] : other) list.pending.insert(name);
        REQUIRE(files::write_file(site + "/app/verbatim-new.js", "new").ok());
        REQUIRE(files::write_file(site + "/" + site::file_list_name, site::format_file_list(list)).ok());
        CHECK(site::Output::open(site).ok());
        CHECK(shown(site).contains("app/verbatim-one.js"));
    }
}

TEST_CASE("where the page cannot be replaced, data/manifest.json becomes what it was") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one"));
    fs::remove(site + "/index.html");
    fs::create_directories(site + "/index.html/in the way");
    const std::string before = *files::read_file(site + "/data/manifest.json");
    {
        auto output = site::Output::open(site);
        REQUIRE(output.ok());
        CHECK_FALSE(commit(*output, made_of("two")).ok());
    }
    CHECK(*files::read_file(site + "/data/manifest.json") == before);
    fs::remove_all(site + "/index.html");
    CHECK(shown(site).size() == made_of("one").size() - 1);
}

TEST_CASE("a build that was killed is cleared away by the next one") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    build(site, made_of("one"));
    const Files before = files_of(site);
    in_killed_process([&] {
        static auto output = site::Output::open(site);
        (void)files::write_file(output->staging() + "/data/new.vbs", "new");
    });
    CHECK(folder.names().size() == 2);  // the scratch folder is left
    CHECK(site::Output::open(site).ok());
    CHECK(folder.names() == std::set<std::string>{"site"});
    CHECK(files_of(site) == before);
}

TEST_CASE("what a kill while files move in has left is told by what the site shows") {
    struct Case {
        const char* name;
        bool tools_switched, page_switched;
        Files left;
    };
    const Files one = made_of("one"), two = made_of("two");
    Files between = with(two, one);
    between["index.html"] = one.at("index.html");
    for (const Case& at : {Case{"before the switch", false, false, one}, Case{"between the two renames", true, false, between},
                           Case{"after the switch", true, true, with(two, one)}}) {
        CAPTURE(at.name);
        const testing::TemporaryFolder folder;
        const std::string site = folder.path("site");
        build(site, one);
        // The folder as a kill leaves it: the new files are there, and the list calls them pending.
        site::FileList list = site::parse_file_list(*files::read_file(site + "/" + site::file_list_name));
        for (const auto& [name, bytes] : two) {
            list.pending.insert(name);
            const bool there = name == "index.html" ? at.page_switched : name == "data/manifest.json" ? at.tools_switched : true;
            if (there) REQUIRE(files::write_file(site + "/" + name, bytes).ok());
        }
        REQUIRE(files::write_file(site + "/" + site::file_list_name, site::format_file_list(list)).ok());
        CHECK(site::Output::open(site).ok());
        CHECK(shown(site) == at.left);
        build(site, made_of("three"));
        build(site, made_of("three"));
        CHECK(shown(site) == made_of("three"));
    }
}

TEST_CASE("a second build into a folder is told who is at work in it") {
    const testing::TemporaryFolder folder;
    auto output = site::Output::open(folder.path("site"));
    REQUIRE(output.ok());
    const pid_t child = ::fork();
    if (child == 0) {
        const auto second = site::Output::open(folder.path("site"));
        const bool told = !second && second.error().kind == base::ErrorKind::in_use;
        ::_exit(told ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK(commit(*output, made_of("one")).ok());
    CHECK(shown(folder.path("site")) == made_of("one"));
}

TEST_CASE("the files of a site of version 0.1 are known by its manifest and its page") {
    const testing::TemporaryFolder folder;
    const std::string site = folder.path("site");
    bundle::Manifest manifest;
    manifest.segments.push_back({.root = bundle::ref_of("root")});
    const std::string shard = bundle::shard_file(bundle::ref_of("root"));
    const Files old = {{"data/manifest.json", bundle::write_manifest(manifest)}, {"data/" + shard, "root"}, {"app/verbatim-1.js", "js"},
                       {"app/style-1.css", "css"}, {"local/data/" + shard + ".js", "copy"}, {"data/mine.vbs", "mine"}, {"app/mine.js", "mine"},
                       {"index.html", "<link href=\"app/style-1.css\"><script src=\"app/verbatim-1.js\">"}};
    REQUIRE(files::write_file(site + "/.verbatim", site::mark_text).ok());
    for (const auto& [name, bytes] : old) REQUIRE(files::write_file(site + "/" + name, bytes).ok());
    build(site, made_of("two"), site::FormerFiles::remove);
    CHECK(shown(site) == with(made_of("two"), {{"data/mine.vbs", "mine"}, {"app/mine.js", "mine"}}));
}

TEST_CASE("a page's manifest and application are read from its head, and only paths of a site are believed") {
    CHECK(site::manifest_of_page("<script data-manifest=\"data/manifest-1.json\">") == "data/manifest-1.json");
    CHECK(site::manifest_of_page("<script data-manifest=\"../manifest.json\">").empty());
    CHECK(site::manifest_of_page("<script data-manifest=\"data/x").empty());
    CHECK(site::manifest_of_page("").empty());
    CHECK(site::application_of_page("<a href=\"https://x/app/a\"><link href=\"app/a.css\"><script src=\"app/../b.js\">") ==
          std::set<std::string>{"app/a.css"});
}
