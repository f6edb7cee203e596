#include "quotes/analyze.h"

#include <doctest/doctest.h>

#include "articles.h"

using namespace verbatim;

namespace {

// One quotation a line: kind | rule | speaker | cue | words.
std::string analyzed(std::string_view line, std::string_view language = "en") {
    const corpus::Article article = language::testing::article(line, language);
    const quotes::Analysis analysis = quotes::analyze(article);
    std::string out;
    for (const quotes::Quote& quote : analysis.quotes) {
        if (!out.empty()) out += "\n";
        out += std::string(quotes::kind_name(quote.kind)) + " | " + std::string(quotes::rule_name(quote.rule)) + " | " +
               std::string(base::slice(article.text, quote.speaker)) + " | " + std::string(base::slice(article.text, quote.cue)) +
               " | " + quotes::words_of(article.text, quote);
    }
    return out;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

void check(std::initializer_list<Case> cases, std::string_view language = "en") {
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(analyzed(one.text, language) == one.expected);
    }
}

}  // namespace

TEST_CASE("subject, verb and words stand in any order") {
    check({
        {"“We have agreed on the route,” said Marta Kovacs, the transport minister.",
         "direct | content-verb-subject | Marta Kovacs | said | We have agreed on the route,"},
        {"“We have agreed on the route,” Marta Kovacs said on Monday.",
         "direct | content-subject-verb | Marta Kovacs | said | We have agreed on the route,"},
        {"Marta Kovacs said: “We have agreed on the route.”",
         "direct | subject-verb-content | Marta Kovacs | said | We have agreed on the route."},
        {"“It is safe,” the ministry said in a statement.",
         "direct | content-subject-verb | the ministry | said | It is safe,"},
    });
}

TEST_CASE("a split quotation is one quotation of several fragments") {
    check({
        {"“The route is agreed,” said Marta Kovacs, “and the money is there.”",
         "direct | content-verb-subject | Marta Kovacs | said | The route is agreed, … and the money is there."},
        {"“The route is agreed,” Kovacs said. “Work begins in May. It will be hard.”",
         "direct | content-subject-verb | Kovacs | said | The route is agreed, … Work begins in May. It will be hard."},
        {"“The bridge is safe.|“It has been tested twice,” Kovacs said.",
         "direct | content-subject-verb | Kovacs | said | The bridge is safe. … It has been tested twice,"},
    });
}

TEST_CASE("words beside the marks belong to a mixed quotation when they are reported too") {
    check({
        {"Marta Kovacs told reporters on Monday that the bridge was “a gift to the city” and would open in June.",
         "mixed | subject-verb-content | Marta Kovacs | told | that the bridge was “a gift to the city” and would open in June"},
        {"Marta Kovacs, who has led the ministry since 2019, said the bridge was “a gift to the city”.",
         "mixed | subject-verb-content | Marta Kovacs | said | the bridge was “a gift to the city”"},
    });
}

TEST_CASE("reported speech needs no marks") {
    check({
        {"Marta Kovacs said that the bridge would open in June.",
         "indirect | subject-verb-content | Marta Kovacs | said | that the bridge would open in June"},
        {"The bridge will open in June, Marta Kovacs said.",
         "indirect | content-subject-verb | Marta Kovacs | said | The bridge will open in June"},
        {"According to Marta Kovacs, the bridge will open in June.",
         "indirect | according-to | Marta Kovacs | According to | the bridge will open in June"},
        {"A source close to the minister said the bridge was unsafe.",
         "indirect | subject-verb-content | A source close to the minister | said | the bridge was unsafe"},
        {"The opposition accused Kovacs of hiding the costs.",
         "indirect | subject-verb-content | The opposition | accused | Kovacs of hiding the costs"},
        {"Marta Kovacs was quoted as saying the bridge was safe.",
         "indirect | subject-verb-content | Marta Kovacs | saying | the bridge was safe"},
    });
}

TEST_CASE("speakers are named by colons and dashes as well") {
    check({
        {"KOVACS: “We have agreed on the route.”", "direct | colon | KOVACS |  | We have agreed on the route."},
        {"“Nobody asked us.” – Peter Lund", "direct | dash | Peter Lund |  | Nobody asked us."},
    });
}

