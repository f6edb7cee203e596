#include "site/output.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "bundle/manifest.h"
#include "bundle/shard_names.h"
#include "files/lock.h"
#include "files/read.h"
#include "files/scratch.h"
#include "files/write.h"
#include "site/file_list.h"
#include "site/local_copy.h"
#include "site/output_rules.h"

namespace verbatim::site {

namespace {

namespace fs = std::filesystem;

const std::string page_file = "index.html", tools_manifest = "data/manifest.json";

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
    made.assign(missing.rbegin(), missing.rend());
    return files::make_folders(folder.string());
}

// The manifest that data/manifest.json is a copy of; empty where that is damaged.
std::string manifest_of_tools(std::string_view json) {
    const auto manifest = bundle::read_manifest(json);
    return manifest ? "data/" + bundle::manifest_file(manifest->bundle_id) : std::string();
}

// The values of an attribute, in the page's order.
std::vector<std::string> attributes(std::string_view html, std::string_view name) {
    const std::string start = " " + std::string(name) + "=\"";
    std::vector<std::string> values;
    for (std::size_t found = html.find(start); found != std::string_view::npos; found = html.find(start, found)) {
        const std::size_t first = found + start.size(), end = html.find('"', first);
        if (end == std::string_view::npos) break;
        values.emplace_back(html.substr(first, end - first));
        found = end;
    }
    return values;
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
    }
    std::set<std::string> copies;
    for (const std::string& file : list.current) copies.insert(local_copy_path(file));
    list.current.merge(copies);
    return list;
}

}  // namespace

std::string manifest_of_page(std::string_view html) {
    // The first one stands in the page's head; what comes later may be an article's words, in which quotation marks are escaped.
    const std::vector<std::string> values = attributes(html, "data-manifest");
    return !values.empty() && is_site_path(values.front()) ? values.front() : std::string();
}

std::set<std::string> application_of_page(std::string_view html) {
    std::set<std::string> files;
    for (const char* name : {"data-wasm", "src", "href"})
        for (const std::string& file : attributes(html, name))
            if (file.starts_with("app/") && is_site_path(file)) files.insert(file);
    return files;
}

// Whether a file never changes under its name.
bool is_named_by_hash(std::string_view file) {
    const std::string_view copied = file.starts_with("local/") ? file.substr(6) : file;
    return copied.starts_with("data/") || copied.starts_with("app/verbatim-") || copied.starts_with("app/style-");
}

// A page that no build has written stays where a site without a page is committed.
enum class PageChange : std::uint8_t { none, replace, remove };

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
    base::Status move_in(const std::set<std::string>& files);
    std::set<std::string> replace_others(const std::set<std::string>& files);
    base::Status switch_over(PageChange page);
    void withdraw();
};

