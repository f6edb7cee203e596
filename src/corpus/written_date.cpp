#include "corpus/written_date.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "base/date.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

// The names of the months, small letters, a line each; languages share a line where they share the name. Genitives and abbreviations stand beside the names.
constexpr std::array<std::string_view, 12> month_names = {
    // January
    "january jan janvier janv januar jänner jan enero ene janeiro gennaio gen januari stycznia styczeń sty ledna leden januára január januar siječnja siječanj januar ianuarie ian ocak oca "
    "января январь янв січня січень січ януари ιανουαρίου ιανουάριος ιαν يناير كانونالثاني جانفي ינואר जनवरी มกราคม tammikuuta tammikuu tammi jaanuar janvāris janvārī sausio sausis gener januari জানুয়ারি جنوری",
    // February
    "february feb février févr fév fevrier februar feber febrero fevereiro fev febbraio februari lutego luty lut února únor februára február veljače veljača februarie şubat şub "
    "февраля февраль фев лютого лютий лют февруари φεβρουαρίου φεβρουάριος φεβ فبراير شباط فيفري פברואר फरवरी กุมภาพันธ์ helmikuuta helmikuu helmi veebruar februāris februārī vasario vasaris febrer pebruari ফেব্রুয়ারি فروری",
    // March
    "march mar mars märz mrz maerz marzo março marco mrt maart marca marzec března březen ožujka ožujak marts martie mart "
    "марта март мар березня березень бер μαρτίου μάρτιος μαρ مارس آذار اذار מרץ मार्च มีนาคม maaliskuuta maaliskuu maalis märts martā kovo kovas març maret március márc মার্চ مارچ",
    // April
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben apríla apríl travnja travanj aprilie nisan nis "
    "апреля апрель апр квітня квітень кві април απριλίου απρίλιος απρ أبريل ابريل إبريل نيسان أفريل אפריל अप्रैल เมษายน huhtikuuta huhtikuu huhti aprill aprīlis aprīlī balandžio balandis április ápr এপ্রিল اپریل",
    // May
    "may mai mayo maio maggio mag mei maj maja května květen mája máj svibnja svibanj mayıs "
    "мая май травня травень тра μαΐου μαΐος μάιος μαϊ مايو أيار ايار ماي מאי मई พฤษภาคม toukokuuta toukokuu touko maijs maijā gegužės gegužė maig május মে مئی",
    // June
    "june jun juin juni junio junho jun giugno giu czerwca czerwiec cze června červen júna jún lipnja lipanj iunie haziran haz "
    "июня июнь июн червня червень чер юни ιουνίου ιούνιος ιουν يونيو يونيه حزيران جوان יוני जून มิถุนายน kesäkuuta kesäkuu kesä juuni jūnijs jūnijā birželio birželis juny június জুন جون",
    // July
    "july jul juillet juil juli julio julho luglio lug lipca lipiec lip července červenec júla júl srpnja srpanj iulie temmuz tem "
    "июля июль июл липня липень лип юли ιουλίου ιούλιος ιουλ يوليو يوليه تموز جويلية יולי जुलाई กรกฎาคม heinäkuuta heinäkuu heinä juuli jūlijs jūlijā liepos liepa juliol július জুলাই جولائی",
    // August
    "august aug août aout agosto ago augustus augusti sierpnia sierpień sie srpna srpen augusta kolovoza kolovoz ağustos ağu agustus agu "
    "августа август авг серпня серпень сер αυγούστου αύγουστος αυγ أغسطس اغسطس آب أوت אוגוסט अगस्त สิงหาคม elokuuta elokuu elo augusts augustā rugpjūčio rugpjūtis agost augusztus আগস্ট اگست",
    // September
    "september sept sep septembre septiembre setiembre setembro set settembre września wrzesień wrz září septembra rujna rujan septembrie eylül eyl "
    "сентября сентябрь сен сент вересня вересень вер септември σεπτεμβρίου σεπτέμβριος σεπ سبتمبر أيلول ايلول ספטמבר सितंबर सितम्बर กันยายน syyskuuta syyskuu syys septembris septembrī rugsėjo rugsėjis setembre szeptember সেপ্টেম্বর ستمبر",
    // October
    "october oct octobre oktober okt octubre outubro out ottobre ott października październik paź října říjen októbra október octombrie ekim eki "
    "октября октябрь окт жовтня жовтень жов октомври οκτωβρίου οκτώβριος οκτ أكتوبر اكتوبر تشرينالأول تشرينالاول אוקטובר अक्टूबर अक्तूबर ตุลาคม lokakuuta lokakuu loka oktoober oktobris oktobrī spalio spalis অক্টোবর اکتوبر",
    // November
    "november nov novembre noviembre novembro listopada listopad lis novembra studenoga studenog studeni noiembrie kasım kas "
    "ноября ноябрь ноя листопада листопад лис ноември νοεμβρίου νοέμβριος νοε نوفمبر تشرينالثاني נובמבר नवंबर नवम्बर พฤศจิกายน marraskuuta marraskuu marras novembris novembrī lapkričio lapkritis নভেম্বর نومبر",
    // December
    "december dec décembre déc decembre dezember dez diciembre dic dezembro dicembre desember des grudnia grudzień gru prosince prosinec decembra prosinca prosinac decembrie aralık ara "
    "декабря декабрь дек грудня грудень гру декември δεκεμβρίου δεκέμβριος δεκ ديسمبر كانونالأول كانونالاول דצמבר दिसंबर दिसम्बर ธันวาคม joulukuuta joulukuu joulu detsember decembris decembrī gruodžio gruodis desembre ডিসেম্বর دسمبر"};

