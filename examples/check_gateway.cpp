// SPDX-License-Identifier: Apache-2.0
// check_gateway p2s.toml: what Azure would reject or users would trip over, one finding a line.
#include <p2s/p2s.hpp>

#include <iostream>

int main(int count, char** arguments) {
  using namespace p2s;
  if (count != 2) {
    std::cerr << "usage: check_gateway p2s.toml\n";
    return 2;
  }
  try {
    const auto spec = spec::load_spec(arguments[1]);
    // Certificates of roots and clients are supplied by the caller; without them, only the plan is
    // checked.
    const auto report = rules::check_gateway(spec, {}, SystemClock().now());
    for (const auto& finding : report.findings) {
      std::cout << to_string(finding.severity) << ' ' << finding.rule << ' ' << finding.subject
                << ": " << finding.message << '\n';
    }
    return p2s::count(report.findings, Severity::error) == 0 ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << "check_gateway: " << error.message() << '\n';
    return 2;
  }
}
