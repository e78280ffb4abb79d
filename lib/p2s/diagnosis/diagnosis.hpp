// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/diagnosis/client_state.hpp>
#include <p2s/diagnosis/readers/client_log.hpp>
#include <p2s/spec/network.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// The expected networks of the gateway. Empty members are not checked.
struct ExpectedNetwork {
  std::vector<spec::Network> pools;
  std::vector<spec::Network> vnet;    ///< must be routed into the tunnel
  std::vector<spec::Network> peered;  ///< peered networks and networks learned by BGP
  std::vector<spec::Network> on_premises;
  std::vector<spec::Network> custom_routes;
  std::vector<net::Address> dns_servers;
};

/// A log and its name.
struct NamedLog {
  std::string name;
  ClientLog log;
};

/// An address of the client that is in a pool.
struct PoolAddress {
  net::Address address;
  std::string interface;
};

/// A line of a log that reports an error.
struct LoggedError {
  std::string log;
  std::size_t attempt = 0;  ///< counted from 1
  std::size_t line = 0;
  std::string name;  ///< of the known error; empty if it is unknown
  bool consequence = false;
  std::string text;
};

struct Diagnosis {
  std::vector<PoolAddress> pool_addresses;
  Findings findings;                   ///< sorted; those of logs come last, in time order
  std::vector<LoggedError> logged;     ///< the errors of all logs, attempt by attempt
  std::vector<std::string> unchecked;  ///< what could not be checked, and why
};

/// Checks the state of a client. Reads neither files nor the operating system. O(n log n).
P2S_API Diagnosis diagnose(const ClientState& client, const ExpectedNetwork& expected,
                           std::span<const NamedLog> logs);

}  // namespace p2s::diagnosis
