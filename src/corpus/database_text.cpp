#include "corpus/database_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "corpus/credits.h"
#include "corpus/dates.h"
#include "corpus/paragraphs.h"
#include "corpus/written_date.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

using Lines = std::vector<std::string_view>;

struct KnownLabel {
    std::string_view words, field;
};

// What interfaces call the fields, in small letters. The language of a label is that of the interface, not of the text.
constexpr auto known_labels = std::to_array<KnownLabel>({
    {"byline", "byline"}, {"autor", "byline"}, {"auteur", "byline"}, {"author", "byline"}, {"verfasser", "byline"}, {"autore", "byline"}, {"authors", "byline"}, {"by", "byline"},
    {"length", "length"}, {"länge", "length"}, {"longueur", "length"}, {"lengte", "length"}, {"longitud", "length"}, {"lunghezza", "length"}, {"rubrik", "section"},
    {"section", "section"}, {"rubrique", "section"}, {"sectie", "section"}, {"sección", "section"}, {"sezione", "section"},
    {"headline", "headline"}, {"titre", "headline"}, {"überschrift", "headline"}, {"dateline", "dateline"}, {"highlight", "highlight"}, {"highlights", "highlight"},
    {"load-date", "load-date"}, {"language", "language"}, {"sprache", "language"}, {"langue", "language"}, {"taal", "language"}, {"idioma", "language"},
    {"publication-type", "publication-type"}, {"publikationstyp", "publication-type"}, {"type-publication", "publication-type"}, {"type de publication", "publication-type"}, {"zeitungs-code", "publication-type"}, {"journal-code", "publication-type"}, {"pub-type", "publication-type"},
    {"update", "load-date"}, {"date-de-chargement", "load-date"}, {"date de chargement", "load-date"}, {"laaddatum", "load-date"},
    {"graphic", "graphic"}, {"grafik", "graphic"}, {"graphique", "graphic"}, {"type", "graphic"}, {"correction-date", "graphic"}, {"correction", "correction"}, {"subject", "subject"}, {"company", "subject"}, {"organization", "subject"},
    {"ticker", "subject"}, {"industry", "subject"}, {"geographic", "subject"}, {"person", "subject"}, {"country", "subject"}, {"city", "subject"}, {"state", "subject"}, {"series", "section"}, {"document-type", "publication-type"}, {"acc-no", "subject"}, {"journal code", "subject"},
    {"publication title", "outlet"}, {"publication", "outlet"}, {"source", "outlet"}, {"publication info", "outlet"}, {"publication date", "date"}, {"date", "date"}, {"publication year", "year"}, {"full text", "full text"}, {"abstract", "abstract"}, {"title", "headline"},
    {"document url", "url"}, {"proquest document id", "id"}, {"document type", "publication-type"}, {"copyright", "copyright"}, {"credit", "copyright"}, {"pages", "section"}, {"first page", "section"}, {"publisher", "publisher"}, {"place of publication", "place"},
    {"country of publication", "subject"}, {"publication subject", "subject"}, {"issn", "subject"}, {"source type", "publication-type"}, {"language of publication", "language"}, {"document feature", "subject"}, {"last updated", "load-date"}, {"database", "subject"}, {"links", "links"}, {"location", "place"},
});

bool is_blank_line(std::string_view line) { return trim(line).empty(); }

// "3 of 10 DOCUMENTS", "Dokument 3 von 10", "Document 3 de 10".
bool is_nexis_heading(std::string_view line) {
    const std::string words = text::to_lower(one_line(line));
    if (words.size() < 8 || words.size() > 60) return false;
    const auto number_at = [&](std::size_t at) { return at < words.size() && words[at] >= '0' && words[at] <= '9'; };
    if (number_at(0) && words.ends_with("documents")) return words.find(" of ") != std::string::npos || words.find(" de ") != std::string::npos || words.find(" von ") != std::string::npos;
    for (const std::string_view start : {"dokument ", "document ", "documento "})
        if (words.starts_with(start) && number_at(start.size())) return words.find(" von ") != std::string::npos || words.find(" de ") != std::string::npos || words.find(" of ") != std::string::npos || words.find(" van ") != std::string::npos || words.find(" di ") != std::string::npos;
    return false;
}

