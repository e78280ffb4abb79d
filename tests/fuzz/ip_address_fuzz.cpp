#include <p2s/gateway/diagnosis.hpp>
#include <p2s/gateway/readers/ip_address.hpp>

#include <cstdint>
#include <cstdlib>

// Reads any text, and diagnoses the result.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto state = p2s::gateway::read_ip_address(text);
  if (p2s::gateway::looks_like_ip_address(text) && !state.interfaces_known) std::abort();
  p2s::gateway::diagnose(state, {}, {});
  return 0;
}
