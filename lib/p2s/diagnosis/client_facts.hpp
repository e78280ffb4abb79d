#pragma once

#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/net/prefix_set.hpp>

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// An address that is neither the tunnel's nor the machine's own: it says which network a client
/// stands in.
struct LanAddress {
  const Interface* interface;
  net::Address address;
  net::Prefix network;  ///< the address alone when its length is unknown
};

/// An address on a tunnel that lies in no pool.
struct StrayAddress {
  const Interface* interface;
  net::Address address;
};

/// A client made ready for the judgement: what its parts share is worked out once.
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
  std::vector<const Interface*> link_local_only;  ///< up, but nobody gave it an address
  bool routes_elsewhere = false;  ///< a pool address on a network card: strongSwan's own table

  bool is_connected() const noexcept { return !diagnosis.pool_addresses.empty(); }
  bool has_pool_address(net::Family family) const;
  bool is_tunnel(const Route& route) const;

  /// A finding by one of diagnosis_rules(), as severe as the rule or as told. After the first 20 of
  /// a rule no more are kept, only counted: a broken text must not fill the screen. Null then.
  Finding* report(std::string_view rule, std::string subject, std::string message,
                  std::string hint);
  Finding* report(std::string_view rule, Severity severity, std::string subject,
                  std::string message, std::string hint);
  /// Sorts the findings; the last of a rule says how many more there were.
  void finish();

 private:
  void sort_out(const Interface& interface);
  bool in_pool(const net::Address& address) const;

  net::PrefixSet pools_;
  std::set<std::string, std::less<>> tunnels_;  ///< names of tunnels and addresses on them
  std::map<std::string_view, std::size_t> reported_;
};

// The judgement, by theme.
void check_addresses(ClientFacts& facts);
void check_own_network(ClientFacts& facts);
void check_routes(ClientFacts& facts);
void check_dns(ClientFacts& facts);
void check_logs(ClientFacts& facts, std::span<const NamedLog> logs);

}  // namespace p2s::diagnosis
