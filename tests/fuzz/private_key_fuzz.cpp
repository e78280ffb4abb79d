// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/pki/key.hpp>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const p2s::ByteView input(data, size);
  try {
    const p2s::Secret password("password");
    p2s::pki::PrivateKey::from_file(input, &password).pem();
  } catch (const p2s::Error&) {  // refusing is what a reader may do
  }
  return 0;
}
