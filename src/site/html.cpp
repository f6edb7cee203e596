#include "site/html.h"

#include "corpus/limits.h"
#include "text/visible.h"

namespace verbatim::site {

namespace {

// HTML forbids these even as references. Tab and line feed stay.
bool is_forbidden_control(unsigned char byte) { return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F; }

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default:
                if (!is_forbidden_control(static_cast<unsigned char>(c))) out += c;
        }
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

std::string isolated(std::string_view name) { return "<bdi>" + escaped(text::visible(name)) + "</bdi>"; }

std::string counted(std::size_t number, std::string_view singular, std::string_view plural) {
    return corpus::with_commas(number) + ' ' + std::string(number == 1 ? singular : plural);
}

base::Result<std::string> fill_template(std::string_view template_text, const TemplateValues& values) {
    std::string out;
    for (std::size_t open = template_text.find("{{"); open != std::string_view::npos; open = template_text.find("{{")) {
        const std::size_t close = template_text.find("}}", open);
        if (close == std::string_view::npos) return base::Error{.found = "'{{' without an end", .expected = "'{{name}}'"};
        const std::string_view name = template_text.substr(open + 2, close - open - 2);
        const auto value = values.find(name);
        if (value == values.end()) {
            return base::Error{.found = "the unknown place '{{" + std::string(name) + "}}'",
                               .expected = "a template of this version of verbatim",
                               .remedy = "build the application again"};
        }
        out.append(template_text.substr(0, open)).append(value->second);
        template_text.remove_prefix(close + 2);
    }
    out.append(template_text);
    return out;
}

}  // namespace verbatim::site
