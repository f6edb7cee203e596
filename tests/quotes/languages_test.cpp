// Languages other than English, each by invented sentences: two and more for a rule.
#include "quotes/analyze.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "articles.h"

using namespace verbatim;

namespace {

// One quotation a line: kind | rule | speaker | person | words.
std::string quotations(std::string_view line, std::string_view language) {
    const corpus::Article article = language::testing::article(line, language);
    const quotes::Analysis analysis = quotes::analyze(article);
    std::string out;
    for (const quotes::Quote& quote : analysis.quotes) {
        if (!out.empty()) out += "\n";
        const std::string person = quote.person < analysis.names.entities.size() ? analysis.names.entities[quote.person].name : "";
        out += std::string(quotes::kind_name(quote.kind)) + " | " + std::string(quotes::rule_name(quote.rule)) + " | " + std::string(base::slice(article.text, quote.speaker)) + " | " + person + " | " +
               quotes::words_of(article.text, quote);
    }
    return out;
}

struct ToldCase {
    std::string_view text;
    std::string_view expected;
};

void check_told(std::initializer_list<ToldCase> cases, std::string_view language) {
    for (const ToldCase& one : cases) {
        CAPTURE(one.text);
        CHECK(quotations(one.text, language) == one.expected);
    }
}

}  // namespace

TEST_CASE("French pronouns hang on their verbs, and stand behind auxiliaries") {
    check_told({
        {"La maire Claire Lebrun a visité le tunnel. « Il est prêt », a-t-elle ajouté.",
         "direct | content-verb-subject | elle | Claire Lebrun | Il est prêt"},
        {"La maire Claire Lebrun a visité le tunnel. « Il est prêt », explique-t-elle.",
         "direct | content-verb-subject | elle | Claire Lebrun | Il est prêt"},
        {"« Le vent tourne », note-t-on.",
         "direct | content-verb-subject | on |  | Le vent tourne"},
    }, "fr");
}

TEST_CASE("French words are elided, and reflexive verbs are no passives") {
    check_told({
        {"M. Brunet s'est dit « très inquiet » pour la récolte.",
         "mixed | subject-verb-content | Brunet | Brunet | très inquiet"},
        {"Comme l'a souligné Paul Brunet, le pont « ne ferme jamais ».",
         "mixed | subject-verb-content | Paul Brunet | Paul Brunet | le pont « ne ferme jamais »"},
        {"D'après Mme Lebrun, la route rouvrira lundi.",
         "indirect | according-to | Mme Lebrun | Lebrun | la route rouvrira lundi"},
        {"Selon l'ingénieur Paul Brunet, le pont tiendra vingt ans.",
         "indirect | according-to | l'ingénieur Paul Brunet | Paul Brunet | le pont tiendra vingt ans"},
    }, "fr");
}

TEST_CASE("a French phrase begins with its head, and a name may follow it") {
    check_told({
        {"« Le pont rouvrira lundi », a promis mardi le directeur des routes, Paul Brunet. Il pleuvait.",
         "direct | content-verb-subject | le directeur des routes, Paul Brunet | Paul Brunet | Le pont rouvrira lundi"},
        {"Élise Fabre, ministre de l'Eau jusqu'en 2011, vit à Lyon. « C'est absurde », a réagi l'ancienne ministre.",
         "direct | content-verb-subject | l'ancienne ministre | Élise Fabre | C'est absurde"},
        {"Des riverains affirment que « la route est dangereuse ».",
         "mixed | subject-verb-content | riverains |  | que « la route est dangereuse »"},
    }, "fr");
}

TEST_CASE("a dash opens speech") {
    check_told({
        {"— Le pont tiendra, dit la maire Claire Lebrun. — Nous l'avons vérifié deux fois.",
         "direct | content-verb-subject | la maire Claire Lebrun | Claire Lebrun | Le pont tiendra … Nous l'avons vérifié deux fois."},
        {"— Le pont tiendra, dit la maire Claire Lebrun.|— Et demain ? demande un voisin.",
         "direct | content-verb-subject | la maire Claire Lebrun | Claire Lebrun | Le pont tiendra\n"
         "direct | content-verb-subject | un voisin |  | Et demain ?"},
        {"Au menu :|- une soupe|- un pain",
         ""},
    }, "fr");
}

