// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/diagnosis/readers/ip_json.hpp>

#include <cstdint>
#include <cstdlib>

// Any text is a list of interfaces or routes, or nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto state = p2s::diagnosis::read_ip_json(text);
  if (!state) return 0;
  if (!state->interfaces_known && !state->routes_known) std::abort();
  p2s::diagnosis::diagnose(*state, {}, {});
  return 0;
}
