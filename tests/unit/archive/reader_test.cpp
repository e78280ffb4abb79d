// SPDX-License-Identifier: Apache-2.0
#include "raw_zip.hpp"

#include <p2s/archive/reader.hpp>
#include <p2s/archive/writer.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>

namespace p2s::archive {
namespace {

using test::raw_zip;
using test::RawEntry;

/// The message of the refusal; empty when the archive was read.
std::string refusal(ByteView zip, const Limits& limits = {}) {
  try {
    read_zip(zip, "x.zip", limits);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed) << error.message();
    EXPECT_EQ(error.context().size(), 1U);
    return error.message();
  }
}

RawEntry named(std::string name) {
  RawEntry entry;
  entry.name = std::move(name);
  entry.content = "content";
  return entry;
}

bool says(const std::string& message, std::string_view part) {
  return message.find(part) != std::string::npos;
}

TEST(ReadZip, ReadsPackagesOfBothGenerations) {
  const std::string folder = std::string(P2S_TEST_DATA) + "/vendor/";
  const auto old_form = read_zip(read_file(folder + "azure-2022.zip"), "azure-2022.zip");
  ASSERT_EQ(old_form.size(), 4U);
  EXPECT_EQ(old_form[0].name, "AzureVPN/azurevpnconfig.xml");
  EXPECT_EQ(old_form[3].name, "OpenVPN/vpnconfig.ovpn");
  EXPECT_TRUE(as_text(old_form[3].content).starts_with("client\r\nremote azuregateway-"));
  EXPECT_EQ(read_zip(read_file(folder + "azure-2024.zip"), "azure-2024.zip").size(), 7U);
}

TEST(ReadZip, SortsEntriesAndOmitsFolders) {
  const auto entries =
      read_zip(raw_zip({named("b\\x"), RawEntry{.name = "b/", .content = ""}, named("a")}), "x");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].name, "a");
  EXPECT_EQ(entries[1].name, "b/x");
  EXPECT_EQ(as_text(entries[1].content), "content");
}

TEST(ReadZip, RejectsOtherFiles) {
  EXPECT_TRUE(says(refusal({}), "is empty"));
  EXPECT_TRUE(says(refusal(as_bytes("<html>not found</html>")), "not a zip"));
  EXPECT_TRUE(says(refusal(as_bytes("PK\x03\x04")), "damaged or cut off"));
}

TEST(ReadZip, EmptyZipHasNoEntries) { EXPECT_TRUE(read_zip(raw_zip({}), "x.zip").empty()); }

TEST(ReadZip, RejectsTruncatedFiles) {
  const Bytes zip = raw_zip({named("a"), named("b")});
  for (std::size_t size = 0; size < zip.size(); ++size) {
    EXPECT_FALSE(refusal(ByteView(zip).first(size)).empty()) << size;
  }
}

TEST(ReadZip, RejectsHostileNames) {
  for (const std::string name : {"../a", "..\\a", "a/../../b", "/etc/passwd", "\\a", "C:\\a", "c:a",
                                 "a:b", "a//b", "\x01"}) {
    EXPECT_FALSE(refusal(raw_zip({named("ok"), named(name)})).empty()) << name;
  }
  EXPECT_FALSE(refusal(raw_zip({named("")})).empty());
  EXPECT_FALSE(refusal(raw_zip({named(std::string(600, 'a'))})).empty());
}

TEST(ReadZip, RejectsNulInNames) {
  using namespace std::string_literals;
  EXPECT_TRUE(says(refusal(raw_zip({named("a.xml\0.exe"s)})), "NUL"));
  EXPECT_TRUE(refusal(raw_zip({named("a b.xml")})).empty());
}

TEST(ReadZip, RejectsTwoNamesForOneFile) {
  EXPECT_TRUE(says(refusal(raw_zip({named("a/b"), named("a/b")})), "twice"));
  EXPECT_TRUE(says(refusal(raw_zip({named("a/b"), named("a\\b")})), "twice"));
  EXPECT_TRUE(says(refusal(raw_zip({named("a/b"), named("A/B")})), "twice"));
  EXPECT_TRUE(says(refusal(raw_zip({named("a"), named("a/")})), "twice"));
}

TEST(ReadZip, RejectsLinksAndDevices) {
  for (const std::uint32_t type : {0120000U, 0060000U, 0020000U, 0010000U, 0040000U}) {
    RawEntry entry = named("a");
    entry.system = 3;
    entry.attributes = (type | 0777U) << 16U;
    EXPECT_TRUE(says(refusal(raw_zip({entry})), "link or a device")) << type;
  }
  RawEntry file = named("a");
  file.system = 3;
  file.attributes = 0100644U << 16U;
  EXPECT_TRUE(refusal(raw_zip({file})).empty());
}

