// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/pki/pfx.hpp>

#include <memory>
#include <string>
#include <vector>

namespace p2s::app {

/// How PFX files are protected.
struct PfxProtection {
  pki::PfxEncryption encryption = pki::PfxEncryption::aes256_sha256;
  std::shared_ptr<const Secret> password;  ///< null: a new one for each file
  int iterations = 0;                      ///< 0: by the password
};

/// Key derivation depends on the password: one with 120 random bits does not need many iterations.
inline constexpr int kRoundsForGenerated = 2'048;
inline constexpr int kRoundsForChosen = 100'000;

struct ProtectedPfx {
  Secret pfx;
  Secret generated_password;  ///< empty if the user chose the password
};

/// `waiting`: a generated password of before, which is used instead of a new one (empty: none).
P2S_API ProtectedPfx protect_pfx(const pki::PrivateKey& key, const pki::Certificate& leaf,
                                 const std::vector<pki::Certificate>& chain,
                                 const std::string& friendly_name, const PfxProtection& protection,
                                 Secret waiting = {});

}  // namespace p2s::app
