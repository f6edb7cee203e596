#include "corpus/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "corpus/assemble.h"
#include "corpus/companions.h"
#include "corpus/format.h"
#include "corpus/limits.h"
#include "corpus/source.h"
#include "files/read.h"
#include "files/walk.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/web_address.h"

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
    bool companion = false;  // a folder with what belongs to a saved page
    bool link = false;   // a symbolic link to a file
    std::string place;   // its path without links, where several inputs were given and it is going to be read: two of them may hold it
    std::size_t input = 0;  // which of the inputs holds it
};

// File names are bytes; what is shown and what becomes an id must be text.
std::string shown_name(const fs::path& path) { return text::to_utf8(path.generic_string()); }

std::string lower_extension(const std::string& name) {
    return text::to_lower(fs::path(name).extension().string());
}

bool has_hidden_name(std::string_view name) { return name.substr(name.rfind('/') + 1).starts_with('.'); }

// What a file is by its first bytes when it is no text; empty when it may be one.
std::string_view binary_kind(std::string_view beginning) {
    struct Signature {
        std::string_view bytes, kind;
    };
    constexpr std::array<Signature, 9> signatures = {{{"PK\x03\x04", "an archive or office document"},
                                                      {"PK\x05\x06", "an empty archive"},
                                                      {"%PDF", "a PDF document"},
                                                      {"\x89PNG", "a picture"},
                                                      {"\xFF\xD8\xFF", "a picture"},
                                                      {"GIF8", "a picture"},
                                                      {"\xD0\xCF\x11\xE0", "an old Office document (.doc, .xls)"},
                                                      {"\x1F\x8B", "a compressed file"},
                                                      {"7z\xBC\xAF", "a 7z archive"}}};
    for (const Signature& signature : signatures) {
        if (beginning.substr(0, signature.bytes.size()) == signature.bytes) return signature.kind;
    }
    if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF")) return {};  // UTF-16, by its mark
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
        inputs_ = inputs;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const std::size_t before = files_.size();
            if (base::Status listed = list(inputs[i]); !listed) return listed.error();
            for (std::size_t j = before; j < files_.size(); ++j) files_[j].input = i;
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
    // Where an id was used. Ids are remembered by their hash: 24 bytes each, whatever their length.
    struct Seen {
        std::uint32_t place = 0;  // in places_
        std::uint32_t line = 0;
    };

    // What is remembered of an article to know it again.
    struct Twin {
        Seen seen;
        std::uint64_t address = 0;  // hash of text::address_key(); 0: none
        std::optional<base::Date> date;
    };

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
        std::set<std::string, std::less<>> names, companions;
        for (const files::Entry& entry : *entries) names.insert(entry.path);
        for (files::Entry& entry : *entries) {
            if (fs::path(entry.path).filename() == "corrections.json" || fs::path(entry.path).filename() == "verbatim.json") continue;  // the user's word on the corpus, not part of it
            if (lies_in_one_of(sites, entry.path)) continue;
            if (const std::string companion = companion_folder(entry.path, names); !companion.empty()) {
                if (companions.insert(companion).second) files_.push_back({.name = shown_name(companion), .path = input + "/" + companion, .companion = true});
                continue;
            }
            const std::string path = input + "/" + entry.path;
            // A link to a file of the same folder is as good as the file.
            const bool link = entry.kind == files::EntryKind::link_to_file;
            if (link && (options_.follow_links || lies_in(root, path))) entry.kind = files::EntryKind::file;
            const bool taken = entry.kind == files::EntryKind::file && !has_hidden_name(entry.path);
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
    void tell_progress(std::uint64_t bytes_read) const {
        if (options_.progress) options_.progress(bytes_before_ + std::min(bytes_read, sizes_[file_]), bytes_);
    }

    static bool lies_in(const fs::path& root, const std::string& path) {
        std::error_code failed;
        const fs::path place = fs::canonical(path, failed);
        return !failed && std::mismatch(root.begin(), root.end(), place.begin(), place.end()).first == root.end();
    }

    // What can be said against a file without opening it.
    static std::optional<base::Error> reason_to_skip(const File& file) {
        if (file.site) return base::Error{"", "a site that Verbatim has written", "articles", "move articles out of it where it holds any"};
        if (file.companion) return base::Error{"", "a folder that belongs to a saved page", "articles", "nothing has to be done: the page itself was read"};
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
        enter("");
        if (const auto reason = reason_to_skip(file)) {
            skip_file(base::Error(*reason));
            return base::Ok{};
        }
        if (file.kind == files::EntryKind::unreadable) return take_failure(file.error);
        auto bytes = open_file(file.path);
        if (!bytes) return take_failure(bytes.error());
        Source source(file.name, std::move(*bytes));
        source.set_path(file.path);
        source.set_beside([folder = fs::path(file.path).parent_path()](const std::string& relative) { return file_beside(folder, relative); });
        const std::uint32_t articles = records_ended(), parts = summary_.skipped_parts;
        read_source(source);
        if (source.failure()) return *source.failure();
        if (articles == records_ended() && parts != summary_.skipped_parts) ++summary_.skipped_files;
        return base::Ok{};
    }

    // A file of the same folder. Nothing where a path leads out of it, by itself or by a link.
    static std::optional<std::string> file_beside(const fs::path& folder, const std::string& relative) {
        const fs::path inside = fs::path(relative).lexically_normal();
        if (inside.empty() || inside.is_absolute() || *inside.begin() == "..") return std::nullopt;
        std::error_code failed;
        const fs::path root = fs::canonical(folder.empty() ? fs::path(".") : folder, failed);
        const std::string path = (root / inside).string();
        if (failed || !lies_in(root, path)) return std::nullopt;
        auto bytes = files::read_file_if_there(path);
        return bytes && *bytes ? std::move(**bytes) : std::optional<std::string>();
    }

    // Sets where what follows stands: in the file itself, or in a member of it.
    void enter(std::string member) {
        places_.push_back({file_, std::move(member)});
    }

    // Reads a file, or what lies in one, by its content.
    void read_source(Source& source) {
        source.set_fields(options_.fields);
        if (source.beginning().starts_with("<!-- verbatim build report -->")) return skip_file({"", "a report of verbatim build", "articles", "nothing has to be done"});
        const Recognised recognised = format_of(source);
        if (source.failure()) return;
        if (recognised.format == nullptr) {
            // These begin with bytes of their own: a file of that name without them is damaged, or something else.
            constexpr std::string_view told_by_bytes = " .pdf .docx .odt .epub .xlsx .zip .gz .tar .tgz .warc .wacz .rtf .parquet ";
            if (const std::string extension = source.extension(); !extension.empty() && told_by_bytes.find(" " + extension + " ") != std::string_view::npos)
                return skip_file({"", "a file called " + extension + " that does not begin as one does", "the bytes of such a file", "get it again, or give it the ending of what it is"});
            return skip_file({"", "a file of another kind (" + lower_extension(source.name()) + ")", "a format that is read (docs/input-formats.md lists them)", "convert it to one of these"});
        }
        if (const std::string_view kind = recognised.sure ? std::string_view() : binary_kind(source.beginning()); !kind.empty())
            return skip_file({"", std::string(kind), "text", "export it as plain text in UTF-8"});
        read_records(source, *recognised.format);
    }

    // One record is held back, because an id without a number needs to know that no second one follows.
    void read_records(Source& source, const Format& format) {
        std::optional<Record> held;
        std::uint32_t seen = 0;
        const std::uint32_t before = records_ended() + summary_.skipped_parts;
        const std::size_t place = places_.size() - 1;
        const auto flush = [&] {
            if (held) take(std::move(*held), seen > 1, format);
            held.reset();
        };
        // Lists of words: nobody's articles, each of which costs as much as one.
        constexpr std::size_t shortest_article = 32;  // bytes
        constexpr std::uint32_t most_short = 20'000;  // one after another in a file
        std::uint32_t short_ones = 0, dropped = 0;
        const RecordSink sink{[&](Record&& record) {
                                  short_ones = record.text.size() < shortest_article ? short_ones + 1 : 0;
                                  if (short_ones > most_short) {
                                      ++dropped;
                                      return;
                                  }
                                  ++seen;
                                  flush();
                                  if (record.ordinal == 0) record.ordinal = seen;
                                  held = std::move(record);
                                  tell_progress(source.bytes_read());
                              },
                              [&](std::uint32_t line, base::Error&& error) {
                                  ++seen;
                                  flush();
                                  refuse(line, "", std::move(error));
                                  tell_progress(source.bytes_read());
                              },
                              [&](base::Error&& error) {
                                  flush();
                                  skip_part(std::move(error));
                              },
                              [&](Source& member) {
                                  flush();
                                  const std::string outer = files_[file_].name + "/";
                                  enter(member.name().starts_with(outer) ? member.name().substr(outer.size()) : member.name());
                                  read_source(member);
                                  if (member.failure()) refuse(0, "", base::Error(*member.failure()));
                                  enter(places_[place].member);
                                  tell_progress(source.bytes_read());
                              }};
        format.read(source, sink);
        if (source.failure()) return;
        flush();
        if (dropped > 0) {
            refuse(0, "", {"", with_commas(dropped) + " records of a word or two, after " + with_commas(most_short) + " such", "articles", "they were left out; take the column or field that holds whole texts"});
        }
        if (before == records_ended() + summary_.skipped_parts) skip_file({"", "a file without articles", "at least one", "remove it"});
    }

    void take(Record&& record, bool one_of_several, const Format& format) {
        const std::uint32_t line = record.line;
        const std::uint32_t ordinal = record.ordinal;
        const bool licensed = record.licensed || format.rights == Rights::licensed;
        base::Result<Assembled> assembled = assemble(std::move(record), options_);
        if (!assembled) return refuse(line, "", base::Error(assembled.error()));
        Article& article = assembled->article;
        article.origin = origin(line);
        article.format = format.name;
        article.licensed = licensed;
        if (const Twin* twin = options_.with_twins ? nullptr : find_twin(article, line)) {
            ++summary_.twice;
            return notify(Notice::Kind::twice, line, article.id, {"", "the article of " + place_of(twin->seen) + " for a second time", "each article once", "nothing has to be done: inputs are read in the order of their names, and the first one is kept"});
        }
        const bool id_made = article.id.empty();
        if (id_made) article.id = make_id(ordinal, one_of_several);
        const Seen* first = find_duplicate(article.id, line);
        if (first != nullptr && id_made) first = find_other_id(article.id, line, *first, ordinal, one_of_several);
        if (first != nullptr) {
            return refuse(
                line, article.id,
                {"", "the id \"" + article.id + "\" for a second time, after " + place_of(*first),
                 "an id of its own", "rename the file or give the record another id"});
        }
        ++summary_.accepted;
        if (!assembled->repairs.empty()) ++summary_.repaired;
        for (base::Error& repair : assembled->repairs)
            notify(Notice::Kind::repaired, line, article.id, std::move(repair));
        on_article_(std::move(article));
    }

    // How many records were articles, or were to be.
    std::uint32_t records_ended() const { return summary_.accepted + summary_.rejected + summary_.twice; }

    // Letters and digits alone: blanks, punctuation and capitals of ASCII make no other article.
    static void append_words(std::string_view text, std::string& words) {
        static constexpr auto kept = [] {
            std::array<char, 256> table{};  // 0: passed over
            for (std::size_t c = 0; c < table.size(); ++c) {
                const bool capital = c >= 'A' && c <= 'Z';
                if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) table[c] = static_cast<char>(capital ? c - 'A' + 'a' : c);
            }
            return table;
        }();
        const std::size_t before = words.size();
        words.resize(before + text.size() + 1);
        char* out = words.data() + before;
        for (const char c : text) {
            *out = kept[static_cast<unsigned char>(c)];
            out += *out != 0;
        }
        *out++ = '\n';
        words.resize(static_cast<std::size_t>(out - words.data()));
    }

    // The article that was read before with the same words and outlet, and with no other date or address; null for a new one, which is remembered. A text of few words proves nothing.
    const Twin* find_twin(const Article& article, std::uint32_t line) {
        constexpr std::size_t least_letters = 100;
        words_.clear();
        append_words(article.text, words_);
        if (words_.size() < least_letters) return nullptr;
        if (!article.title_made) append_words(article.title, words_);
        append_words(article.source, words_);
        const std::string address = text::address_key(article.url);
        const Twin here{{static_cast<std::uint32_t>(places_.size() - 1), line}, address.empty() ? 0 : base::hash64(address), article.date};
        auto [first, last] = twins_.equal_range(base::hash64(words_));
        for (; first != last; ++first) {
            const Twin& other = first->second;
            const bool one_address = here.address == 0 || other.address == 0 || here.address == other.address;
            if (one_address && (!here.date || !other.date || here.date == other.date)) return &other;
        }
        twins_.emplace(base::hash64(words_), here);
        return nullptr;
    }

    std::string make_id(std::uint32_t ordinal, bool one_of_several) const {
        const fs::path name(origin(0).place());
        const std::string path = text::normalize_line((name.parent_path() / name.stem()).generic_string());
        return one_of_several ? path + "#" + std::to_string(ordinal) : path;
    }

    // An id that is made of a file's name and is taken: files may differ in their extensions alone ("b.md", "b.txt"), and two inputs may hold files of one name. Sets the
    // id; null where that helped.
    const Seen* find_other_id(std::string& id, std::uint32_t line, const Seen& first, std::uint32_t ordinal, bool one_of_several) {
        const Place& other = places_[first.place];
        if (files_[other.file].input != files_[file_].input) return find_by_input(id, line);
        const std::string with_extension = text::normalize_line(origin(0).place()) + (one_of_several ? "#" + std::to_string(ordinal) : "");
        const Seen* seen = find_duplicate(with_extension, line);
        if (seen == nullptr) id = with_extension;
        return seen;
    }

    // Two inputs may hold files of one name. The second one's id gets the name of its input before it, with as many folders above that as part it
    // from the first. Sets the id; null where that helped.
    const Seen* find_by_input(std::string& id, std::uint32_t line) {
        const File& file = files_[file_];
        std::error_code failed;
        fs::path folder = fs::absolute(inputs_[file.input], failed).lexically_normal();
        if (!folder.has_filename() || file.named) folder = folder.parent_path();
        const Seen* first = nullptr;
        std::string longer = id;
        for (int above = 0; above < 8 && folder.has_filename() && !failed; ++above, folder = folder.parent_path()) {
            longer = shown_name(folder.filename()) + "/" + longer;
            first = find_duplicate(longer, line);
            if (first == nullptr) {
                id = longer;
                return nullptr;
            }
        }
        return first;
    }

    const Seen* find_duplicate(const std::string& id, std::uint32_t line) {
        const auto [entry, added] = seen_.try_emplace(base::hash64(id), Seen{static_cast<std::uint32_t>(places_.size() - 1), line});
        return added ? nullptr : &entry->second;
    }

    Origin origin(std::uint32_t line) const { return {files_[file_].name, line, places_.back().member}; }

    std::string place_of(const Seen& seen) const {
        const Place& place = places_[seen.place];
        return Origin{files_[place.file].name, seen.line, place.member}.place();
    }

    void refuse(std::uint32_t line, std::string id, base::Error&& error) {
        ++summary_.rejected;
        notify(Notice::Kind::rejected, line, std::move(id), std::move(error));
    }

    // A file that holds no articles; a member of an archive is a part of one.
    void skip_file(base::Error&& error) {
        if (!places_.back().member.empty()) return skip_part(std::move(error));
        ++summary_.skipped_files;
        notify(Notice::Kind::skipped_file, 0, "", std::move(error));
    }

    void skip_part(base::Error&& error) {
        ++summary_.skipped_parts;
        notify(Notice::Kind::skipped_part, 0, "", std::move(error));
    }

    void notify(Notice::Kind kind, std::uint32_t line, std::string id, base::Error&& error) {
        Origin here = origin(line);
        error.where = here.place();
        on_notice_({kind, std::move(here), std::move(id), std::move(error)});
    }

    // Where articles stand: a file, and of an archive the member.
    struct Place {
        std::size_t file = 0;
        std::string member;
    };

    const ReadOptions& options_;
    const ArticleSink& on_article_;
    const NoticeSink& on_notice_;
    std::vector<std::string> inputs_;
    std::vector<File> files_;
    std::vector<Place> places_;  // all that were entered; the last one is where the reading is
    bool several_inputs_ = false;
    std::size_t file_ = 0;  // the one that is being read
    std::unordered_map<std::uint64_t, Seen> seen_;
    std::unordered_multimap<std::uint64_t, Twin> twins_;  // by hash of their words
    std::string words_;  // of the article at hand; kept for its memory
    ReadSummary summary_;
    std::vector<std::uint64_t> sizes_;  // of files_, in bytes; filled where progress is told
    std::uint64_t bytes_ = 0;           // their sum
    std::uint64_t bytes_before_ = 0;    // of the files that are read whole
};

}  // namespace

bool is_read(const std::string& path) { return !has_hidden_name(path) && is_known_extension(lower_extension(path)); }

base::Result<ReadSummary> read_corpus(const std::vector<std::string>& inputs, const ReadOptions& options,
                                      const ArticleSink& on_article, const NoticeSink& on_notice) {
    return CorpusReader(options, on_article, on_notice).run(inputs);
}

}  // namespace verbatim::corpus
