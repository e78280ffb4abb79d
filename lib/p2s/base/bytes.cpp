// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/bytes.hpp"

#include <array>

namespace p2s {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kLine = 64;  // RFC 7468, section 2

enum : std::int8_t { kSpace = -1, kPad = -2, kWrong = -3 };

constexpr std::array<std::int8_t, 256> make_table() {
  std::array<std::int8_t, 256> table{};
  table.fill(kWrong);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    table[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  for (const char space : {' ', '\t', '\r', '\n'})
    table[static_cast<unsigned char>(space)] = kSpace;
  table['='] = kPad;
  return table;
}

constexpr auto kValues = make_table();

int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string to_hex(ByteView bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

std::string to_base64(ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16U |
                                (left > 1 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8U : 0U) |
                                (left > 2 ? static_cast<std::uint32_t>(bytes[i + 2]) : 0U);
    text += kAlphabet[group >> 18U & 63U];
    text += kAlphabet[group >> 12U & 63U];
    text += left > 1 ? kAlphabet[group >> 6U & 63U] : '=';
    text += left > 2 ? kAlphabet[group & 63U] : '=';
  }
  return text;
}

std::string to_base64_lines(ByteView bytes) {
  const std::string line = to_base64(bytes);
  std::string text;
  text.reserve(line.size() + line.size() / kLine + 1);
  for (std::size_t i = 0; i < line.size(); i += kLine) {
    text.append(line, i, kLine);
    text += '\n';
  }
  return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  int held = 0;
  int pads = 0;
  for (const char c : text) {
    const std::int8_t value = kValues[static_cast<unsigned char>(c)];
    if (value == kSpace) continue;
    if (value == kWrong || (pads > 0 && value != kPad)) return std::nullopt;
    if (value == kPad && (held < 2 || ++pads > 4 - held)) return std::nullopt;
    if (value == kPad) continue;
    group = group << 6U | static_cast<std::uint32_t>(value);
    if (++held < 4) continue;
    bytes.push_back(static_cast<std::uint8_t>(group >> 16U));
    bytes.push_back(static_cast<std::uint8_t>(group >> 8U));
    bytes.push_back(static_cast<std::uint8_t>(group));
    group = 0;
    held = 0;
  }
  if (held == 1 || (held > 0 && pads != 4 - held)) return std::nullopt;
  if (held == 0) return pads == 0 ? std::optional(std::move(bytes)) : std::nullopt;
  group <<= 6U * static_cast<unsigned>(4 - held);
  const std::uint32_t unused = held == 2 ? 0xFFFFU : 0xFFU;
  if ((group & unused) != 0) return std::nullopt;  // bits that no encoder sets
  bytes.push_back(static_cast<std::uint8_t>(group >> 16U));
  if (held == 3) bytes.push_back(static_cast<std::uint8_t>(group >> 8U));
  return bytes;
}

}  // namespace p2s