TEST(ReadZip, RejectsEncryptedEntries) {
  RawEntry entry = named("a");
  entry.flags = 1;
  EXPECT_TRUE(says(refusal(raw_zip({entry})), "encrypted"));
}

TEST(ReadZip, RejectsUnusualCompression) {
  for (const std::uint16_t method : std::vector<std::uint16_t>{1, 9, 12, 14, 93, 99}) {
    RawEntry entry = named("a");
    entry.method = method;
    EXPECT_FALSE(refusal(raw_zip({entry})).empty()) << method;
  }
}

TEST(ReadZip, RejectsDamagedEntries) {
  RawEntry wrong_crc = named("a");
  wrong_crc.crc_error = 1;
  EXPECT_TRUE(says(refusal(raw_zip({wrong_crc})), "damaged"));
  RawEntry no_deflate = named("a");
  no_deflate.method = 8;
  EXPECT_TRUE(says(refusal(raw_zip({no_deflate})), "damaged"));
  for (const std::uint32_t lie : {1U, 1000U, 0xFFFFFFFEU}) {
    RawEntry wrong_size = named("a");
    wrong_size.size_error = lie;
    EXPECT_FALSE(refusal(raw_zip({wrong_size})).empty()) << lie;
  }
}

TEST(ReadZip, ReadsOrRejectsFilesWithAFlippedByte) {
  const Bytes zip = raw_zip({named("a"), named("b/c")});
  for (std::size_t i = 0; i < zip.size() * 8; ++i) {
    Bytes damaged = zip;
    damaged[i / 8] = static_cast<std::uint8_t>(damaged[i / 8] ^ 1U << i % 8);
    refusal(damaged);
  }
}

TEST(ReadZip, RejectsZipBombs) {
  const std::vector<Entry> zeros{{"zeros", Bytes(4U << 20U)}};
  const Bytes bomb = write_zip(zeros);
  EXPECT_LT(bomb.size(), 10000U);
  EXPECT_TRUE(says(refusal(bomb), "times its size"));
  const std::vector<Entry> small{{"zeros", Bytes(1U << 19U)}};
  EXPECT_TRUE(refusal(write_zip(small)).empty());
}

TEST(ReadZip, EnforcesLimits) {
  const Bytes zip = raw_zip({named("a"), named("b"), named("c")});
  EXPECT_TRUE(says(refusal(zip, {.archive_bytes = zip.size() - 1}), "larger than"));
  EXPECT_TRUE(says(refusal(zip, {.entries = 2}), "more than 2"));
  EXPECT_TRUE(says(refusal(zip, {.entry_bytes = 6}), "more than 6 bytes"));
  EXPECT_TRUE(says(refusal(zip, {.total_bytes = 20}), "over 20 bytes"));
  EXPECT_TRUE(
      refusal(zip, {.archive_bytes = zip.size(), .entries = 3, .entry_bytes = 7, .total_bytes = 21})
          .empty());
}

TEST(ReadZip, RejectsTenThousandEntries) {
  std::vector<RawEntry> entries;
  for (int i = 0; i < 10000; ++i) entries.push_back(named(std::to_string(i)));
  EXPECT_TRUE(says(refusal(raw_zip(entries)), "10000 files"));
}

TEST(ReadZip, DoesNotUnpackNestedZips) {
  RawEntry entry = named("inner.zip");
  const Bytes inner = raw_zip({named("../../escape"), named("a b")});
  entry.content = std::string(as_text(inner));
  const auto entries = read_zip(raw_zip({entry, named("c d")}), "x.zip");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].content, inner);
}

TEST(ListZip, NamesEveryFileAndUnpacksOnlyTheWantedOne) {
  auto zip = write_zip(std::vector<Entry>{{"a", {1, 2, 3, 4, 5, 6, 7, 8}}, {"b", {9}}});
  zip[30 + 1] ^= 0xFFU;  // in the content of the first
  EXPECT_THROW(read_zip(zip, "test"), Error);
  const auto listed = list_zip(zip, "test", "b");
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0], (Entry{"a", {}}));
  EXPECT_EQ(listed[1], (Entry{"b", {9}}));
  EXPECT_THROW(list_zip(zip, "test", "a"), Error);
}

}  // namespace
}  // namespace p2s::archive
