#pragma once

#include "unit/rules/rule_check.hpp"

#include <string>

namespace p2s::rules::test {

/// The documentation's example gateway with its root; a test changes what it is about.
inline spec::GatewaySpec example_gateway() {
  auto spec = example();
  spec.roots.push_back({"P2SRootCert", {}, {}, "roots[0]"});
  return spec;
}

/// A policy that all rules accept without error.
inline azure::IpsecPolicy good_policy() {
  return {"GCMAES256", "SHA384", "ECP384",  "GCMAES256", "GCMAES256",
          "ECP384",    27000,    102400000, "ipsec"};
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
