// Effects, carried out by the browser, and its answers.
#include <emscripten.h>

#include <utility>
#include <variant>

#include "platform/web/browser.h"
#include "platform/web/page.h"

namespace verbatim::platform::web {

namespace {

void carry_out_one(const app::FetchFile& effect) {
    browser_fetch(effect.path.data(), effect.path.size(), effect.range.first, effect.range.size);
}
void carry_out_one(const app::FetchAhead& effect) {
    std::string lines;
    for (const std::string& path : effect.paths) lines += path + '\n';
    browser_fetch_ahead(lines.data(), lines.size());
}
void carry_out_one(const app::CopyText& effect) { browser_copy(effect.text.data(), effect.text.size()); }
void carry_out_one(const app::PushRoute& effect) { browser_set_route(effect.route.data(), effect.route.size(), true); }
void carry_out_one(const app::ReplaceRoute& effect) { browser_set_route(effect.route.data(), effect.route.size(), false); }
void carry_out_one(const app::GoBack&) { browser_go_back(); }
void carry_out_one(const app::SaveFile& effect) {
    browser_save(effect.name.data(), effect.name.size(), effect.mime.data(), effect.mime.size(), effect.content.data(),
                 effect.content.size());
}
void carry_out_one(const app::OpenLink& effect) { browser_open(effect.url.data(), effect.url.size()); }
void carry_out_one(const app::KeepText& effect) {
    browser_keep(effect.key.data(), effect.key.size(), effect.text.data(), effect.text.size());
}
void carry_out_one(const app::SetTitle& effect) { browser_set_title(effect.title.data(), effect.title.size()); }
void carry_out_one(const app::SetLanguage& effect) { browser_set_language(effect.code.data(), effect.code.size(), effect.right_to_left); }
void carry_out_one(const app::WakeAfter& effect) { browser_wake_after(effect.milliseconds); }

void report(app::HostEvent event) {
    page()->frame->on_event(std::move(event));
    request_settling_frames();
}

// Files may come by the hundred, faster than frames: what they lead to is done at once, and the browser's side says when to draw.
void report_file(app::HostEvent event) {
    page()->frame->on_event(std::move(event));
    carry_out(page()->frame->take_effects());
}

}  // namespace

void carry_out(app::Effects effects) {
    for (const app::Effect& effect : effects) {
        std::visit([](const auto& one) { carry_out_one(one); }, effect);
    }
}

}  // namespace verbatim::platform::web

using namespace verbatim;
using platform::web::report;
using platform::web::report_file;

extern "C" {

EMSCRIPTEN_KEEPALIVE void verbatim_file_arrived(const char* path, std::size_t path_length, const char* bytes, std::size_t length,
                                                std::uint32_t first, std::uint32_t size, bool partial) {
    report_file(app::FileArrived{std::string(path, path_length), std::string(bytes, length), {first, size}, partial});
}

EMSCRIPTEN_KEEPALIVE void verbatim_file_failed(const char* path, std::size_t path_length, const char* reason, std::size_t length,
                                               std::uint32_t first, std::uint32_t size) {
    report_file(app::FileFailed{std::string(path, path_length), std::string(reason, length), {first, size}});
}

EMSCRIPTEN_KEEPALIVE void verbatim_ahead_allowed(std::uint32_t bytes) { report(app::AheadAllowed{bytes}); }

EMSCRIPTEN_KEEPALIVE void verbatim_route_changed(const char* route, std::size_t length) {
    report(app::RouteChanged{std::string(route, length)});
}

EMSCRIPTEN_KEEPALIVE void verbatim_text_kept(const char* key, std::size_t key_length, const char* text, std::size_t length) {
    report(app::TextKept{std::string(key, key_length), std::string(text, length)});
}

EMSCRIPTEN_KEEPALIVE void verbatim_woken() { report(app::Woken{}); }

}  // extern "C"
