#include "corpus/html/lines.h"

#include <algorithm>
#include <iterator>

#include "corpus/written_date.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace verbatim::corpus::html {
namespace {

constexpr std::string_view read_more_words[] = {
    "read more", "read also", "also read", "see also", "related:", "related story", "related stories", "related article", "related coverage", "more on this", "read next",
    "recommended:", "recommended stories", "don't miss:", "continue reading", "click here", "watch:", "watch now", "watch the", "listen:", "most read", "you may also like", "more stories",
    "lire aussi", "à lire aussi", "a lire aussi", "lire la suite", "lire :", "lire:", "lire également", "à lire également", "à lire :", "voir aussi", "(re)lire", "à voir aussi", "sur le même sujet",
    "lesen sie auch", "lesen sie hier", "lesen sie mehr", "mehr zum thema", "mehr dazu", "lies auch", "siehe auch", "weiterlesen", "auch interessant",
    "das könnte sie auch interessieren", "passend zum thema", "lea también", "lee también", "lea además", "lee más", "leer más", "ver más", "le puede interesar",
    "te puede interesar", "también te puede", "puede interesarte", "más información", "vea también", "mira también", "leia também", "leia mais", "saiba mais", "veja também", "veja mais",
    "ler também", "leggi anche", "leggi tutto", "leggi di più", "vedi anche", "per approfondire", "lees ook", "lees meer", "lees verder", "läs också", "läs även", "läs mer", "læs også", "les også",
    "lue myös", "zobacz także", "zobacz też", "zobacz również", "czytaj także", "czytaj też", "czytaj również", "czytaj więcej", "przeczytaj także", "przeczytaj też", "polecamy",
    "čtěte také", "přečtěte si", "prečítajte si", "pročitajte i", "читайте также", "читайте ещё", "читайте на", "смотрите также", "подробнее:", "читайте також", "дивіться також", "вижте също",
    "прочетете още", "ayrıca okuyun", "ilgili haber", "bunu da oku", "baca juga", "baca:", "lihat juga", "simak juga", "اقرأ أيضا", "اقرأ المزيد", "شاهد أيضا", "إقرأ أيضا",
    "相关阅读", "延伸阅读", "更多阅读", "推荐阅读", "相關閱讀", "延伸閱讀", "関連記事", "【関連", "あわせて読みたい", "관련기사", "관련 기사", "διαβάστε επίσης", "διαβάστε ακόμη", "διαβάστε ακόμα",
    "citește și", "citeşte şi", "vezi și", "olvasd el", "kapcsolódó", "xem thêm", "यह भी पढ़ें", "ये भी पढ़ें", "আরও পড়ুন", "también en", "hier geht es", "hier finden sie", "zum thema:"};

constexpr std::string_view advertisement_words[] = {"advertisement", "advertisements", "anzeige", "werbung", "publicidad", "publicité", "pubblicità", "publicidade",
                                                    "reklama", "reklam", "реклама", "iklan", "advertentie", "annons", "annonce", "sponsored", "広告", "广告", "إعلان",
                                                    "- advertisement -", "story continues below advertisement", "article continues below"};

constexpr std::string_view photo_words[] = {"photo:", "photos:", "photo :", "photo by", "photo/", "(photo", "photograph:", "picture:", "image:", "image credit", "image source", "images:", "foto:", "fotos:", "foto :",
                                            "foto –", "(foto", "bild:", "bilder:", "(bild", "fot.", "fot:", "(fot", "фото:", "фото ", "(фото", "crédit photo", "crédits photo", "photo credit", "credit:",
                                            "video:", "(video", "infografik:", "grafik:", "file photo", "file -", "file --", "file –", "imagen:", "imagem:", "zdjęcie:", "illustration:", "写真", "（写真", "图片来源", "图：", "사진"};

constexpr std::string_view rights_words[] = {"all rights reserved", "tous droits réservés", "alle rechte vorbehalten", "todos los derechos reservados", "todos os direitos reservados",
                                             "tutti i diritti riservati", "riproduzione riservata", "wszelkie prawa zastrzeżone", "все права защищены", "版权所有", "無断転載", "无断转载",
                                             "may not be published, broadcast", "jede verwertung ist", "reproduction interdite", "prohibida la reproducción", "hak cipta"};

constexpr std::string_view follow_words[] = {"follow us", "follow the", "follow @", "like us on", "join us on", "join our", "find us on", "connect with us", "sign up", "subscribe", "get the latest", "get our", "download the",
                                             "download our", "suivez-nous", "suivez ", "abonnez-vous", "s'abonner", "inscrivez-vous", "retrouvez-nous", "folgen sie", "folge uns", "abonnieren sie", "jetzt abonnieren", "melden sie sich",
                                             "síguenos", "siga-nos", "siga el", "sigue a", "suscríbete", "suscríbase", "regístrate", "inscreva-se", "assine", "acompanhe", "seguici", "iscriviti", "segui ", "volg ons", "följ oss", "følg",
                                             "obserwuj", "dołącz do", "zapisz się", "подписывайтесь", "подпишитесь", "присоединяйтесь", "підписуйтесь", "підпишіться", "абонирайте", "ikuti ", "cek berita", "takip edin", "abone ol", "تابعونا", "اشترك",
                                             "theo dõi", "comparte esta", "comparte en", "compartir", "partager", "partagez", "teilen", "share this", "share on", "condividi", "compartilhe", "udostępnij", "поделиться"};

constexpr std::string_view networks[] = {"facebook", "twitter", "instagram", "whatsapp", "telegram", "youtube", "tiktok", "linkedin", "newsletter", "google", "podcast", "e-mail",
                                         "email", "channel", "canal", "kanal", " app ", "yandex", "дзен", "телеграм", "telegramm", "x.com", "weibo", "viber", "notification", "inbox", "alerts"};

constexpr std::string_view label_words[] = {"tags:", "tag:", "tags", "topics:", "topics", "keywords:", "filed under", "schlagwörter", "schlagworte", "themen:", "теги", "теги:", "mots-clés", "sujets", "etiquetas", "temas",
                                            "temas:", "editor:", "editor :", "editing by", "dotyczy", "tagi", "rubrik", "category:", "categories:", "in this article", "argomenti", "source:", "sources:", "quelle:", "quellen:", "fuente:", "fuentes:", "fonte:",
                                            "źródło:", "источник:", "джерело:", "kaynak:", "sumber:", "编辑：", "编辑:", "责任编辑", "（编辑", "【关闭", "稿件来源", "来源：", "share", "print", "comments", "more", "next", "previous", "home", "dossier", "updated:",
                                            "published:", "publicado:", "aktualisiert:", "veröffentlicht:", "actualizado:", "minutes read", "min read"};

constexpr std::string_view byline_words[] = {"by ", "by: ", "written by ", "reported by ", "words by ", "text by ", "von ", "text: ", "text von ", "par ", "propos recueillis par ", "por ", "redacción", "di ", "a cura di ", "door ", "av ", "af ", "tekst: ",
                                             "od ", "autor: ", "autora: ", "autorka: ", "autores: ", "auteur : ", "auteur: ", "author: ", "authors: ", "автор: ", "автор:", "автори: ", "текст: ", "oleh ", "oleh: ", "penulis: ", "reporter: ", "yazan: ", "haber: ",
                                             "作者：", "作者:", "记者：", "记者 ", "記者：", "文：", "文/", "文=", "撰稿：", "بقلم ", "بقلم: ", "كتب ", "γράφει ", "του ", "της ", "scris de ", "írta: ", "napsal ", "piše ", "tác giả: "};

bool begins_with(std::string_view line, std::string_view words) { return line.substr(0, words.size()) == words; }

template <std::size_t count>
bool begins_with_any(std::string_view line, const std::string_view (&table)[count]) {
    return std::any_of(std::begin(table), std::end(table), [&](std::string_view words) { return begins_with(line, words); });
}

template <std::size_t count>
bool holds_any(std::string_view line, const std::string_view (&table)[count]) {
    return std::any_of(std::begin(table), std::end(table), [&](std::string_view words) { return line.find(words) != std::string_view::npos; });
}

// Signs before the words: "» Read more", "(Foto: …", "► Watch", "• ".
std::string_view without_leading_signs(std::string_view line) {
    while (!line.empty()) {
        const text::Decoded first = text::decode(line, 0);
        const bool sign = !text::is_word(first.code_point) && first.code_point != '(' && first.code_point != U'（' && first.code_point != U'【' && first.code_point != U'©' && first.code_point != '@';
        if (!sign) break;
        line.remove_prefix(first.length);
    }
    return line;
}

bool is_capitalised(std::string_view name) {
    const text::Decoded first = text::decode(name, 0);
    return text::is_upper(first.code_point) || text::is_caseless_letter(first.code_point);
}

constexpr std::size_t looked_at = 200;

// "Published 14 March 2025 at 10:15, updated 15 March 2025": days, and few words besides.
bool is_date_line(std::string_view line, std::uint32_t words, std::string_view language) {
    constexpr std::uint32_t most_words = 24, most_besides = 6;
    if (words > most_words || (ends_sentence(line) && words > 8)) return false;
    std::uint32_t of_dates = 0, dates = 0;
    for (; dates < 3; ++dates) {
        const auto date = find_date(line, language);
        if (!date) break;
        of_dates += count_words(line.substr(date->start, date->end - date->start));
        line.remove_prefix(date->end);
    }
    return dates > 0 && words <= of_dates + most_besides + 3 * (dates - 1);
}

}  // namespace

