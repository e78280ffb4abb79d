#pragma once

#include <p2s/base/bytes.hpp>

#include <string_view>
#include <vector>

namespace p2s::package {

/// The bytes of every BEGIN CERTIFICATE block, in order. A block that is not closed or no base64
/// gives an empty element, so that it is not lost in silence.
std::vector<Bytes> pem_certificates(std::string_view text);

/// One DER SEQUENCE that ends where the bytes end: what every certificate looks like from outside.
bool is_der_sequence(ByteView bytes) noexcept;

}  // namespace p2s::package
