#include "site/output.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "bundle/manifest.h"
#include "bundle/shard_names.h"
#include "files/lock.h"
#include "files/read.h"
#include "files/scratch.h"
#include "files/walk.h"
#include "files/write.h"
#include "site/file_list.h"
#include "site/local_copy.h"
#include "site/output_rules.h"
#include "site/page_names.h"

namespace verbatim::site {

namespace {

namespace fs = std::filesystem;

const std::string page_file = "index.html", tools_manifest = "data/" + std::string(bundle::current_manifest_file);

std::set<std::string> without(const std::set<std::string>& files, const std::set<std::string>& taken) {
    std::set<std::string> left;
    std::set_difference(files.begin(), files.end(), taken.begin(), taken.end(), std::inserter(left, left.end()));
    return left;
}

std::set<std::string> united(std::set<std::string> files, const std::set<std::string>& more) {
    files.insert(more.begin(), more.end());
    return files;
}

// Makes a folder and those above it; `made` receives the ones that were not there, outermost first.
base::Status make_folder(const fs::path& folder, std::vector<fs::path>& made) {
    std::vector<fs::path> missing;
    for (fs::path place = folder; !place.empty(); place = place.parent_path()) {
        const auto kind = files::kind_of(place.string());
        if (!kind) return kind.error();
        if (*kind != files::PathKind::nothing) break;
        missing.push_back(place);
    }
    made.insert(made.end(), missing.rbegin(), missing.rend());
    return files::make_folders(folder.string());
}

// The label of a site's scratch folders: the same for every build into this folder, and another one for a folder of the same path
// on another machine or in another container, since the system's temporary files may be shared.
base::Result<std::string> label_of(const std::string& site) {
    const auto identity = files::identity_of(site);
    if (!identity) return identity.error();
    return base::hash_hex(site + " " + *identity).substr(0, 16);
}

// The manifest that data/manifest.json is a copy of; empty where that is damaged.
std::string manifest_of_tools(std::string_view json) {
    const auto manifest = bundle::read_manifest(json);
    return manifest ? "data/" + bundle::manifest_file(manifest->bundle_id) : std::string();
}

// The files of a site that was built before there was a list: those that its manifest and its page name.
FileList list_of_first_version(const std::string& site) {
    FileList list;
    const auto json = files::read_file(site + "/" + tools_manifest);
    if (!json) return list;
    list.current = {tools_manifest};
    const auto read = [&site](const std::string& file) -> std::optional<std::string> {
        auto bytes = files::read_file(site + "/data/" + file);
        return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
    };
    for (const std::string& file : bundle::shard_names(*json, read)) list.current.insert("data/" + file);
    if (const auto page = files::read_file(site + "/" + page_file)) {
        list.current.insert(page_file);
        list.current.merge(application_of_page(*page));
        list.current.insert({"404.html", ".nojekyll", "build-report.json"});
        if (const auto fonts = files::files_below(site + "/app/fonts"))
            for (const std::string& font : *fonts) list.current.insert("app/fonts/" + font);
    }
    std::set<std::string> copies;
    for (const std::string& file : list.current) copies.insert(local_copy_path(file));
    list.current.merge(copies);
    return list;
}

// Whether a file never changes under its name.
bool is_named_by_hash(std::string_view file) {
    constexpr std::string_view copies = "local/";
    const std::string_view copied = file.starts_with(copies) ? file.substr(copies.size()) : file;
    return (copied.starts_with("data/") && copied != tools_manifest) || copied.starts_with("app/verbatim-") || copied.starts_with("app/style-") || copied.starts_with("app/pages-");
}

// A page that no build has written stays where a site without a page is committed.
enum class PageChange : std::uint8_t { none, replace, remove };

}  // namespace

struct Output::State {
    std::string path;
    std::vector<fs::path> made_folders;
    std::optional<files::FileLock> lock;
    std::optional<files::ScratchFolder> scratch;
    FileList list;
    bool committed = false;
    bool withdrawn = false;
    std::mutex mutex;  // commit() and withdraw() exclude each other

    std::string in_site(const std::string& file) const { return path + "/" + file; }
    std::string staged(const std::string& file) const { return scratch->path() + "/site/" + file; }

