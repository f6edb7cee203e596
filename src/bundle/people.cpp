#include "bundle/people.h"

#include "base/bytes.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

std::string write_people(std::uint32_t first_person, const std::vector<PersonRecord>& records) {
    base::ByteWriter out;
    out.varint(first_person);
    out.varint(records.size());
    for (const PersonRecord& record : records) {
        out.string(record.name);
        out.u8(record.kind);
        out.varint(record.roles.size());
        for (const PersonRole& role : record.roles) {
            out.string(role.role);
            out.varint(role.first);
            out.varint(role.last - role.first);
        }
        for (std::uint32_t field : {record.spoken, record.quotes, record.articles, record.first, record.last}) out.varint(field);
    }
    return out.take();
}

base::Result<PeopleShard> PeopleShard::read(std::string_view content) {
    base::ByteReader reader(content);
    PeopleShard shard;
    shard.first_person_ = reader.varint32();
    const std::uint32_t count = reader.count(8);
    shard.records_.reserve(count);
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        PersonRecord& record = shard.records_.emplace_back();
        record.name = reader.string();
        record.kind = reader.u8();
        const std::uint32_t roles = reader.count();
        for (std::uint32_t r = 0; r < roles && reader.ok(); ++r) {
            PersonRole& role = record.roles.emplace_back();
            role.role = reader.string();
            role.first = reader.varint32();
            const std::uint64_t last = std::uint64_t{role.first} + reader.varint32();
            if (last > 0xFFFFFFFFu) reader.fail();
            role.last = static_cast<std::uint32_t>(last);
        }
        for (std::uint32_t* field : {&record.spoken, &record.quotes, &record.articles, &record.first, &record.last})
            *field = reader.varint32();
    }
    if (!reader.at_end()) return damaged(ShardKind::people, "length");
    return shard;
}

const PersonRecord* PeopleShard::find(std::uint32_t person) const {
    if (person < first_person_ || person - first_person_ >= records_.size()) return nullptr;
    return &records_[person - first_person_];
}

}  // namespace verbatim::bundle