TEST_CASE("turns of a transcript need no marks, but one label makes no conversation") {
    check({
        {"Marta Kovacs met Peter Lund.|KOVACS: Is the bridge safe?|LUND: It is “safe”.|KOVACS: Good.",
         "direct | colon | KOVACS |  | Is the bridge safe?\n"
         "direct | colon | LUND |  | It is “safe”.\n"
         "direct | colon | KOVACS |  | Good."},
        {"The bridge is open.|Photo: Peter Lund in Vik.", ""},
    });
}

TEST_CASE("a parenthesis between subject and verb does not hide the subject") {
    check({
        {"Peter Lund, 54, a farmer from Vik, said: \"Nobody asked us.\"",
         "direct | subject-verb-content | Peter Lund | said | Nobody asked us."},
        {"In a statement, the ministry said: “The bridge is safe.”",
         "direct | subject-verb-content | the ministry | said | The bridge is safe."},
    });
}

TEST_CASE("titles, nicknames and scare quotes are nobody's words") {
    check({
        {"The film “The Long Bridge” opened on Friday.", ""},
        {"Anna “Boots” Miller won the race.", ""},
        {"The minister’s so-called “gift” cost two billion.", ""},
    });
}

TEST_CASE("what goes on over paragraphs is speech, with or without a cue") {
    const corpus::Article article = language::testing::article(
        "Marta Kovacs stood up and looked at the river.|“The Old Bridge.|“The Long Road Home.”", "en");
    const quotes::Analysis analysis = quotes::analyze(article);
    CHECK(analysis.other.empty());
    CHECK_FALSE(analysis.quotes.empty());
}

TEST_CASE("the agency that filed an article does not say its sentences") {
    corpus::Article article = language::testing::article("The bridge opened on Friday, Trend reports.");
    const auto credit = static_cast<std::uint32_t>(article.text.find("Trend"));
    article.agency_credit = {credit, credit + 13};
    CHECK(quotes::analyze(article).quotes.empty());
}

TEST_CASE("a name in marks inside reported speech is a name, not speech") {
    const corpus::Article article = language::testing::article("Kovacs confirmed that she would come to the “North Sea” summit in May.");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.other.size() == 1);
    CHECK(base::slice(article.text, analysis.other[0].span) == "North Sea");
    CHECK(analysis.other[0].kind == quotes::OtherKind::name);
    REQUIRE(analysis.quotes.size() == 1);
    CHECK(analysis.quotes[0].kind == quotes::QuoteKind::indirect);
}

TEST_CASE("a pronoun leads to the person it means") {
    const corpus::Article article = language::testing::article(
        "Marta Kovacs opened the bridge on Friday.|“The route is agreed,” said Kovacs. “Work begins in May,” she added.");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 2);
    for (const quotes::Quote& quote : analysis.quotes) {
        REQUIRE(quote.person < analysis.names.entities.size());
        CHECK(analysis.names.entities[quote.person].name == "Marta Kovacs");
    }
}

TEST_CASE("two speakers are both named") {
    const corpus::Article article =
        language::testing::article("Marta Kovacs met Peter Lund in Vik. Marta Kovacs and Peter Lund said the bridge was safe.");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 1);
    REQUIRE(analysis.quotes[0].person < analysis.names.entities.size());
    CHECK(analysis.names.entities[analysis.quotes[0].person].name == "Marta Kovacs");
    REQUIRE(analysis.quotes[0].further_persons.size() == 1);
    CHECK(analysis.names.entities[analysis.quotes[0].further_persons[0]].name == "Peter Lund");
}

TEST_CASE("a second speaker may be named behind what they are") {
    for (const std::string_view line : {"Both Marta Kovacs and her rival, Ines Varga, said that the count was wrong.", "Marta Kovacs and her deputy, Ines Varga, told reporters that the count was wrong."}) {
        CAPTURE(line);
        const quotes::Analysis analysis = quotes::analyze(language::testing::article(line));
        REQUIRE(analysis.quotes.size() == 1);
        REQUIRE(analysis.quotes[0].person < analysis.names.entities.size());
        CHECK(analysis.names.entities[analysis.quotes[0].person].name == "Marta Kovacs");
        REQUIRE(analysis.quotes[0].further_persons.size() == 1);
        CHECK(analysis.names.entities[analysis.quotes[0].further_persons[0]].name == "Ines Varga");
    }
}

