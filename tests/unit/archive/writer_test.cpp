// SPDX-License-Identifier: Apache-2.0
#include <p2s/archive/reader.hpp>
#include <p2s/archive/writer.hpp>
#include <p2s/base/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::archive {
namespace {

const std::vector<Entry> kEntries{{"README.txt", to_bytes("hello hello hello hello hello\n")},
                                  {"a/empty", {}},
                                  {"a/ümlaut.pfx", to_bytes(std::string(500, 'x'))},
                                  {"b/text", to_bytes(std::string(500, 'y'))}};

std::size_t find(const Bytes& zip, std::string_view text) { return as_text(zip).find(text); }

TEST(WriteZip, ReadsBackAsWritten) { EXPECT_EQ(read_zip(write_zip(kEntries), "x.zip"), kEntries); }

TEST(WriteZip, SameEntriesInAnyOrderGiveTheSameBytes) {
  std::vector<Entry> other = kEntries;
  std::reverse(other.begin(), other.end());
  EXPECT_EQ(write_zip(kEntries), write_zip(other));
}

TEST(WriteZip, PfxIsStoredAndTextDeflated) {
  const Bytes zip = write_zip(kEntries);
  EXPECT_NE(find(zip, std::string(500, 'x')), std::string::npos);
  EXPECT_EQ(find(zip, std::string(100, 'y')), std::string::npos);
}

TEST(WriteZip, EntriesHaveFixedTimeAndOwnerOnlyMode) {
  const Bytes zip = write_zip(kEntries);
  std::size_t seen = 0;
  for (auto at = find(zip, "PK\x01\x02"); at != std::string::npos;
       at = as_text(zip).find("PK\x01\x02", at + 1)) {
    ++seen;
    EXPECT_EQ(zip[at + 5], 3);  // Unix
    EXPECT_EQ(as_text(zip).substr(at + 12, 4), std::string_view("\0\0\x21\0", 4));
    EXPECT_EQ(zip[at + 40] | zip[at + 41] << 8U, 0100600);
  }
  EXPECT_EQ(seen, kEntries.size());
}

TEST(WriteZip, NoEntriesGiveAnEmptyZip) {
  const Bytes zip = write_zip(std::vector<Entry>{});
  EXPECT_TRUE(read_zip(zip, "x.zip").empty());
}

TEST(WriteZip, ReportsHostileNamesAsInternalErrors) {
  for (const std::string name : {"../a", "/a", "a\\b", "a/", "", "C:a"}) {
    const std::vector<Entry> entries{{name, {}}};
    EXPECT_THROW(write_zip(entries), Error) << name;
  }
  const std::vector<Entry> twice{{"a", {}}, {"A", {}}};
  EXPECT_THROW(write_zip(twice), Error);
}

}  // namespace
}  // namespace p2s::archive