TEST_CASE("a Spanish verb may leave its subject out") {
    check_told({
        {"«El puente está listo», dijo el lunes la ingeniera Carmen Robles. “Falta la carretera”, añadió.",
         "direct | content-verb-subject | ingeniera Carmen Robles | Carmen Robles | El puente está listo\n"
         "direct | content-verb-subject |  | Carmen Robles | Falta la carretera"},
        {"La ministra, Carmen Robles, visitó el puente. Dijo que la carretera “abrirá en mayo”.",
         "mixed | subject-verb-content |  | Carmen Robles | que la carretera “abrirá en mayo”"},
        {"—Me voy mañana —dijo Pedro Lagos—. No me esperen.",
         "direct | content-verb-subject | Pedro Lagos | Pedro Lagos | Me voy mañana … No me esperen."},
        {"Gonzalo Prado dejó el equipo en junio. “Me voy tranquilo”, dijo el ya exentrenador.",
         "direct | content-verb-subject | el ya exentrenador | Gonzalo Prado | Me voy tranquilo"},
    }, "es");
}

TEST_CASE("Russian is read by its own words") {
    check_told({
        {"«Мост готов», – заявил инженер Павел Громов. «Осталась дорога», – добавил он.",
         "direct | content-verb-subject | инженер Павел Громов | Павел Громов | Мост готов\n"
         "direct | content-verb-subject | он | Павел Громов | Осталась дорога"},
        {"Как сообщила пресс-служба завода, «линия запущена в срок».",
         "direct | subject-verb-content | пресс-служба завода |  | линия запущена в срок"},
        {"Глава города Анна Лебедева приехала вечером. «Дорога открыта», – сказала глава города.",
         "direct | content-verb-subject | глава города | Анна Лебедева | Дорога открыта"},
        {"— Рыбы нет третий год, — говорит рыбак Прохор Ветров. — Осталась одна щука.",
         "direct | content-verb-subject | рыбак Прохор Ветров | Прохор Ветров | Рыбы нет третий год … Осталась одна щука."},
    }, "ru");
}

TEST_CASE("Russian sources stand in other cases") {
    check_told({
        {"Инженер Павел Громов приехал утром. По словам Громова, дорога закрыта. По его словам, ремонт займет месяц.",
         "indirect | according-to | Громова | Павел Громов | дорога закрыта\n"
         "indirect | according-to | его | Павел Громов | ремонт займет месяц"},
        {"Мост откроют в пятницу утром. Об этом сообщил журналистам мэр Заречинска Павел Громов.",
         "indirect | content-verb-subject | журналистам мэр Заречинска Павел Громов | Павел Громов | Мост откроют в пятницу утром"},
        {"«Дорога открыта», – сообщает «Вестник».",
         "direct | content-verb-subject | «Вестник» | Вестник | Дорога открыта"},
        {"Анна Лебедева уехала. «Мы ждем весны», – цитирует Лебедеву «Вестник».",
         "direct | content-verb-subject | Лебедеву | Анна Лебедева | Мы ждем весны"},
    }, "ru");
}

TEST_CASE("Ukrainian is read by its own words") {
    check_told({
        {"«Міст готовий», - заявив інженер Павло Гром. «Лишилася дорога», - додала речниця Олена Сова.",
         "direct | content-verb-subject | інженер Павло Гром | Павло Гром | Міст готовий\n"
         "direct | content-verb-subject | речниця Олена Сова | Олена Сова | Лишилася дорога"},
        {"Інженер Павло Гром приїхав уранці. За словами Грома, дорогу закрито. За його словами, ремонт триватиме місяць.",
         "indirect | according-to | Грома | Павло Гром | дорогу закрито\n"
         "indirect | according-to | його | Павло Гром | ремонт триватиме місяць"},
        {"Міст відкриють у п'ятницю вранці. Про це повідомив мер Зарічного Павло Гром.",
         "indirect | content-verb-subject | мер Зарічного Павло Гром | Павло Гром | Міст відкриють у п'ятницю вранці"},
        {"Президентка клубу Олена Сова приїхала ввечері. «Стадіон відкрито», - сказала президентка клубу.",
         "direct | content-verb-subject | президентка клубу | Олена Сова | Стадіон відкрито"},
        {"«Ми чекаємо весни», - йдеться в заяві компанії.",
         "direct | content-verb-subject | заяві компанії |  | Ми чекаємо весни"},
    }, "uk");
}

TEST_CASE("a German clause that opens with an adjunct has its subject behind the verb") {
    check_told({
        {"In der Rede sagte Lind: „Wir bauen weiter.“ Der Saal war voll.",
         "direct | subject-verb-content | Lind | Lind | Wir bauen weiter."},
        {"Beim Treffen erklärte Ute Kranz: „Die Brücke bleibt zu.“",
         "direct | subject-verb-content | Ute Kranz | Ute Kranz | Die Brücke bleibt zu."},
        {"„Die Brücke bleibt zu“, heißt es in der Mitteilung der Stadt.",
         "direct | content-verb-subject | der Mitteilung |  | Die Brücke bleibt zu"},
        {"Wie Sprecherin Ute Kranz mitteilte, werde die Brücke „im Mai geöffnet“.",
         "mixed | subject-verb-content | Sprecherin Ute Kranz | Ute Kranz | werde die Brücke „im Mai geöffnet“"},
    }, "de");
}

