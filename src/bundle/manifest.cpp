#include "bundle/manifest.h"

#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "bundle/layout.h"

namespace verbatim::bundle {

namespace {

using Json = nlohmann::ordered_json;

base::Error unusable(std::string found, std::string expected, std::string remedy) {
    return {"manifest.json", std::move(found), std::move(expected), std::move(remedy)};
}

base::Error broken(const char* field) {
    return unusable(std::string("no usable \"") + field + "\"", "what docs/bundle-format.md says", "build the site again");
}

// The fields of a JSON object, each read with its type checked. The first one that is not as it should be is remembered.
class Fields {
  public:
    explicit Fields(const Json& object) : object_(object) {}

    std::uint32_t number(const char* name) {
        const Json* value = find(name);
        if (!value || !value->is_number_unsigned() || value->get<std::uint64_t>() >= 0xFFFFFFFFu) return wrong(name), 0;
        return value->get<std::uint32_t>();
    }
    std::uint64_t large_number(const char* name) {
        const Json* value = find(name);
        if (!value || !value->is_number_unsigned()) return wrong(name), 0;
        return value->get<std::uint64_t>();
    }
    // The object of this name, or null where there is none.
    const Json* object(const char* name) {
        const Json* value = find(name);
        if (value && !value->is_object()) return wrong(name), nullptr;
        return value;
    }
    std::string text(const char* name) {
        const Json* value = find(name);
        if (!value || !value->is_string()) return wrong(name), std::string();
        return value->get<std::string>();
    }
    std::optional<base::Date> date(const char* name) {
        if (!find(name)) return std::nullopt;
        const auto parsed = base::parse_date(text(name));
        if (!parsed) wrong(name);
        return parsed;
    }
    const Json& array(const char* name) {
        static const Json empty = Json::array();
        const Json* value = find(name);
        if (!value || !value->is_array()) return wrong(name), empty;
        return *value;
    }
    const char* first_wrong() const { return wrong_; }

  private:
    const Json* find(const char* name) const {
        if (!object_.is_object()) return nullptr;
        const auto found = object_.find(name);
        return found == object_.end() ? nullptr : &*found;
    }
    void wrong(const char* name) {
        if (!wrong_) wrong_ = name;
    }
    const Json& object_;
    const char* wrong_ = nullptr;
};

std::optional<std::uint64_t> parse_hash(std::string_view digits) {
    if (digits.size() != 16) return std::nullopt;
    std::uint64_t hash = 0;
    for (char digit : digits) {
        const bool decimal = digit >= '0' && digit <= '9';
        if (!decimal && (digit < 'a' || digit > 'f')) return std::nullopt;
        hash = hash << 4 | static_cast<std::uint64_t>(decimal ? digit - '0' : digit - 'a' + 10);
    }
    return hash;
}

base::Result<IndexTotals> read_totals(const Json& object) {
    Fields fields(object);
    IndexTotals totals;
    totals.postings = fields.large_number("postings");
    totals.words = fields.large_number("words");
    totals.quote_postings = fields.large_number("quote_postings");
    totals.quote_words = fields.large_number("quote_words");
    if (fields.first_wrong()) return broken(fields.first_wrong());
    return totals;
}

base::Result<SegmentEntry> read_segment(const Json& object) {
    Fields fields(object);
    SegmentEntry segment;
    const auto hash = parse_hash(fields.text("root"));
    segment.root = {hash.value_or(0), fields.number("size")};
    segment.articles = fields.number("articles");
    segment.quotes = fields.number("quotes");
    segment.people = fields.number("people");
    const Json* totals = fields.object("totals");
    if (fields.first_wrong()) return broken(fields.first_wrong());
    if (totals) {
        auto read = read_totals(*totals);
        if (!read) return read.error();
        segment.totals = *read;
    }
    if (!hash || !segment.root.present()) return broken("root");
    return segment;
}

// Everything but the id.
Json to_json(const Manifest& manifest) {
    Json json = {{"format", format_version},       {"tokenizer", manifest.tokenizer}, {"title", manifest.title},
                 {"rights", manifest.rights},      {"articles", manifest.articles},   {"quotes", manifest.quotes},
                 {"people", manifest.people}};
    if (manifest.shown_quotes) json["shown_quotes"] = *manifest.shown_quotes;
    if (manifest.near_copies > 0) json["near_copies"] = manifest.near_copies;
    if (manifest.first) json["first"] = base::format_date(*manifest.first);
    if (manifest.last) json["last"] = base::format_date(*manifest.last);
    json["sources"] = manifest.sources;
    json["segments"] = Json::array();
    for (const SegmentEntry& segment : manifest.segments) {
        Json entry = {{"root", shard_file(segment.root).substr(0, 16)},
                      {"size", segment.root.size},
                      {"articles", segment.articles},
                      {"quotes", segment.quotes},
                      {"people", segment.people}};
        if (const auto& totals = segment.totals)
            entry["totals"] = {{"postings", totals->postings},
                               {"words", totals->words},
                               {"quote_postings", totals->quote_postings},
                               {"quote_words", totals->quote_words}};
        json["segments"].push_back(std::move(entry));
    }
    return json;
}

std::string dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string manifest_file(std::string_view bundle_id) { return "manifest-" + std::string(bundle_id) + ".json"; }

std::string write_manifest(Manifest& manifest) {
    Json json = to_json(manifest);
    manifest.bundle_id = base::hash_hex(dump(json, -1));
    json["bundle"] = manifest.bundle_id;
    return dump(json, 1) + "\n";
}

base::Result<Manifest> read_manifest(std::string_view text) {
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object()) return unusable("something that is no JSON object", "the manifest of a bundle", "build the site again");
    Fields fields(json);
    const std::uint32_t format = fields.number("format");
    if (fields.first_wrong()) return broken("format");
    if (format == 0 || format > format_version)
        return unusable("format " + std::to_string(format), "at most " + std::to_string(format_version),
                        "open it with a newer version of Verbatim");
    Manifest manifest;
    manifest.tokenizer = fields.number("tokenizer");
    manifest.title = fields.text("title");
    manifest.rights = fields.text("rights");
    manifest.articles = fields.number("articles");
    manifest.quotes = fields.number("quotes");
    manifest.people = fields.number("people");
    if (json.contains("near_copies")) manifest.near_copies = fields.number("near_copies");
    if (json.contains("shown_quotes")) manifest.shown_quotes = fields.number("shown_quotes");
    manifest.first = fields.date("first");
    manifest.last = fields.date("last");
    for (const Json& source : fields.array("sources"))
        if (source.is_string()) manifest.sources.push_back(source.get<std::string>());
    for (const Json& object : fields.array("segments")) {
        auto segment = read_segment(object);
        if (!segment) return segment.error();
        manifest.segments.push_back(*segment);
    }
    if (manifest.segments.empty()) return broken("segments");
    manifest.bundle_id = fields.text("bundle");
    if (fields.first_wrong()) return broken(fields.first_wrong());
    if (manifest.bundle_id != base::hash_hex(dump(to_json(manifest), -1))) return broken("bundle");
    return manifest;
}

}  // namespace verbatim::bundle
