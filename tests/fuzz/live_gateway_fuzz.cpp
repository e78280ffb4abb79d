// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/live/difference.hpp>
#include <p2s/live/live_gateway.hpp>
#include <p2s/live/spec_text.hpp>

#include <cstdint>
#include <cstdlib>

// Any bytes are a gateway or malformed. A gateway is equal to itself, and the p2s.toml made of it
// is read or malformed; that it is the same gateway is a unit test of every form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace p2s;
  live::LiveGateway gateway;
  try {
    gateway = live::read_live_gateway({data, size}, "live.json");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) std::abort();
    return 0;
  }
  if (!live::differences(gateway.spec, gateway.spec).empty()) std::abort();
  const auto text = live::spec_text(gateway);
  try {
    spec::read_spec(text, "p2s.toml");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) std::abort();
  }
  return 0;
}
