// SPDX-License-Identifier: Apache-2.0
#include "p2s/archive/reader.hpp"

#include <p2s/archive/detail/zip_handle.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <set>

namespace p2s::archive {
namespace {

using detail::ZipError;
using detail::ZipFile;
using detail::ZipHandle;
using detail::ZipSource;

[[noreturn]] void refuse(std::string_view what, std::string_view why) {
  throw Error(ErrorKind::malformed, fmt::format("'{}' {}", printable(what), why));
}

ZipHandle open(ByteView zip, std::string_view name, const Limits& limits) {
  if (zip.empty()) refuse(name, "is empty, not a zip archive");
  if (zip.size() > limits.archive_bytes) {
    refuse(name, fmt::format("is larger than {} bytes", limits.archive_bytes));
  }
  ZipError error;
  ZipSource source(zip_source_buffer_create(zip.data(), zip.size(), 0, error.get()));
  if (source == nullptr) throw Error(ErrorKind::internal, error.text());
  ZipHandle handle(zip_open_from_source(source.get(), ZIP_RDONLY, error.get()));
  if (handle == nullptr) {
    refuse(name, as_text(zip).starts_with("PK\x03\x04")
                     ? std::string("is a zip archive that is damaged or cut off")
                     : fmt::format("is not a zip archive: {}", error.text()));
  }
  static_cast<void>(source.release());  // belongs to the archive now
  return handle;
}

// libzip turns NUL in names into spaces. Such a name reads differently elsewhere, so it must not
// pass.
void refuse_hidden_nul(ByteView zip, const std::set<std::string>& blank_names) {
  constexpr std::string_view kSignature = "PK\x01\x02";
  constexpr std::size_t kHeader = 46;
  const std::string_view text = as_text(zip);
  for (auto at = text.find(kSignature); at != text.npos; at = text.find(kSignature, at + 1)) {
    if (text.size() - at < kHeader) return;
    const std::size_t length = zip[at + 28] | static_cast<std::size_t>(zip[at + 29]) << 8U;
    std::string name(text.substr(at + kHeader, length));
    if (name.find('\0') == name.npos) continue;
    std::replace(name.begin(), name.end(), '\0', ' ');
    if (blank_names.contains(name)) refuse(name, "has a NUL byte in its name");
  }
}

void require_plain_file(zip_t* zip, zip_uint64_t index, std::string_view name) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return;
  if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return;
  constexpr zip_uint32_t kTypeMask = 0170000;
  constexpr zip_uint32_t kRegular = 0100000;
  constexpr zip_uint32_t kDirectory = 0040000;
  const zip_uint32_t type = attributes >> 16U & kTypeMask;
  if (type == 0 || type == kRegular || (type == kDirectory && name.ends_with('/'))) return;
  refuse(name, "is a link or a device, not a file");
}

// What the directory of the archive says, checked before anything is unpacked.
void require_acceptable(const zip_stat_t& facts, std::string_view name, const Limits& limits) {
  constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
  if ((facts.valid & kNeeded) != kNeeded) refuse(name, "has no sizes in the archive");
  if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE) {
    refuse(name, "is encrypted");
  }
  if (facts.comp_method != ZIP_CM_STORE && facts.comp_method != ZIP_CM_DEFLATE) {
    refuse(name, "is compressed by a method other than deflate");
  }
  if (facts.size > limits.entry_bytes) {
    refuse(name, fmt::format("unpacks to more than {} bytes", limits.entry_bytes));
  }
  if (facts.size >= limits.ratio_applies_from && facts.size / limits.ratio > facts.comp_size) {
    refuse(name, fmt::format("unpacks to more than {} times its size", limits.ratio));
  }
}

Bytes unpack(zip_t* zip, zip_uint64_t index, std::string_view name, std::size_t size) {
  const ZipFile file(zip_fopen_index(zip, index, 0));
  if (file == nullptr) refuse(name, fmt::format("cannot be unpacked: {}", zip_strerror(zip)));
  Bytes content;
  std::array<std::uint8_t, 16384> block;
  for (;;) {
    const auto got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) {
      refuse(name,
             fmt::format("is damaged: {}", zip_error_strerror(zip_file_get_error(file.get()))));
    }
    if (got == 0) break;
    content.insert(content.end(), block.begin(), block.begin() + got);
    if (content.size() > size) refuse(name, "is longer than the archive says");
  }
  if (content.size() != size) refuse(name, "is shorter than the archive says");
  return content;
}

/// One pass over an open archive.
class Unpacking {
 public:
  /// Without `only` every file is unpacked.
  Unpacking(zip_t* zip, const Limits& limits, std::optional<std::string_view> only)
      : zip_(zip), limits_(limits), only_(only) {}

  std::optional<Entry> entry(zip_uint64_t index) {
    const char* raw = zip_get_name(zip_, index, ZIP_FL_ENC_RAW);
    const char* readable = zip_get_name(zip_, index, ZIP_FL_ENC_GUESS);
    if (raw == nullptr || readable == nullptr)
      refuse(fmt::format("entry {}", index), "has no name");
    if (std::string_view(raw).find(' ') != std::string_view::npos) blank_names_.insert(raw);
    // libzip shows control characters of old encodings as pictures.
    if (std::any_of(raw, raw + std::strlen(raw), [](unsigned char c) { return c < 0x20; })) {
      refuse(raw, "has control characters in its name");
    }
    std::string name = normalised_name(readable);
    if (!seen_.insert(collision_key(name)).second) refuse(name, "is in the archive twice");
    require_plain_file(zip_, index, name);
    if (name.ends_with('/')) return std::nullopt;
    zip_stat_t facts;
    if (zip_stat_index(zip_, index, 0, &facts) != 0) refuse(name, "has no facts in the archive");
    require_acceptable(facts, name, limits_);
    total_ += facts.size;
    if (total_ > limits_.total_bytes) {
      refuse(name, fmt::format("takes the archive over {} bytes unpacked", limits_.total_bytes));
    }
    Bytes content;
    if (!only_ || name == *only_) content = unpack(zip_, index, name, facts.size);
    return Entry{std::move(name), std::move(content)};
  }

  const std::set<std::string>& blank_names() const noexcept { return blank_names_; }

 private:
  zip_t* zip_;
  const Limits& limits_;
  std::optional<std::string_view> only_;
  std::set<std::string> seen_;
  std::set<std::string> blank_names_;
  std::size_t total_ = 0;
};

std::vector<Entry> read_all(ByteView zip, std::string_view name, const Limits& limits,
                            std::optional<std::string_view> only = std::nullopt) {
  const ZipHandle handle = open(zip, name, limits);
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(handle.get(), 0));
  if (count > limits.entries) {
    refuse(name, fmt::format("holds {} files, more than {}", count, limits.entries));
  }
  std::vector<Entry> entries;
  Unpacking unpacking(handle.get(), limits, only);
  for (zip_uint64_t index = 0; index < count; ++index) {
    if (auto entry = unpacking.entry(index)) entries.push_back(std::move(*entry));
  }
  if (!unpacking.blank_names().empty()) refuse_hidden_nul(zip, unpacking.blank_names());
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace

std::vector<Entry> read_zip(ByteView zip, std::string_view name, const Limits& limits) {
  try {
    return read_all(zip, name, limits);
  } catch (Error& error) {
    error.add_context(fmt::format("while reading the archive '{}'", printable(name)));
    throw;
  }
}

std::vector<Entry> list_zip(ByteView zip, std::string_view name, std::string_view wanted,
                            const Limits& limits) {
  return read_all(zip, name, limits, wanted);
}

}  // namespace p2s::archive
