// JSON files: one object that is an article, a list of them, or an object that holds the list somewhere ({"articles": {"results": […]}}). What services and scrapers
// write is read by its shape (json_record.h); of the rest, common names are known.
//
// The file is gone through without a tree (json_walk.h): one article at a time is parsed.
#include <nlohmann/json.hpp>

#include <array>
#include <cstring>
#include <string>

#include "corpus/charset.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/json_parse.h"
#include "corpus/json_record.h"
#include "corpus/json_walk.h"
#include "corpus/limits.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_object = std::size_t{64} << 20, deepest_object = 200;

// Where services keep their lists of articles.
constexpr auto lists = std::to_array<std::string_view>({"articles.results", "articles", "response.results", "response.docs", "results", "docs", "items", "hits.hits", "news", "stories", "posts", "entries",
                                                        "data.articles", "data.items", "data.results", "data", "value", "_items", "documents", "records", "rows", "feed.entry", "result"});

bool is_object(std::string_view value) { return value.starts_with('{'); }

std::string_view first_element(std::string_view list) {
    std::string_view first;
    json_walk::each_element(list, [&](std::string_view element) {
        first = element;
        return false;
    });
    return first;
}

// The list of articles in an object; empty where it is an article itself.
std::string_view list_in(std::string_view object) {
    for (const std::string_view path : lists) {
        const std::string_view list = json_walk::member_at(object, path);
        if (list.starts_with('[') && is_object(first_element(list))) return list;
    }
    return {};
}

class JsonReader {
  public:
    JsonReader(Source& source, const RecordSink& sink) : source_(source), sink_(sink) {}

