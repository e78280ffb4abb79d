// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/key_uri.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

/// What is to be done next in the replacement of a root.
enum class RotationStep {
  upload,  ///< the gateway must trust the successor too
  renew,   ///< clients have their current certificate from the old root
  kits,    ///< kits of renewed clients contain the old certificate
  remove   ///< the old root is unused, once users have installed their new kits
};
/// "upload", "renew", "kits", "remove".
P2S_API std::string_view to_string(RotationStep step) noexcept;

/// The progress of replacing a root, from the store alone.
struct Rotation {
  store::RootRecord root;
  store::RootRecord successor;
  Time started_at{};
  std::optional<Time> uploaded_at;
  std::vector<std::string> dependents;  ///< whose current certificate depends on the old root
  std::vector<std::string> renewed;     ///< whose current certificate is of the successor
  std::vector<std::string> old_kits;    ///< of these, whose latest kit has an older certificate

  P2S_API RotationStep step() const noexcept;
};

struct RotateRequest {
  std::string root;       ///< empty: the one in progress, otherwise the default root
  std::string successor;  ///< name; empty: ROOT-2, or the next number
  pki::KeyKind key = pki::KeyKind::rsa3072;
  Period validity{10, Period::Unit::years};
  std::optional<pki::KeyUri> token = {};  ///< of the successor, as of CreateRootRequest
};

/// The rotation of that root, or the only one for an empty name; empty if there is none.
/// Error(not_found) for the root; Error(usage) if several are in progress.
P2S_API std::optional<Rotation> find_rotation(Workspace& workspace, const std::string& root);

/// Creates the successor, unless the rotation has begun. Nobody is affected yet. Error(conflict) if
/// the store has as many roots as a gateway accepts; Error(usage) for an issuing CA.
P2S_API Rotation start_rotation(const RotateRequest& request, Workspace& workspace);

/// What start_rotation() would check and how it would call the successor.
P2S_API std::string plan_rotation(const RotateRequest& request, Workspace& workspace);

/// Records that the gateway trusts both roots; if the old one was the default, new clients are
/// issued by the successor from now on.
P2S_API Rotation confirm_upload(const Rotation& rotation, Workspace& workspace);

}  // namespace p2s::app
