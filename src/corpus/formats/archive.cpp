// Archives: a ZIP or a tar of any files that are read, and single files that are compressed. Every entry is recognised by its own bytes; an archive in an archive is
// opened, and one in that is not.
#include "corpus/archive.h"

#include <map>
#include <set>
#include <string>

#include "corpus/companions.h"
#include "corpus/format.h"
#include "corpus/limits.h"

namespace verbatim::corpus {
namespace {

constexpr unsigned deepest_archive = 3;  // an archive in another, and a compressed file in that
constexpr std::size_t most_entries = 1'000'000;

// What systems leave in archives for themselves.
bool is_litter(std::string_view name) {
    const std::string_view file = name.substr(name.rfind('/') + 1);
    return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos || file.starts_with('.') || file == "Thumbs.db" || file == "desktop.ini" || file.starts_with("~$");
}

class ArchiveReading {
  public:
    ArchiveReading(Source& source, const RecordSink& sink) : source_(source), sink_(sink) {}

    void run() {
        if (source_.depth() >= deepest_archive) return sink_.leave_out({"", "archives nested too deep", "at most one in another", "unpack the outer ones"});
        auto opened = Archive::open(source_);
        if (!opened) return sink_.leave_out(base::Error(opened.error()));
        Archive& archive = **opened;
        for (std::size_t entries = 0;; ++entries) {
            const auto more = archive.next();
            if (!more) {
                if (entries == 0) sink_.leave_out(base::Error(more.error()));
                else sink_.refuse(0, base::Error(more.error()));
                break;
            }
            if (!*more) break;
            if (entries == most_entries) {
                sink_.refuse(0, {"", "an archive of more than " + with_commas(most_entries) + " files", "at most so many", "split it; the rest was left out"});
                break;
            }
            if (!read_entry(archive)) break;
        }
        if (litter_ > 0) sink_.leave_out({"", with_commas(litter_) + (litter_ == 1 ? " file" : " files") + " of the system (.DS_Store, Thumbs.db, …)", "articles", "nothing has to be done"});
        for (const auto& [folder, count] : companions_)
            sink_.leave_out({"", with_commas(count) + (count == 1 ? " file" : " files") + " in \"" + folder + "\", which belongs to a saved page", "articles", "nothing has to be done: the page itself was read"});
    }

  private:
    // False where the archive must not be read on.
    bool read_entry(Archive& archive) {
        std::string name = archive.name();
        if (archive.is_single()) {
            // "page.html.gz" holds "page.html".
            name = source_.name().substr(source_.name().rfind('/') + 1);
            const std::size_t dot = name.rfind('.');
            if (dot != std::string::npos && dot > 0) name.erase(dot);
        }
        names_.insert(name);
        if (is_litter(name)) {
            ++litter_;
            return true;
        }
        if (!is_safe_name(name)) {
            sink_.leave_out({"", "an entry whose name leads out of the archive (\"" + name.substr(0, 200) + "\")", "names inside it", "it was not read, and nothing was written"});
            return true;
        }
        if (const std::string folder = companion_folder(name, names_); !folder.empty()) {
            ++companions_[folder];
            return true;
        }
        Source member(source_.name() + "/" + name, entry_stream(archive));
        member.set_depth(source_.depth() + 1);
        if (member.beginning().empty() && !member.failure()) {
            sink_.leave_out({"", "an empty file (\"" + name + "\")", "at least one article", "remove it"});
            return true;
        }
        sink_.member(member);
        return !member.failure();
    }

    Source& source_;
    const RecordSink& sink_;
    std::set<std::string, std::less<>> names_;
    std::map<std::string, std::size_t> companions_;  // files that were passed over, by folder
    std::size_t litter_ = 0;
};

void read_archive(Source& source, const RecordSink& sink) { ArchiveReading(source, sink).run(); }

Match recognise_archive(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes;
    const bool packed = bytes.starts_with("PK\x03\x04") || bytes.starts_with("\x1F\x8B") || bytes.starts_with("\xFD" "7zXZ") || bytes.starts_with("\x28\xB5\x2F\xFD") || bytes.starts_with("BZh");
    const bool tar = bytes.size() > 262 && bytes.substr(257, 5) == "ustar";
    return packed || tar ? Match::sure : Match::no;
}

}  // namespace

extern const Format archive_format;
const Format archive_format = {.name = "archive", .label = "ZIP, tar, gzip, xz, zstd", .extensions = {".zip", ".tar", ".gz", ".tgz"}, .recognise = recognise_archive, .read = read_archive};

}  // namespace verbatim::corpus
