// Mail: a message (.eml) or a box of them (.mbox): newsletters, and stories that reporters file. Attachments that are documents are read as documents.
//
// Of a message in two forms the HTML is read, because its paragraphs are sure. What a newsletter carries besides – the line for previews, buttons, addresses – stays out.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "corpus/charset.h"
#include "corpus/credits.h"
#include "corpus/database_text.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/mime.h"
#include "corpus/paragraphs.h"
#include "corpus/written_date.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_message = std::size_t{64} << 20;

// "Understanding AI" of "Timothy B. Lee from Understanding AI <x@y>"; the address where there is no name.
std::string display_name(std::string_view from) {
    std::string name(trim(from.substr(0, from.find('<'))));
    std::erase(name, '"');
    if (!trim(name).empty() && name.find('@') == std::string::npos) return one_line(name);
    const std::size_t open = from.find('('), close = from.find(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open) return one_line(from.substr(open + 1, close - open - 1));
    return {};
}

// Characters that nobody sees, with which newsletters fill the line for previews.
std::string without_invisible(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const text::Decoded decoded = text::decode(text, i);
        const char32_t c = decoded.code_point;
        const bool invisible = c == 0x34F || c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2007 || c == 0xFEFF || c == 0x2060 || c == 0x180E;
        if (!invisible) out.append(text.substr(i, decoded.length));
        i += decoded.length;
    }
    return out;
}

bool has_word(std::string_view words, std::initializer_list<std::string_view> wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
}

// A button, a link or a notice of a newsletter.
bool is_button(std::string_view paragraph) {
    const std::string words = text::to_lower(one_line(paragraph));
    if (words.size() > 200) return false;
    constexpr auto whole = std::to_array<std::string_view>({"read in app", "subscribe", "share", "like", "comment", "restack", "upgrade to paid", "unsubscribe", "view in browser", "view online", "listen", "forward", "subscribe now", "subscribed", "read more", "learn more",
                                                            "share this post", "leave a comment", "get the app", "start writing", "donate", "give a gift subscription", "manage preferences", "view this email in your browser", "open in app or online", "refer a friend", "∙", "paid", "download the app", "•"});
    if (std::find(whole.begin(), whole.end(), words) != whole.end()) return true;
    return has_word(words, {"forwarded this email? subscribe", "view this email in", "view in your browser", "unsubscribe from", "read in app", "subscribe here for more", "if you no longer wish to receive", "you are receiving this", "you received this email", "upgrade to paid",
                            "© 20", "unsubscribe"});
}

// Where a newsletter ends and what it says of itself begins.
bool is_end_of_mail(std::string_view paragraph) {
    const std::string_view words = trim(paragraph);
    return words == "--" || words == "-- " || words.starts_with("________") || has_word(words, {"You're currently a free subscriber", "You’re currently a free subscriber", "A subscription gets you:", "Sent from my i", "This email and any attachments", "This email may contain", "This e-mail may contain", "may contain confidential information", "This e-mail and any attachments",
                                                                                                "This message and any attachments", "DISCLAIMER", "Diese E-Mail enthält vertrauliche", "Ce message et toutes les pièces"});
}

struct MailText {
    std::string text;
    bool html = false;
};

// The form of the message that is read. Attached texts are none.
MailText text_of(const MimeMessage& message) {
    MailText best;
    for (const MimePart& part : message.parts) {
        if (!part.file_name.empty() && part.headers.raw("content-disposition").starts_with("attachment")) continue;
        if (part.media_type == "text/html" && !best.html) best = {part.text(), true};
        else if (part.media_type == "text/plain" && best.text.empty()) best = {part.text(), false};
    }
    return best;
}

// The address of the page that a newsletter was: the first link that says so, or the header that does.
std::string page_address(const MimeMessage& message) {
    for (const char* name : {"X-Original-URL", "Content-Location", "X-Archive-URL", "Archived-At", "List-Post"}) {
        std::string value(trim(message.headers.raw(name)));
        if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
        if (value.starts_with("http")) return value;
    }
    for (const MimePart& part : message.parts) {
        if (part.media_type != "text/plain") continue;
        const std::string text = part.text();
        const std::size_t said = text.find("View this post on the web at ");
        if (said == std::string::npos) continue;
        const std::size_t start = said + 29;
        return text.substr(start, text.find_first_of(" \r\n\t", start) - start);
    }
    return {};
}

class MailReader {
  public:
    explicit MailReader(const RecordSink& sink) : sink_(sink) {}

