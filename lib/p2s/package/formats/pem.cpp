// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/pem.hpp"

namespace p2s::package {

std::vector<Bytes> pem_certificates(std::string_view text) {
  constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
  constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
  std::vector<Bytes> found;
  for (auto at = text.find(kBegin); at != text.npos; at = text.find(kBegin, at)) {
    at += kBegin.size();
    const auto end = text.find(kEnd, at);
    if (end == text.npos) {
      found.emplace_back();
      break;
    }
    found.push_back(from_base64(text.substr(at, end - at)).value_or(Bytes{}));
    at = end;
  }
  return found;
}

bool is_der_sequence(ByteView bytes) noexcept {
  if (bytes.size() < 2 || bytes[0] != 0x30) return false;
  if (bytes[1] < 0x80) return bytes.size() == 2U + bytes[1];
  const std::size_t digits = bytes[1] & 0x7FU;
  if (digits == 0 || digits > 4 || bytes.size() < 2 + digits) return false;
  std::size_t length = 0;
  for (std::size_t i = 0; i < digits; ++i) length = length << 8U | bytes[2 + i];
  return bytes.size() - 2 - digits == length;
}

}  // namespace p2s::package