// "Document LBA0000020260113em1d00a9i": the last line of an article of Factiva.
bool is_factiva_end(std::string_view line) {
    line = trim(line);
    if (!line.starts_with("Document ") && !line.starts_with("Dokument ")) return false;
    const std::string_view id = line.substr(line.find(' ') + 1);
    if (id.size() < 20 || id.size() > 32) return false;
    std::size_t digits = 0;
    for (const char c : id) {
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
        digits += c >= '0' && c <= '9';
    }
    return digits >= 10;
}

// "526 words", "1.234 mots": the line of Factiva's display form that the others lie around.
bool is_word_count(std::string_view line) {
    line = trim(line);
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || blank == 0 || line.size() > 40) return false;
    const std::string_view number = line.substr(0, blank);
    if (number.find_first_not_of("0123456789,.\xC2\xA0") != std::string_view::npos || number[0] < '0' || number[0] > '9') return false;
    const std::string_view word = trim(line.substr(blank));
    return word == "words" || word == "mots" || word == "Wörter" || word == "Wörtern" || word == "palabras" || word == "parole" || word == "palavras" || word == "woorden" || word == "слов" || word == "字" || word == "word";
}

std::optional<std::string> written(std::string_view words, std::string_view language = "en") {
    if (const auto found = find_date(words, language); found && found->precision >= DatePrecision::day) return found->iso;
    return std::nullopt;
}

// "January 11, 2010 Monday 5:25 PM GMT", "Edition 1; Scotland" is none: a line that is little but a date.
std::optional<std::string> date_line(std::string_view line) {
    line = trim(line);
    if (line.size() > 70 || line.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    const auto found = find_date(line, "en");
    if (!found || found->precision < DatePrecision::day) return std::nullopt;
    // What stands beside the date is short: a weekday, a time, an edition.
    return found->start <= 15 ? std::optional(found->iso) : std::nullopt;
}

std::string join_lines(const Lines& lines, std::size_t first, std::size_t last) {
    std::string all;
    for (std::size_t i = first; i < last; ++i) all.append(lines[i]).append("\n");
    return all;
}

// Lines that a program has wrapped, whose paragraphs blank lines part.
std::string wrapped_paragraphs(const Lines& lines, std::size_t first, std::size_t last) {
    std::string out, paragraph;
    for (std::size_t i = first; i <= last; ++i) {
        const std::string_view words = i < last ? trim(lines[i]) : std::string_view();
        if (words.empty()) {
            add_paragraph(out, paragraph);
            paragraph.clear();
        } else {
            paragraph.append(paragraph.empty() ? "" : " ").append(words);
        }
    }
    return out;
}

// Whether lines are wrapped: most paragraphs have several. Documents of word processors have a line a paragraph.
std::string body_text(const Lines& lines, std::size_t first, std::size_t last) {
    std::size_t starts = 0, all = 0;
    bool blank = true;
    for (std::size_t i = first; i < last; ++i) {
        const bool empty = is_blank_line(lines[i]);
        all += !empty;
        starts += !empty && blank;
        blank = empty;
    }
    if (all > starts * 3 / 2) return wrapped_paragraphs(lines, first, last);
    std::string out;
    for (std::size_t i = first; i < last; ++i) add_paragraph(out, lines[i]);
    return out;
}

void note_lines(Record& record, std::string_view rule, const Lines& lines, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last && record.left_out.size() < 60; ++i)
        if (!is_blank_line(lines[i])) note_left_out(record, rule, trim(lines[i]));
}

// What a label of the language field means.
void take_language(Record& record, std::string_view value, std::string_view where) {
    constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"english", "en"}, {"anglais", "en"}, {"englisch", "en"}, {"german", "de"}, {"deutsch", "de"}, {"allemand", "de"}, {"french", "fr"}, {"français", "fr"}, {"französisch", "fr"}, {"spanish", "es"}, {"español", "es"},
         {"spanisch", "es"}, {"italian", "it"}, {"italiano", "it"}, {"italienisch", "it"}, {"dutch", "nl"}, {"nederlands", "nl"}, {"niederländisch", "nl"}, {"portuguese", "pt"}, {"portugiesisch", "pt"}, {"russian", "ru"}, {"polish", "pl"}, {"chinese", "zh"}, {"japanese", "ja"}});
    const std::string lowered = text::to_lower(trim(value.substr(0, value.find_first_of(";,"))));
    for (const auto& [name, tag] : names)
        if (lowered == name) return set_field(record, Field::language, tag, where);
    if (lowered.size() == 2) set_field(record, Field::language, lowered, where);
}

