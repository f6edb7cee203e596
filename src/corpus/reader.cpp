#include "corpus/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "corpus/assemble.h"
#include "corpus/formats.h"
#include "files/read.h"
#include "files/walk.h"
#include "text/characters.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

namespace fs = std::filesystem;

struct File {
    std::string name;  // relative to the folder that was given, with forward slashes, in UTF-8
    std::string path;
    files::EntryKind kind = files::EntryKind::file;
    base::Error error;   // of an unreadable one
    bool named = false;  // given by itself: then it may be a pipe
    bool site = false;   // a folder that `verbatim build` has written
    bool link = false;   // a symbolic link to a file
    std::string place;   // its path without links, where several inputs were given and it is going to be read: two of them may hold it
};

// File names are bytes; what is shown and what becomes an id must be text.
std::string shown_name(const fs::path& path) { return text::to_utf8(path.generic_string()); }

using FormatReader = void (*)(Input&, const RecordSink&);

std::string lower_extension(const std::string& name) {
    return text::to_lower(fs::path(name).extension().string());
}

// Nothing: the file is of a kind that is not read.
std::optional<FormatReader> reader_for(const std::string& name, std::string_view beginning) {
    const std::string extension = lower_extension(name);
    if (extension == ".jsonl" || extension == ".ndjson") return read_jsonl;
    if (extension == ".csv" || extension == ".tsv") return read_csv;
    if (extension == ".md" || extension == ".markdown") return read_markdown;
    if (extension == ".txt" || extension == ".text") return read_plain_text;
    if (!extension.empty()) return std::nullopt;
    const std::size_t first = beginning.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && beginning[first] == '{' ? read_jsonl : read_plain_text;
}

bool has_hidden_name(std::string_view name) { return name.substr(name.rfind('/') + 1).starts_with('.'); }

// What a file is by its first bytes when it is no text; empty when it may be one.
std::string_view binary_kind(std::string_view beginning) {
    struct Signature {
        std::string_view bytes, kind;
    };
    constexpr std::array<Signature, 7> signatures = {{{"PK\x03\x04", "an archive or office document"},
                                                      {"%PDF", "a PDF document"},
                                                      {"{\\rtf", "an RTF document"},
                                                      {"\x89PNG", "a picture"},
                                                      {"\xFF\xD8\xFF", "a picture"},
                                                      {"\x1F\x8B", "a compressed file"},
                                                      {"\xFD"
                                                       "7zXZ",
                                                       "a compressed file"}}};
    for (const Signature& signature : signatures) {
        if (beginning.substr(0, signature.bytes.size()) == signature.bytes) return signature.kind;
    }
    // Stray control characters are repaired; one byte in ten is no accident.
    const auto strange = std::count_if(beginning.begin(), beginning.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x09 || (byte > 0x0D && byte < 0x20);
    });
    return static_cast<std::size_t>(strange) * 10 > beginning.size() ? "bytes that are no text" : "";
}

class CorpusReader {
  public:
    CorpusReader(const ReadOptions& options, const ArticleSink& on_article, const NoticeSink& on_notice)
        : options_(options), on_article_(on_article), on_notice_(on_notice) {}

    base::Result<ReadSummary> run(const std::vector<std::string>& inputs) {
        several_inputs_ = inputs.size() > 1;
        for (const std::string& input : inputs) {
            if (base::Status listed = list(input); !listed) return listed.error();
        }
        drop_repeated();
        std::sort(files_.begin(), files_.end(), [](const File& one, const File& other) {
            return one.name != other.name ? one.name < other.name : one.path < other.path;
        });
        if (options_.progress) count_bytes();
        for (file_ = 0; file_ < files_.size(); ++file_) {
            if (base::Status read = read_file(); !read) return read.error();
            if (!options_.progress) continue;
            bytes_before_ += sizes_[file_];
            options_.progress(bytes_before_, bytes_);
        }
        return summary_;
    }

  private:
    base::Status list(const std::string& input) {
        const auto kind = files::kind_of(input);
        if (!kind) return kind.error();
        if (*kind == files::PathKind::nothing) return base::Error{input, "nothing", "a file or a folder of articles", "check the path"};
        if (*kind != files::PathKind::folder) {
            files_.push_back({.name = shown_name(fs::path(input).filename()), .path = input, .named = true, .place = place_on_disk(input)});
            return base::Ok{};
        }
        const auto links = options_.follow_links ? files::FolderLinks::enter : files::FolderLinks::name_only;
        auto entries = files::walk(input, files::HiddenFolders::name_only, links);
        if (!entries) return entries.error();
        std::error_code failed;
        const fs::path root = fs::canonical(input, failed);
        const std::vector<std::string> sites = sites_among(*entries);
        for (const std::string& site : sites) files_.push_back({.name = shown_name(site), .path = input + "/" + site, .site = true});
        for (files::Entry& entry : *entries) {
            if (fs::path(entry.path).filename() == "corrections.json") continue;  // the user's word on the corpus, not part of it
            if (lies_in_one_of(sites, entry.path)) continue;
            const std::string path = input + "/" + entry.path;
            // A link to a file of the same folder is as good as the file.
            const bool link = entry.kind == files::EntryKind::link_to_file;
            if (link && (options_.follow_links || lies_in(root, path))) entry.kind = files::EntryKind::file;
            const bool taken = entry.kind == files::EntryKind::file && is_read(entry.path);
            files_.push_back({.name = shown_name(entry.path), .path = path, .kind = entry.kind, .error = std::move(entry.error), .link = link,
                              .place = taken ? place_on_disk(path) : std::string()});
        }
        return base::Ok{};
    }

