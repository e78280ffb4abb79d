// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/catalogue/error_code.hpp>
#include <p2s/diagnosis/explain.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <cstdint>
#include <cstdlib>

// Any question has an answer, or names what is unknown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (p2s::diagnosis::error_codes(text).size() > 2) std::abort();
  static const auto rules = p2s::rules::gateway_check_rules();
  const auto found = p2s::diagnosis::explain(text, rules);
  if (!found.empty() && !found.unknown.empty()) std::abort();
  return 0;
}
