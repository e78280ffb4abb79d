// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/readers/resolv_conf.hpp>
#include <p2s/diagnosis/readers/route_table.hpp>

#include <cstdint>
#include <cstdlib>

// Any text is read; a table with routes is a known one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto reader : {p2s::diagnosis::read_route_table, p2s::diagnosis::read_proc_route,
                            p2s::diagnosis::read_proc_ipv6_route}) {
    const auto state = reader(text);
    if (!state.routes.empty() && !state.routes_known) std::abort();
  }
  const auto resolver = p2s::diagnosis::read_resolv_conf(text);
  if (resolver.dns_known == resolver.dns_servers.empty()) std::abort();
  return 0;
}