    // The folders that `verbatim build` has written, sorted; "." for the one that was given. No site lies in another.
    static std::vector<std::string> sites_among(const std::vector<files::Entry>& entries) {
        std::vector<std::string> sites;
        for (const files::Entry& entry : entries) {
            const fs::path path(entry.path);
            if (path.filename() == site_mark && entry.kind == files::EntryKind::file) sites.push_back(path.has_parent_path() ? path.parent_path().string() : ".");
        }
        std::sort(sites.begin(), sites.end());
        return sites;
    }

    static bool lies_in_one_of(const std::vector<std::string>& sites, const std::string& path) {
        if (sites.empty()) return false;
        if (sites.front() == ".") return true;
        for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
            if (std::binary_search(sites.begin(), sites.end(), path.substr(0, slash))) return true;
        return false;
    }

    std::string place_on_disk(const std::string& path) const {
        if (!several_inputs_) return {};
        std::error_code failed;
        const fs::path place = fs::canonical(path, failed);
        return failed ? path : place.string();
    }

    // A file that several inputs hold is read once: under its own name rather than a link's, and as the first input has it. No article is
    // lost by that, so nothing is said.
    void drop_repeated() {
        if (!several_inputs_) return;
        std::unordered_set<std::string> seen;
        for (const bool links : {false, true})
            std::erase_if(files_, [&](const File& file) { return file.link == links && !file.place.empty() && !seen.insert(file.place).second; });
    }

    void count_bytes() {
        for (const File& file : files_) {
            sizes_.push_back(file.kind == files::EntryKind::file && is_read(file.name) ? size_of(file.path) : 0);
            bytes_ += sizes_.back();
        }
    }

    static std::uint64_t size_of(const std::string& path) {
        const auto kind = files::kind_of(path);
        const auto size = files::file_size(path);
        return kind && *kind == files::PathKind::file && size ? *size : 0;
    }

    // A file may have grown since it was counted.
    void tell_progress(const Input& input) const {
        if (options_.progress) options_.progress(bytes_before_ + std::min(input.bytes_read(), sizes_[file_]), bytes_);
    }

    static bool lies_in(const fs::path& root, const std::string& path) {
        std::error_code failed;
        const fs::path place = fs::canonical(path, failed);
        return !failed && std::mismatch(root.begin(), root.end(), place.begin(), place.end()).first == root.end();
    }

    // What can be said against a file without opening it.
    static std::optional<base::Error> reason_to_skip(const File& file) {
        if (file.site) return base::Error{"", "a site that Verbatim has written", "articles", "move articles out of it where it holds any"};
        if (has_hidden_name(file.name)) {
            const bool folder = file.kind == files::EntryKind::hidden_folder;
            return base::Error{"", folder ? "a hidden folder" : "a hidden file", "files of articles", "rename it if it holds articles"};
        }
        switch (file.kind) {
            case files::EntryKind::link_to_folder:
                return base::Error{"", "a link to a folder", "files and folders", "name the folder itself as an input, or follow links with --follow-links"};
            case files::EntryKind::link_to_file:
                return base::Error{"", "a link that leads out of the folder", "files of the folder", "name the file itself as an input, or follow links with --follow-links"};
            case files::EntryKind::link: return base::Error{"", "a link that leads nowhere", "a file", "mend or remove it"};
            case files::EntryKind::other: return base::Error{"", "a pipe, socket or device", "a file", "name it as an input by itself"};
            default: break;
        }
        const auto kind = files::kind_of(file.path);
        const auto size = files::file_size(file.path);
        if (kind && *kind == files::PathKind::file && size && *size == 0) return base::Error{"", "an empty file", "at least one article", "remove it"};
        return std::nullopt;
    }

    // A file that the user may not read is named, and the rest is read. A disk that fails ends the reading: nobody can say what
    // else it keeps back.
    base::Status take_failure(base::Error error) {
        if (error.kind != base::ErrorKind::not_allowed && error.kind != base::ErrorKind::not_there) return error;
        error.where.clear();
        error.expected = "a file or folder that can be read";
        refuse(0, "", std::move(error));
        return base::Ok{};
    }

