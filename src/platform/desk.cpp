#include "platform/desk.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/link.h"
#include "files/program_folder.h"
#include "files/read.h"
#include "files/write.h"

namespace verbatim::platform {
namespace {

constexpr std::string_view fonts_prefix = "app/fonts/";

// Names come from a manifest: nothing that leads out of the site.
bool stays_inside(std::string_view path) {
    return !path.empty() && path.front() != '/' && path.find("..") == std::string_view::npos &&
           path.find('\\') == std::string_view::npos;
}

// The name of a kept text's file: letters alone.
bool is_key(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string fonts_beside_program() {
    const std::string program = files::program_folder();
    for (const char* place : {"/../share/verbatim/app/fonts", "/../../../.deps/fonts"}) {
        const auto kind = files::kind_of(program + place);
        if (!program.empty() && kind && *kind == files::PathKind::folder) return program + place;
    }
    return {};
}

Desk::Desk(std::string site, std::string fonts, std::string memory)
    : site_(std::move(site)), fonts_(std::move(fonts)), memory_(std::move(memory)) {
    if (memory_.empty()) return;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(memory_, none)) {
        const std::string key = entry.path().filename().string();
        if (!is_key(key)) continue;
        if (auto text = files::read_file(entry.path().string())) events_.emplace_back(app::TextKept{key, std::move(*text)});
    }
}

void Desk::keep(const app::KeepText& kept) const {
    if (memory_.empty() || !is_key(kept.key)) return;
    const std::string path = memory_ + "/" + kept.key;
    // What cannot be kept is forgotten: nothing else is lost.
    if (kept.text.empty()) (void)files::remove_file(path);
    else (void)files::write_file(path, kept.text);
}

void Desk::save(const std::string& folder, const app::SaveFile& file) {
    constexpr int most_namesakes = 1000;
    const std::size_t dot = std::min(file.name.rfind('.'), file.name.size());
    for (int nth = 1; nth <= most_namesakes; ++nth) {
        std::string path = folder + "/" + file.name.substr(0, dot);
        if (nth > 1) path += " (" + std::to_string(nth) + ")";
        path += file.name.substr(dot);
        const base::Status saved = files::write_new_file(path, file.content);
        if (!saved && saved.error().kind == base::ErrorKind::already_there) continue;
        if (saved) events_.emplace_back(app::FileSaved{std::move(path)});
        else events_.emplace_back(app::SaveFailed{std::move(path)});
        return;
    }
    events_.emplace_back(app::SaveFailed{folder + "/" + file.name});
}

app::HostEvent Desk::start(std::string route) {
    history_.assign(1, std::move(route));
    at_ = 0;
    return app::RouteChanged{history_.front()};
}

void Desk::fetch(const std::string& path) {
    base::Result<std::string> bytes = base::Error{};
    if (stays_inside(path)) bytes = files::read_file(site_ + "/" + path);
    if (!bytes && path.starts_with(fonts_prefix) && stays_inside(path) && !fonts_.empty())
        bytes = files::read_file(fonts_ + "/" + path.substr(fonts_prefix.size()));
    if (bytes) events_.emplace_back(app::FileArrived{path, std::move(*bytes)});
    else events_.emplace_back(app::FileFailed{path, "there is no such file in " + site_});
}

void Desk::push(const std::string& route) {
    if (route == history_[at_]) return;
    history_.resize(at_ + 1);
    history_.push_back(route);
    ++at_;
}

bool Desk::step_back() {
    if (at_ == 0) return false;
    events_.emplace_back(app::RouteChanged{history_[--at_]});
    return true;
}

bool Desk::step_forward() {
    if (at_ + 1 >= history_.size()) return false;
    events_.emplace_back(app::RouteChanged{history_[++at_]});
    return true;
}

bool Desk::carry_out(const app::Effect& effect) {
    if (const auto* file = std::get_if<app::FetchFile>(&effect)) fetch(file->path);
    else if (const auto* pushed = std::get_if<app::PushRoute>(&effect)) push(pushed->route);
    else if (const auto* replaced = std::get_if<app::ReplaceRoute>(&effect)) history_[at_] = replaced->route;
    else if (std::holds_alternative<app::GoBack>(effect)) step_back();
    else if (const auto* kept = std::get_if<app::KeepText>(&effect)) keep(*kept);
    else if (const auto* wake = std::get_if<app::WakeAfter>(&effect))
        timers_.push_back(Clock::now() + std::chrono::milliseconds(wake->milliseconds));
    else if (const auto* link = std::get_if<app::OpenLink>(&effect)) return !app::leads_out(link->url);
    else return false;
    return true;
}

std::vector<app::HostEvent> Desk::take_events() {
    const Clock::time_point now = Clock::now();
    if (std::erase_if(timers_, [now](Clock::time_point timer) { return timer <= now; }) > 0)
        events_.emplace_back(app::Woken{});
    return std::exchange(events_, {});
}

std::optional<double> Desk::next_timer() const {
    const auto next = std::min_element(timers_.begin(), timers_.end());
    if (next == timers_.end()) return std::nullopt;
    return std::max(0.0, std::chrono::duration<double>(*next - Clock::now()).count());
}

}  // namespace verbatim::platform
