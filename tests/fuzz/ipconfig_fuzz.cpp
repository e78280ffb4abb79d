// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/diagnosis/readers/ipconfig.hpp>

#include <cstdint>
#include <cstdlib>

// Reads any text, and diagnoses the result.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto state = p2s::diagnosis::read_ipconfig(text);
  if (p2s::diagnosis::looks_like_ipconfig(text) && !state.interfaces_known) std::abort();
  p2s::diagnosis::diagnose(state, {}, {});
  return 0;
}
