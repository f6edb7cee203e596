#include "cli/corrections_file.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <iterator>
#include <set>
#include <system_error>

#include "files/read.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;
using CorrectionsJson = nlohmann::json;

constexpr const char* expected_form =
    R"({"quotes": [{"article", "words", "person" | "speaker" | "drop"}], "same": [[name, name]], "different": [[name, name]]})";

base::Error malformed(const std::string& where, std::string found) { return {where, std::move(found), expected_form, "see docs/commands.md"}; }

// "corrections.json:3" for a byte of the text.
std::string line_of(const std::string& path, std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return path + ":" + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

std::optional<std::string> text_of(const CorrectionsJson& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

// What is wrong with the entry; empty when nothing is.
std::string read_quote(const CorrectionsJson& record, std::vector<quotes::QuoteCorrection>& out) {
    if (!record.is_object()) return "no object";
    for (const auto& [key, value] : record.items()) {
        static const std::set<std::string> known = {"article", "words", "person", "speaker", "drop"};
        if (!known.contains(key)) return "an unknown key \"" + key + "\"";
    }
    quotes::QuoteCorrection correction;
    const auto article = text_of(record, "article"), words = text_of(record, "words");
    if (!article) return "no \"article\"";
    if (!words || words->empty()) return "no \"words\"";
    correction.article = *article;
    correction.words = *words;
    correction.person = text_of(record, "person");
    if (record.contains("person") && record["person"].is_null()) correction.person = "";
    correction.speaker = text_of(record, "speaker");
    correction.drop = record.value("drop", CorrectionsJson(false)) == CorrectionsJson(true);
    if (!correction.drop && !correction.person && !correction.speaker) return "neither \"person\" nor \"speaker\" nor \"drop\": true";
    out.push_back(std::move(correction));
    return {};
}

std::string read_pair(const CorrectionsJson& pair, std::vector<std::pair<std::string, std::string>>& out) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) return "no pair of names";
    out.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    return {};
}

// Reads one object of the file into `file`. What is wrong with it; empty when nothing is.
std::string read_object(const CorrectionsJson& json, CorrectionsFile& file) {
    if (!json.is_object()) return "no JSON object";
    for (const auto& [key, list] : json.items()) {
        if (key != "quotes" && key != "same" && key != "different") return "an unknown key \"" + key + "\"";
        if (!list.is_array()) return "\"" + key + "\" that is no list";
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string wrong = key == "quotes" ? read_quote(list[i], file.quotes)
                                                      : read_pair(list[i], key == "same" ? file.names.same : file.names.different);
            if (!wrong.empty()) return wrong + " in entry " + std::to_string(i + 1) + " of \"" + key + "\"";
        }
    }
    return {};
}

// Where the JSON object that begins at `start` ends: one past its closing brace, or the end of the text. Comments and strings
// are passed over, as the JSON reader does.
std::size_t end_of_object(std::string_view text, std::size_t start) {
    int depth = 0;
    for (std::size_t i = start; i < text.size(); ++i) {
        if (text[i] == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\';
        } else if (text.substr(i, 2) == "//") {
            i = std::min(text.find('\n', i), text.size() - 1);
        } else if (text[i] == '{' || text[i] == '[') {
            ++depth;
        } else if ((text[i] == '}' || text[i] == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return text.size();
}

// Past blanks and comments.
std::size_t skip_blank(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (text.substr(at, 2) == "//") at = std::min(text.find('\n', at), text.size());
        else if (std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos) ++at;
        else break;
    }
    return at;
}

}  // namespace

base::Result<CorrectionsFile> parse_corrections(const std::string& path, std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";  // of byte order, as some editors write it
    CorrectionsFile file;
    std::size_t at = skip_blank(text, text.starts_with(mark) ? mark.size() : 0);
    if (at == text.size()) return malformed(path, "no JSON object");
    while (at < text.size()) {
        const std::size_t end = end_of_object(text, at);
        const std::string_view object = text.substr(at, end - at);
        CorrectionsJson json;
        try {
            json = CorrectionsJson::parse(object, nullptr, true, true);
        } catch (const CorrectionsJson::parse_error& error) {
            return malformed(line_of(path, text, at + (error.byte == 0 ? 0 : error.byte - 1)), "no valid JSON");
        }
        if (const std::string wrong = read_object(json, file); !wrong.empty()) return malformed(line_of(path, text, at), wrong);
        at = skip_blank(text, end);
    }
    return file;
}

base::Result<CorrectionsFile> find_corrections(const std::vector<std::string>& inputs) {
    CorrectionsFile all;
    std::set<std::string> seen;
    for (const std::string& input : inputs) {
        std::error_code failed;
        const fs::path folder = fs::is_directory(input, failed) ? fs::path(input) : fs::path(input).parent_path();
        const std::string path = (folder / "corrections.json").lexically_normal().string();
        if (!seen.insert(path).second) continue;
        const auto text = files::read_file_if_there(path);
        // The reader names a folder that may not be entered; nobody knows whether it holds corrections.
        if (!text && !files::kind_of(path)) continue;
        if (!text) return text.error();
        if (!*text) continue;
        auto file = parse_corrections(path, **text);
        if (!file) return file.error();
        std::move(file->quotes.begin(), file->quotes.end(), std::back_inserter(all.quotes));
        std::move(file->names.same.begin(), file->names.same.end(), std::back_inserter(all.names.same));
        std::move(file->names.different.begin(), file->names.different.end(), std::back_inserter(all.names.different));
    }
    return all;
}

}  // namespace verbatim::cli