struct MonthName {
    std::string_view name;
    int month = 0;
};

const std::vector<MonthName>& months_by_name() {
    static const std::vector<MonthName> sorted = [] {
        std::vector<MonthName> names;
        for (std::size_t month = 0; month < month_names.size(); ++month) {
            const std::string_view line = month_names[month];
            for (std::size_t start = 0; start < line.size();) {
                const std::size_t end = std::min(line.find(' ', start), line.size());
                if (end > start) names.push_back({line.substr(start, end - start), static_cast<int>(month) + 1});
                start = end + 1;
            }
        }
        std::stable_sort(names.begin(), names.end(), [](const MonthName& a, const MonthName& b) { return a.name < b.name; });
        return names;
    }();
    return sorted;
}

// A number with at least `width` digits: 7 as "07".
std::string padded(long long number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

struct WordOfDate {
    enum class Kind : std::uint8_t { number, word, sign };
    Kind kind = Kind::sign;
    std::size_t start = 0, end = 0;
    long long value = 0;     // of a number
    std::size_t digits = 0;
    int month = 0;           // of a word
    char32_t sign = 0;
};

// The digit that a character is, in the scripts of news; -1 for others.
int digit_of(char32_t c) {
    constexpr char32_t zeros[] = {'0', 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10};
    for (const char32_t zero : zeros) {
        if (zero <= c && c <= zero + 9) return static_cast<int>(c - zero);
    }
    return -1;
}

// Korean writes year, month, day and hour behind their numbers, as Chinese and Japanese do, in letters.
bool is_date_sign(char32_t c) { return c == U'년' || c == U'월' || c == U'일' || c == U'시' || c == U'분'; }

// Cuts a text into numbers, words and signs. White space parts them and is left out.
std::vector<WordOfDate> words_of_date(std::string_view text, std::string_view language) {
    std::vector<WordOfDate> words;
    for (std::size_t i = 0; i < text.size();) {
        text::Decoded here = text::decode(text, i);
        if (text::is_blank(here.code_point) || here.code_point == '\n') {
            i += here.length;
            continue;
        }
        WordOfDate word;
        word.start = i;
        if (digit_of(here.code_point) >= 0) {
            word.kind = WordOfDate::Kind::number;
            for (int digit = 0; i < text.size() && (digit = digit_of(text::decode(text, i).code_point)) >= 0; i += text::decode(text, i).length) {
                if (++word.digits <= 14) word.value = word.value * 10 + digit;
            }
        } else if (is_date_sign(here.code_point)) {
            word.sign = here.code_point;
            i += here.length;
        } else if (text::is_letter(here.code_point) && !text::is_unspaced_script(here.code_point)) {
            word.kind = WordOfDate::Kind::word;
            while (i < text.size()) {
                here = text::decode(text, i);
                if (!text::is_letter(here.code_point) && !text::is_mark(here.code_point)) break;
                i += here.length;
            }
        } else if (0x0E00 <= here.code_point && here.code_point < 0x0E50) {  // Thai has no blanks, but dates do; digits and signs stand behind its letters
            word.kind = WordOfDate::Kind::word;
            while (i < text.size()) {
                here = text::decode(text, i);
                if (here.code_point < 0x0E00 || here.code_point >= 0x0E50) break;
                i += here.length;
            }
        } else {
            word.sign = here.code_point;
            i += here.length;
        }
        word.end = i;
        if (word.kind == WordOfDate::Kind::word && word.end - word.start <= 40) {
            word.month = month_in_any_language(text.substr(word.start, word.end - word.start), language);
        }
        words.push_back(word);
    }
    return words;
}

bool is_two_digit_hour(const WordOfDate& word) { return word.kind == WordOfDate::Kind::number && word.digits <= 2 && word.value < 24; }

class DateFinder {
  public:
    DateFinder(std::string_view text, std::string_view language) : text_(text), language_(language), words_(words_of_date(text, language)) {}

    std::optional<WrittenDate> run() {
        std::optional<WrittenDate> month_alone;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (auto found = day_at(i)) return found;
            if (!month_alone) month_alone = month_at(i);
        }
        return month_alone;
    }

  private:
    using Kind = WordOfDate::Kind;

    bool is(std::size_t i, Kind kind) const { return i < words_.size() && words_[i].kind == kind; }
    bool is_sign(std::size_t i, char32_t sign) const { return is(i, Kind::sign) && words_[i].sign == sign; }
    bool is_year(std::size_t i) const { return is(i, Kind::number) && words_[i].digits == 4 && year_of(i) >= 1700 && year_of(i) < 2100; }
    bool is_day(std::size_t i) const { return is(i, Kind::number) && words_[i].digits <= 2 && words_[i].value >= 1 && words_[i].value <= 31; }
    bool is_month_number(std::size_t i) const { return is(i, Kind::number) && words_[i].digits <= 2 && words_[i].value >= 1 && words_[i].value <= 12; }
    bool is_month_word(std::size_t i) const { return is(i, Kind::word) && words_[i].month > 0; }
    int number(std::size_t i) const { return static_cast<int>(words_[i].value); }
    // The Buddhist year of Thai texts is 543 ahead.
    int year_of(std::size_t i) const { return words_[i].value > 2400 && words_[i].value < 2700 ? number(i) - 543 : number(i); }
    std::string_view word(std::size_t i) const { return text_.substr(words_[i].start, words_[i].end - words_[i].start); }
    bool touches(std::size_t i) const { return i + 1 < words_.size() && words_[i].end == words_[i + 1].start; }

    // Small words and signs between the parts: "5 de octubre de 2013", "1er", "5th of", "5. Oktober", "3 January, 2025", "Αυγούστου του".
    std::size_t past_filler(std::size_t i) const {
        constexpr std::string_view fillers[] = {"de", "del", "of", "the", "st", "nd", "rd", "th", "er", "re", "do", "da", "di", "den", "ngày", "tháng", "năm", "της", "του", "ב", "року", "г", "года", "d", "m", "a", "o", "в", "al"};
        for (int most = 3; most > 0 && i < words_.size(); --most) {
            if (is(i, Kind::sign)) {
                const char32_t sign = words_[i].sign;
                if (sign != '.' && sign != ',' && sign != 0x060C && sign != 0xBA && sign != 0xAA && sign != 0x2019 && sign != '\'') break;
            } else if (!is(i, Kind::word) || std::find(std::begin(fillers), std::end(fillers), word(i)) == std::end(fillers)) {
                break;
            }
            ++i;
        }
        return i;
    }

    std::optional<WrittenDate> made(std::size_t first, std::size_t last, int year, int month, int day) const {
        if (year < 1700 || year >= 2100 || !base::date_of({year, month, day})) return std::nullopt;
        WrittenDate date;
        date.iso = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
        date.start = words_[first].start;
        date.end = words_[last].end;
        add_time(date, last + 1);
        return date;
    }

    // A month name that two words write, as in the calendars of the Levant: "كانون الثاني". Sets `next` to what follows, past a second name behind a slash ("آب/اغسطس").
    int month_name(std::size_t i, std::size_t& next) const {
        int month = is_month_word(i) ? words_[i].month : 0;
        next = i + 1;
        if (month == 0 && is(i, Kind::word) && is(i + 1, Kind::word)) {
            month = month_in_any_language(std::string(word(i)) + std::string(word(i + 1)), language_);
            next = i + 2;
        }
        if (month == 0) return 0;
        if ((is_sign(next, '/') || is_sign(next, '(') || is_sign(next, '-')) && is_month_word(next + 1)) {
            next += 2;
            if (is_sign(next, ')')) ++next;
        }
        return month;
    }

    std::optional<WrittenDate> day_at(std::size_t i) const {
        if (is(i, Kind::number)) {
            if (auto found = year_first(i)) return found;
            if (auto found = day_first(i)) return found;
            if (auto found = all_digits(i)) return found;
        }
        return month_first(i);
    }

    // 2025-01-03, 2025/1/3, 2025.01.03., 2025年1月3日, 2025년 1월 3일, "2013. október 5.", "2013 m. spalio 5"
    std::optional<WrittenDate> year_first(std::size_t i) const {
        if (!is_year(i)) return std::nullopt;
        std::size_t next = 0;
        if (is(i + 1, Kind::sign) && is_month_number(i + 2) && is(i + 3, Kind::sign) && is_day(i + 4)) {
            const char32_t one = words_[i + 1].sign, other = words_[i + 3].sign;
            const bool marked = (one == U'年' && other == U'月') || (one == U'년' && other == U'월');
            const bool parted = one == other && (one == '-' || one == '/' || one == '.');
            if (parted && is(i + 5, Kind::number) && touches(i + 4)) return std::nullopt;
            if (marked || parted) return made(i, is_sign(i + 5, U'日') || is_sign(i + 5, U'일') ? i + 5 : i + 4, year_of(i), number(i + 2), number(i + 4));
        }
        std::size_t at = past_filler(i + 1);
        if (const int month = month_name(at, next); month > 0 && next < words_.size()) {
            at = past_filler(next);
            if (is_day(at)) return made(i, at, year_of(i), month, number(at));
        }
        return std::nullopt;
    }

    // 3.1.2025, 3/1/2025, "3 January 2025", "1er août 2013", "5 ta' Ottubru"
    std::optional<WrittenDate> day_first(std::size_t i) const {
        if (!is_day(i) || (i > 0 && touches(i - 1) && (is_sign(i - 1, '.') || is_sign(i - 1, '/') || is_sign(i - 1, ':')))) return std::nullopt;
        if (is(i + 1, Kind::sign) && is(i + 2, Kind::number) && words_[i + 2].digits <= 2 && is(i + 3, Kind::sign) && is_year(i + 4) && words_[i + 1].sign == words_[i + 3].sign) {
            const char32_t sign = words_[i + 1].sign;
            if (sign == '.' || sign == '/' || sign == '-' || sign == 0x2010 || sign == 0x2011) return numbers(i, sign);
        }
        std::size_t next = 0, at = past_filler(i + 1);
        if (const int month = month_name(at, next); month > 0) {
            at = past_filler(next);
            if (is_year(at)) return made(i, at, year_of(at), month, number(i));
        } else if (is_sign(i + 1, '-') && is_month_word(i + 2) && is_sign(i + 3, '-') && is_year(i + 4)) {  // 26-FEB-1987
            return made(i, i + 4, year_of(i + 4), words_[i + 2].month, number(i));
        }
        return std::nullopt;
    }

    std::optional<WrittenDate> numbers(std::size_t i, char32_t sign) const {
        const int first = number(i), second = number(i + 2), year = year_of(i + 4);
        if (sign == '.') return made(i, i + 4, year, second, first);
        const bool american = language_.substr(0, 5) == "en-US" || language_.substr(0, 5) == "en_US" || language_.substr(0, 5) == "en-us" || language_.substr(0, 5) == "en_us";
        const bool unsure = !american && (language_.empty() || language_ == "en");
        if (first > 12 || (!american && !unsure)) return made(i, i + 4, year, second, first);
        if (second > 12 || american || first == second) return made(i, i + 4, year, first, second);
        return std::nullopt;
    }

    // 20250103, 20250103T101500
    std::optional<WrittenDate> all_digits(std::size_t i) const {
        if (words_[i].digits != 8 && words_[i].digits != 14) return std::nullopt;
        if (i > 0 && touches(i - 1) && is(i - 1, Kind::word)) return std::nullopt;
        const long long day = words_[i].digits == 8 ? words_[i].value : words_[i].value / 1000000;
        const int year = static_cast<int>(day / 10000);
        if (year < 1900) return std::nullopt;
        return made(i, i, year, static_cast<int>(day / 100 % 100), static_cast<int>(day % 100));
    }

    // "January 3, 2025", "Jan. 3rd 2025"
    std::optional<WrittenDate> month_first(std::size_t i) const {
        std::size_t next = 0;
        const int month = is(i, Kind::word) ? month_name(i, next) : 0;
        if (month == 0) return std::nullopt;
        std::size_t at = next;
        if (is_sign(at, '.')) ++at;
        if (!is_day(at)) return std::nullopt;
        const std::size_t day = at;
        at = past_filler(day + 1);
        if (is_year(at)) return made(i, at, year_of(at), month, number(day));
        // "Thu Jan 3 10:15:00 2025"
        if (is_two_digit_hour(words_[std::min(day + 1, words_.size() - 1)]) && is_sign(day + 2, ':')) {
            for (std::size_t later = day + 4; later <= day + 9; ++later) {
                if (!is_year(later)) continue;
                auto date = made(i, later, year_of(later), month, number(day));
                if (date && date->precision == DatePrecision::day) {
                    const std::size_t end = date->end;
                    add_time(*date, day + 1);
                    date->end = end;
                }
                return date;
            }
        }
        return std::nullopt;
    }

    std::optional<WrittenDate> month_at(std::size_t i) const {
        std::size_t next = 0;
        const int month = is(i, Kind::word) ? month_name(i, next) : 0;
        const std::size_t at = month > 0 ? past_filler(next) : 0;
        if (month == 0 || !is_year(at) || (i > 0 && is(i - 1, Kind::number))) return std::nullopt;
        WrittenDate date;
        date.iso = padded(year_of(at), 4) + "-" + padded(month, 2);
        date.precision = DatePrecision::month;
        date.start = words_[i].start;
        date.end = words_[at].end;
        return date;
    }

    // A time behind the day: "T10:15:00.123+02:00", ", 14:00 (GMT+0400)", " à 13h36", " um 9.20 Uhr", " | 02:26 pm".
    void add_time(WrittenDate& date, std::size_t i) const {
        constexpr std::size_t furthest = 8;  // words between the day and the time
        for (std::size_t at = i; at < words_.size() && at <= i + furthest; ++at) {
            if (!is_two_digit_hour(words_[at])) {
                if (is(at, Kind::number) || is_month_word(at)) return;
                continue;
            }
            const bool colon = is_sign(at + 1, ':') || is_sign(at + 1, 0xFF1A) || (is_sign(at + 1, U'시')) || is_sign(at + 1, U'時') || is_sign(at + 1, U'时');
            const bool hours = is(at + 1, Kind::word) && (word(at + 1) == "h" || word(at + 1) == "H");
            const bool dot = is_sign(at + 1, '.') && touches(at) && is(at + 2, Kind::number) && words_[at + 2].digits == 2 && at + 3 < words_.size() && !is_sign(at + 3, '.');
            if (!colon && !hours && !dot) return;
            if (!is(at + 2, Kind::number) || words_[at + 2].digits != 2 || words_[at + 2].value > 59) return;
            int hour = number(at);
            const int minute = number(at + 2);
            std::size_t end = at + 3;
            int second = -1;
            if (colon && is_sign(end, ':') && is(end + 1, Kind::number) && words_[end + 1].digits == 2 && words_[end + 1].value < 60) {
                second = number(end + 1);
                end += 2;
                if (is_sign(end, '.') && is(end + 1, Kind::number) && touches(end - 1)) end += 2;
            }
            if (is(end, Kind::word)) {
                const std::string half = text::to_lower(word(end));
                if ((half == "am" || half == "pm" || half == "a" || half == "p") && hour <= 12 && hour >= 1) {
                    hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
                    if (half.size() == 2) ++end;
                }
            }
            date.iso += "T" + padded(hour, 2) + ":" + padded(minute, 2);
            if (second >= 0) date.iso += ":" + padded(second, 2);
            date.precision = DatePrecision::time;
            date.end = words_[end - 1].end;
            add_zone(date, end);
            return;
        }
    }

    // "Z", "+02:00", "+0200", "GMT", "(GMT+0400)", "UTC+3"
    void add_zone(WrittenDate& date, std::size_t i) const {
        if (is_sign(i, '(')) ++i;
        const std::string_view name = is(i, Kind::word) ? word(i) : std::string_view();
        const bool universal = name == "GMT" || name == "UTC" || name == "Z" || name == "z";
        if (universal) ++i;
        const bool behind = is_sign(i, '-') || is_sign(i, 0x2212);
        if ((is_sign(i, '+') || behind) && is(i + 1, Kind::number) && (universal || touches(i))) {
            int hours = number(i + 1), minutes = 0;
            std::size_t last = i + 1;
            if (words_[last].digits == 4) {
                minutes = hours % 100;
                hours /= 100;
            } else if (words_[last].digits > 2) {
                return;
            } else if (is_sign(last + 1, ':') && is(last + 2, Kind::number) && words_[last + 2].digits == 2) {
                minutes = number(last + 2);
                last += 2;
            }
            if (hours > 14 || minutes > 59) return;
            date.iso += (behind ? "-" : "+") + padded(hours, 2) + ":" + padded(minutes, 2);
            date.end = words_[last].end;
        } else if (universal) {
            date.iso += 'Z';
            date.end = words_[i - 1].end;
        }
    }

    std::string_view text_;
    std::string_view language_;
    std::vector<WordOfDate> words_;
};

