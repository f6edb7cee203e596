// What a wire story carries beside its words: bylines, editors' notes, signatures. They leave the text, are kept as what was left out, and a byline that no
// field gives becomes the author.
//
//     By Henning Gloystein                                     a byline
//     (Adds comments, detail)                                  an editor's note
//     Oil prices edged up …                                    the text
//     (Reporting by Henning Gloystein; Editing by R. Pullin)   a credit
//     hh/ph/ts/hd                                              signatures
#pragma once

#include <string>
#include <string_view>

#include "corpus/record.h"

namespace verbatim::corpus {

// "By Jane Doe" and "Von Jane Doe, dpa" as the name alone; other words unchanged.
std::string name_of_byline(std::string_view byline);

// Whether a paragraph is nothing but a byline: "By JANE DOE", "Von Jane Doe", "Par Jeanne Dupont".
bool is_byline(std::string_view paragraph);
// The name in a byline, also where what the person is follows: "By ANN REED, staff writer". Empty where the line is none.
std::string author_of_byline(std::string_view line);

// Takes bylines, notes and credits off both ends of the record's text, whose paragraphs blank lines part. Of what stands between nothing is touched. Linear.
void take_credits(Record& record);

// Notes words that a reader left out, the first 200 bytes of them.
void note_left_out(Record& record, std::string_view rule, std::string_view words);

}  // namespace verbatim::corpus
