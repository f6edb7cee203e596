// Text that would mean something to roff reaches the reader as it is; pages of the parts that commands may have.
#include "cli/man_pages.h"

#include <doctest/doctest.h>

using namespace verbatim::cli;

TEST_CASE("no character of a text is a macro or an escape") {
    CHECK(roff_escaped("plain words, 1.5 a line.") == "plain words, 1.5 a line.");
    CHECK(roff_escaped(".TH and\n.SH") == "\\&.TH and\n\\&.SH");
    CHECK(roff_escaped("'quoted' \"twice\"") == "\\(aqquoted\\(aq \\(dqtwice\\(dq");
    CHECK(roff_escaped("C:\\new") == "C:\\enew");
    CHECK(roff_escaped("--follow-links") == "\\-\\-follow\\-links");
    CHECK(roff_escaped("~ ^ `") == "\\(ti \\(ha \\(ga");
    CHECK(roff_escaped("“né” – 𝄞") == "\\[u201C]n\\[u00E9]\\[u201D] \\[u2013] \\[u1D11E]");
    CHECK(roff_escaped("\xFF.") == "\\[uFFFD].");
    CHECK(roff_escaped("") == "");
}

TEST_CASE("a page of a command") {
    CommandDescription command{"mend", "Mend a site's files", "Twice.\n\n    verbatim mend .hidden", {}, {}};
    command.operands.push_back({{"site"}, ValueKind::folder, {}, "FOLDER", "The site", true, false});
    command.operands.push_back({{"shard"}, ValueKind::text, {}, "NAME", "Which", false, true});
    command.options.push_back({{"-o", "--output"}, ValueKind::folder, {}, "FOLDER", "Where to", true, false});
    command.options.push_back({{"--dry"}, ValueKind::nothing, {}, "", "Only look", false, false});
    ProgramDescription description{"1.2", {"verbatim", "Verbatim does things.", "", {}, {}}, {command, {"other", "Another", "", {}, {}}}};
    CHECK(command_man_page(description, command) ==
          ".\\\" Made by `verbatim man`.\n.TH VERBATIM\\-MEND 1 \"\" \"verbatim 1.2\" \"User commands\"\n.nh\n.ad l\n"
          ".SH NAME\nverbatim\\-mend \\- mend a site\\(aqs files\n"
          ".SH SYNOPSIS\n\\fBverbatim mend\\fR \\fISITE\\fR [\\fISHARD\\fR...] \\fB\\-o\\fR \\fIFOLDER\\fR [\\fIOPTION\\fR...]\n"
          ".SH DESCRIPTION\nMend a site\\(aqs files.\n.PP\nTwice.\n.PP\n.RS 4\n.nf\nverbatim mend .hidden\n.fi\n.RE\n"
          ".SH OPTIONS\n.TP\n\\fISITE\\fR\nThe site\n.TP\n\\fISHARD\\fR...\nWhich\n.TP\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFOLDER\\fR\nWhere to\n"
          ".TP\n\\fB\\-\\-dry\\fR\nOnly look\n"
          ".SH EXIT STATUS\n.TP\n\\fB0\\fR\ngood\n.TP\n\\fB1\\fR\nsomething is wrong in the data\n.TP\n\\fB2\\fR\nwrong usage\n"
          ".SH SEE ALSO\n\\fBverbatim\\fR(1),\n\\fBverbatim\\-other\\fR(1)\n");
    CHECK(program_man_page(description).find(".SH NAME\nverbatim \\- does things\n") != std::string::npos);
    CHECK(man_page_name("") == "verbatim");
}
