// `verbatim build --part K/N`: the analyses of a share of the articles, for a build that is shared out among several machines.
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "base/hash.h"
#include "cli/analyses_kept.h"
#include "cli/analysis_pool.h"
#include "cli/commands.h"
#include "cli/settings_file.h"
#include "cli/terminal.h"
#include "corpus/reader.h"
#include "files/read.h"
#include "files/scratch.h"
#include "files/write.h"
#include "index/analysis_cache.h"

namespace verbatim::cli {
namespace {

struct PartDone {
    std::size_t articles = 0, of = 0;
};

base::Result<PartDone> build_part(const BuildArguments& arguments) {
    std::error_code ignored;  // without a working folder the name is taken as it is
    const std::filesystem::path file = std::filesystem::absolute(arguments.site, ignored).lexically_normal();
    const auto kind = files::kind_of(file.string());
    if (!kind) return kind.error();
    if (*kind != files::PathKind::nothing && !index::is_analysis_file(file.string())) return base::Error{arguments.site, "something else than a part", "a place for a new file, or a part to replace", "choose another with -o"};
    const std::string program = program_identity(arguments.version);
    if (program.empty()) return base::Error{"--part", "a program whose own file cannot be read", "Linux with /proc", "build on one machine"};
    auto settings = find_settings(arguments.inputs);
    if (!settings) return settings.error();
    if (auto made = files::make_folders(file.parent_path().string()); !made) return made.error();
    const std::string label = base::hash_hex(file.string()).substr(0, 16);
    files::ScratchFolder::remove_left_behind(file.parent_path().string(), label);
    auto scratch = files::ScratchFolder::create(file.parent_path().string(), label);
    if (!scratch) return scratch.error();
    auto analyses = index::AnalysisCache::create(scratch->path() + "/analyses", program);
    if (!analyses) return analyses.error();
    PartDone done;
    AnalysisPool pool(arguments.jobs, [&](const corpus::Article& article) { return (*analyses)->analyse(article); }, [](AnalysedArticle&&) {});
    corpus::ReadOptions options;
    options.follow_links = arguments.follow_links;
    options.today = today();
    if (!settings->fields.empty()) options.fields = &settings->fields;
    const auto read = corpus::read_corpus(
        arguments.inputs, options,
        [&](corpus::Article&& article) {
            if (const SourceSettings* source = settings->source(article.source)) article.source = source->name;
            ++done.of;
            if (index::part_of(article, arguments.parts) + 1 != arguments.part) return;
            ++done.articles;
            pool.add(std::move(article));
        },
        [](corpus::Notice&&) {});  // the build that takes the parts says what could not be read
    pool.finish();
    if (!read) return read.error();
    if (auto written = (*analyses)->finish(); !written) return written.error();
    if (auto moved = files::move_file(scratch->path() + "/analyses", file.string()); !moved) return moved.error();
    return done;
}

}  // namespace

ExitCode run_part_build(const BuildArguments& arguments) {
    take_failed_writes_as_errors();
    const auto done = build_part(arguments);
    if (!done) {
        print_error(done.error());
        return ExitCode::wrong_usage;
    }
    if (done->of == 0) print_message("no article found in " + arguments.inputs.front());
    else print_message("analysed " + counted(done->articles, "article") + " of " + std::to_string(done->of) + " into " + arguments.site);
    return done->of == 0 ? ExitCode::data_problem : ExitCode::good;
}

}  // namespace verbatim::cli
