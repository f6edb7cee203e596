#include "corpus/article.h"

namespace verbatim::corpus {

std::string Origin::place() const {
    std::string place = member.empty() ? file : file + "/" + member;
    return line == 0 ? place : place + ":" + std::to_string(line);
}

}  // namespace verbatim::corpus
