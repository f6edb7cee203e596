// How long the explorer's frames take: the whole program over a site's folder, without a window.
//
//     explorer_bench SITE LONG_SITE FONTS
//
// Prints the time of a frame (models, layout and draw lists; not the graphics card) while each view is scrolled, from a
// key press to the list redrawn, while the histogram is brushed, for opening an article of LONG_SITE, which holds one of
// 20,000 words with the id `long`, and for laying it out at another width. explorer/run.sh makes the sites and measures
// the WebAssembly beside it.
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "gui/explorer.h"
#include "platform/null/null_host.h"

namespace {

using namespace verbatim;
using app::Role;

constexpr int scroll_frames = 300;

void print(const char* what, std::vector<double> seconds) {
    if (seconds.empty()) return;
    std::sort(seconds.begin(), seconds.end());
    const auto at = [&](double share) {
        return 1000 * seconds[static_cast<std::size_t>(share * static_cast<double>(seconds.size() - 1))];
    };
    std::printf("%-44s p50 %7.2f ms   p95 %7.2f ms   worst %7.2f ms   n %zu\n", what, at(0.5), at(0.95), at(1),
                seconds.size());
}

void bench_scrolling(platform::NullHost& host, const char* what, const std::string& route, float x) {
    host.open(route);
    std::vector<double> seconds;
    ImGui::GetIO().AddMousePosEvent(x, 600);
    for (int i = 0; i < scroll_frames; ++i) {
        ImGui::GetIO().AddMouseWheelEvent(0, i % 100 < 80 ? -2.0f : 4.0f);
        host.draw();
        seconds.push_back(host.frame_seconds());
    }
    print(what, std::move(seconds));
    host.settle();
}

void bench_typing(platform::NullHost& host, const char* words) {
    host.open("/articles");
    host.type("/");
    std::vector<double> seconds;
    for (const char* letter = words; *letter; ++letter) {
        const char key[] = {*letter, 0};
        ImGui::GetIO().AddInputCharactersUTF8(key);
        double spent = 0;
        for (int quiet = 0; quiet < 2;) {
            const bool more = host.draw() > 0 || host.waiting();
            spent += host.frame_seconds();
            quiet = more ? 0 : quiet + 1;
        }
        seconds.push_back(spent);
    }
    print("key press to the list redrawn", std::move(seconds));
    host.press_key(ImGuiKey_Escape);
}

void bench_brushing(platform::NullHost& host) {
    host.open("/articles");
    const app::Node* histogram = host.find(Role::image, "");
    if (!histogram) return;
    const app::Rect bars = histogram->rect;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(bars.x + 2, bars.y + bars.height / 2);
    host.draw();
    io.AddMouseButtonEvent(0, true);
    host.draw();
    std::vector<double> seconds;
    for (float x = 2; x < bars.width - 2; x += 2) {
        io.AddMousePosEvent(bars.x + x, bars.y + bars.height / 2);
        host.draw();
        double spent = host.frame_seconds();
        host.draw();  // the frame in which counts and list have followed
        spent += host.frame_seconds();
        seconds.push_back(spent);
    }
    io.AddMouseButtonEvent(0, false);
    host.settle();
    print("brushing: to counts and list redrawn", std::move(seconds));
}

// The longest of the frames until nothing more is wanted.
double longest_frame(platform::NullHost& host) {
    double longest = 0;
    for (int quiet = 0; quiet < 2;) {
        const bool more = host.draw() > 0 || host.waiting();
        longest = std::max(longest, host.frame_seconds());
        quiet = more ? 0 : quiet + 1;
    }
    return longest;
}

void bench_opening(platform::NullHost& host, gui::Explorer& explorer) {
    std::vector<double> seconds;
    for (int i = 0; i < 20; ++i) {
        host.open("/articles");
        explorer.on_event(app::RouteChanged{"/articles?article=long"});
        seconds.push_back(longest_frame(host));
    }
    print("opening 20,000 words: the longest frame", std::move(seconds));
}

void bench_widths(platform::NullHost& host) {
    std::vector<double> seconds;
    for (int width = 1200; width < 1500; width += 10) {
        host.set_size(width, 1000);
        seconds.push_back(longest_frame(host));
    }
    host.set_size(1400, 1000);
    host.settle();
    print("their width changed: the longest frame", std::move(seconds));
}

void bench_site(const char* site, const char* fonts) {
    gui::Explorer explorer;
    platform::NullHost host({.site = site, .width = 1400, .height = 1000, .fonts = fonts}, explorer);
    bench_scrolling(host, "scrolling the overview", "/", 700);
    bench_scrolling(host, "scrolling articles", "/articles", 500);
    bench_scrolling(host, "scrolling quotes", "/quotes", 900);
    bench_scrolling(host, "scrolling people", "/people", 900);
    bench_scrolling(host, "scrolling words", "/words?q=minister", 900);
    bench_typing(host, "government president minister");
    bench_brushing(host);
    host.open("/articles");
    host.type("j");
    bench_scrolling(host, "scrolling an article", host.route(), 1100);
}

void bench_long(const char* site, const char* fonts) {
    gui::Explorer explorer;
    platform::NullHost host({.site = site, .width = 1400, .height = 1000, .fonts = fonts}, explorer);
    bench_opening(host, explorer);
    bench_widths(host);
    bench_scrolling(host, "scrolling them", "/articles?article=long", 900);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: explorer_bench SITE LONG_SITE FONTS\n");
        return 2;
    }
    bench_site(argv[1], argv[3]);
    bench_long(argv[2], argv[3]);
    return 0;
}
