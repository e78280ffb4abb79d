// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/readers/client_log.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>

// Any text is a log: in an attempt every error once, on lines that exist.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const auto& attempt : p2s::diagnosis::read_client_log(text).attempts) {
    std::set<const p2s::diagnosis::KnownError*> seen;
    for (const auto& sighting : attempt.sightings) {
      if (!seen.insert(sighting.error).second) std::abort();
      if (sighting.line == 0 || sighting.line > lines || sighting.count > lines) std::abort();
    }
    if (attempt.failure_count < attempt.failures.size()) std::abort();
  }
  return 0;
}