TEST_CASE("one person with two charges is one speaker") {
    struct Case {
        std::string_view speaker, others;
    };
    const Case cases[] = {
        {"Water and Agriculture Minister Marta Kovacs", ""},
        {"The Water and Agriculture Minister Marta Kovacs", ""},
        {"Industries and Foreign Trade Deputy Minister Marta Kovacs", ""},
        {"President and Finance Minister Marta Kovacs", ""},
        {"Cabinet Spokeswoman and Transport and Health Minister Marta Kovacs", ""},
        {"Health Minister Peter Lund and Agriculture Minister Marta Kovacs", "Marta Kovacs"},
        {"Peter Lund and Agriculture Minister Marta Kovacs", "Marta Kovacs"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.speaker);
        const corpus::Article article =
            language::testing::article("Marta Kovacs met Peter Lund in Vik. " + std::string(c.speaker) + " said: “The bridge is safe.”");
        const quotes::Analysis analysis = quotes::analyze(article);
        REQUIRE(analysis.quotes.size() == 1);
        const quotes::Quote& quote = analysis.quotes[0];
        CHECK(base::slice(article.text, quote.speaker) == c.speaker);
        REQUIRE(quote.person < analysis.names.entities.size());
        CHECK(analysis.names.entities[quote.person].name == (c.others.empty() ? "Marta Kovacs" : "Peter Lund"));
        CHECK(quote.further_persons.size() == (c.others.empty() ? 0 : 1));
    }
}

TEST_CASE("German is read by its own words") {
    check({{"„Die Brücke ist sicher“, sagte Marta Kovacs.",
            "direct | content-verb-subject | Marta Kovacs | sagte | Die Brücke ist sicher"},
           {"Marta Kovacs sagte, die Brücke sei sicher.",
            "indirect | subject-verb-content | Marta Kovacs | sagte | die Brücke sei sicher"},
           {"Der Minister sagte: „Wir haben gewonnen.“",
            "direct | subject-verb-content | Der Minister | sagte | Wir haben gewonnen."}},
          "de");
}

TEST_CASE("Portuguese is read by its own words") {
    check({{"«A ponte é segura e vai reabrir», disse a ministra Marta Oliveira.",
            "direct | content-verb-subject | a ministra Marta Oliveira | disse | A ponte é segura e vai reabrir"},
           {"“Não houve nenhum risco”, garantiu Pedro Nunes.",
            "direct | content-verb-subject | Pedro Nunes | garantiu | Não houve nenhum risco"},
           {"O prefeito Carlos Andrade afirmou: “Vamos continuar até o fim do mês.”",
            "direct | subject-verb-content | O prefeito Carlos Andrade | afirmou | Vamos continuar até o fim do mês."},
           {"O prefeito Carlos Andrade disse na segunda-feira que a greve foi suspensa.",
            "indirect | subject-verb-content | O prefeito Carlos Andrade | disse | que a greve foi suspensa"},
           {"Segundo o engenheiro Pedro Nunes, o tabuleiro foi testado três vezes.",
            "indirect | according-to | o engenheiro Pedro Nunes | Segundo | o tabuleiro foi testado três vezes"},
           {"De acordo com a secretária Ana Lima, os trabalhadores aceitaram a proposta.",
            "indirect | according-to | a secretária Ana Lima | De acordo com | os trabalhadores aceitaram a proposta"}},
          "pt");
}

TEST_CASE("what looks like a Portuguese cue is none") {
    check({{"O segundo turno será em outubro.", ""},
           {"Tendo em conta a chuva, a prova foi adiada.", ""},
           {"O plano anunciado na segunda-feira custa dois milhões.", ""}},
          "pt");
}

TEST_CASE("a Portuguese name may stand behind the description of its bearer") {
    const corpus::Article article = language::testing::article("«A ponte é segura e vai reabrir», disse a ministra dos Transportes, Marta Oliveira. A obra custou dois milhões.", "pt");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 1);
    REQUIRE(analysis.quotes[0].person < analysis.names.entities.size());
    CHECK(analysis.names.entities[analysis.quotes[0].person].name == "Marta Oliveira");
}

