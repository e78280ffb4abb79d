// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/prefix.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using p2s::net::Prefix;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = Prefix::parse(text);
  if (parsed.prefix && Prefix::parse(parsed.prefix->to_string()).prefix != parsed.prefix)
    std::abort();
  return 0;
}