TEST_CASE("an Arabic verb comes first, with particles joined to it, and may leave its subject out") {
    check_told({
        {"قال الوزير سالم الهاشمي: «الجسر آمن». وأضاف: «سنفتحه غدا».",
         "direct | subject-verb-content | الوزير سالم الهاشمي | سالم الهاشمي | الجسر آمن\n"
         "direct | subject-verb-content |  | سالم الهاشمي | سنفتحه غدا"},
        {"قالت الوزيرة ليلى حداد إن الجسر آمن. وأضافت أن الطريق سيفتح غدا.",
         "indirect | subject-verb-content | الوزيرة ليلى حداد | ليلى حداد | إن الجسر آمن\n"
         "indirect | subject-verb-content |  | ليلى حداد | أن الطريق سيفتح غدا"},
        {"«الطريق مغلق»، قال المهندس سامي نجار.",
         "direct | content-verb-subject | المهندس سامي نجار | سامي نجار | الطريق مغلق"},
        {"وقالت المهندسة ليلى حداد، إن «الطريق مغلق» منذ أمس.",
         "mixed | subject-verb-content | المهندسة ليلى حداد | ليلى حداد | إن «الطريق مغلق» منذ أمس"},
    }, "ar");
}

TEST_CASE("Arabic names are told by the words beside them") {
    check_told({
        {"وقال نجار في بيان: «انتهى العمل». وكان سامي نجار، رئيس الشركة، زار الموقع.",
         "direct | subject-verb-content | نجار | سامي نجار | انتهى العمل"},
        {"وقال المتحدث باسمها وائل الكرداني: «انتهى العمل أمس».",
         "direct | subject-verb-content | المتحدث باسمها وائل الكرداني | وائل الكرداني | انتهى العمل أمس"},
        {"أعلنت شركة «الفجر» أن الجسر «آمن تماما».",
         "mixed | subject-verb-content | شركة «الفجر» | الفجر | أن الجسر «آمن تماما»"},
        {"وفقا لوزارة النقل، اكتمل العمل في الجسر.",
         "indirect | according-to | وزارة النقل |  | اكتمل العمل في الجسر"},
    }, "ar");
}

TEST_CASE("Chinese is cut at its verbs and titles") {
    check_told({
        {"“桥已经修好了。”工程师李建国昨天在现场说。",
         "direct | content-subject-verb | 工程师李建国 | 李建国 | 桥已经修好了。"},
        {"市长王大明说：“桥是安全的。”",
         "direct | subject-verb-content | 市长王大明 | 王大明 | 桥是安全的。"},
        {"李建国表示，桥已经修好。工期比计划短。",
         "indirect | subject-verb-content | 李建国 | 李建国 | 桥已经修好。工期比计划短。"},
        {"记者从交通局获悉，大桥明天通车。",
         "indirect | according-to | 交通局 | 交通局 | 大桥明天通车。"},
        {"画家陈默今年六十岁。“颜色就是语言。”这位画家说。",
         "direct | content-subject-verb | 这位画家 | 陈默 | 颜色就是语言。"},
        {"电影《长河》昨天上映。所谓“最后的渡口”已经关闭。",
         ""},
    }, "zh");
}

TEST_CASE("a Japanese verb comes last, behind the words and a particle") {
    check_told({
        {"木村健一市長は「橋は安全だ」と述べた。木村市長は「明日開通する」とも語った。",
         "direct | subject-verb-content | 木村健一市長 | 木村健一 | 橋は安全だ\n"
         "direct | subject-verb-content | 木村市長 | 木村健一 | 明日開通する"},
        {"木村健一市長は「橋は安全だ」と述べた。さらに「明日開通する」と語った。",
         "direct | subject-verb-content | 木村健一市長 | 木村健一 | 橋は安全だ\n"
         "direct | carried-over |  | 木村健一 | 明日開通する"},
        {"市役所によると、橋は明日開通する。",
         "indirect | according-to | 市役所 | 市役所 | 橋は明日開通する"},
        {"毎朝新聞によると、木村市長は「予算が足りない」と話した。",
         "direct | subject-verb-content | 木村市長 | 木村 | 予算が足りない"},
        {"木村市長は会見でこう述べた。「雨が降っても工事は止めない。」",
         "direct | carried-over | 木村市長 | 木村 | 雨が降っても工事は止めない。"},
        {"田中部長は「雨が続く。|工事は遅れる」と説明した。",
         "direct | subject-verb-content | 田中部長 | 田中 | 雨が続く。 … 工事は遅れる"},
        {"映画「長い川」が公開された。",
         ""},
    }, "ja");
}