TEST_CASE("without rules for a language, marks are found and the speaker is unknown") {
    const corpus::Article article = language::testing::article("அவர் “பாலம் பாதுகாப்பானது, நாங்கள் அதை சோதித்தோம்” என்றார்.", "ta");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 1);
    CHECK(analysis.quotes[0].person == names::no_entity);
    CHECK(analysis.quotes[0].speaker.empty());
}

TEST_CASE("analysis is the same every time") {
    const std::string_view line = "“The route is agreed,” said Marta Kovacs, “and the money is there.” She said that work would begin.";
    CHECK(analyzed(line) == analyzed(line));
}

TEST_CASE("a quotation is about the people it names, but not about its speaker") {
    const corpus::Article article = language::testing::article(
        "Marta Kovacs met Peter Lund in Vik.|“Peter Lund has done nothing, and Peter Lund knows it,” Marta Kovacs said.");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 1);
    REQUIRE(analysis.quotes[0].about.size() == 1);
    CHECK(analysis.names.entities[analysis.quotes[0].about[0]].name == "Peter Lund");
}

TEST_CASE("names that look like other words stay whole") {
    check({
        {"“It is a hard business,” said Will Doyle, a professor in Nashville.",
         "direct | content-verb-subject | Will Doyle | said | It is a hard business,"},
        {"“It costs too much,” Brett O’Donnell said. “We should have stayed.”",
         "direct | content-subject-verb | Brett O’Donnell | said | It costs too much, … We should have stayed."},
    });
}

TEST_CASE("a question, a cry or a whole sentence may be followed by its speaker") {
    check({
        {"“Did you know what he was?” Anna Lund asked the mayor.",
         "direct | content-subject-verb | Anna Lund | asked | Did you know what he was?"},
        {"“I hope you find the thirty letters that are missing.” Anna Lund said.",
         "direct | content-subject-verb | Anna Lund | said | I hope you find the thirty letters that are missing."},
    });
}

TEST_CASE("the stretch that names its speaker speaks for those that go on before it") {
    check({
        {"Peter Hale left.|“I never saw it,|“It was the last thing I expected,|“and I told him so,” said Anna Lund.",
         "direct | content-verb-subject | Anna Lund | said | I never saw it, … It was the last thing I expected, … and I told him so,"},
    });
}

TEST_CASE("the speaker is not among the words") {
    check({
        {"“Hale is clearly in a weaker position,” Anna Lund, who was envoy to Astana, said in an interview.",
         "direct | content-subject-verb | Anna Lund | said | Hale is clearly in a weaker position,"},
    });
}

TEST_CASE("the dateline is not among the words") {
    CHECK(analyzed("ECONOMYNEXT – The bridge will open in June, Marta Kovacs said.") ==
          "indirect | content-subject-verb | Marta Kovacs | said | The bridge will open in June");
}

TEST_CASE("what is only spoken about, and what the reporter says, is nobody's reported speech") {
    check({
        {"Peter Hale spoke about his late son.", ""},
        {"Peter Hale criticised the minister.", ""},
        {"We say that the bridge is safe.", ""},
    });
}

TEST_CASE("German names its sources before the words, too") {
    check({{"Nach Angaben der Polizei ist die Brücke seit Montag gesperrt.",
            "indirect | according-to | der Polizei | Nach Angaben | ist die Brücke seit Montag gesperrt"}},
          "de");
}

TEST_CASE("a German noun with its article is nobody's name") {
    const corpus::Article article = language::testing::article("„Das Wasser ist noch kalt heute“, sagte der Direktor am Montag.", "de");
    const quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 1);
    CHECK(base::slice(article.text, analysis.quotes[0].speaker) == "der Direktor");
    CHECK(analysis.quotes[0].person == names::no_entity);
}

TEST_CASE("a speaker's phrase takes in neither a year before the name nor a verb behind it") {
    check({
        {"In 2019 Tait had said that the roads were unsafe.",
         "indirect | subject-verb-content | Tait | had said | that the roads were unsafe"},
        {"Tait hit back at Booth, saying the councillor was “a hypocrite”.",
         "mixed | subject-verb-content | Tait | saying | the councillor was “a hypocrite”"},
    });
}

