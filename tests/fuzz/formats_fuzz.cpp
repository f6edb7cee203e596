// Bytes that are told by themselves: whatever format they seem to have is read, from memory, and what it gives is assembled. Records with valid text, or refusals; never a
// crash. A PDF is left to its own program.
#include <string>
#include <string_view>

#include "corpus/assemble.h"
#include "corpus/format.h"
#include "fuzz.h"
#include "text/utf8.h"

namespace verbatim::fuzz {
namespace {

void read_all(corpus::Source& source, unsigned depth) {
    const corpus::Recognised recognised = corpus::format_of(source);
    if (recognised.format == nullptr || recognised.format->name == "pdf") return;
    const corpus::RecordSink sink{[](corpus::Record&& record) {
                                      const auto assembled = corpus::assemble(std::move(record), {});
                                      if (!assembled) return;
                                      ensure(text::is_valid(assembled->article.text) && text::is_valid(assembled->article.title), "texts and titles are valid UTF-8");
                                      ensure(text::is_valid(assembled->article.source) && text::is_valid(assembled->article.author), "fields are valid UTF-8");
                                  },
                                  [](std::uint32_t, base::Error&& error) { ensure(!error.found.empty(), "a refusal says what was found"); },
                                  [](base::Error&& error) { ensure(!error.found.empty(), "what is left out is named"); },
                                  [depth](corpus::Source& member) {
                                      ensure(depth < 8, "archives in archives come to an end");
                                      read_all(member, depth + 1);
                                  }};
    recognised.format->read(source, sink);
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    corpus::Source source("input", corpus::stream_of(std::string(fuzz::bytes(data, size))));
    fuzz::read_all(source, 0);
    return 0;
}
