// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/azure/policy_sample.hpp"
#include "unit/rules/rule_check.hpp"

#include <string>

namespace p2s::rules::test {

using azure::test::good_policy;

/// The documentation's example gateway with its root; a test changes what it is about.
inline spec::GatewaySpec example_gateway() {
  auto spec = example();
  spec.roots.push_back({"P2SRootCert", {}, {}, "roots[0]"});
  return spec;
}

/// "SEVERITY SUBJECT" of each finding, joined by commas.
inline std::string summary(const Findings& findings) {
  std::string text;
  for (const auto& each : findings) {
    text += (text.empty() ? "" : ", ") + std::string(to_string(each.severity)) + " " + each.subject;
  }
  return text;
}

}  // namespace p2s::rules::test
