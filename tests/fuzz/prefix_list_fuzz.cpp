// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/prefix_list.hpp>
#include <p2s/rules/pool_check.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto list = p2s::net::read_prefixes(text);
  if (list.prefixes.size() != list.lines.size() || list.bad.size() > list.bad_lines) std::abort();
  const auto report = p2s::rules::check_pool_list(list, "list", {}, 3);
  if (list.bad_lines > report.errors) std::abort();
  return 0;
}
