#include "cli/settings_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <system_error>

#include "files/read.h"
#include "text/edit_distance.h"
#include "text/tokenizer.h"
#include "text/web_address.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;
using SettingsJson = nlohmann::json;

constexpr std::array<std::string_view, 10> top_keys = {"title", "rights", "text", "url", "pages", "embeds", "max_files", "noindex", "sources", "fields"};
constexpr std::array<std::string_view, 3> source_keys = {"name", "rights", "text"};
constexpr std::array<std::string_view, 11> field_keys = {"list", "id", "title", "date", "source", "place", "author", "url", "lang", "tags", "text"};

std::string all_of(std::span<const std::string_view> names) {
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

// The one that differs least, where it differs little.
std::string_view nearest(std::string_view key, std::span<const std::string_view> names) {
    text::EditDistance distance;
    const auto wide = [](std::string_view word) { return std::u32string(word.begin(), word.end()); };
    for (std::size_t edits = 1; edits <= 3; ++edits)
        for (const std::string_view name : names)
            if (edits < name.size() && distance.within(wide(text::fold(key)), wide(name), edits)) return name;
    return {};
}

class SettingsReader {
  public:
    SettingsReader(std::string file, Settings& settings) : file_(std::move(file)), settings_(settings) {}

    base::Status read(const SettingsJson& json) {
        if (!json.is_object()) return wrong("", "no JSON object", "an object with " + all_of(top_keys));
        for (const auto& [key, value] : json.items()) {
            if (base::Status known = check_key("", key, top_keys); !known) return known;
            if (base::Status taken = read_top(key, value); !taken) return taken;
        }
        return base::Ok{};
    }

  private:
    base::Status read_top(const std::string& key, const SettingsJson& value) {
        if (key == "sources") return read_sources(value);
        if (key == "fields") return read_fields(value);
        if (key == "text") return read_shown(key, value, settings_.text);
        if (key == "pages") return read_choice(key, value, pages_named, "\"auto\", \"articles\" or \"none\"", settings_.pages);
        if (key == "embeds") return read_choice(key, value, embeds_named, "\"sure\", \"all\" or \"none\"", settings_.embeds);
        if (key == "url") {
            const std::string address = value.is_string() ? site_address_of(value.get<std::string>()) : std::string();
            if (address.empty()) return wrong(key, value.dump().substr(0, 60), "an address such as \"https://example.org/news/\"");
            if (settings_.url.empty()) settings_.url = address;
            return base::Ok{};
        }
        if (key == "max_files") {
            if (!value.is_number_unsigned()) return wrong(key, value.dump().substr(0, 60), "a number of files");
            if (!settings_.most_files) settings_.most_files = value.get<std::size_t>();
            return base::Ok{};
        }
        if (key == "noindex") {
            if (!value.is_boolean()) return wrong(key, value.dump().substr(0, 60), "true or false");
            settings_.hidden_from_search = settings_.hidden_from_search || value.get<bool>();
            return base::Ok{};
        }
        return read_string(key, value, key == "title" ? settings_.title : settings_.rights);
    }
    template <class Choice>
    base::Status read_choice(const std::string& path, const SettingsJson& value, std::optional<Choice> (*named)(std::string_view), const char* expected, std::optional<Choice>& into) const {
        const auto chosen = value.is_string() ? named(value.get<std::string>()) : std::nullopt;
        if (!chosen) return wrong(path, value.dump().substr(0, 60), expected);
        if (!into) into = chosen;
        return base::Ok{};
    }
    base::Error wrong(const std::string& path, std::string found, std::string expected, std::string remedy = "see docs/input-formats.md") const {
        return {file_ + (path.empty() ? "" : ": " + path), std::move(found), std::move(expected), std::move(remedy)};
    }
    base::Status check_key(const std::string& path, const std::string& key, std::span<const std::string_view> known) const {
        if (std::find(known.begin(), known.end(), key) != known.end()) return base::Ok{};
        const std::string_view near = nearest(key, known);
        return wrong(path.empty() ? key : path + "." + key, "an unknown key \"" + key + "\"", "one of " + all_of(known), near.empty() ? "see docs/input-formats.md" : "write \"" + std::string(near) + "\"");
    }
    base::Status read_string(const std::string& path, const SettingsJson& value, std::string& into) const {
        if (!value.is_string()) return wrong(path, "no string", "words between quotation marks");
        if (into.empty()) into = value.get<std::string>();
        return base::Ok{};
    }
    base::Status read_shown(const std::string& path, const SettingsJson& value, std::optional<quotes::TextShown>& into) const {
        const auto shown = value.is_string() ? text_shown_named(value.get<std::string>()) : std::nullopt;
        if (!shown) return wrong(path, value.dump().substr(0, 60), "\"full\", \"snippet\" or \"quotes\"");
        if (!into) into = shown;
        return base::Ok{};
    }
    base::Status read_sources(const SettingsJson& sources) {
        if (!sources.is_object()) return wrong("sources", "no object", "an object with the names of outlets");
        for (const auto& [name, entry] : sources.items()) {
            const std::string path = "sources.\"" + name + "\"";
            if (!entry.is_object()) return wrong(path, "no object", "an object with " + all_of(source_keys));
            SourceSettings& one = settings_.sources[text::fold(name)];
            for (const auto& [key, value] : entry.items()) {
                if (base::Status known = check_key(path, key, source_keys); !known) return known;
                base::Status taken = key == "text" ? read_shown(path + ".text", value, one.text) : read_string(path + "." + key, value, key == "name" ? one.name : one.rights);
                if (!taken) return taken;
            }
            if (one.name.empty()) one.name = name;
        }
        return base::Ok{};
    }
    base::Status read_fields(const SettingsJson& fields) {
        if (!fields.is_object()) return wrong("fields", "no object", "an object with names of fields and where they stand");
        for (const auto& [key, value] : fields.items()) {
            if (base::Status known = check_key("fields", key, field_keys); !known) return known;
            const std::string path = "fields." + key;
            std::vector<std::string> paths;
            for (const SettingsJson& one : value.is_array() ? value : SettingsJson::array({value})) {
                if (!one.is_string() || one.get<std::string>().empty()) return wrong(path, one.dump().substr(0, 60), "a path such as \"body.value\" or \"writers[].name\", or a list of them");
                paths.push_back(one.get<std::string>());
            }
            if (paths.empty()) return wrong(path, "an empty list", "at least one path");
            if (key == "list") {
                if (settings_.fields.list.empty()) settings_.fields.list = paths.front();
                continue;
            }
            const corpus::Field field = *corpus::field_named(key);
            const auto same = [&](const auto& one) { return one.first == field; };
            if (std::none_of(settings_.fields.paths.begin(), settings_.fields.paths.end(), same)) settings_.fields.paths.emplace_back(field, std::move(paths));
        }
        return base::Ok{};
    }

    std::string file_;
    Settings& settings_;
};

base::Status read_into(const std::string& path, std::string_view text, Settings& settings) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    SettingsJson json;
    try {
        json = SettingsJson::parse(text, nullptr, true, true);
    } catch (const SettingsJson::parse_error& error) {
        const std::string_view before = text.substr(0, std::min<std::size_t>(error.byte, text.size()));
        return base::Error{path + ":" + std::to_string(1 + std::count(before.begin(), before.end(), '\n')), "no valid JSON", "an object with " + all_of(top_keys), "mend it: a comma, a brace or a quotation mark is missing or too many"};
    }
    return SettingsReader(path, settings).read(json);
}

}  // namespace

