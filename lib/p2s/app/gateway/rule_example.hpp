// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/rule.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// A p2s.toml, or certificates, in which a rule finds a fault: what its test changes in sound ones.
struct RuleExample {
  std::vector<std::string> before;  ///< "gateway.pools = [\"10.1.255.0/24\"]",
                                    ///< "client certificate: key = \"rsa:1024\", name = \"alice\""
  std::string cause;                ///< the message of the finding
  std::string fix;                  ///< its hint; may be empty
  std::vector<std::string> after;   ///< the same keys without the fault
};

/// nullopt for rules that are not about the gateway, and those about long lists.
P2S_API std::optional<RuleExample> rule_example(const Rule& rule);

}  // namespace p2s::app