std::string folded_line(std::string_view text, std::size_t most) {
    std::string line = text::to_lower(text::cut_to(text, most));
    std::string folded;
    folded.reserve(line.size());
    for (std::size_t i = 0; i < line.size();) {
        const text::Decoded here = text::decode(line, i);
        if (here.code_point == 0x2019 || here.code_point == 0x02BC) {
            folded += '\'';
        } else if (text::is_blank(here.code_point)) {
            if (!folded.empty() && folded.back() != ' ') folded += ' ';
        } else {
            folded.append(line, i, here.length);
        }
        i += here.length;
    }
    return folded;
}

Rule line_rule(const Block& block) {
    constexpr std::uint32_t longest_line = 45;
    if (block.words > longest_line) return Rule::none;
    const std::string folded = folded_line(block.text, looked_at);
    const std::string_view line = without_leading_signs(folded);
    if (line.empty()) return Rule::label_line;
    const bool short_line = block.words <= 14;
    if (begins_with_any(line, read_more_words) && (block.link_share() > 0.3 || block.words <= 25)) {
        if (block.link_share() > 0.3 || short_line || line.find(':') != std::string_view::npos) return Rule::read_more;
    }
    if (block.words <= 5 && std::find(std::begin(advertisement_words), std::end(advertisement_words), line) != std::end(advertisement_words)) return Rule::advertisement;
    if (begins_with_any(line, photo_words) && !is_heading(block.tag)) return Rule::photo_line;
    if (block.words <= 40 && (begins_with(line, "©") || begins_with(line, "(c)") || begins_with(line, "copyright ")) && !is_heading(block.tag)) return Rule::copyright_line;
    if (holds_any(line, rights_words)) return Rule::copyright_line;
    if (begins_with_any(line, follow_words) && (holds_any(line, networks) || block.link_share() > 0.4)) return Rule::follow_line;
    // A headline of another article, all of it a link. A sentence may be one too.
    if (block.link_share() > 0.9 && block.words <= 30 && !ends_sentence(block.text)) return Rule::link_line;
    return Rule::none;
}

