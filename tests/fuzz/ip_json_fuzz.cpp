#include <p2s/gateway/diagnosis.hpp>
#include <p2s/gateway/readers/ip_json.hpp>

#include <cstdint>
#include <cstdlib>

// Any text is a list of interfaces or routes, or nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto state = p2s::gateway::read_ip_json(text);
  if (!state) return 0;
  if (!state->interfaces_known && !state->routes_known) std::abort();
  p2s::gateway::diagnose(*state, {}, {});
  return 0;
}