TEST_CASE("who asks not to be named or declines to comment is not reported to say that") {
    check({
        {"A curator who asked not to be named said the decision had \"split the staff\".",
         "mixed | subject-verb-content | A curator | said | the decision had \"split the staff\""},
        {"A nurse, who asked to remain anonymous, said that pay was low. A spokesman for the bank declined to comment.",
         "indirect | subject-verb-content | A nurse | said | that pay was low"},
    });
}

TEST_CASE("a word before a colon that only points to the words is none of them") {
    check({
        {"Anna Solberg leads the party.|Solberg rejected that: \"There is no split.\"",
         "direct | subject-verb-content | Solberg | rejected | There is no split."},
        {"Solberg said the plan was simple: “Win.”",
         "mixed | subject-verb-content | Solberg | said | the plan was simple: “Win.”"},
        {"Solberg said this journey to recovery progressed slowly: “We cut first.”",
         "mixed | subject-verb-content | Solberg | said | this journey to recovery progressed slowly: “We cut first.”"},
    });
}

TEST_CASE("only the speaker's own words stand between marks, piece by piece") {
    const std::string text = "\"I won't,\" she said. \"Not now.\" She called it \"the first\" of many \"sad\" days.";
    const auto span_of = [&](std::string_view words) {
        const auto start = static_cast<std::uint32_t>(text.find(words));
        return base::TextSpan{start, start + static_cast<std::uint32_t>(words.size())};
    };
    quotes::Quote quote;
    quote.fragments = {span_of("I won't,"), span_of("Not now.")};
    CHECK(quotes::words_in_marks(text, quote) == "“I won't,” … “Not now.”");
    quote.kind = quotes::QuoteKind::mixed;
    quote.fragments = {span_of("the first"), span_of("of many \"sad\" days")};
    CHECK(quotes::words_in_marks(text, quote) == "“the first” … of many \"sad\" days");
    quote.kind = quotes::QuoteKind::indirect;
    CHECK(quotes::words_in_marks(text, quote) == "the first … of many \"sad\" days");
    quote.kind = quotes::QuoteKind::direct;
    CHECK(quotes::words_in_marks(text, quote) == "“the first” … “of many ‘sad’ days”");
}

TEST_CASE("groups with an adjective speak, and a speaker says a thing once") {
    check({
        {"Title|French officials said a truck rammed into a crowd.",
         "indirect | subject-verb-content | French officials | said | a truck rammed into a crowd"},
        {"Title|Neighbour Tuva Berg told police that she had called the ambulance at 22:14.",
         "indirect | subject-verb-content | Neighbour Tuva Berg | told | that she had called the ambulance at 22:14"},
    });
}

TEST_CASE("words begin where their clause does") {
    check({
        {"Title|The ministry announced this month that it will close the bridge.",
         "indirect | subject-verb-content | The ministry | announced | that it will close the bridge"},
        {"Title|Mara Lind told the paper on Monday that the bridge was safe.",
         "indirect | subject-verb-content | Mara Lind | told | that the bridge was safe"},
    });
}

TEST_CASE("whoever is accused, provides or goes on doing says nothing") {
    check({
        {"Title|The government stands accused of hiding the report.", ""},
        {"Title|They have been blamed for the flood.", ""},
        {"Title|The college offers courses in navigation.", ""},
        {"Title|He continues supplying weapons to the rebels.", ""},
    });
}

TEST_CASE("a French speaker follows the auxiliary and its participle") {
    check({{"Titre|« Nous avons testé le pont deux fois », a déclaré Marie Lefranc, la ministre des transports.",
            "direct | content-verb-subject | Marie Lefranc | a déclaré | Nous avons testé le pont deux fois"}},
          "fr");
}

TEST_CASE("a gesture beside the words tells whose they are, and elsewhere says nothing") {
    check({
        {"Title|“It is done,” Dara Quill smiled. “The roof is yours.”", "direct | content-subject-verb | Dara Quill | smiled | It is done, … The roof is yours."},
        {"Title|Dara Quill grinned behind her glasses and left the hall with a bunch of “tea roses”.", ""},
        {"Title|Bo Lund kept to his notes. “The roof was never yours,” Dara Quill shot back.", "direct | content-subject-verb | Dara Quill | shot | The roof was never yours,"},
        {"Title|Dara Quill shot a film about a “tea rose” and fired the cook.", ""},
    });
}