TEST_CASE("a German verb has its particle at the clause's end, and is no other verb without it") {
    check_told({
        {"Die Sprecherin Ute Kranz wies darauf hin, dass die Brücke „noch im Mai“ öffne.",
         "mixed | subject-verb-content | Die Sprecherin Ute Kranz | Ute Kranz | dass die Brücke „noch im Mai“ öffne"},
        {"Dazu führte Bürgermeister Jan Lind aus: „Wir bauen weiter.“",
         "direct | subject-verb-content | Bürgermeister Jan Lind | Jan Lind | Wir bauen weiter."},
        {"Gestern gab es im Rathaus von Jan Lind eine Feier unter dem Titel „Neue Wege“.", ""},
    }, "de");
}

TEST_CASE("the mood of a German sentence tells that it goes on with what was said") {
    check_told({
        {"Stadträtin Ute Kranz sagte, der Hafen sei zu klein. Auch habe sich durch den „neuen Verkehr“ die Lage geändert.",
         "indirect | subject-verb-content | Stadträtin Ute Kranz | Ute Kranz | der Hafen sei zu klein\n"
         "mixed | carried-over | Stadträtin Ute Kranz | Ute Kranz | neuen Verkehr"},
        {"Jan Lind erklärte, man warte ab. Damit seien die Pläne „keineswegs am Ende“.",
         "indirect | subject-verb-content | Jan Lind | Jan Lind | man warte ab\n"
         "mixed | carried-over | Jan Lind | Jan Lind | keineswegs am Ende"},
    }, "de");
}

TEST_CASE("what a German verb of naming has for its object is its subject's") {
    check_told({
        {"Die Bürgermeisterin Ute Kranz kritisierte die Pläne als „teure Torheit“.",
         "mixed | subject-verb-content | Die Bürgermeisterin Ute Kranz | Ute Kranz | teure Torheit"},
        {"Von einem „schwarzen Tag“ sprach der Trainer Jan Lind.",
         "mixed | content-verb-subject | der Trainer Jan Lind | Jan Lind | schwarzen Tag"},
    }, "de");
}

TEST_CASE("neither a German case nor an adverb is a subject") {
    check_told({
        {"Den Stadtrat bat Ute Kranz um Geduld: „Wir brauchen mehr Zeit.“",
         "direct | subject-verb-content | Ute Kranz | Ute Kranz | Wir brauchen mehr Zeit."},
        {"„Wir kommen wieder“, äußerte sich der Vorsitzende Jan Lind.",
         "direct | content-verb-subject | der Vorsitzende Jan Lind | Jan Lind | Wir kommen wieder"},
    }, "de");
}

TEST_CASE("two speakers are both named in other languages as well") {
    const auto further = [](std::string_view line, std::string_view language) {
        const corpus::Article article = language::testing::article(line, language);
        const quotes::Analysis analysis = quotes::analyze(article);
        std::string out;
        for (const quotes::Quote& quote : analysis.quotes) {
            out += quote.person < analysis.names.entities.size() ? analysis.names.entities[quote.person].name : "–";
            for (const names::EntityIndex one : quote.further_persons) out += " + " + analysis.names.entities[one].name;
        }
        return out;
    };
    CHECK(further("« Le pont rouvre », ont déclaré Paul Brunet et Claire Lebrun.", "fr") == "Paul Brunet + Claire Lebrun");
    CHECK(further("« Le pont rouvre », ont déclaré Paul Brunet et la maire Claire Lebrun.", "fr") == "Paul Brunet + Claire Lebrun");
    CHECK(further("„Wir bauen weiter“, erklärten Jan Lind und Bürgermeisterin Ute Kranz.", "de") == "Jan Lind + Ute Kranz");
    CHECK(further("«El puente está listo», dijeron Ana Ruiz y el alcalde Luis Mora.", "es") == "Ana Ruiz + Luis Mora");
}

TEST_CASE("what is denied in Chinese and Arabic is told as denied") {
    const auto denied = [](std::string_view line, std::string_view language) {
        const corpus::Article article = language::testing::article(line, language);
        std::string out;
        for (const quotes::Quote& quote : quotes::analyze(article).quotes)
            if (quote.stance == quotes::Stance::denies) out += quotes::words_of(article.text, quote);
        return out;
    };
    CHECK(denied("李建国否认收过礼物。", "zh").find("收过礼物") != std::string::npos);
    CHECK(denied("王大明表示，桥是安全的。", "zh").empty());
    CHECK(denied("نفت الوزيرة ليلى حداد أنها زارت المصنع.", "ar").find("زارت المصنع") != std::string::npos);
    CHECK(denied("قالت الوزيرة ليلى حداد إنها زارت المصنع.", "ar").empty());
}
