#include <doctest/doctest.h>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <filesystem>
#include <unistd.h>

#include "corpus/reader.h"
#include "cost.h"
#include "names/registry.h"
#include "patterns.h"
#include "quotes/analyze.h"
#include "quotes/variants.h"

using namespace verbatim;
using namespace verbatim::hostile;

namespace {
struct Costs { Cost read, analyze, all; };
Costs run(const std::string& path, std::size_t) {
    Costs c;
    std::uint64_t an = 0; std::size_t anpeak=0;
    c.all = cost_of([&] {
        names::PersonRegistry registry;
        quotes::VariantFinder finder;
        std::vector<names::SightingId> speakers;
        auto read = [&] { (void)corpus::read_corpus({path}, {}, [&](corpus::Article&& a) {
            quotes::Analysis an_;
            Cost x = cost_of([&]{ an_ = quotes::analyze(a); });
            an += x.steps; anpeak=std::max(anpeak,x.peak);
            std::vector<names::SightingId> s;
            for (auto& e : an_.names.entities) s.push_back(registry.add(e, a.date));
            for (auto& q : an_.quotes) { finder.add(quotes::words_of(a.text, q)); speakers.push_back(q.person < s.size() ? s[q.person] : names::SightingId{}); }
        }, [](corpus::Notice&&) {}); };
        c.read = cost_of(read);
        registry.finish();
        std::vector<base::PersonId> who;
        for (auto s : speakers) who.push_back(s.known() ? registry.person_of(s) : base::PersonId{});
        (void)finder.find(who);
    });
    c.read.steps -= an;
    c.analyze.steps = an; c.analyze.peak = anpeak;
    return c;
}
}

TEST_CASE("explore") {
    const std::string folder = "/tmp/hostile-explore-" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    const char* only = getenv("ONLY");
    std::size_t n = getenv("N") ? strtoul(getenv("N"), 0, 10) : 32768;
    // warm up
    { std::ofstream(folder + "/w.txt") << "“It is so,” said Ann Lee. Der Minister sagte."; run(folder + "/w.txt", 0); }
    for (const Pattern& p : patterns()) {
        if (only && std::string(p.name).find(only) == std::string::npos) continue;
        double per[2][4]; double mem[2];
        for (int big = 0; big < 2; ++big) {
            const std::size_t size = big ? 8 * n : n;
            std::string bytes = p.make(size);
            const std::string path = folder + "/" + p.file;
            { std::ofstream out(path, std::ios::binary); out << bytes; }
            const double b = double(bytes.size());
            bytes = std::string();
            Costs c = run(path, 0);
            per[big][0] = double(c.all.steps) / b; per[big][1] = double(c.read.steps) / b; per[big][2] = double(c.analyze.steps) / b;
            per[big][3] = per[big][0] - per[big][1] - per[big][2];
            mem[big] = double(c.all.peak) / b;
        }
        printf("%-50s %8.1f %8.1f x%5.2f | read %7.1f x%5.2f  an %8.1f x%5.2f  who %7.1f x%5.2f | mem %6.1f %6.1f\n", p.name, per[0][0], per[1][0], per[1][0] / per[0][0],
               per[1][1], per[1][1] / per[0][1], per[1][2], per[1][2] / (per[0][2] + 1e-9), per[1][3], per[1][3] / (per[0][3] + 1e-9), mem[0], mem[1]);
        fflush(stdout);
    }
}

#include "names/extract.h"
#include "quotes/layout.h"
#include "quotes/cue_uses.h"
#include "quotes/attribution.h"
#include "quotes/assemble.h"
#include "quotes/indirect.h"
#include "quotes/transcript.h"
TEST_CASE("phases") {
    const char* only = getenv("ONLY"); if (!only) return;
    std::size_t n = getenv("N") ? strtoul(getenv("N"), 0, 10) : 262144;
    const std::string folder = "/tmp/hostile-explore-" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    for (const Pattern& p : patterns()) {
        if (std::string(p.name).find(only) == std::string::npos) continue;
        std::string bytes = p.make(n); const double b = double(bytes.size());
        { std::ofstream(folder + "/" + p.file, std::ios::binary) << bytes; } bytes = std::string(); bytes.shrink_to_fit();
        bool first = true;
        Cost r = cost_of([&]{ (void)corpus::read_corpus({folder + "/" + p.file}, {}, [&](corpus::Article&& a) {
            if (!first) return; first = false;
            names::ArticleNames names; quotes::Layout layout; std::vector<quotes::CueUse> uses; std::vector<quotes::Attribution> at; quotes::Assembly as; std::vector<quotes::Draft> ind, turns;
            auto show = [&](const char* what, Cost c) { printf("   %-12s peak %6.1f steps %7.1f\n", what, double(c.peak)/b, double(c.steps)/b); };
            printf("%s\n", p.name);
            show("names", cost_of([&]{ names = names::extract_names(a); }));
            show("layout", cost_of([&]{ layout = quotes::lay_out(a, names); }));
            show("uses", cost_of([&]{ uses = quotes::find_cue_uses(layout, a.agency_credit); }));
            show("attribute", cost_of([&]{ at = quotes::attribute(layout, uses); }));
            show("assemble", cost_of([&]{ as = quotes::assemble(layout, uses, at); }));
            show("indirect", cost_of([&]{ ind = quotes::find_indirect(layout, uses, as); }));
            show("turns", cost_of([&]{ turns = quotes::find_turns(layout); }));
            printf("   tokens %.3f uses %.3f drafts %.3f ind %.3f turns %.3f per byte; text %.2f\n", layout.tokens.size()/b, uses.size()/b, as.drafts.size()/b, ind.size()/b, turns.size()/b, a.text.size()/b);
        }, [](corpus::Notice&&) {}); });
        printf("   all %.1f\n", double(r.peak)/b);
    }
}
TEST_CASE("dump") {
    const char* to = getenv("DUMP"); if (!to) return;
    std::size_t n = strtoul(getenv("N"), 0, 10);
    int i = 0;
    for (const Pattern& p : patterns()) {
        std::string d = std::string(to) + "/" + std::to_string(100 + i++); std::filesystem::create_directories(d);
        std::ofstream(d + "/" + p.file, std::ios::binary) << p.make(n); std::ofstream(d + "/name") << p.name;
    }
}
