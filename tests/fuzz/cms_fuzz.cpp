// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/cms.hpp>

#include <cstddef>
#include <cstdint>

// Any bytes as the signature of a file; the seed is one of this content.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    p2s::pki::verify_detached_cms({data, size}, p2s::as_bytes("content\n"));
  } catch (const p2s::Error&) {  // refusing is what a reader may do
  }
  return 0;
}
