// Parquet tables are named and left out: their columns are packed by several codecs, and other programs turn them into CSV or JSON Lines in one line.
#include "corpus/format.h"

namespace verbatim::corpus {
namespace {

void read_parquet(Source&, const RecordSink& sink) {
    sink.leave_out({"", "a Parquet table", "CSV or JSON Lines", "convert it: duckdb -c \"COPY 'FILE.parquet' TO 'FILE.jsonl' (FORMAT json)\""});
}

Match recognise_parquet(const Beginning& beginning) { return beginning.bytes.starts_with("PAR1") ? Match::sure : Match::no; }

}  // namespace

extern const Format parquet_format;
const Format parquet_format = {.name = "parquet", .label = "Parquet (named and left out)", .extensions = {".parquet"}, .recognise = recognise_parquet, .read = read_parquet};

}  // namespace verbatim::corpus
