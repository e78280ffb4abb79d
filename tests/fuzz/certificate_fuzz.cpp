// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/pki/certificate.hpp>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const p2s::ByteView input(data, size);
  try {
    const auto certificate = p2s::pki::Certificate::from_der(input);
    p2s::pki::Certificate::from_pem(certificate.pem());
  } catch (const p2s::Error&) {  // refusing is what a reader may do
  }
  return 0;
}
