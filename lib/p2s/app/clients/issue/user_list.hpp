// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/files/system.hpp>
#include <p2s/pki/issuer.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// The holder of a certificate.
struct NewClient {
  std::string name;
  pki::AlternativeNames alternative_names{};
  std::vector<System> systems{};        ///< for which kits are built; empty: all
  std::vector<std::string> software{};  ///< likewise
  Time not_before = Time::min();        ///< of the certificate that is replaced
};

/// "openvpn native" or "openvpn,native": ids of client software of kits. Error(usage) for others.
P2S_API std::vector<std::string> parse_software(std::string_view text);

/// The users of a file, and which columns it has.
struct UserList {
  std::vector<NewClient> clients;
  bool has_emails = false;
  bool has_upns = false;
  bool has_dns = false;
  bool has_systems = false;
  bool has_software = false;
};

/// A CSV file whose first line names its columns: name, and any of email, upn, dns, os, software
/// (several in one cell are separated by spaces; a column may occur more than once).
/// Error(malformed) with the line for whatever is wrong: unknown columns, bad or repeated names.
P2S_API UserList read_users(ByteView content, const std::string& file);
P2S_API std::vector<NewClient> read_user_list(ByteView content, const std::string& file);

}  // namespace p2s::app
