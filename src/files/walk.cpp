#include "files/walk.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <utility>

#include "files/error.h"
#include "files/posix.h"
#include "files/read.h"

namespace verbatim::files {

namespace {

constexpr const char* readable_folder = "a file or folder that can be read";

struct CloseFolder {
    void operator()(posix::Folder* folder) const { posix::closedir(folder); }
};

class Walker {
  public:
    Walker(std::string root, HiddenFolders hidden, FolderLinks links, std::vector<std::string>* entered)
        : root_(std::move(root)), hidden_(hidden), links_(links), entered_(entered) {}

    base::Result<std::vector<Entry>> run() {
        if (const int number = list("")) return system_error(root_, number, readable_folder);
        if (auto listed = list_rest(); !listed) return listed.error();
        // Links come last and in order, so that what is found does not depend on the order in which the system lists.
        while (!folder_links_.empty()) {
            std::vector<std::string> links = std::exchange(folder_links_, {});
            std::sort(links.begin(), links.end());
            for (std::string& link : links) {
                if (links_ == FolderLinks::name_only || !is_new(link)) entries_.push_back({std::move(link), EntryKind::link_to_folder, {}});
                else to_list_.push_back(std::move(link));
                if (auto listed = list_rest(); !listed) return listed.error();
            }
        }
        std::sort(entries_.begin(), entries_.end(), [](const Entry& one, const Entry& other) { return one.path < other.path; });
        return std::move(entries_);
    }

  private:
    // An explicit stack, since folders may nest deep.
    base::Status list_rest() {
        while (!to_list_.empty()) {
            const std::string folder = std::move(to_list_.back());
            to_list_.pop_back();
            const int number = list(folder);
            if (number == 0) continue;
            if (!concerns_one_path(number)) return system_error(root_ + "/" + folder, number, readable_folder);
            unreadable(folder, number);
        }
        return base::Ok{};
    }

    // Whether the folder that a link leads to has not been listed yet.
    bool is_new(const std::string& link) const {
        posix::FileState state{};
        return posix::stat((root_ + "/" + link).c_str(), &state) == 0 && !listed_.contains({state.st_dev, state.st_ino});
    }

    // Lists one folder; returns errno, 0 for none.
    int list(const std::string& folder) {
        const std::string path = folder.empty() ? root_ : root_ + "/" + folder;
        const std::unique_ptr<posix::Folder, CloseFolder> opened(posix::opendir(path.c_str()));
        if (!opened) return errno;
        posix::FileState state{};
        if (posix::stat_folder(opened.get(), &state) != 0) return errno;
        if (!listed_.emplace(state.st_dev, state.st_ino).second) return 0;
        if (entered_) entered_->push_back(folder);
        while (true) {
            errno = 0;  // readdir() tells the end from an error by this alone
            const auto* entry = posix::readdir(opened.get());
            if (!entry) return errno;
            const std::string name = entry->d_name;
            if (name == "." || name == "..") continue;
            if (const int number = add(folder.empty() ? name : folder + "/" + name, name)) return number;
        }
    }

    int add(const std::string& path, const std::string& name) {
        posix::FileState state{};
        if (posix::lstat((root_ + "/" + path).c_str(), &state) != 0) {
            if (!concerns_one_path(errno)) return errno;
            unreadable(path, errno);
            return 0;
        }
        if (S_ISDIR(state.st_mode)) {
            if (name.starts_with('.') && hidden_ == HiddenFolders::name_only) entries_.push_back({path, EntryKind::hidden_folder, {}});
            else to_list_.push_back(path);
            return 0;
        }
        if (S_ISLNK(state.st_mode)) return add_link(path);
        entries_.push_back({path, S_ISREG(state.st_mode) ? EntryKind::file : EntryKind::other, {}});
        return 0;
    }

    int add_link(const std::string& path) {
        posix::FileState state{};
        EntryKind kind = EntryKind::link;
        if (posix::stat((root_ + "/" + path).c_str(), &state) == 0) {
            if (S_ISDIR(state.st_mode)) {
                folder_links_.push_back(path);
                return 0;
            }
            kind = S_ISREG(state.st_mode) ? EntryKind::link_to_file : EntryKind::other;
        } else if (!concerns_one_path(errno)) {
            return errno;
        } else if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP) {
            unreadable(path, errno);
            return 0;
        }
        entries_.push_back({path, kind, {}});
        return 0;
    }

    void unreadable(const std::string& path, int number) {
        entries_.push_back({path, EntryKind::unreadable, system_error(root_ + "/" + path, number, readable_folder)});
    }

    std::string root_;
    HiddenFolders hidden_;
    FolderLinks links_;
    std::vector<std::string>* entered_;
    std::vector<std::string> to_list_, folder_links_;
    std::set<std::pair<decltype(posix::FileState::st_dev), decltype(posix::FileState::st_ino)>> listed_;
    std::vector<Entry> entries_;
};

}  // namespace

base::Result<std::vector<Entry>> walk(const std::string& folder, HiddenFolders hidden, FolderLinks links, std::vector<std::string>* entered) {
    return Walker(folder, hidden, links, entered).run();
}

base::Result<std::vector<std::string>> files_below(const std::string& folder) {
    const auto kind = kind_of(folder);
    if (!kind) return kind.error();
    std::vector<std::string> files;
    if (*kind == PathKind::nothing) return files;
    const auto entries = walk(folder, HiddenFolders::enter);
    if (!entries) return entries.error();
    for (const Entry& entry : *entries) {
        if (entry.kind == EntryKind::unreadable) return entry.error;
        if (entry.kind == EntryKind::file) files.push_back(entry.path);
    }
    return files;
}

}  // namespace verbatim::files
