// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const p2s::ByteView input(data, size);
  try {
    p2s::pki::certificates_in(input, [] { return p2s::Secret("password"); });
  } catch (const p2s::Error&) {  // refusing is what a reader may do
  }
  return 0;
}