    void read_message(std::string_view bytes, std::uint32_t line, const std::string& name) {
        ++ordinal_;
        const MimeMessage message = read_mime(bytes);
        const MailText body = text_of(message);
        Record record;
        record.line = line;
        record.ordinal = ordinal_;
        const std::string from = message.headers.text("From");
        std::string sender = display_name(from), subject = one_line(message.headers.text("Subject"));
        for (const std::string_view prefix : {"Fwd: ", "FW: ", "Fw: ", "WG: ", "TR: ", "Re: "})
            if (std::string_view(subject).starts_with(prefix)) subject.erase(0, prefix.size());
        std::string text = body.html ? html::text_of_fragment(body.text) : plain_paragraphs(body.text);
        text = without_invisible(text);
        take_paragraphs(text, record, sender, subject);
        set_field(record, Field::title, subject, "mail Subject");
        set_field(record, Field::date, one_line(message.headers.raw("Date")), "mail Date");
        // "Jane Doe from The Paper": who, and of what.
        for (const std::string_view between : {" from ", " at ", " de ", " von ", " | "}) {
            const std::size_t at = sender.find(between);
            if (at == std::string::npos) continue;
            set_field(record, Field::author, sender.substr(0, at), "mail From");
            set_field(record, Field::source, sender.substr(at + between.size()), "mail From");
        }
        std::string list = display_name(message.headers.text("List-Id"));
        // A sender that the byline begins with is the same person; else what sends is a paper, and its list says so.
        const bool is_author = !record.author.empty() && (record.author.starts_with(sender) || sender.starts_with(record.author));
        const bool is_list = !message.headers.raw("List-Id").empty() || !message.headers.raw("List-Unsubscribe").empty() || !message.headers.raw("List-Post").empty();
        const bool is_outlet = !is_author && (is_list || !record.author.empty() || !is_name_of_person(sender));
        set_field(record, Field::source, list, "mail List-Id");
        if (is_outlet) set_field(record, Field::source, sender, "mail From");
        else set_field(record, Field::author, sender, "mail From");
        set_field(record, Field::url, page_address(message), "mail");
        set_field(record, Field::language, one_line(message.headers.raw("Content-Language")), "mail Content-Language");
        read_attachments(message, name);
        if (text::count_code_points(record.text) < 40) {
            if (attachments_ == 0) sink_.refuse(line, {"", record.text.empty() ? "a message without a text (\"" + subject + "\")" : "a message of " + std::to_string(text::count_code_points(record.text)) + " letters (\"" + subject + "\")", "an article or a newsletter", "it was left out"});
            return;
        }
        sink_.record(std::move(record));
    }

  private:
    // Two words with capitals: "Ben Everill" rather than "The Daily News".
    static bool is_name_of_person(std::string_view name) {
        const std::size_t blanks = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
        return blanks == 1 && !name.starts_with("The ") && !name.starts_with("Die ") && !has_word(name, {"News", "Times", "Post", "Today", "Newsletter", "Daily", "Weekly", "Media", "Team", "Press", "Editor"});
    }

    // Text of a mail: lines are wrapped at 78 letters or so, paragraphs parted by blank lines.
    static std::string plain_paragraphs(std::string_view text) {
        std::string out, paragraph;
        for (const std::string_view line : lines_of(text)) {
            const std::string_view words = trim(line);
            if (words == "--" || words.empty()) {
                add_paragraph(out, paragraph);
                paragraph.clear();
                if (line == "-- " || line == "--") add_paragraph(out, "--");
                continue;
            }
            // A short line ends a paragraph: wrapped lines are long.
            paragraph.append(paragraph.empty() ? "" : " ").append(words);
            if (words.size() < 50 || words.size() > 90) {
                add_paragraph(out, paragraph);
                paragraph.clear();
            }
        }
        add_paragraph(out, paragraph);
        return out;
    }

