// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/readers/client_log.hpp>

#include <cstdint>
#include <cstdlib>

// Any text is a log: every error once, in order, on lines that exist.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto log = p2s::diagnosis::read_client_log(text);
  std::size_t last = 1;
  for (const auto& sighting : log.sightings) {
    if (sighting.error == nullptr || sighting.line < last || sighting.last_line < sighting.line ||
        sighting.count > sighting.last_line - sighting.line + 1)
      std::abort();
    last = sighting.line;
  }
  return 0;
}