std::optional<site::PagesKind> pages_named(std::string_view name) {
    if (name == "auto") return site::PagesKind::automatic;
    if (name == "articles") return site::PagesKind::articles;
    if (name == "none") return site::PagesKind::none;
    return std::nullopt;
}

std::optional<site::Embeds> embeds_named(std::string_view name) {
    if (name == "sure") return site::Embeds::sure;
    if (name == "all") return site::Embeds::all;
    if (name == "none") return site::Embeds::none;
    return std::nullopt;
}

std::string site_address_of(std::string_view given) {
    if (!text::is_web_address(given) || given.find_first_of("?#") != std::string_view::npos) return {};
    return std::string(given) + (given.ends_with('/') ? "" : "/");
}

std::optional<quotes::TextShown> text_shown_named(std::string_view name) {
    if (name == "full") return quotes::TextShown::full;
    if (name == "snippet") return quotes::TextShown::snippet;
    if (name == "quotes") return quotes::TextShown::quotes;
    return std::nullopt;
}

const SourceSettings* Settings::source(std::string_view name) const {
    if (sources.empty()) return nullptr;
    const std::string folded = text::fold(name);
    if (const auto found = sources.find(folded); found != sources.end()) return &found->second;
    const auto shown = std::find_if(sources.begin(), sources.end(), [&](const auto& one) { return text::fold(one.second.name) == folded; });
    return shown == sources.end() ? nullptr : &shown->second;
}

std::string Settings::all_rights() const {
    std::string all = rights;
    for (const auto& [name, one] : sources)
        if (!one.rights.empty()) all += (all.empty() ? "" : " · ") + one.name + ": " + one.rights;
    return all;
}

base::Result<Settings> parse_settings(const std::string& path, std::string_view text) {
    Settings settings;
    if (const base::Status read = read_into(path, text, settings); !read) return read.error();
    return settings;
}

base::Result<Settings> find_settings(const std::vector<std::string>& inputs) {
    Settings settings;
    std::set<std::string> seen;
    for (const std::string& input : inputs) {
        std::error_code failed;
        const fs::path folder = fs::is_directory(input, failed) ? fs::path(input) : fs::path(input).parent_path();
        const std::string path = (folder / "verbatim.json").lexically_normal().string();
        if (!seen.insert(path).second) continue;
        const auto text = files::read_file_if_there(path);
        // The reader names a folder that may not be entered.
        if (!text && !files::kind_of(path)) continue;
        if (!text) return text.error();
        if (!*text) continue;
        if (const base::Status read = read_into(path, **text, settings); !read) return read.error();
    }
    return settings;
}

}  // namespace verbatim::cli
