// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/kit/kit_inputs.hpp>

#include <filesystem>
#include <functional>

namespace p2s::app {

/// Files of the signer of Apple profiles and SHA256SUMS.
struct SignerFiles {
  /// PEM of the signer and its chain in any order, one DER, or a PFX with everything.
  std::filesystem::path certificate;
  /// PEM or DER, also encrypted. Empty: the key is in the file of the certificate.
  std::filesystem::path key;
};

/// The value of KitSettings::signer. The files are read now, not when it is called;
/// `password` is called at most once, if the key or the PFX requires one. `clock` checks the signer
/// and dates its signatures, and must outlive the result, which is thread-safe. Error(usage) if no
/// certificate matches the key or the signer is not valid now; errors of reading files.
P2S_API kit::KitSigner kit_signer(const SignerFiles& files, const std::function<Secret()>& password,
                                  const Clock& clock);

}  // namespace p2s::app