    base::Status read_file() {
        const File& file = files_[file_];
        ++summary_.files;
        if (const auto reason = reason_to_skip(file)) return skip(reason->found, reason->expected, reason->remedy);
        if (file.kind == files::EntryKind::unreadable) return take_failure(file.error);
        base::Result<Input> input = Input::open(file.path);
        if (!input) return take_failure(input.error());
        const std::optional<FormatReader> reader = reader_for(file.name, input->beginning());
        if (!reader) {
            return skip("a file of another kind (" + lower_extension(file.name) + ")", ".txt, .md, .jsonl or .csv",
                        "convert it to one of these");
        }
        if (const std::string_view kind = binary_kind(input->beginning()); !kind.empty()) {
            return skip(std::string(kind), "text", "export it as plain text in UTF-8");
        }
        return read_records(*input, *reader);
    }

    // One record is held back, because an id without a number needs to know that no second one follows.
    base::Status read_records(Input& input, FormatReader reader) {
        std::optional<Record> held;
        std::uint32_t seen = 0;
        const auto flush = [&] {
            if (held) take(std::move(*held), seen > 1);
            held.reset();
        };
        const RecordSink sink{[&](Record&& record) {
                                  ++seen;
                                  flush();
                                  if (seen == 1)
                                      record.repairs.insert(record.repairs.begin(), input.repairs().begin(),
                                                            input.repairs().end());
                                  held = std::move(record);
                                  tell_progress(input);
                              },
                              [&](std::uint32_t line, base::Error&& error) {
                                  ++seen;
                                  flush();
                                  refuse(line, "", std::move(error));
                                  tell_progress(input);
                              }};
        reader(input, sink);
        if (input.failure()) return *input.failure();
        flush();
        if (seen == 0) return skip("a file without articles", "at least one", "remove it");
        return base::Ok{};
    }

    void take(Record&& record, bool one_of_several) {
        const std::uint32_t line = record.line;
        const std::uint32_t ordinal = record.ordinal;
        base::Result<Assembled> assembled = assemble(std::move(record), options_);
        if (!assembled) return refuse(line, "", base::Error(assembled.error()));
        Article& article = assembled->article;
        article.origin = {files_[file_].name, line};
        if (article.id.empty()) article.id = make_id(ordinal, one_of_several);
        if (const Seen* first = find_duplicate(article.id, line)) {
            return refuse(
                line, article.id,
                {"", "the id \"" + article.id + "\" for a second time, after " + place(first->file, first->line),
                 "an id of its own", "rename the file or give the record another id"});
        }
        ++summary_.accepted;
        if (!assembled->repairs.empty()) ++summary_.repaired;
        for (base::Error& repair : assembled->repairs)
            notify(Notice::Kind::repaired, line, article.id, std::move(repair));
        on_article_(std::move(article));
    }

    std::string make_id(std::uint32_t ordinal, bool one_of_several) const {
        const fs::path name(files_[file_].name);
        const std::string path = text::normalize_line((name.parent_path() / name.stem()).generic_string());
        return one_of_several ? path + "#" + std::to_string(ordinal) : path;
    }

    // Where an id was used. Ids are remembered by their hash: 24 bytes each, whatever their length.
    struct Seen {
        std::uint32_t file = 0;
        std::uint32_t line = 0;
    };

    const Seen* find_duplicate(const std::string& id, std::uint32_t line) {
        const auto [entry, added] = seen_.try_emplace(base::hash64(id), Seen{static_cast<std::uint32_t>(file_), line});
        return added ? nullptr : &entry->second;
    }

    std::string place(std::size_t file, std::uint32_t line) const {
        return files_[file].name + (line != 0 ? ":" + std::to_string(line) : "");
    }

    void refuse(std::uint32_t line, std::string id, base::Error&& error) {
        ++summary_.rejected;
        notify(Notice::Kind::rejected, line, std::move(id), std::move(error));
    }

    base::Status skip(std::string found, std::string expected, std::string remedy) {
        ++summary_.skipped_files;
        notify(Notice::Kind::skipped_file, 0, "", {"", std::move(found), std::move(expected), std::move(remedy)});
        return base::Ok{};
    }

    void notify(Notice::Kind kind, std::uint32_t line, std::string id, base::Error&& error) {
        error.where = place(file_, line);
        on_notice_({kind, {files_[file_].name, line}, std::move(id), std::move(error)});
    }

    const ReadOptions& options_;
    const ArticleSink& on_article_;
    const NoticeSink& on_notice_;
    std::vector<File> files_;
    bool several_inputs_ = false;
    std::size_t file_ = 0;  // the one that is being read
    std::unordered_map<std::uint64_t, Seen> seen_;
    ReadSummary summary_;
    std::vector<std::uint64_t> sizes_;  // of files_, in bytes; filled where progress is told
    std::uint64_t bytes_ = 0;           // their sum
    std::uint64_t bytes_before_ = 0;    // of the files that are read whole
};

}  // namespace

bool is_read(const std::string& path) { return !has_hidden_name(path) && reader_for(path, "").has_value(); }

base::Result<ReadSummary> read_corpus(const std::vector<std::string>& inputs, const ReadOptions& options,
                                      const ArticleSink& on_article, const NoticeSink& on_notice) {
    return CorpusReader(options, on_article, on_notice).run(inputs);
}

}  // namespace verbatim::corpus
