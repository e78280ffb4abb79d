// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/der.hpp"

#include <algorithm>
#include <array>

namespace p2s::pki::detail {
namespace {

struct Sizes {
  std::size_t header = 2;
  std::size_t content = 0;
};

// Nothing unless the length is definite and minimal.
std::optional<Sizes> read_header(ByteView der) noexcept {
  if (der.size() < 2 || (der[0] & 0x1FU) == 0x1FU) return std::nullopt;
  if (der[1] < 0x80) return Sizes{2, der[1]};
  const std::size_t digits = der[1] & 0x7FU;
  if (digits == 0 || digits > 4 || der.size() < 2 + digits || der[2] == 0) return std::nullopt;
  Sizes sizes{2 + digits, 0};
  for (std::size_t i = 0; i < digits; ++i) sizes.content = sizes.content << 8U | der[2 + i];
  if (sizes.content < 0x80) return std::nullopt;
  return sizes;
}

bool take(ByteView& rest, std::uint8_t tag) noexcept {
  const auto element = take_element(rest);
  return element && element->tag == tag;
}

// TBSCertificate differs from a request or a revocation list in the order of its members.
bool is_tbs_certificate(ByteView content) noexcept {
  if (!content.empty() && content.front() == kContext0 && !take(content, kContext0)) return false;
  if (!take(content, kInteger)) return false;
  // signature algorithm, issuer, validity, subject, public key
  for (int member = 0; member < 5; ++member) {
    if (!take(content, kSequence)) return false;
  }
  return true;
}

}  // namespace

std::size_t declared_size(ByteView der) noexcept {
  const auto sizes = read_header(der);
  return sizes ? sizes->header + sizes->content : 0;
}

std::optional<Element> take_element(ByteView& rest) noexcept {
  const auto sizes = read_header(rest);
  if (!sizes || rest.size() - sizes->header < sizes->content) return std::nullopt;
  const auto whole = rest.first(sizes->header + sizes->content);
  const Element element{rest[0], whole.subspan(sizes->header), whole};
  rest = rest.subspan(whole.size());
  return element;
}

bool is_certificate_shape(ByteView der) noexcept {
  const auto outer = take_element(der);
  if (!outer || outer->tag != kSequence || !der.empty()) return false;
  ByteView content = outer->content;
  const auto tbs = take_element(content);
  if (!tbs || tbs->tag != kSequence || !is_tbs_certificate(tbs->content)) return false;
  return take(content, kSequence) && take(content, kBitString) && content.empty();
}

bool enter_element(ByteView& rest, std::uint8_t tag) noexcept {
  if (rest.size() < 2 || rest[0] != tag) return false;
  const std::size_t header = rest[1] > 0x80 ? 2U + (rest[1] & 0x7FU) : 2U;
  if (rest.size() < header) return false;
  rest = rest.subspan(header);
  return true;
}

bool is_pkcs7_shape(ByteView der) noexcept {
  constexpr std::array<std::uint8_t, 11> kSignedData{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                                                     0xF7, 0x0D, 0x01, 0x07, 0x02};
  return enter_element(der, kSequence) && der.size() >= kSignedData.size() &&
         std::equal(kSignedData.begin(), kSignedData.end(), der.begin());
}

}  // namespace p2s::pki::detail
