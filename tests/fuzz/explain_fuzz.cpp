// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/error_code.hpp>
#include <p2s/diagnosis/explain.hpp>

#include <cstdint>
#include <cstdlib>

// Any question has an answer or none; matches come best first.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (p2s::diagnosis::error_codes(text).size() > 2) std::abort();
  const auto found = p2s::diagnosis::explain(text);
  for (std::size_t i = 1; i < found.errors.size(); ++i) {
    if (found.errors[i - 1].score < found.errors[i].score) std::abort();
  }
  p2s::diagnosis::explain_text(text);
  p2s::diagnosis::closest_question(text);
  return 0;
}
