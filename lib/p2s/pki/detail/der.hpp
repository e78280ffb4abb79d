// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <optional>

namespace p2s::pki::detail {

/// One element of DER: its tag, its content, and both with the header.
struct Element {
  std::uint8_t tag = 0;
  ByteView content;
  ByteView whole;
};

inline constexpr std::uint8_t kInteger = 0x02;
inline constexpr std::uint8_t kBitString = 0x03;
inline constexpr std::uint8_t kOid = 0x06;
inline constexpr std::uint8_t kSequence = 0x30;
inline constexpr std::uint8_t kContext0 = 0xA0;

/// Removes the first element from `rest`; nothing if there is none of definite, minimal length.
std::optional<Element> take_element(ByteView& rest) noexcept;

/// Bytes that the element at the start declares, with its header; 0 if its length is not definite.
std::size_t declared_size(ByteView der) noexcept;

/// Moves `rest` into its first element if that has this tag; BER's indefinite length is accepted.
bool enter_element(ByteView& rest, std::uint8_t tag) noexcept;

/// Whether the bytes have the outer structure of one X.509 certificate and nothing after it.
bool is_certificate_shape(ByteView der) noexcept;

/// Whether the bytes start like PKCS#7 signed data, in DER or BER.
bool is_pkcs7_shape(ByteView der) noexcept;

}  // namespace p2s::pki::detail
