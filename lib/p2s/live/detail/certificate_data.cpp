// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/certificate_data.hpp"

#include <p2s/base/bytes.hpp>

#include <optional>

namespace p2s::live::detail {
namespace {

constexpr int kMostLayers = 3;  // DER in Base64, which was encoded twice more

/// One DER sequence that ends where the bytes end.
bool is_whole_sequence(ByteView bytes) {
  if (bytes.size() < 2 || bytes[0] != 0x30) return false;
  std::size_t length = bytes[1], head = 2;
  if (length >= 0x80) {
    const std::size_t count = length & 0x7FU;
    if (count == 0 || count > 4 || bytes.size() < 2 + count) return false;
    length = 0;
    for (; head < 2 + count; ++head) length = length << 8U | bytes[head];
  }
  return bytes.size() - head == length;
}

/// The text between BEGIN and END lines; the whole text without them.
std::string_view without_armour(std::string_view text) {
  constexpr std::string_view kDashes = "-----";
  const auto begin = text.find("-----BEGIN ");
  if (begin == text.npos) return text;
  const auto body = text.find(kDashes, begin + kDashes.size());
  if (body == text.npos) return text;
  const auto start = body + kDashes.size();
  const auto end = text.find("-----END ", start);
  return end == text.npos ? text : text.substr(start, end - start);
}

std::string_view outer_fault(std::string_view text) {
  if (text.find("-----BEGIN ") != text.npos) return "has BEGIN and END lines";
  if (text.find_first_of("\r\n") != text.npos) return "has line breaks";
  if (text.find_first_of(" \t") != text.npos) return "has spaces";
  return {};
}

}  // namespace

CertificateData unwrap_certificate(std::string_view text) {
  std::string layer(text);
  for (int depth = 0; depth < kMostLayers; ++depth) {
    if (layer.find("PRIVATE KEY-----") != layer.npos)
      return {"(a private key, not read)", "contains a private key", true};
    const auto bytes = from_base64(without_armour(layer));
    if (!bytes || bytes->empty()) break;
    if (is_whole_sequence(*bytes))
      return {to_base64(*bytes), depth == 0 ? outer_fault(text) : "is encoded twice", false};
    layer = as_text(*bytes);
  }
  return {std::string(text), {}, false};
}

}  // namespace p2s::live::detail
