// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/pfx_protection.hpp"

#include <p2s/pki/random.hpp>
#include <p2s/secrets/source.hpp>

namespace p2s::app {

ProtectedPfx protect_pfx(const pki::PrivateKey& key, const pki::Certificate& leaf,
                         const std::vector<pki::Certificate>& chain,
                         const std::string& friendly_name, const PfxProtection& protection,
                         Secret waiting) {
  const bool generated = protection.password == nullptr;
  pki::PfxOptions options;
  options.encryption = protection.encryption;
  options.iterations = generated ? kRoundsForGenerated : kRoundsForChosen;
  if (protection.iterations > 0) options.iterations = protection.iterations;
  options.friendly_name = friendly_name;
  ProtectedPfx result;
  if (generated) {
    result.generated_password =
        waiting.empty() ? secrets::generate_password(pki::random_bytes) : std::move(waiting);
  }
  const Secret& password = generated ? result.generated_password : *protection.password;
  result.pfx = pki::make_pfx(key, leaf, chain, password, options);
  return result;
}

}  // namespace p2s::app