TEST_CASE("a whole sentence in marks is somebody's words") {
    CHECK(analyzed("Title|Rafi Moss sat down at the edge of the stage and rubbed his legs. “My knees are sixty.”").find("| My knees are sixty.") != std::string::npos);
    CHECK(analyzed("Title|Bo Lund pointed at the wall. “They took the piano out by the window.” The office did not return it.").find("took the piano") != std::string::npos);
}

TEST_CASE("whoever utters the words said them, not the paper that tells of it") {
    check({
        {"Title|“I only held the torch,” Carl Roe told them, according to the charge sheet.", "direct | content-subject-verb | Carl Roe | told | I only held the torch,"},
        {"Title|“We go home,” Ann Poe said, according to the minutes.", "direct | content-subject-verb | Ann Poe | said | We go home,"},
    });
}

TEST_CASE("what stands between commas after the cue is no part of the words") {
    check({
        {"Title|Judge Ann Poe asked farmer Carl Roe, in front of his accuser, Bo Lund, whether he had moved the stones.",
         "indirect | subject-verb-content | Judge Ann Poe | asked | whether he had moved the stones"},
        {"Title|Ann Poe told the board, in a letter of May, that the roof leaks.", "indirect | subject-verb-content | Ann Poe | told | that the roof leaks"},
    });
}

TEST_CASE("a quoted piece before a name is no part of the name") {
    check({
        {"Title|But “the better question,” Carl Roe said, “is what comes next in the valley.”",
         "mixed | content-subject-verb | Carl Roe | said | the better question, … is what comes next in the valley."},
        {"Title|Ann “Bo” Lund said: “We won the race by a mile.”", "direct | subject-verb-content | Ann “Bo” Lund | said | We won the race by a mile."},
    });
}

namespace {

// One quotation a line: person | words.
std::string said_by(std::string_view line) {
    const corpus::Article article = language::testing::article(line, "en");
    const quotes::Analysis analysis = quotes::analyze(article);
    std::string out;
    for (const quotes::Quote& quote : analysis.quotes) {
        if (!out.empty()) out += "\n";
        out += (quote.person < analysis.names.entities.size() ? analysis.names.entities[quote.person].name : "") + " | " + quotes::words_of(article.text, quote);
    }
    return out;
}

void check_people(std::initializer_list<Case> cases) {
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(said_by(one.text) == one.expected);
    }
}

}  // namespace

TEST_CASE("answers are those of whom the text before the questions introduces") {
    check_people({
        {"Potter Ines Varga talked about clay.|Q: Where do you find it?|A: Under the old mill.|Q: Always there?|A: Since I was nine.",
         " | Where do you find it?\nInes Varga | Under the old mill.\n | Always there?\nInes Varga | Since I was nine."},
        {"Surveyor Milo Hartog took our questions on Friday.|Q. Is the dam safe?|A. It was in March.|Q. And now?|A. Ask me in June.",
         " | Is the dam safe?\nMilo Hartog | It was in March.\n | And now?\nMilo Hartog | Ask me in June."},
    });
}

TEST_CASE("a court's record names its speakers in capitals") {
    check_people({
        {"Attorney Nadia Verhoeven Cruz represents the ferry company. From the hearing:|THE COURT: Is the captain here?|MS. VERHOEVEN: He is outside, Your Honor.|THE COURT: Bring him in.",
         " | Is the captain here?\nNadia Verhoeven Cruz | He is outside, Your Honor.\n | Bring him in."},
        {"Lawyer Otto Brandvold defends the miller. The record says:|THE CLERK: Please rise.|MR. BRANDVOLD: My client is ill today.|THE CLERK: Please be seated.",
         " | Please rise.\nOtto Brandvold | My client is ill today.\n | Please be seated."},
    });
}

TEST_CASE("a name and a place behind the words are their credit") {
    check_people({
        {"We asked what you think of the new bridge.|“It shakes when a lorry passes.” Ines Varga, Lower Quay|“I like to watch the boats from it.” Milo Hartog, 61, Mill Lane",
         "Ines Varga | It shakes when a lorry passes.\nMilo Hartog | I like to watch the boats from it."},
        {"We asked about the fog horn.|“It keeps my baby awake.” Nadia Verhoeven, Harbour Street|“My father steered home by it.” Otto Brandvold, Northgate",
         "Nadia Verhoeven | It keeps my baby awake.\nOtto Brandvold | My father steered home by it."},
    });
}