    // Labelled lines of a story that is filed ("Headline: …", "By …"), buttons and the end.
    void take_paragraphs(std::string_view text, Record& record, const std::string& sender, const std::string& subject) {
        std::string kept;
        bool ended = false;
        const std::vector<std::string_view> paragraphs = head_by_lines(text);
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            const std::string_view paragraph = paragraphs[i];
            // A number by itself after the text opens its footnotes.
            if (!ended && kept.size() > 1500 && paragraph.size() <= 2 && paragraph.find_first_not_of("0123456789") == std::string_view::npos) ended = true;
            if (!ended && is_end_of_mail(paragraph) && (kept.size() > 400 || paragraph.starts_with("--"))) ended = true;
            if (ended) {
                note_left_out(record, "below the end of a mail", paragraph);
                continue;
            }
            if (is_button(paragraph)) {
                note_left_out(record, "a newsletter's button or notice", paragraph);
                continue;
            }
            std::string_view value;
            const std::string_view label = label_of(paragraph, value);
            if (kept.size() < 1500 && !label.empty()) {
                const std::string where = "a labelled line of the mail";
                if (label == "headline") set_field(record, Field::title, one_line(value), where);
                else if (label == "byline") set_field(record, Field::author, name_of_byline(value), where);
                else if (label == "outlet") set_field(record, Field::source, one_line(value), where);
                note_left_out(record, where, paragraph);
                // What stood above the labels is a note to the desk.
                if (label == "headline") {
                    for (const std::string_view before : paragraphs_of(kept)) note_left_out(record, "above the headline of a mail", before);
                    kept.clear();
                }
                continue;
            }
            // What stands twice over the text is the line for previews and the subtitle.
            if (kept.size() < 600 && paragraph.size() < 300 && std::count_if(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(paragraphs.size(), 12)), [&](std::string_view other) { return one_line(other) == one_line(paragraph); }) > 1) {
                note_left_out(record, "a line that stands twice over the text", paragraph);
                continue;
            }
            if (kept.empty() && is_line_of_newsletter(paragraph, record)) continue;
            if (kept.size() < 400 && (one_line(paragraph) == subject || one_line(paragraph) == record.title || (paragraph.size() < 60 && !sender.empty() && one_line(paragraph) == sender))) {
                note_left_out(record, "the headline or the sender for a second time", paragraph);
                continue;
            }
            add_paragraph(kept, paragraph);
        }
        record.text = without_signature(kept, record);
        record.found.push_back({"text", "the mail's body"});
        take_credits(record);
    }

    // Paragraphs; over the text, line by line: "Headline: …" and "Abstract: …" may stand without a blank line between them.
    static std::vector<std::string_view> head_by_lines(std::string_view text) {
        std::vector<std::string_view> out;
        std::size_t taken = 0;
        for (const std::string_view paragraph : paragraphs_of(text)) {
            if (taken < 600 && paragraph.find('\n') != std::string_view::npos)
                for (const std::string_view line : lines_of(paragraph)) out.push_back(trim(line));
            else out.push_back(paragraph);
            taken += paragraph.size();
        }
        std::erase_if(out, [](std::string_view line) { return line.empty(); });
        return out;
    }

    // A name or a date by itself over a newsletter's text.
    static bool is_line_of_newsletter(std::string_view paragraph, Record& record) {
        if (paragraph.size() > 60) return false;
        const std::string line = one_line(paragraph);
        if (const auto date = find_date(line, "en"); date || month_in_any_language(line.substr(0, line.find(' ')), "en") != 0) {
            note_left_out(record, "a date over the text", line);
            return true;
        }
        std::size_t words = 0;
        for (std::size_t start = 0; start < line.size(); ++words) {
            if (line[start] < 'A' || (line[start] > 'Z' && static_cast<unsigned char>(line[start]) < 0x80)) return false;
            const std::size_t blank = line.find(' ', start);
            // "PGA" is no name.
            const std::string_view word = std::string_view(line).substr(start, blank - start);
            if (word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; })) return false;
            start = blank == std::string::npos ? line.size() : blank + 1;
        }
        if (words < 2 || words > 4 || line.find_first_of(".!?:,0123456789") < line.size() - 1) {
            // "Timothy B. Lee": a full stop after an initial is none.
            const std::size_t stop = line.find('.');
            if (words < 2 || words > 4 || stop == std::string::npos || stop < 2 || line[stop - 2] != ' ') return false;
        }
        set_field(record, Field::author, line, "a line over the text");
        note_left_out(record, "a name over the text", line);
        return true;
    }

    // Short lines at the end that hold an address or a number to call are a signature, with those above them that are as short.
    static std::string without_signature(std::string_view text, Record& record) {
        const std::vector<std::string_view> paragraphs = paragraphs_of(text);
        std::size_t last = paragraphs.size();
        bool contact = false;
        while (last > 0) {
            const std::string_view words = paragraphs[last - 1];
            const bool sentence = words.ends_with('.') || words.ends_with('!') || words.ends_with('?') || words.ends_with("\xE2\x80\x9D") || words.ends_with('"');
            if (words.size() > 100 || sentence) break;
            const auto digits = std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
            contact = contact || digits >= 5 || words.find('@') != std::string_view::npos || has_word(words, {"Skype", "Tel", "Phone", "Mobile", "www."});
            --last;
        }
        if (!contact || last == 0) return std::string(text);
        std::string out;
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            if (i < last) add_paragraph(out, paragraphs[i]);
            else note_left_out(record, "a signature", paragraphs[i]);
        }
        return out;
    }

    void read_attachments(const MimeMessage& message, const std::string& name) {
        attachments_ = 0;
        for (const MimePart& part : message.parts) {
            const std::string lowered = text::to_lower(part.file_name);
            const bool document = lowered.ends_with(".docx") || lowered.ends_with(".pdf") || lowered.ends_with(".rtf") || lowered.ends_with(".odt") || lowered.ends_with(".eml");
            if (!document || part.bytes.empty()) continue;
            ++attachments_;
            std::string file = part.file_name;
            std::replace(file.begin(), file.end(), '/', '_');
            Source member(name + "/" + file, stream_of(part.bytes));
            member.set_depth(1);
            sink_.member(member);
        }
    }

    const RecordSink& sink_;
    std::uint32_t ordinal_ = 0;
    std::size_t attachments_ = 0;
};