base::Status Output::State::read_list() {
    const auto text = files::read_file_if_there(in_site(file_list_name));
    if (!text) return text.error();
    list = *text ? parse_file_list(**text) : list_of_first_version(path);
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

// A build that was killed while it moved its files in has left them pending. Whether its collection is shown already is
// seen from the manifests that the page and data/manifest.json name.
base::Status Output::State::clear_left_behind() {
    if (list.pending.empty()) return base::Ok{};
    const auto html = files::read_file_if_there(in_site(page_file)), json = files::read_file_if_there(in_site(tools_manifest));
    if (!html) return html.error();
    if (!json) return json.error();
    const bool by_page = *html && list.pending.contains(manifest_of_page(**html));
    const bool by_tools = *json && list.pending.contains(manifest_of_tools(**json));
    FileList next;
    if (by_tools && (by_page || !*html)) {
        next.current = list.pending;
        next.former = without(list.current, next.current);
    } else {
        next.current = by_tools || by_page ? united(list.current, list.pending) : list.current;
        next.former = without(list.former, next.current);
    }
    std::set<std::string> gone = without(without(united(united(list.pending, list.current), list.former), next.current), next.former);
    for (const std::string& file : list.pending) gone.insert(file + std::string(files::moved_suffix));
    remove(gone);
    return write_list(next);
}

base::Status Output::State::move_in(const std::set<std::string>& files) {
    for (const std::string& file : files) {
        if (file == page_file || file == tools_manifest) continue;
        const auto fresh = files::kind_of(staged(file)), present = files::kind_of(in_site(file));
        if (!fresh) return fresh.error();
        if (!present) return present.error();
        if (*fresh == files::PathKind::nothing) continue;  // it stands in the site with the same bytes
        if (*present != files::PathKind::nothing && !is_named_by_hash(file)) continue;  // replace_others()
        if (auto moved = files::move_file(staged(file), in_site(file)); !moved) return moved;
    }
    return files::sync_file_system(path);
}

// Fonts, 404.html and the counts keep their names when they change, and the old site is at ease with either: they follow the
// page. Returns those that could not be replaced.
std::set<std::string> Output::State::replace_others(const std::set<std::string>& files) {
    std::set<std::string> left;
    for (const std::string& file : files) {
        const auto fresh = files::kind_of(staged(file));
        if (fresh && *fresh == files::PathKind::nothing) continue;
        if (!files::move_file(staged(file), in_site(file))) left.insert(file);
    }
    return left;
}

// The last step. Where the page cannot be renamed, data/manifest.json becomes what it was.
base::Status Output::State::switch_over(PageChange change) {
    const auto before = files::read_file_if_there(in_site(tools_manifest));
    if (!before) return before.error();
    if (auto moved = files::move_file(staged(tools_manifest), in_site(tools_manifest)); !moved) return moved;
    base::Status page = base::Ok{};
    if (change == PageChange::replace) page = files::move_file(staged(page_file), in_site(page_file));
    if (change == PageChange::remove) page = files::remove_file(in_site(page_file));
    if (page) return page;
    const base::Status back = *before ? files::write_file(in_site(tools_manifest), **before) : files::remove_file(in_site(tools_manifest));
    if (back) return page;
    base::Error error = page.error();
    error.expected += " (data/manifest.json shows the new collection, index.html still the old one)";
    return error;
}

void Output::State::withdraw() {
    const std::lock_guard guard(mutex);
    if (std::exchange(withdrawn, true)) return;
    if (scratch) scratch->remove();
    if (committed) return;
    if (lock && lock->made_file()) {
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
    const base::Status folder = make_folder(path, state->made_folders);
    Output output(std::move(state));  // from here on its end takes back what was made
    State& it = *output.state_;
    if (!folder) return folder.error();
    auto lock = files::FileLock::take(path + "/" + mark_name, mark_text);
    if (!lock) return lock.error();
    it.lock.emplace(std::move(*lock));
    // The path is the same for every build into this folder, and the lock keeps others out.
    const std::string label = base::hash_hex(path).substr(0, 16), parent = fs::path(path).parent_path().string();
    files::ScratchFolder::remove_left_behind(parent, label);
    auto scratch = files::ScratchFolder::create(parent, label);
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

base::Status Output::commit(const std::set<std::string>& files, FormerFiles former, std::set<std::string>& unremoved) {
    State& it = *state_;
    const std::lock_guard guard(it.mutex);
    if (it.withdrawn) return base::Error{it.path, "a build that was ended", "", ""};
    const FileList before = it.list;
    FileList next = before;
    next.pending = files;
    if (auto listed = it.write_list(next); !listed) return listed;
    base::Status done = it.move_in(files);
    const PageChange page = files.contains(page_file)            ? PageChange::replace
                            : before.current.contains(page_file) ? PageChange::remove
                                                                 : PageChange::none;
    if (done) done = it.switch_over(page);
    if (!done) {
        // Nothing names the new files. Those that had been there before stay.
        it.remove(without(without(files, before.current), before.former));
        (void)it.write_list(before);
        return done;
    }
    it.committed = true;
    (void)files::sync_folder(it.path);  // the renames reach the disk in any case, only later
    (void)files::sync_folder(it.path + "/data");

    next.current = files;
    next.pending.clear();
    next.former = former == FormerFiles::keep ? without(before.current, files) : std::set<std::string>();
    next.former.erase(page_file);
    unremoved = it.replace_others(files);
    unremoved.merge(it.remove(without(without(united(before.current, before.former), next.current), next.former)));
    for (const std::string& file : unremoved)
        if (!next.current.contains(file)) next.former.insert(file);
    if (!it.write_list(next)) unremoved.insert(file_list_name);
    return base::Ok{};
}

}  // namespace verbatim::site
