// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <string_view>
#include <vector>

namespace p2s::package {

/// The bytes of every BEGIN CERTIFICATE block, in order. A block that is not closed or not base64
/// becomes an empty element, so that it can be reported.
std::vector<Bytes> pem_certificates(std::string_view text);

/// Whether the bytes are exactly one DER SEQUENCE, the outer structure of a certificate.
bool is_der_sequence(ByteView bytes) noexcept;

}  // namespace p2s::package
