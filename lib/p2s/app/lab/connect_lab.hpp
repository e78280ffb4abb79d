// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/base/export.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

/// What happened to one client with one software.
struct LabConnection {
  std::string client;
  std::string kit;       ///< as given
  std::string software;  ///< "openvpn", "strongswan"
  std::string tunnel;    ///< "openvpn", "ikev2"
  std::string expected;  ///< the cause for which it must be refused; empty: it must connect
  std::string result;    ///< "connected", "refused", "failed", "skipped"
  std::string address;
  std::vector<std::string> routes;
  std::vector<std::string> dns_servers;
  std::string cause;             ///< "revoked", …, "unknown"; empty if connected
  std::string message;           ///< what the client or the reader of the kit says of it
  std::vector<std::string> log;  ///< last lines, if the cause is unknown

  /// True for what was skipped.
  P2S_API bool is_as_expected() const;
};

/// Which software connects: "openvpn", "strongswan"; empty for every one.
struct ConnectRequest {
  std::filesystem::path lab;
  std::filesystem::path kits;  ///< one kit, or a folder of kits
  std::string software;
};

/// Connects one kit to a lab that runs, one software after the other. Errors of read_lab_kit();
/// Error(not_found) without a lab or if neither kit nor lab has anything to connect.
P2S_API std::vector<LabConnection> connect_lab(const ConnectRequest& request,
                                               const Services& services);

/// Every kit of a folder, then a revoked and an expired client with the profiles of a kit that
/// connected. Kits that cannot be read have failed; the others are connected.
P2S_API std::vector<LabConnection> test_lab(const ConnectRequest& request, const Services& services,
                                            const Progress& progress);

}  // namespace p2s::app
