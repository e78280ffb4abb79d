// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/package/readers/powershell_reader.hpp>

#include <cstdlib>

// Any bytes are a VpnProfileSetup.ps1, perhaps with findings, or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  p2s::Findings findings;
  try {
    p2s::package::read_powershell_setup({data, size}, "VpnProfileSetup.ps1", findings);
  } catch (const p2s::Error& error) {
    if (error.kind() != p2s::ErrorKind::malformed) std::abort();
  }
  return 0;
}
