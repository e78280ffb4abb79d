// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/package/readers/apple_profile_reader.hpp>

#include <cstdlib>

// Any bytes are a VpnClientSetup.mobileconfig, perhaps with findings, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  p2s::Findings findings;
  try {
    p2s::package::read_apple_profile({data, size}, "VpnClientSetup.mobileconfig", findings);
  } catch (const p2s::Error& error) {
    if (error.kind() != p2s::ErrorKind::malformed) std::abort();
  }
  return 0;
}
