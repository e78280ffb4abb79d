// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace p2s::test {

/// One stored entry of a zip written byte by byte: every field can be a lie.
struct RawEntry {
  std::string name;
  std::string content;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint8_t system = 0;  ///< 0 FAT, 3 Unix
  std::uint32_t attributes = 0;
  std::uint32_t crc_error = 0;   ///< added to the true CRC
  std::uint32_t size_error = 0;  ///< added to the true unpacked size
};

inline std::uint32_t crc32(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : text) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

class RawZip {
 public:
  void add(const RawEntry& entry) {
    const auto offset = static_cast<std::uint32_t>(body_.size());
    const auto size = static_cast<std::uint32_t>(entry.content.size());
    const auto facts = [&](Bytes& out) {
      put16(out, entry.flags);
      put16(out, entry.method);
      put32(out, 0x00210000U);  // 1980-01-01
      put32(out, crc32(entry.content) + entry.crc_error);
      put32(out, size);
      put32(out, size + entry.size_error);
      put16(out, static_cast<std::uint16_t>(entry.name.size()));
      put16(out, 0);
    };
    put32(body_, 0x04034b50U);
    put16(body_, 20);
    facts(body_);
    put(body_, entry.name);
    put(body_, entry.content);
    put32(directory_, 0x02014b50U);
    put16(directory_, static_cast<std::uint16_t>(entry.system * 256U + 20U));
    put16(directory_, 20);
    facts(directory_);
    put32(directory_, 0);  // no comment, first disk
    put16(directory_, 0);
    put32(directory_, entry.attributes);
    put32(directory_, offset);
    put(directory_, entry.name);
    ++count_;
  }

  Bytes bytes() const {
    Bytes zip = body_;
    zip.insert(zip.end(), directory_.begin(), directory_.end());
    put32(zip, 0x06054b50U);
    put32(zip, 0);
    put16(zip, count_);
    put16(zip, count_);
    put32(zip, static_cast<std::uint32_t>(directory_.size()));
    put32(zip, static_cast<std::uint32_t>(body_.size()));
    put16(zip, 0);
    return zip;
  }

 private:
  static void put16(Bytes& out, std::uint16_t value) {
    out.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    out.push_back(static_cast<std::uint8_t>(value >> 8U));
  }
  static void put32(Bytes& out, std::uint32_t value) {
    put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
    put16(out, static_cast<std::uint16_t>(value >> 16U));
  }
  static void put(Bytes& out, const std::string& text) {
    out.insert(out.end(), text.begin(), text.end());
  }

  Bytes body_;
  Bytes directory_;
  std::uint16_t count_ = 0;
};

inline Bytes raw_zip(const std::vector<RawEntry>& entries) {
  RawZip zip;
  for (const RawEntry& entry : entries) zip.add(entry);
  return zip.bytes();
}

}  // namespace p2s::test