class DatabaseReader {
  public:
    DatabaseReader(const Lines& lines, const RecordSink& sink) : lines_(lines), sink_(sink) {}

    // The old layout: an article is what stands between two headings.
    void read_nexis() {
        std::vector<std::size_t> headings;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (is_nexis_heading(lines_[i])) headings.push_back(i);
        if (headings.empty()) return read_nexis_article(0, lines_.size());
        for (std::size_t i = 0; i < headings.size(); ++i) read_nexis_article(headings[i] + 1, i + 1 < headings.size() ? headings[i + 1] : lines_.size());
    }

    // Nexis Uni: "Body" opens the text and "End of Document" closes the article.
    void read_nexis_uni() {
        std::size_t start = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (trim(lines_[i]) != "End of Document") continue;
            read_uni_article(start, i);
            start = i + 1;
        }
    }

    void read_factiva_display() {
        std::size_t start = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_factiva_end(lines_[i])) continue;
            read_display_article(start, i);
            start = i + 1;
        }
    }

    // Factiva's labelled form: two letters and their value; a line without one goes on.
    void read_factiva_labelled() {
        std::size_t start = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_factiva_end(lines_[i]) && !(code_of(lines_[i]) == "AN" && (i + 1 == lines_.size() || code_of(lines_[i + 1]).empty()))) continue;
            read_labelled_article(start, i + 1);
            start = i + 1;
        }
        if (start < lines_.size()) read_labelled_article(start, lines_.size());
    }

    // ProQuest: labelled lines; a rule of underscores parts articles.
    void read_proquest() {
        std::size_t start = 0;
        for (std::size_t i = 0; i <= lines_.size(); ++i) {
            const bool rule = i == lines_.size() || (lines_[i].size() > 20 && lines_[i].find_first_not_of("_") == std::string_view::npos);
            if (!rule) continue;
            read_proquest_article(start, i);
            start = i + 1;
        }
    }

  private:
    static std::string_view code_of(std::string_view line) {
        const std::string_view words = trim(line);
        if (words.size() < 2 || (words.size() > 2 && words[2] != ' ' && words[2] != '\t')) return {};
        constexpr auto codes = std::to_array<std::string_view>({"SE", "HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CO", "IN", "NS", "RE", "IPD", "PUB", "AN", "CR", "CT", "ART", "IPC", "CLM", "VOL", "RF"});
        const std::string_view code = words.substr(0, 2);
        return std::find(codes.begin(), codes.end(), code) == codes.end() ? std::string_view() : code;
    }

    void emit(Record&& record, std::size_t first) {
        if (record.text.empty()) {
            if (!record.title.empty() && !record.date.empty()) sink_.leave_out({"", "an article without a text (\"" + record.title + "\")", "articles with their texts", "export it again as full text"});
            return;
        }
        record.line = static_cast<std::uint32_t>(first + 1);
        record.ordinal = ++ordinal_;
        record.licensed = true;
        sink_.record(std::move(record));
    }

    void read_nexis_article(std::size_t first, std::size_t last) {
        Record record;
        std::size_t length_line = last, text_end = last;
        // The labels, and where the text stands between them.
        for (std::size_t i = first; i < last; ++i) {
            std::string_view value;
            const std::string_view field = label_of(lines_[i], value);
            if (field.empty()) continue;
            const bool capitals = is_in_capitals(trim(lines_[i]));
            if (!capitals) continue;
            if (field == "length" && length_line == last) length_line = i;
            const bool ends = field == "load-date" || field == "language" || field == "publication-type" || field == "graphic" || field == "subject" || field == "correction";
            if (length_line != last && i > length_line && ends) {
                text_end = i;
                break;
            }
        }
        if (length_line == last) return;
        read_nexis_head(first, length_line, record);
        std::size_t text_start = length_line + 1;
        // Labels may stand under the length as well: a dateline, a highlight.
        for (std::size_t i = text_start; i < text_end; ++i) {
            std::string_view value;
            if (is_blank_line(lines_[i])) continue;
            const std::string_view field = is_in_capitals(trim(lines_[i])) ? label_of(lines_[i], value) : std::string_view();
            if (field.empty()) break;
            std::size_t end = i;
            while (end < text_end && !is_blank_line(lines_[end])) ++end;
            take_label(record, field, i, end, value);
            text_start = end;
            i = end - 1;
        }
        for (std::size_t i = text_end; i < last; ++i) {
            std::string_view value;
            const std::string_view field = label_of(lines_[i], value);
            if (field == "language") take_language(record, value, "Nexis LANGUAGE");
        }
        // Without labels below, the copyright ends the text.
        for (std::size_t i = text_end; i > text_start; --i) {
            const std::string_view words = trim(lines_[i - 1]);
            if (words.empty()) continue;
            if (!words.starts_with("Copyright ") && words != "All Rights Reserved" && words != "Alle Rechte vorbehalten" && words != "Tous Droits Réservés") break;
            text_end = i - 1;
        }
        note_lines(record, "Nexis: below the text", lines_, text_end, last);
        set_field(record, Field::text, body_text(lines_, text_start, text_end), "Nexis: below LENGTH");
        emit(std::move(record), first);
    }

    // "BYLINE:", and "LOAD-DATE:": capitals before the colon.
    static bool is_in_capitals(std::string_view line) {
        const std::string_view label = line.substr(0, line.find(':'));
        return std::none_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    void take_label(Record& record, std::string_view field, std::size_t first, std::size_t end, std::string_view value) {
        std::string all(value);
        for (std::size_t i = first + 1; i < end; ++i) all.append(" ").append(trim(lines_[i]));
        all = one_line(all);
        const std::string where = "Nexis " + std::string(trim(lines_[first]).substr(0, trim(lines_[first]).find(':')));
        if (field == "byline") set_field(record, Field::author, name_of_byline(all), where);
        else if (field == "headline") set_field(record, Field::title, all, where);
        else if (field == "dateline") set_field(record, Field::place, all, where);
        else if (field == "language") take_language(record, all, where);
        else note_left_out(record, where, all);
    }

    // Outlet, date and edition stand centred; the headline is the block that begins at the left.
    void read_nexis_head(std::size_t first, std::size_t length_line, Record& record) {
        std::vector<std::pair<std::size_t, std::size_t>> blocks;
        for (std::size_t i = first; i < length_line;) {
            if (is_blank_line(lines_[i])) {
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < length_line && !is_blank_line(lines_[end])) ++end;
            blocks.emplace_back(i, end);
            i = end;
        }
        for (const auto& [start, end] : blocks) {
            std::string_view value;
            const std::string_view field = is_in_capitals(trim(lines_[start])) ? label_of(lines_[start], value) : std::string_view();
            if (!field.empty()) {
                // Labels of one line each may stand without blank lines between them.
                std::size_t part = start;
                for (std::size_t i = start + 1; i <= end; ++i) {
                    std::string_view next;
                    if (i < end && (!is_in_capitals(trim(lines_[i])) || label_of(lines_[i], next).empty())) continue;
                    std::string_view here;
                    const std::string_view name = label_of(lines_[part], here);
                    take_label(record, name, part, i, here);
                    part = i;
                }
                continue;
            }
            const std::string words = one_line(join_lines(lines_, start, end));
            const bool centred = lines_[start].size() > 8 && lines_[start].substr(0, 8).find_first_not_of(" \t") == std::string_view::npos;
            if (const auto date = date_line(lines_[start]); date && record.date.empty()) {
                set_field(record, Field::date, *date, "Nexis: the date line");
                for (std::size_t i = start + 1; i < end; ++i) note_left_out(record, "Nexis: edition", trim(lines_[i]));
            } else if (words.starts_with("Copyright ")) {
                note_left_out(record, "a copyright line", words);
            } else if (record.source.empty() && (centred || record.date.empty())) {
                set_field(record, Field::source, words, "Nexis: the first line");
            } else if (record.title.empty() && !centred) {
                set_field(record, Field::title, words, "Nexis: the heading");
            } else {
                note_left_out(record, "Nexis: above the text", words);
            }
        }
    }

    void read_uni_article(std::size_t first, std::size_t last) {
        std::size_t body = last;
        for (std::size_t i = first; i < last; ++i)
            if (trim(lines_[i]) == "Body") body = i;
        if (body == last) return;
        std::size_t text_end = last;
        for (std::size_t i = body + 1; i < last; ++i) {
            const std::string_view words = trim(lines_[i]);
            if (words == "Classification" || words == "Graphic" || words == "Notes" || words.starts_with("Load-Date:") || words.starts_with("Link to Image")) {
                text_end = i;
                break;
            }
        }
        Record record;
        // The lines right above the labels are headline, outlet, date and copyright; what lies before them is the cover or the list of documents.
        std::vector<std::size_t> plain;
        for (std::size_t i = body; i > first; --i) {
            const std::string_view words = trim(lines_[i - 1]);
            if (words.empty()) continue;
            std::string_view value;
            const std::string_view field = label_of(words, value);
            if (plain.empty() && (field == "byline" || field == "length" || field == "section" || field == "highlight" || field == "dateline" || field == "graphic")) {
                const std::string where = "Nexis Uni " + std::string(words.substr(0, words.find(':')));
                if (field == "byline") set_field(record, Field::author, name_of_byline(value), where);
                else if (field == "dateline") set_field(record, Field::place, value, where);
                else note_left_out(record, where, value);
                continue;
            }
            plain.push_back(i - 1);
            if (plain.size() == 5) break;
        }
        // From below: [copyright,] date, outlet, headline.
        std::size_t at = 0;
        while (at < plain.size() && (trim(lines_[plain[at]]).starts_with("Copyright ") || trim(lines_[plain[at]]).find("All Rights Reserved") != std::string_view::npos)) note_left_out(record, "a copyright line", trim(lines_[plain[at++]]));
        if (at < plain.size())
            if (const auto date = written(trim(lines_[plain[at]]))) {
                set_field(record, Field::date, *date, "Nexis Uni: the date line");
                ++at;
            }
        if (at < plain.size()) set_field(record, Field::source, trim(lines_[plain[at++]]), "Nexis Uni: below the headline");
        if (at < plain.size()) set_field(record, Field::title, one_line(lines_[plain[at]]), "Nexis Uni: the headline");
        for (std::size_t i = text_end; i < last; ++i) {
            std::string_view value;
            if (label_of(lines_[i], value) == "language") take_language(record, value, "Nexis Uni Language");
        }
        note_lines(record, "Nexis: below the text", lines_, text_end, last);
        set_field(record, Field::text, body_text(lines_, body + 1, text_end), "Nexis Uni: Body");
        emit(std::move(record), plain.empty() ? first : plain.back());
    }

    void read_display_article(std::size_t first, std::size_t last) {
        std::size_t count = last;
        for (std::size_t i = first; i < last && count == last; ++i)
            if (is_word_count(lines_[i])) count = i;
        if (count == last) return;
        Record record;
        // Above the count: the headline, and below it perhaps an author. Of a cover only what comes last counts.
        std::vector<std::size_t> above;
        for (std::size_t i = count; i > first && above.size() < 4; --i) {
            if (is_blank_line(lines_[i - 1])) {
                if (!above.empty() && i > first + 1 && is_blank_line(lines_[i - 2])) break;
                continue;
            }
            above.push_back(i - 1);
        }
        std::reverse(above.begin(), above.end());
        if (above.size() > 1 && looks_like_names(lines_[above.back()])) {
            set_field(record, Field::author, name_of_byline(lines_[above.back()]), "Factiva: the line above the count of words");
            above.pop_back();
        }
        if (!above.empty()) set_field(record, Field::title, one_line(lines_[above.size() == 1 ? above.front() : above[above.size() - 1]]), "Factiva: the headline");
        // Below it, a line each: date, [time], source, code, [page], language, copyright.
        std::size_t at = count + 1, text_start = last;
        for (int taken = 0; at < last && taken < 14; ++at) {
            const std::string_view words = trim(lines_[at]);
            if (words.empty()) continue;
            ++taken;
            if (record.date.empty()) {
                if (const auto date = written(words)) set_field(record, Field::date, *date, "Factiva: below the count of words");
                continue;
            }
            const bool time = words.size() <= 12 && words.find(':') != std::string_view::npos && words[0] >= '0' && words[0] <= '9';
            if (record.source.empty()) {
                if (!time) set_field(record, Field::source, words, "Factiva: below the date");
                continue;
            }
            take_language(record, words, "Factiva: the language line");
            const bool copyright = words.starts_with("Copyright") || words.starts_with("\xC2\xA9") || words.starts_with("(c)") || words.starts_with("(C)");
            note_left_out(record, copyright ? "a copyright line" : "Factiva: codes", words);
            if (copyright) {
                text_start = at + 1;
                break;
            }
        }
        if (text_start == last) text_start = at;
        std::size_t text_end = last;
        for (std::size_t i = text_end; i > text_start; --i) {
            const std::string_view words = trim(lines_[i - 1]);
            if (words.empty()) continue;
            if (!words.starts_with("Released:") && !words.starts_with("Copyright ")) break;
            note_left_out(record, "Factiva: below the text", words);
            text_end = i - 1;
        }
        set_field(record, Field::text, body_text(lines_, text_start, text_end), "Factiva: below the copyright");
        take_credits(record);
        emit(std::move(record), above.empty() ? count : above.front());
    }

    // A line of two to six capitalised words without an end mark: an author rather than half a headline.
    static bool looks_like_names(std::string_view line) {
        const std::string words = one_line(line);
        if (words.size() > 60 || is_byline(words)) return is_byline(words);
        std::size_t count = 0;
        for (std::size_t start = 0; start < words.size();) {
            const std::size_t end = std::min(words.find(' ', start), words.size());
            const char first = words[start];
            if (first >= 'a' && first <= 'z') return false;
            if (first >= '0' && first <= '9') return false;
            ++count;
            start = end + 1;
        }
        return count >= 2 && count <= 4;
    }

    void read_labelled_article(std::size_t first, std::size_t last) {
        Record record;
        std::string code, value, text;
        const auto flush = [&] {
            const std::string line = one_line(value);
            if (code == "HD") set_field(record, Field::title, line, "Factiva HD");
            else if (code == "BY") set_field(record, Field::author, name_of_byline(line), "Factiva BY");
            else if (code == "PD") set_field(record, Field::date, written(line).value_or(line), "Factiva PD");
            else if (code == "SN") set_field(record, Field::source, line, "Factiva SN");
            else if (code == "LA") take_language(record, line, "Factiva LA");
            else if (code == "LP" || code == "TD") add_paragraph(text, value);
            else if (!code.empty()) note_left_out(record, "Factiva " + code, line);
            value.clear();
        };
        for (std::size_t i = first; i < last; ++i) {
            if (is_factiva_end(lines_[i])) continue;
            const std::string_view found = code_of(lines_[i]);
            if (!found.empty()) {
                flush();
                code = found;
                value = trim(lines_[i]).substr(2);
            } else {
                value.append("\n").append(lines_[i]);
            }
        }
        flush();
        set_field(record, Field::text, text, "Factiva LP and TD");
        emit(std::move(record), first);
    }

    void read_proquest_article(std::size_t first, std::size_t last) {
        Record record;
        std::string field, value;
        std::size_t text_first = last, text_last = last;
        const auto flush = [&] {
            const std::string line = one_line(value);
            const std::string where = "ProQuest " + field;
            if (field == "byline") set_field(record, Field::author, line, where);
            else if (field == "outlet") {
                // "Los Angeles Times [Los Angeles, Calif] 08 May 2010: B.3."
                std::string outlet = line;
                if (const auto date = written(line)) set_field(record, Field::date, *date, where);
                outlet.erase(std::min({outlet.find(" ["), outlet.find(';'), outlet.size()}));
                set_field(record, Field::source, outlet, where);
            } else if (field == "date") set_field(record, Field::date, written(line).value_or(line), where);
            else if (field == "headline") set_field(record, Field::title, line, where);
            else if (field == "url") set_field(record, Field::url, line, where);
            else if (field == "id") set_field(record, Field::id, line, where);
            else if (field == "language") take_language(record, line, where);
            else if (!field.empty() && field != "full text") note_left_out(record, where, line);
            value.clear();
        };
        std::string first_line;
        for (std::size_t i = first; i < last; ++i) {
            std::string_view here;
            const std::string_view found = label_of(lines_[i], here);
            if (found.empty()) {
                if (field.empty() && first_line.empty() && !is_blank_line(lines_[i]) && trim(lines_[i]).find("ProQuest") == std::string_view::npos && trim(lines_[i]).size() > 8) first_line = one_line(lines_[i]);
                value.append("\n").append(lines_[i]);
                continue;
            }
            if (field == "full text" && text_last == last) text_last = i;
            flush();
            field = found;
            value = here;
            if (found == "full text" && text_first == last) text_first = i;
        }
        flush();
        set_field(record, Field::title, first_line, "ProQuest: the first line");
        if (text_first != last) {
            Lines text_lines(lines_.begin() + static_cast<std::ptrdiff_t>(text_first), lines_.begin() + static_cast<std::ptrdiff_t>(text_last));
            std::string_view rest;
            label_of(text_lines[0], rest);
            text_lines[0] = rest;
            set_field(record, Field::text, body_text(text_lines, 0, text_lines.size()), "ProQuest Full text");
        }
        emit(std::move(record), first);
    }

    const Lines& lines_;
    const RecordSink& sink_;
    std::uint32_t ordinal_ = 0;
};

}  // namespace

