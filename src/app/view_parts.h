// The pieces that view models are made of: something to press, a notice, bars over time, a stretch of styled words, and the
// rows of the lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/types.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/span.h"

namespace verbatim::app {

// Something to press: its words, and what pressing does.
struct Choice {
    std::string label;
    Action action;
    bool current = false;
    std::string href;  // for a link: "#/quotes?…"
    std::string hint;  // a number or a key beside the words
    bool shown() const { return !label.empty(); }
};

// A piece of a line such as "Astana · 3 Jan 2025 · Trend": what stands for a facet's value can be pressed.
struct MetaPart {
    std::string words;
    std::optional<FacetKind> facet;
    std::string value;
};

// Whether a notice warns of what is missing, or only informs.
enum class Tone : std::uint8_t { warns, informs };

// An empty, failed or partial state, with what to do about it.
struct Notice {
    std::string title, detail;
    std::vector<Choice> remedies;
    Tone tone = Tone::warns;
    bool shown() const { return !title.empty(); }
};

enum class Status : std::uint8_t { closed, loading, ready, failed };

struct HistogramBar {
    base::Date first, last;  // inclusive
    std::uint32_t count = 0;
    std::uint32_t of = 0;  // how many there are, found or not; only where that is asked
    float height = 0;      // 0 to 1 of the highest
    std::string period;    // "March 2025"
    std::string label;   // "March 2025: 12 articles"
    bool chosen = true;  // inside the date filter
};

struct HistogramModel {
    std::vector<HistogramBar> bars;       // empty with fewer than two dates
    std::string first_label, last_label;  // under its ends
    Choice zoom_in, zoom_out;             // not shown() where there is nothing finer or wider
};

// How a stretch of running text is set; bits of StyledRun::style.
enum TextStyle : std::uint16_t {
    style_plain = 0,
    style_quote = 1,
    style_hit = 2,
    style_name = 4,
    style_speaker = 8,
    style_cue = 16,
    style_current_hit = 32,
    style_chosen = 64,
    style_stance = 128,  // the word before what is denied
    style_added = 256,   // only in the article that is held against another text
    style_removed = 512,  // only in that text
};

struct StyledRun {
    base::TextSpan span;
    std::uint16_t style = style_plain;
    std::int32_t quote = -1;  // index into ReadingModel::quotes
    base::PersonId person;    // whom a name means
};

struct ResultRow {
    std::string id, title, meta, snippet, quotes;
    std::vector<MetaPart> meta_parts;
    std::string made_note;                // set when the title was made
    std::vector<StyledRun> snippet_runs;  // cover the snippet
    std::string href;
    Action action;  // opens it: at the quotation that the snippet shows, where it shows one
    bool open = false;
};

// One quotation in a list.
struct QuoteRow {
    base::QuoteId quote;
    std::string words;            // between quotation marks when they were said so; behind "denied: " when they are denied
    std::vector<StyledRun> runs;  // cover the words
    QuoteKind kind = QuoteKind::direct;
    std::string kind_label;  // empty for direct ones
    std::string speaker;     // "Kassym-Jomart Tokayev", or "Unknown speaker"
    std::string speaker_value;  // the name as the collection has it; empty where nobody is known
    bool speaker_known = false;
    std::string meta;  // "said · 3 Jan 2025", beside the article itself "said"; never empty
    std::optional<base::Date> date;
    std::vector<MetaPart> places;  // "Trend", "Astana"
    Sureness sureness = Sureness::unknown;
    std::string sureness_label;
    std::string wordings;  // "2 other wordings", or where else the same words stand; empty for none
    std::string article_id, word_hash, article_title, href;
    std::string citation, link;
    base::TextSpan at;  // in the open article
    bool chosen = false;
    std::string passage;                  // around the words, while it is shown
    std::vector<StyledRun> passage_runs;  // cover it
    bool has_passage = false;             // there is one to show
};

// A place where words of the search stand, with what stands around them.
struct ContextRow {
    std::string article_id;
    std::uint32_t hit_number = 0;  // of that article's hits
    std::string left, hit, right;  // the words, with the blanks between them
    std::string line;              // all of them
    std::string meta;              // "3 Jan 2025 · Trend"
    std::string href;
    bool chosen = false;
};

struct PersonCard {
    std::string name, roles, figures, period, href;
    Action action;  // leads to what they said
    float share = 0;  // of the most quoted one's quotes
};

}  // namespace verbatim::app
