// Whom a mention means in a language without blanks: the name beside a title.
//
//     青岚县县长段慕白    the name behind the last title        中川市長    the name before the title; the text has 中川圭一市長 elsewhere
//     这位渔民, 同首相    whoever was called so before
#pragma once

#include "base/span.h"
#include "corpus/article.h"
#include "names/entity.h"
#include "names/extract.h"

namespace verbatim::names {

// May add an entity. Linear in the text before and behind the mention.
Resolution resolve_unspaced(const corpus::Article& article, ArticleNames& names, base::TextSpan mention, EntityIndex previous_speaker);

}  // namespace verbatim::names
