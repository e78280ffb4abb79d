// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

// Each of one or several mistakes has its place.
bool is_placed(const p2s::Error& error) {
  const auto in_file = [](const std::string& text) { return text.starts_with("p2s.toml:"); };
  if (in_file(error.message())) return true;
  const auto& mistakes = error.context();
  return mistakes.size() > 1 && std::all_of(mistakes.begin(), mistakes.end(), in_file);
}

}  // namespace

// Whatever reads, reads the same with what means nothing in TOML around it; whatever does not is
// answered with one error that names the places. The rules take whatever reads.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace p2s;
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    spec::SpecPositions positions;
    const auto spec = spec::read_spec(text, "p2s.toml", &positions);
    if (spec::read_spec(text + "\n# end\n", "p2s.toml") != spec) std::abort();
    if (!text.starts_with("\xEF\xBB\xBF") &&
        spec::read_spec("\xEF\xBB\xBF\r\n" + text, "p2s.toml") != spec)
      std::abort();
    for (const auto& finding : rules::check_gateway(spec, {}, {}).findings)
      positions.find(finding.subject);
  } catch (const p2s::Error& error) {
    if (error.kind() != p2s::ErrorKind::malformed || !is_placed(error)) std::abort();
  }
  return 0;
}