TEST_CASE("what is added is another thing said, and what interrupts another's words is not among them") {
    check({
        {"Marta Kovacs said the tunnel would open in May, adding that trains would “creep at first”.",
         "indirect | subject-verb-content | Marta Kovacs | said | the tunnel would open in May\n"
         "mixed | subject-verb-content | Marta Kovacs | adding | that trains would “creep at first”"},
        {"The minister said the dam was full, adding that the sluices were “as tight as a drum”.",
         "indirect | subject-verb-content | The minister | said | the dam was full\n"
         "mixed | subject-verb-content | The minister | adding | that the sluices were “as tight as a drum”"},
    });
}

TEST_CASE("what somebody said was that, and so it is theirs") {
    check_people({
        {"What Marta Kovacs told the council, according to the clerk, was that the tunnel “leaks in nine places”.", "Marta Kovacs | that the tunnel “leaks in nine places”"},
        {"What Ines Varga said, according to the tape, was that nobody had “ever asked the potters”.", "Ines Varga | that nobody had “ever asked the potters”"},
    });
}

TEST_CASE("a statement that opens its sentence ends before the sentence's verb") {
    check({
        {"Despite a warning by engineer Marta Kovacs that the wall would crack, the council moved in.", "indirect | nominal | engineer Marta Kovacs | warning | that the wall would crack"},
        {"Assurances by engineer Marta Kovacs that the wall was sound have not calmed the tenants.", "indirect | nominal | engineer Marta Kovacs | Assurances | that the wall was sound"},
    });
}

TEST_CASE("what is left to others to say, and what is offered, was not said") {
    check({
        {"No room should be left for the miners to say “we were never asked”.", ""},
        {"The plan leaves it for the council to argue “that it is late”.", ""},
        {"Rail Nord offers the “white glove experience” on all its lines.", ""},
    });
}

TEST_CASE("nobody in a heading goes on to speak") {
    check_people({
        {"“Orders fell in May,” analyst Marta Kovacs said.|Northern local banks to get new rules on loans|“It was a good end to the week for all of us.”",
         "Marta Kovacs | Orders fell in May, … It was a good end to the week for all of us."},
        {"“The roof leaks,” engineer Ines Varga said.|Harbour council plans a hall of glass|“We have asked for help since the winter.”",
         "Ines Varga | The roof leaks,\n | We have asked for help since the winter."},
    });
}

TEST_CASE("whoever opens the sentence speaks behind all that they are") {
    check_people({
        {"Ines Varga, Head of Sales – Nordland Stores & Vice President, Nordland Group, added, “We open in May and hire in June.”", "Ines Varga | We open in May and hire in June."},
        {"Otto Brand, Head of Design – Quay Works & Vice President, Quay Group, said, “The hall is dry and warm.”", "Otto Brand | The hall is dry and warm."},
    });
}

TEST_CASE("an apostrophe of any form leaves the subject whole, and an of-phrase leads to its name") {
    check({
        {"Kovacs didn’t seem pleased on Monday, telling reporters, “The route is not agreed.”",
         "direct | subject-verb-content | Kovacs | telling | The route is not agreed."},
        {"“We have agreed on the route,” said master of ceremonies Marta Kovacs, a baker.",
         "direct | content-verb-subject | master of ceremonies Marta Kovacs | said | We have agreed on the route,"},
    });
}

TEST_CASE("the organisation in apposition to a source is the source, and no part of the words") {
    check({
        {"According to the contractor, Keller & Sons, the cable was replaced in May.",
         "indirect | according-to | Keller & Sons | According to | the cable was replaced in May"},
        {"According to the builder, Zabel & Holm, all locks were tested twice.",
         "indirect | according-to | Zabel & Holm | According to | all locks were tested twice"},
        {"According to the police, Jan Roe, 34, was arrested in May.",
         "indirect | according-to | the police | According to | Jan Roe, 34, was arrested in May"},
    });
}
