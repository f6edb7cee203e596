#include "bundle/versions.h"

#include "base/bytes.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

std::string write_versions(const VersionTable& articles) {
    base::ByteWriter out;
    out.varint(articles.size());
    std::uint32_t before = 0;
    for (const VersionedArticle& one : articles) {
        out.varint(one.article - before);
        before = one.article;
        out.varint(one.versions.size());
        for (const ArticleVersion& version : one.versions) {
            out.string(version.title);
            out.varint(version.date);
            out.string(version.text);
            out.varint(version.quoted.size());
            std::uint32_t end = 0;
            for (const base::TextSpan span : version.quoted) {
                out.varint(span.start - end);
                out.varint(span.size());
                end = span.end;
            }
        }
    }
    return out.take();
}

base::Result<VersionTable> read_versions(std::string_view content) {
    base::ByteReader reader(content);
    VersionTable table(reader.count(2));
    std::uint64_t article = 0;
    for (VersionedArticle& one : table) {
        article += reader.varint32();
        if (article > 0xFFFFFFFFu) return damaged(ShardKind::versions, "number of an article");
        one.article = static_cast<std::uint32_t>(article);
        one.versions.resize(reader.count(4));
        for (ArticleVersion& version : one.versions) {
            version.title = reader.string();
            version.date = reader.varint32();
            version.text = reader.string();
            version.quoted.resize(reader.count(2));
            std::uint64_t end = 0;
            for (base::TextSpan& span : version.quoted) {
                const std::uint64_t start = end + reader.varint32();
                end = start + reader.varint32();
                if (end > version.text.size()) return damaged(ShardKind::versions, "place of a quotation");
                span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
            }
        }
    }
    if (!reader.at_end()) return damaged(ShardKind::versions, "length");
    return table;
}

}  // namespace verbatim::bundle