// "From x@y Wed Feb 18 20:42:12 2026": a line with an address and a date, after an empty line.
bool is_mbox_line(std::string_view line) {
    if (!line.starts_with("From ") || line.size() > 300) return false;
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && line.find_first_of("0123456789", 5) != std::string_view::npos && colon > 2 && line[colon - 1] >= '0' && line[colon - 1] <= '9';
}

void read_mbox(Source& source, const RecordSink& sink) {
    MailReader reader(sink);
    std::string rest, message;
    std::vector<char> chunk(std::size_t{256} << 10);
    std::uint32_t line_number = 0, first_line = 1;
    bool blank_before = true, at_end = false, too_long = false;
    const auto finish = [&] {
        if (too_long) sink.refuse(first_line, {"", "a message of more than 64 MB", "at most 64 MB", "it was left out"});
        else if (!trim(message).empty()) reader.read_message(message, first_line, source.name());
        message.clear();
        too_long = false;
    };
    while (!at_end) {
        const auto got = source.read(chunk.data(), chunk.size());
        if (!got) return;
        at_end = *got == 0;
        rest.append(chunk.data(), *got);
        std::size_t start = 0;
        for (std::size_t end = rest.find('\n'); end != std::string::npos || (at_end && start < rest.size()); end = rest.find('\n', start)) {
            if (end == std::string::npos) end = rest.size() - 1;
            const std::string_view line = std::string_view(rest).substr(start, end + 1 - start);
            ++line_number;
            if (blank_before && is_mbox_line(line)) {
                finish();
                first_line = line_number;
            } else if (message.size() + line.size() > longest_message) {
                too_long = true;
            } else {
                // ">From " at the beginning of a line was "From ".
                message += line.starts_with(">From ") || line.starts_with(">>From ") ? line.substr(1) : line;
            }
            blank_before = trim(line).empty();
            start = end + 1;
        }
        rest.erase(0, start);
    }
    finish();
}

void read_mail(Source& source, const RecordSink& sink) {
    const std::string_view first = source.beginning().substr(0, source.beginning().find('\n'));
    if (is_mbox_line(first)) return read_mbox(source, sink);
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    MailReader(sink).read_message(*whole, 1, source.name());
}

Match recognise_mail(const Beginning& beginning) {
    const std::string_view line = beginning.bytes.substr(0, beginning.bytes.find('\n'));
    const bool box = is_mbox_line(line);
    if (!looks_like_mime(box ? beginning.bytes.substr(std::min(line.size() + 1, beginning.bytes.size())) : beginning.bytes)) return Match::no;
    // A page that a browser has saved is no mail (MHTML).
    const std::string_view head = beginning.bytes.substr(0, 4096);
    if (head.find("Snapshot-Content-Location") != std::string_view::npos || head.find("<Saved by ") != std::string_view::npos) return Match::no;
    return Match::sure;
}

}  // namespace

extern const Format mail_format;
const Format mail_format = {.name = "mail", .label = "mail (.eml, .mbox)", .extensions = {".eml", ".mbox"}, .recognise = recognise_mail, .read = read_mail};

}  // namespace verbatim::corpus