    void run() {
        const auto whole = source_.whole();
        if (!whole) return sink_.refuse(0, base::Error(whole.error()));
        std::string decoded;
        text_ = *whole;
        if (!text::is_valid(text_)) {
            decoded = decode_text(text_, source_.hints().charset);
            text_ = decoded;
        } else if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
            decoded = to_utf8(text_, {});
            text_ = decoded;
        }
        std::size_t at = json_walk::skip_blanks(text_, 0);
        while (at < text_.size()) {
            const std::size_t end = json_walk::end_of_value(text_, at);
            read_root(text_.substr(at, end == std::string_view::npos ? end : end - at));
            if (end == std::string_view::npos || end == at) break;
            at = json_walk::skip_blanks(text_, end);
            while (at < text_.size() && text_[at] == ',') at = json_walk::skip_blanks(text_, at + 1);
        }
        if (without_text_ > 0) {
            const bool all = ordinal_ == 0;
            sink_.leave_out({"", all ? "a list of " + with_commas(without_text_) + (without_text_ == 1 ? " address" : " addresses") + " without texts"
                                     : with_commas(without_text_) + (without_text_ == 1 ? " entry" : " entries") + " without a text", "articles with their texts", "fetch the pages and give them instead"});
        }
        if (nothing_ > 0) sink_.leave_out({"", with_commas(nothing_) + (nothing_ == 1 ? " object" : " objects") + " that " + (nothing_ == 1 ? "is no article" : "are no articles"), "objects with a text", ""});
    }

  private:
    void read_root(std::string_view value) {
        if (value.starts_with('[')) return read_list(value, {});
        if (!is_object(value)) return sink_.refuse(line_of(value), {"", "a JSON " + std::string(value.starts_with('"') ? "string" : "value"), "an object or a list of objects", "it was left out"});
        if (!json_walk::member_at(value, "verbatim_report").empty()) return sink_.leave_out({"", "a report of verbatim build", "articles", "nothing has to be done"});
        const bool is_feed = json_walk::member_at(value, "version").find("jsonfeed.org") != std::string_view::npos;
        if (source_.fields() && !source_.fields()->list.empty()) {
            if (const std::string_view list = json_walk::member_at(value, source_.fields()->list); list.starts_with('[')) return read_list(list, {});
        }
        if (is_feed || !holds_text(value)) {
            if (const std::string_view list = list_in(value); !list.empty()) return read_list(list, is_feed ? surroundings(value) : JsonSurroundings{});
            if (read_members(value)) return;
        }
        read_object(value, {});
    }

    // Whether an object is an article by itself: a known name of a text with a string that is not empty.
    static bool holds_text(std::string_view object) {
        constexpr auto names = std::to_array<std::string_view>({"text", "body", "content", "maintext", "articleBody", "body_text", "body_html", "body_xhtml", "bodies", "raw_text", "full_text", "content_html", "content_text"});
        bool held = false;
        json_walk::each_member(object, [&](std::string_view name, std::string_view value) {
            for (const std::string_view known : names) held = held || (name == known && ((value.size() > 2 && value.starts_with('"')) || name == "bodies"));
            return !held;
        });
        return held;
    }

    // {"1": {…}, "2": {…}}: a list whose elements have names.
    bool read_members(std::string_view object) {
        bool objects = true;
        std::string_view first;
        json_walk::each_member(object, [&](std::string_view, std::string_view value) {
            if (first.empty()) first = value;
            objects = is_object(value);
            return objects;
        });
        if (!objects || first.empty() || !holds_text(first)) return false;
        json_walk::each_member(object, [&](std::string_view, std::string_view value) {
            read_object(value, {});
            return !source_.failure();
        });
        return true;
    }

    static JsonSurroundings surroundings(std::string_view feed) {
        const auto parsed = [&](const char* path) {
            const std::string_view value = json_walk::member_at(feed, path);
            const auto json = nlohmann::json::parse(value.begin(), value.end(), nullptr, false);
            return json.is_string() ? json.get<std::string>() : std::string();
        };
        JsonSurroundings around{parsed("title"), parsed("language"), parsed("author.name")};
        // A channel of an outlet: the feed's author is the outlet.
        if (!around.author.empty()) around.source = around.author;
        around.author.clear();
        return around;
    }

    void read_list(std::string_view list, const JsonSurroundings& around) {
        const bool closed = json_walk::each_element(list, [&](std::string_view element) {
            read_object(element, around);
            return !source_.failure();
        });
        if (!closed) sink_.refuse(line_of(list), {"", "a list that breaks off", "JSON that is closed", "what stands before the break was read; get the file again"});
    }

    void read_object(std::string_view value, const JsonSurroundings& around) {
        const std::uint32_t line = line_of(value);
        const auto refuse = [&](std::string found) {
            ++ordinal_;
            sink_.refuse(line, {"", std::move(found), "one object an article, with at least a text", "mend it; it was left out"});
        };
        if (value.size() > longest_object) return refuse("an object of " + with_commas(value.size() >> 20) + " MB");
        const ParsedJson parsed = parse_json(value, deepest_object);
        if (parsed.fault == JsonFault::too_deep) return refuse("an object nested more than " + with_commas(deepest_object) + " deep");
        if (parsed.fault == JsonFault::broken) return refuse("broken JSON");
        const nlohmann::json& object = parsed.value;
        Record record;
        if (source_.fields()) read_mapped_fields(object, *source_.fields(), record);
        switch (read_json_record(object, around, record)) {
            case JsonOutcome::no_article: ++nothing_; return;
            case JsonOutcome::without_text:
                if (!text_beside(object, record)) {
                    ++without_text_;
                    return;
                }
                break;
            case JsonOutcome::article:
                if (record.teaser) text_beside(object, record);
                break;
        }
        record.line = line;
        record.ordinal = ++ordinal_;
        sink_.record(std::move(record));
    }

    // Omnivore keeps the texts beside its list: content/SLUG.html.
    bool text_beside(const nlohmann::json& object, Record& record) const {
        const auto slug = object.find("slug");
        if (slug == object.end() || !slug->is_string() || !object.contains("savedAt")) return false;
        const auto page = source_.beside("content/" + slug->get<std::string>() + ".html");
        if (!page) return false;
        record.text = html::text_of_fragment(decode_text(*page, {}));
        record.teaser = false;
        record.found.push_back({"text", "content/" + slug->get<std::string>() + ".html"});
        return !record.text.empty();
    }

    // The line that a value starts in. Each byte is counted once, because values come in order.
    std::uint32_t line_of(std::string_view value) {
        const char* place = value.data();
        if (place < counted_to_ || counted_to_ == nullptr) {
            counted_to_ = text_.data();
            lines_ = 1;
        }
        if (place > text_.data() + text_.size()) return lines_;
        // From one line end to the next: most files of this form have few.
        while (const void* found = std::memchr(counted_to_, '\n', static_cast<std::size_t>(place - counted_to_))) {
            ++lines_;
            counted_to_ = static_cast<const char*>(found) + 1;
        }
        counted_to_ = place;
        return lines_;
    }

    Source& source_;
    const RecordSink& sink_;
    std::string_view text_;
    const char* counted_to_ = nullptr;
    std::uint32_t lines_ = 1, ordinal_ = 0;
    std::size_t without_text_ = 0, nothing_ = 0;
};

void read_json(Source& source, const RecordSink& sink) { JsonReader(source, sink).run(); }

Match recognise_json(const Beginning& beginning) {
    const std::string_view bytes = without_preamble(beginning.bytes);
    if (beginning.extension == ".json" || beginning.media_type == "application/json") return Match::maybe;
    // A file of another name: a list of objects, or an object that opens over several lines.
    const std::size_t next = bytes.find_first_not_of(" \t\r\n", 1);
    if (bytes.starts_with('[')) return next != std::string_view::npos && bytes[next] == '{' ? Match::sure : Match::no;
    return bytes.starts_with('{') && next != std::string_view::npos && bytes[next] == '"' && bytes.find("\":") < 200 ? Match::maybe : Match::no;
}

}  // namespace

extern const Format json_format;
const Format json_format = {.name = "json", .label = "JSON", .extensions = {".json"}, .recognise = recognise_json, .read = read_json};

}  // namespace verbatim::corpus
