// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/live/sessions.hpp>

#include <cstdlib>

// Reads any bytes as a list of sessions, or refuses them as malformed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    for (const auto& session : p2s::live::read_sessions({data, size}, "input")) session.seen();
  } catch (const p2s::Error& error) {
    if (error.kind() != p2s::ErrorKind::malformed) std::abort();
  }
  return 0;
}
