// Format: one way in which articles come. A format is one file in formats/ that defines its Format, and one line in formats/table.inc.
//
//     const Format ninjs_format = {
//         .name = "ninjs", .label = "ninjs (IPTC News in JSON)", .extensions = {".json"}, .recognise = recognise_ninjs, .read = read_ninjs};
//
// A file belongs to the first format of the table that is sure of its bytes; else to the first that knows its extension and finds nothing against
// it. What a reader finds it hands to a RecordSink: records, refusals and what was left out. It never throws, and it believes nothing that the bytes say.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/record.h"
#include "corpus/source.h"

namespace verbatim::corpus {

// What a file looks like before it is read.
struct Beginning {
    std::string_view bytes;       // the first of it, at most Source::beginning_size; a byte-order mark is left out
    std::string_view name;        // relative, with forward slashes
    std::string_view extension;   // ".html", in small letters
    std::string_view media_type;  // of a wrapping's header; mostly empty
    bool all = false;             // `bytes` are the whole file
};

enum class Match : std::uint8_t {
    no,     // it is something else
    maybe,  // nothing against it: the extension decides
    sure,   // the bytes say so
};

// Whose texts a format's files mostly hold.
enum class Rights : std::uint8_t {
    own,       // nothing is known: what the user says holds
    licensed,  // licensed to the reader, not to the world (Nexis, Factiva, Europresse, ProQuest)
};

struct Format {
    std::string_view name;   // "nexis-text": one word for reports and tests
    std::string_view label;  // "Nexis text": for people
    std::array<std::string_view, 4> extensions = {};  // in small letters, with the dot; unused ones are empty
    bool without_extension = false;  // takes files whose name has none, where the bytes are not against it
    // Requires: no member of the source was called. Cost: linear in the beginning.
    Match (*recognise)(const Beginning& beginning) = nullptr;
    // Reads the source from its first byte to its last. Errors go to the sink.
    void (*read)(Source& source, const RecordSink& sink) = nullptr;
    Rights rights = Rights::own;
};

struct Recognised {
    const Format* format = nullptr;  // null: it is none that is read
    bool sure = false;               // by its bytes, not by its extension
};

// The format of a file, by its bytes and then by its extension. Consumes nothing of the source.
Recognised format_of(Source& source);
// Whether some format has this extension (".html"), or it is empty.
bool is_known_extension(std::string_view extension);
// The label of a format by its name; the name itself where there is none of it.
std::string_view label_of(std::string_view name);
// "text, Markdown, JSON Lines, …": the labels of all formats, for messages.
std::string all_labels();

// What begins `text`: a BOM, blanks and XML or HTML comments are passed over.
std::string_view without_preamble(std::string_view text);
// The name of the root element of XML or HTML with its prefix ("nitf", "rdf:RDF"), past declarations, DOCTYPE and comments; empty where there is none.
std::string_view root_element(std::string_view text);

}  // namespace verbatim::corpus