Rule edge_rule(const Block& block, Edge edge, const EdgeHints& hints) {
    if (const Rule rule = line_rule(block); rule != Rule::none) return rule;
    if (edge == Edge::head && is_heading(block.tag) && !hints.description.empty() && folded_line(block.text, looked_at) == folded_line(hints.description, looked_at)) return Rule::subtitle;
    if (block.words > 30) return Rule::none;
    const std::string folded = folded_line(block.text, looked_at);
    const std::string_view line = without_leading_signs(folded);
    if (!hints.title.empty() && block.words > 1) {
        const std::string title = folded_line(hints.title, 400), whole = folded_line(block.text, 400);
        if (whole == title) return Rule::headline;
    }
    if (!hints.author.empty()) {
        const std::string author = folded_line(hints.author, looked_at);
        if (line == author || (block.words <= count_words(hints.author) + 4 && line.find(author) != std::string_view::npos && !ends_sentence(block.text))) return Rule::byline;
    }
    if (block.words <= 14 && begins_with_any(line, label_words)) return Rule::label_line;
    if (is_mail_address(block.text)) return Rule::byline;
    if (!name_in_byline(block.text).empty()) return Rule::byline;
    if (is_date_line(block.text, block.words, hints.language)) return Rule::date_line;
    if (block.link_share() > 0.5 && block.words <= 12) return Rule::link_line;
    // "Politics", "Exclusive": a label over the text, or under it. A dateline ("PARIS —") is none.
    if (block.words <= 3 && !ends_sentence(block.text) && !is_heading(block.tag)) {
        const text::Decoded last = text::decode_before(block.text, block.text.size());
        const bool dateline = last.code_point == '-' || last.code_point == 0x2013 || last.code_point == 0x2014 || last.code_point == ')';
        if (!dateline && (edge == Edge::head || block.tag != Tag::li)) return Rule::label_line;
    }
    return Rule::none;
}

