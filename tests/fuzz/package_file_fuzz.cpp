// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/package/package_reader.hpp>

#include <cstdlib>

// Any bytes are one part of a package, whatever its name, or are named for what they are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    p2s::package::read_vendor_file({"file", p2s::Bytes(data, data + size)}, "input");
  } catch (const p2s::Error& error) {
    if (error.kind() != p2s::ErrorKind::malformed) std::abort();
  }
  return 0;
}