    base::Status read_list();
    base::Status write_list(const FileList& next);
    // Removes files of the site; returns those that could not be.
    std::set<std::string> remove(const std::set<std::string>& files) const;
    base::Status clear_left_behind();
    base::Status move_in(const std::set<std::string>& files, std::set<std::string>& added);
    std::set<std::string> replace_others(const std::set<std::string>& files);
    base::Status switch_over(PageChange page, bool& is_mixed);
    bool may_remove(const std::string& file) const;
    base::Status spare_others(const std::set<std::string>& files) const;
    void withdraw();
};

base::Status Output::State::read_list() {
    const auto text = files::read_file_if_there(in_site(file_list_name));
    if (!text) return text.error();
    list = *text && is_file_list(**text) ? parse_file_list(**text) : list_of_first_version(path);
    return base::Ok{};
}

// A small file: it is made anew and renamed.
base::Status Output::State::write_list(const FileList& next) {
    const std::string fresh = scratch->path() + "/list";
    if (auto written = files::write_file(fresh, format_file_list(next)); !written) return written;
    if (auto moved = files::move_file(fresh, in_site(file_list_name)); !moved) return moved;
    list = next;
    return base::Ok{};
}

std::set<std::string> Output::State::remove(const std::set<std::string>& files) const {
    std::set<std::string> left, folders;
    for (const std::string& file : files) {
        if (!files::remove_file(in_site(file))) left.insert(file);
        for (fs::path folder = fs::path(file).parent_path(); !folder.empty(); folder = folder.parent_path()) folders.insert(folder.string());
    }
    // Folders that are empty now, innermost first.
    std::error_code ignored;
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
        if (fs::is_empty(in_site(*folder), ignored)) fs::remove(in_site(*folder), ignored);
    return left;
}

// A file of the site's names that no build has written is the user's own: a page, a 404.html. It is not replaced.
base::Status Output::State::spare_others(const std::set<std::string>& files) const {
    for (const std::string& file : files) {
        if (is_named_by_hash(file) || file == tools_manifest || list.current.contains(file) || list.former.contains(file)) continue;
        const auto present = files::read_file_if_there(in_site(file)), fresh = files::read_file_if_there(staged(file));
        if (!present) return present.error();
        if (!fresh) return fresh.error();
        if (*present && *fresh && **present != **fresh)
            return base::Error{in_site(file), "a file that no build has written", "nothing, or the site's own file of that name", "move it out of the site's folder and build again"};
    }
    return base::Ok{};
}

// Whether the site may lose a file again that a build which did not end well has brought: not one that others have written.
bool Output::State::may_remove(const std::string& file) const {
    if (is_named_by_hash(file) || list.current.contains(file) || list.former.contains(file)) return true;
    const auto present = files::kind_of(in_site(file));
    return present && *present == files::PathKind::nothing;
}

// A build that was killed while it moved its files in has left them pending. Whether its collection is shown already is
// seen from what the page and data/manifest.json name.
base::Status Output::State::clear_left_behind() {
    if (list.pending.empty()) return base::Ok{};
    const auto html = files::read_file_if_there(in_site(page_file)), json = files::read_file_if_there(in_site(tools_manifest));
    if (!html) return html.error();
    if (!json) return json.error();
    const bool by_tools = *json && list.pending.contains(manifest_of_tools(**json));
    // The same collection may have been built with another application: then the manifest alone does not tell the pages apart.
    const bool by_page = *html && list.pending.contains(manifest_of_page(**html)) && without(application_of_page(**html), list.pending).empty();
    FileList next;
    if (by_tools && (by_page || !*html)) {
        next.current = list.pending;
        next.former = without(list.current, next.current);
    } else {
        const bool shown = by_tools || by_page || (*html && list.pending.contains(manifest_of_page(**html)));
        next.current = shown ? united(list.current, list.pending) : list.current;
        next.former = without(list.former, next.current);
    }
    std::set<std::string> gone = without(without(united(united(list.pending, list.current), list.former), next.current), next.former);
    for (const std::string& file : list.pending) gone.insert(file + std::string(files::moved_suffix));
    next.pending = remove(gone);  // what could not be removed is tried again by the next build
    return write_list(next);
}

// Moves in what nothing of the old site stands in the way of; `added` receives the files that were not there.
base::Status Output::State::move_in(const std::set<std::string>& files, std::set<std::string>& added) {
    for (const std::string& file : files) {
        if (file == page_file || file == tools_manifest) continue;
        const auto fresh = files::kind_of(staged(file)), present = files::kind_of(in_site(file));
        if (!fresh) return fresh.error();
        if (!present) return present.error();
        const bool is_there = *present != files::PathKind::nothing;
        if (*fresh == files::PathKind::nothing) {
            if (*present == files::PathKind::file) continue;  // with the same bytes: the builder has compared them
            return base::Error{in_site(file), "no such file, neither new nor in the site", "a file of the new site", "build again"};
        }
        if (is_there && !is_named_by_hash(file)) continue;  // replace_others()
        if (!is_there) added.insert(file);
        if (auto moved = files::move_file(staged(file), in_site(file)); !moved) return moved;
    }
    return files::sync_file_system(path);
}

// Fonts, 404.html and the counts keep their names when they change. The old page works with the old or the new ones, so they are
// replaced after the page. Returns those that could not be replaced.
std::set<std::string> Output::State::replace_others(const std::set<std::string>& files) {
    std::set<std::string> left;
    for (const std::string& file : files) {
        const auto fresh = files::kind_of(staged(file));
        if (fresh && *fresh == files::PathKind::nothing) continue;
        if (!files::move_file(staged(file), in_site(file))) left.insert(file);
    }
    return left;
}

// The last step. Where the page cannot be replaced, data/manifest.json becomes what it was; `is_mixed` says that this failed too.
base::Status Output::State::switch_over(PageChange change, bool& is_mixed) {
    // The way back is made before the first step, since it may need room.
    const std::string before = scratch->path() + "/former-manifest";
    const auto json = files::read_file_if_there(in_site(tools_manifest));
    if (!json) return json.error();
    if (*json)
        if (auto kept = files::write_file(before, **json); !kept) return kept;
    if (auto moved = files::move_file(staged(tools_manifest), in_site(tools_manifest)); !moved) return moved;
    base::Status page = base::Ok{};
    if (change == PageChange::replace) page = files::move_file(staged(page_file), in_site(page_file));
    if (change == PageChange::remove) page = files::remove_file(in_site(page_file));
    if (page) return page;
    const base::Status back = *json ? files::move_file(before, in_site(tools_manifest)) : files::remove_file(in_site(tools_manifest));
    is_mixed = !back;
    if (back) return page;
    base::Error error = page.error();
    error.found += "; data/manifest.json shows the new collection already, index.html the old one";
    return error;
}

void Output::State::withdraw() {
    const std::lock_guard guard(mutex);
    if (std::exchange(withdrawn, true)) return;
    if (scratch) scratch->remove();
    if (committed) return;
    if (lock && lock->made_file() && list.pending.empty()) {
        (void)files::remove_file(in_site(file_list_name));
        lock->remove_file();
    }
    std::error_code ignored;
    for (auto folder = made_folders.rbegin(); folder != made_folders.rend(); ++folder) fs::remove(*folder, ignored);
}

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::Output(Output&&) noexcept = default;
Output::~Output() {
    if (state_) state_->withdraw();
}

base::Result<Output> Output::open(const std::string& path) {
    auto state = std::make_unique<State>();
    state->path = path;
    Output output(std::move(state));  // from here on its end takes back what was made
    State& it = *output.state_;
    constexpr int turns = 10;
    for (int turn = 0; !it.lock; ++turn) {
        if (auto folder = make_folder(path, it.made_folders); !folder) return folder.error();
        auto lock = files::FileLock::take(path + "/" + mark_name, mark_text);
        if (lock) it.lock.emplace(std::move(*lock));
        // Another first build may have taken its folder back in between.
        else if (lock.error().kind != base::ErrorKind::not_there || turn == turns) return lock.error();
    }
    const auto label = label_of(path);
    if (!label) return label.error();
    const std::string parent = fs::path(path).parent_path().string();
    files::ScratchFolder::remove_left_behind(parent, *label);
    auto scratch = files::ScratchFolder::create(parent, *label);
    if (!scratch) return scratch.error();
    it.scratch.emplace(std::move(*scratch));
    if (auto read = it.read_list(); !read) return read.error();
    if (auto cleared = it.clear_left_behind(); !cleared) return cleared.error();
    return output;
}

const std::string& Output::path() const { return state_->path; }
std::string Output::staging() const { return state_->scratch->path() + "/site"; }
const std::string& Output::scratch() const { return state_->scratch->path(); }
void Output::withdraw() { state_->withdraw(); }
std::size_t Output::former_files() const { return state_->list.former.size(); }

base::Status Output::commit(const std::set<std::string>& files, FormerFiles former, std::set<std::string>& unremoved) {
    State& it = *state_;
    const std::lock_guard guard(it.mutex);
    if (it.withdrawn) return base::Error{it.path, "a build that was ended", "", ""};
    if (auto spared = it.spare_others(files); !spared) return spared;
    const FileList before = it.list;
    FileList next = before;
    for (const std::string& file : files)
        if (it.may_remove(file)) next.pending.insert(file);
    if (auto listed = it.write_list(next); !listed) return listed;
    const PageChange page = files.contains(page_file)            ? PageChange::replace
                            : before.current.contains(page_file) ? PageChange::remove
                                                                 : PageChange::none;
    std::set<std::string> added;
    bool is_mixed = false;
    base::Status done = it.move_in(files, added);
    if (done) done = it.switch_over(page, is_mixed);
    if (!done) {
        if (is_mixed) return done;  // the list has them as pending: the next build sees what is shown
        FileList back = before;
        back.pending = united(back.pending, it.remove(added));
        (void)it.write_list(back);  // the list that is there names the same files
        return done;
    }
    it.committed = true;
    // Failure is ignored: the new site is visible already, and only a loss of power could undo the renames.
    (void)files::sync_folder(it.path);
    (void)files::sync_folder(it.path + "/data");

    next.current = files;
    next.pending.clear();
    next.former = former == FormerFiles::keep ? without(before.current, files) : std::set<std::string>();
    next.former.erase(page_file);
    // Nothing that is open asks for plain pages, and an article that is withdrawn must not be read there any more.
    std::erase_if(next.former, [](const std::string& file) { return file.starts_with("pages/"); });
    unremoved = it.replace_others(files);
    unremoved.merge(it.remove(without(without(united(before.current, before.former), next.current), next.former)));
    for (const std::string& file : unremoved)
        if (!next.current.contains(file)) next.pending.insert(file);
    if (!it.write_list(next)) unremoved.insert(file_list_name);
    return base::Ok{};
}

}  // namespace verbatim::site
