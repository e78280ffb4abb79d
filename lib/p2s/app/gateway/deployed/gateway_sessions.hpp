// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/live/sessions.hpp>
#include <p2s/planning/deployment_summary.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

/// What the inventory says about a connected client.
enum class SessionStatus {
  valid,
  superseded,  ///< connected since before its newest certificate was issued
  expired,
  revoked,
  unknown,  ///< no client of the store has this name
};
/// "valid".
P2S_API std::string_view to_string(SessionStatus status) noexcept;

/// A session and the client it belongs to. Azure tells the name only, so the certificate is one of
/// those of that name which existed when the client connected.
struct ClientSession {
  live::Session session;
  SessionStatus status = SessionStatus::unknown;
  std::string client;      ///< name in the store; empty if unknown
  std::string thumbprint;  ///< if only one certificate is possible
  std::string pool;        ///< the pool with its address; empty without a spec or outside of all
  std::string reason;      ///< "revoked on 2026-01-31 (key-compromise)"; empty if valid
};

/// Sessions of tunnel types that share a limit.
struct TunnelUse {
  planning::Capacity capacity;
  std::size_t sessions = 0;
};

struct SessionReport {
  std::vector<ClientSession> sessions;  ///< by name, then time
  std::vector<TunnelUse> use;           ///< empty without a spec
  std::size_t refused = 0;              ///< of clients that should not be connected
  std::size_t outside = 0;              ///< with an address outside of all pools of the spec
};

/// Compares the sessions in `file` ("-": standard input) with the inventory. Names that are unknown
/// count as refused only if the spec allows nothing but certificates, because users of Entra ID and
/// RADIUS are not in the store. With `record`, the store keeps when each client was last connected.
/// Errors: those of read_sessions(), read_input() and Workspace::inventory().
P2S_API SessionReport gateway_sessions(const std::string& file, Workspace& workspace, bool record);

}  // namespace p2s::app
