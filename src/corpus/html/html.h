// HTML for the other readers: pages as records, fragments as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/record.h"

namespace verbatim::corpus::html {

// Whether `field` (UTF-8) holds tags or entities that a reader should not see. A bare "<" or "&" in prose is none. Linear time, no allocation.
bool has_markup(std::string_view field);

// The words of a fragment of HTML (a feed's description, a JSON field, a mail's part): paragraphs parted by blank lines, entities decoded (twice, where it was
// escaped twice), no scripts, styles, figures, captions, tracking pixels. Plain text without tags and entities comes back unchanged. Never fails. Linear time.
std::string text_of_fragment(std::string_view html);

// The same for titles, names and other one-line fields.
std::string line_of_fragment(std::string_view html);

// The body of an article that another program has taken out of its page (a read-later service, a feed with full texts): as text_of_fragment(), and without what
// such programs leave in it: captions, footers, share buttons, "Read also" lines, the headline once more.
struct Body {
    std::string text;
    std::vector<LeftOut> left_out;
};
Body body_of_fragment(std::string_view html, std::string_view title);

// What is known of a page besides its bytes. Each may be empty.
struct PageHints {
    std::string_view url;      // where it was fetched from
    std::string_view charset;  // of the HTTP or MIME header
    std::string_view name;     // of the file
};

// One complete page as a record: fields with the places where they were found, the main text, what was left out of it and why.
// Errors: no article in it (a frame, a page without text). Linear time; memory a dozen times the page.
base::Result<Record> read_page(std::string_view bytes, const PageHints& hints);

}  // namespace verbatim::corpus::html
