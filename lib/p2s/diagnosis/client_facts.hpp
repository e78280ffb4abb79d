// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/net/prefix_set.hpp>

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// An address of a network interface, which identifies the client's own network.
struct LanAddress {
  const Interface* interface;
  net::Address address;
  net::Prefix network;  ///< a single address if its length is unknown
};

/// A tunnel address outside every pool.
struct StrayAddress {
  const Interface* interface;
  net::Address address;
};

/// The state of a client prepared for the checks; shared values are computed once.
class ClientFacts {
 public:
  ClientFacts(const ClientState& client, const ExpectedNetwork& expected, Diagnosis& diagnosis);
  ClientFacts(const ClientFacts&) = delete;  // addresses point into the client
  ClientFacts& operator=(const ClientFacts&) = delete;

  const ClientState& client;
  const ExpectedNetwork& expected;
  Diagnosis& diagnosis;

  std::vector<LanAddress> lan;
  std::vector<StrayAddress> stray;                ///< tunnel addresses outside every pool
  std::vector<const Interface*> link_local_only;  ///< up, but without a configured address
  bool routes_elsewhere =
      false;  ///< a pool address on a network interface: routes are in strongSwan's table

  bool is_connected() const noexcept { return !diagnosis.pool_addresses.empty(); }
  bool has_pool_address(net::Family family) const;
  bool is_tunnel(const Route& route) const;

  /// Adds a finding of one of kDiagnosisRules, by default with the severity of the rule. After
  /// the first 20 findings of a rule, further ones are only counted and null is returned.
  Finding* report(DiagnosisRule rule, std::string subject, std::string message, std::string hint);
  Finding* report(DiagnosisRule rule, Severity severity, std::string subject, std::string message,
                  std::string hint);
  /// Sorts the findings so far.
  void sort();
  /// Adds the number of further findings of each rule.
  void count_more();

 private:
  void sort_out(const Interface& interface);
  bool in_pool(const net::Address& address) const;

  net::PrefixSet pools_;
  std::set<std::string, std::less<>> tunnels_;  ///< names and addresses of tunnels
  std::map<std::string_view, std::size_t> reported_;
};

// The checks.
void check_addresses(ClientFacts& facts);
void check_own_network(ClientFacts& facts);
void check_routes(ClientFacts& facts);
void check_dns(ClientFacts& facts);
void check_logs(ClientFacts& facts, std::span<const NamedLog> logs);

}  // namespace p2s::diagnosis