std::string_view label_of(std::string_view line, std::string_view& value) {
    line = trim(line);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 26) return {};
    const std::string label = text::to_lower(one_line(line.substr(0, colon)));
    const auto found = std::find_if(known_labels.begin(), known_labels.end(), [&](const KnownLabel& known) { return known.words == label; });
    if (found == known_labels.end()) return {};
    value = trim(line.substr(colon + 1));
    return found->field;
}

DatabaseLayout database_layout(const Lines& lines) {
    std::size_t headings = 0, lengths = 0, bodies = 0, ends = 0, factiva = 0, counts = 0, codes = 0, full_texts = 0, proquest = 0, load_dates = 0;
    for (const std::string_view line : lines) {
        const std::string_view words = trim(line);
        if (words.empty() || words.size() > 200) continue;
        std::string_view value;
        headings += is_nexis_heading(words);
        bodies += words == "Body";
        ends += words == "End of Document";
        factiva += is_factiva_end(words);
        counts += is_word_count(words);
        codes += words.starts_with("HD ") || words.starts_with("SN ") || words.starts_with("TD ") || words.starts_with("LP ") || words == "HD" || words == "SN" || words == "TD" || words == "LP";
        proquest += words.find("ProQuest document") != std::string_view::npos || words.starts_with("ProQuest document ID") || words.starts_with("Document URL:");
        const std::string_view field = words.find(':') < 26 ? label_of(words, value) : std::string_view();
        const bool capitals = !field.empty() && words[0] != text::to_lower(words.substr(0, 1))[0] && words[1] >= 'A' && words[1] <= 'Z';
        lengths += field == "length" && (capitals || words.starts_with("L\xC3\x84"));
        load_dates += field == "load-date" && capitals;
        full_texts += field == "full text";
    }
    if (bodies > 0 && ends > 0) return DatabaseLayout::nexis_uni;
    if (lengths > 0 && (headings > 0 || load_dates > 0)) return DatabaseLayout::nexis;
    if (codes >= 3 && (factiva > 0 || codes >= 4)) return DatabaseLayout::factiva_labelled;
    if (factiva > 0 && counts > 0) return DatabaseLayout::factiva_display;
    if (full_texts > 0 && proquest > 0) return DatabaseLayout::proquest;
    return DatabaseLayout::none;
}

void read_database_text(DatabaseLayout layout, const Lines& lines, const RecordSink& sink) {
    DatabaseReader reader(lines, sink);
    switch (layout) {
        case DatabaseLayout::nexis: return reader.read_nexis();
        case DatabaseLayout::nexis_uni: return reader.read_nexis_uni();
        case DatabaseLayout::factiva_labelled: return reader.read_factiva_labelled();
        case DatabaseLayout::factiva_display: return reader.read_factiva_display();
        case DatabaseLayout::proquest: return reader.read_proquest();
        case DatabaseLayout::none: return;
    }
}

}  // namespace verbatim::corpus