bool is_mail_address(std::string_view line) {
    const std::size_t at = line.find('@');
    return at != std::string_view::npos && at > 0 && line.find(' ') == std::string_view::npos && line.find('.', at) != std::string_view::npos;
}

std::size_t credit_start(std::string_view text) {
    constexpr std::size_t longest_credit = 80;
    const std::size_t from = text.size() > longest_credit ? text.size() - longest_credit : 0;
    std::size_t start = std::string_view::npos;
    for (const std::string_view sign : {"(c)", "(C)", "©"}) {
        const std::size_t at = text.find(sign, from);
        if (at != std::string_view::npos) start = std::min(start, at);
    }
    if (start == std::string_view::npos || start == 0) return text.size();
    std::string_view before = text.substr(0, start);
    while (!before.empty() && (before.back() == ' ' || before.back() == '(')) before.remove_suffix(1);
    if (!ends_sentence(before) || count_words(text.substr(start)) > 8) return text.size();
    return before.size();
}

std::string_view name_in_byline(std::string_view line) {
    constexpr std::size_t longest_byline = 160;
    if (line.size() > longest_byline) return {};
    const std::string folded = text::to_lower(line);
    if (folded.size() != line.size()) return {};  // letters whose small form has another length: no place is sure
    for (const std::string_view words : byline_words) {
        if (!begins_with(folded, words)) continue;
        std::string_view name = line.substr(words.size());
        while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
        for (const std::string_view title : {"记者", "記者", "通讯员"}) {
            if (begins_with(name, title)) name.remove_prefix(title.size());
        }
        if (name.empty() || !is_capitalised(name)) continue;
        // A name is followed by nothing, or by what a byline may have besides.
        const std::size_t end = std::min({name.find('|'), name.find(" - "), name.find(" – "), name.find(" — "), name.find("•"), name.find('\n'), name.size()});
        std::string_view only = name.substr(0, end);
        while (!only.empty() && only.back() == ' ') only.remove_suffix(1);
        const std::uint32_t count = count_words(only);
        if (only.empty() || count > 10 || (ends_sentence(only) && only.back() != '.')) continue;
        // Every word of a name but the joining ones is capitalised; a sentence that begins with "By" is not like that.
        std::uint32_t small_words = 0, all_words = 0;
        for (std::size_t start = 0; start < only.size();) {
            const std::size_t blank = std::min(only.find(' ', start), only.size());
            const std::string_view word = only.substr(start, blank - start);
            if (!word.empty()) {
                ++all_words;
                small_words += text::is_lower(text::decode(word, 0).code_point);
            }
            start = blank + 1;
        }
        if (small_words * 2 > all_words || (all_words > 5 && small_words > 3)) continue;
        return only;
    }
    return {};
}

}  // namespace verbatim::corpus::html
