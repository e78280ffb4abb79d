#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/diagnosis/client_state.hpp>
#include <p2s/diagnosis/readers/client_log.hpp>
#include <p2s/rules/rule.hpp>
#include <p2s/spec/network.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// What a client should see of the gateway. What is left empty is not judged.
struct ExpectedNetwork {
  std::vector<spec::Network> pools;
  std::vector<spec::Network> vnet;    ///< what must be routed into the tunnel
  std::vector<spec::Network> peered;  ///< peered networks and what BGP brings
  std::vector<spec::Network> on_premises;
  std::vector<spec::Network> custom_routes;
  std::vector<net::Address> dns_servers;
};

/// A log and what the user calls it.
struct NamedLog {
  std::string name;
  ClientLog log;
};

/// An address of the pool that the client holds.
struct PoolAddress {
  net::Address address;
  std::string interface;
};

struct Diagnosis {
  std::vector<PoolAddress> pool_addresses;
  Findings findings;                    ///< sorted
  std::vector<std::string> not_judged;  ///< what could not be said, and why
};

/// Every rule that `p2sctl diagnose` reports: published ones that need the client, and DIAG ones.
P2S_API std::span<const rules::RuleInfo> diagnosis_rules() noexcept;

/// Judges what is known of a client. Pure: reads neither files nor the system. O(n log n).
P2S_API Diagnosis diagnose(const ClientState& client, const ExpectedNetwork& expected,
                           std::span<const NamedLog> logs);

}  // namespace p2s::diagnosis