// Seconds or milliseconds since 1970, where a field holds nothing else.
std::optional<WrittenDate> read_epoch(std::string_view text) {
    if (text.size() != 10 && text.size() != 13) return std::nullopt;
    long long value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    const long long seconds = text.size() == 13 ? value / 1000 : value;
    constexpr long long first = 631152000;  // 1990: an eight-digit day and a number of ten digits that is none are not taken for a time
    if (seconds < first || seconds > 4102444800) return std::nullopt;
    const base::CalendarDay day = base::calendar_day({static_cast<std::int32_t>(seconds / 86400)});
    WrittenDate date;
    date.iso = padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2) + "T" + padded(seconds / 3600 % 24, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
               padded(seconds % 60, 2) + "Z";
    date.precision = DatePrecision::time;
    date.end = text.size();
    return date;
}

}  // namespace

int month_in_any_language(std::string_view word, std::string_view language) {
    constexpr std::size_t longest_name = 40;
    if (word.size() > longest_name) return 0;
    const std::string lowered = text::to_lower(word);
    if (lowered == "listopada" || lowered == "listopad") return language.substr(0, 2) == "hr" || language.substr(0, 2) == "bs" ? 10 : 11;
    if (lowered == "srpna" || lowered == "srpen") return 8;
    const auto& names = months_by_name();
    const auto found = std::lower_bound(names.begin(), names.end(), std::string_view(lowered), [](const MonthName& name, std::string_view wanted) { return name.name < wanted; });
    if (found != names.end() && found->name == lowered) return found->month;
    // A joined article or preposition: "בינואר", "d'octobre".
    constexpr std::string_view in_hebrew = "ב";
    if (lowered.size() > in_hebrew.size() + 4 && lowered.substr(0, in_hebrew.size()) == in_hebrew) return month_in_any_language(std::string_view(lowered).substr(in_hebrew.size()), language);
    return 0;
}

std::optional<WrittenDate> find_date(std::string_view text, std::string_view language) {
    const std::size_t start = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
    if (start == std::string_view::npos) return std::nullopt;
    if (auto epoch = read_epoch(text.substr(start, end + 1 - start))) return epoch;
    return DateFinder(text, language).run();
}

}  // namespace verbatim::corpus
