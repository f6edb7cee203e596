// Bytes as a model of syntax. One that is read has to tag and parse: each word once, one root, within the model's tags.
#include <string_view>
#include <vector>

#include "fuzz.h"
#include "language/syntax/parser.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    using namespace verbatim::language;
    const auto model = SyntaxModel::read(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!model) return 0;
    const std::vector<std::string_view> forms{"The", "mayor", "said", "\xd0\x84\xd0\xa1", "", "\xff", "2025", "."};
    SentenceFeatures features;
    std::vector<std::uint8_t> tags;
    Tree tree;
    look_up(model->vocabularies, forms, features);
    Tagger(*model).tag(features, tags);
    Parser(*model).parse(features, tags, tree);
    fuzz::ensure(tags.size() == forms.size() && tree.heads.size() == forms.size(), "each word has a tag and a head");
    std::size_t roots = 0;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        fuzz::ensure(tags[i] < model->tags.size(), "a tag is one of the model's");
        roots += tree.heads[i] == Tree::root ? 1 : 0;
        fuzz::ensure(tree.heads[i] >= Tree::root && tree.heads[i] < static_cast<std::int32_t>(forms.size()), "a head is a word");
    }
    fuzz::ensure(roots == 1, "a tree has one root");
    return 0;
}
