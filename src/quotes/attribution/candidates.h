// Who may have said the words of a quoted stretch: each candidate with its score.
//
// Candidates come from a bounded neighbourhood: the cue uses of the stretch's sentence and of the one before, subjects and
// owners without a cue, the last two speakers, colons and dashes; and always somebody unnamed, or nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "quotes/attribution/attribution.h"
#include "quotes/attribution/stretch.h"

namespace verbatim::quotes {

// Where a candidate comes from; the names stand in weights.tsv.
enum class Source : std::uint8_t {
    use,              // “…,” Kovacs said
    carry,            // the last speaker
    alternation,      // the speaker before the last
    previous_use,     // a cue of the sentence before
    next_use,         // the cue of the next paragraph's opening words
    previous_phrase,  // a subject of the sentence before
    own_phrase,       // a subject of the same sentence
    owner,            // his “…”
    colon,            // Kovacs: “…”
    dash,             // “…” – Kovacs
    dash_before,      // Kovacs – “…” –
    transcript,       // “KOVACS: …”
    unknown,          // speech, nobody named
    matter,           // no speech
};
std::string_view source_name(Source source);

struct Candidate {
    Source source = Source::matter;
    Attribution attribution;
    std::int32_t score = 0;  // thousandths of a log-odds unit
};

// A speaker decided before.
struct Spoken {
    std::uint32_t index = 0;     // the quoted stretch
    language::TokenIndex token = 0;
    Attribution attribution;
    std::uint32_t in_a_row = 0;  // carried on so often since it was named
};

// Appends the candidates for `stretch` to `out`; `last` and `other` are the last speaker and the one before. With `trace`, which
// is appended to in parallel, the features' names are kept.
void collect_candidates(const language::Document& document, const std::vector<CueUse>& uses, const Stretch& stretch, const std::optional<Spoken>& last,
                        const std::optional<Spoken>& other, std::vector<Candidate>& out, std::vector<CandidateTrace>* trace);

}  // namespace verbatim::quotes
