// SPDX-License-Identifier: Apache-2.0
#include "p2s/archive/writer.hpp"

#include <p2s/archive/detail/zip_handle.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::archive {
namespace {

using detail::ZipError;
using detail::ZipHandle;
using detail::ZipSource;

constexpr int kDeflateLevel = 6;
constexpr zip_uint16_t kFirstDosDay = 1U << 5U | 1U;  // 1980-01-01
constexpr zip_uint32_t kOwnerOnlyFile = zip_uint32_t{0100600} << 16U;
constexpr zip_uint32_t kOwnerOnlyProgram = zip_uint32_t{0100700} << 16U;

[[noreturn]] void fail(std::string_view doing, std::string_view why) {
  throw Error(ErrorKind::internal, fmt::format("cannot {} a zip archive: {}", doing, why));
}

void require_unambiguous(std::span<const EntryView> sorted) {
  std::set<std::string> seen;
  for (const EntryView& entry : sorted) {
    const std::string name = normalised_name(entry.name);
    if (name != entry.name || name.ends_with('/')) {
      fail("name a file of", fmt::format("'{}'", printable(entry.name)));
    }
    if (!seen.insert(collision_key(name)).second) {
      fail("name two files of", fmt::format("'{}'", printable(name)));
    }
  }
}

bool shrinks(std::string_view name) {
  const std::string lower = to_lower(name);
  return !lower.ends_with(".pfx") && !lower.ends_with(".p12") && !lower.ends_with(".zip");
}

void add(zip_t* zip, const EntryView& entry) {
  ZipSource content(zip_source_buffer(zip, entry.content.data(), entry.content.size(), 0));
  if (content == nullptr) fail("fill", zip_strerror(zip));
  const auto index =
      zip_file_add(zip, std::string(entry.name).c_str(), content.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) fail("fill", zip_strerror(zip));
  static_cast<void>(content.release());  // belongs to the archive now
  const auto at = static_cast<zip_uint64_t>(index);
  const bool deflate = shrinks(entry.name);
  if (zip_set_file_compression(zip, at, deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                               deflate ? kDeflateLevel : 0) != 0 ||
      zip_file_set_dostime(zip, at, 0, kFirstDosDay, 0) != 0 ||
      zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX,
                                       entry.runs ? kOwnerOnlyProgram : kOwnerOnlyFile) != 0) {
    fail("fill", zip_strerror(zip));
  }
}

Bytes content_of(zip_source_t* source) {
  zip_stat_t facts;
  if (zip_source_stat(source, &facts) != 0 || (facts.valid & ZIP_STAT_SIZE) == 0 ||
      zip_source_open(source) != 0) {
    fail("finish", zip_error_strerror(zip_source_error(source)));
  }
  Bytes bytes(facts.size);
  const auto got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) fail("finish", "it is cut short");
  return bytes;
}

// libzip does not write empty archives: this is the end record alone.
Bytes empty_zip() {
  Bytes bytes{'P', 'K', 5, 6};
  bytes.resize(22);
  return bytes;
}

}  // namespace

Bytes write_zip(std::span<const EntryView> entries) {
  if (entries.empty()) return empty_zip();
  std::vector<EntryView> sorted(entries.begin(), entries.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const EntryView& a, const EntryView& b) { return a.name < b.name; });
  require_unambiguous(sorted);
  ZipError error;
  const ZipSource source(zip_source_buffer_create(nullptr, 0, 0, error.get()));
  if (source == nullptr) fail("start", error.text());
  ZipHandle zip(zip_open_from_source(source.get(), ZIP_TRUNCATE, error.get()));
  if (zip == nullptr) fail("start", error.text());
  zip_source_keep(source.get());  // the archive owns our reference; this one is for reading it back
  for (const EntryView& entry : sorted) add(zip.get(), entry);
  if (zip_close(zip.get()) != 0) fail("finish", zip_strerror(zip.get()));
  static_cast<void>(zip.release());  // closed
  return content_of(source.get());
}

Bytes write_zip(std::span<const Entry> entries) {
  std::vector<EntryView> views;
  views.reserve(entries.size());
  for (const Entry& entry : entries) views.push_back({entry.name, entry.content, false});
  return write_zip(views);
}

}  // namespace p2s::archive
