#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/kit/kit_inputs.hpp>

#include <filesystem>
#include <functional>

namespace p2s::app {

/// What holds the signer of Apple profiles.
struct AppleSignerFiles {
  /// PEM of the signer and its chain in any order, one DER, or a PFX that holds all of it.
  std::filesystem::path certificate;
  /// PEM or DER, also encrypted. Empty: the key is in the file of the certificate.
  std::filesystem::path key;
};

/// What KitSettings::apple_signer wants. The files are read now, not when it is called;
/// `password` is asked at most once, only when the key or the PFX needs one. The signer is judged
/// and its signatures dated by `clock`, which must outlive the result. The result may be called
/// from several threads at once. Error(usage) when no certificate is that of the key, or the signer
/// may not sign now; errors of reading files.
P2S_API kit::ProfileSigner apple_signer(const AppleSignerFiles& files,
                                        const std::function<Secret()>& password,
                                        const Clock& clock);

}  // namespace p2s::app
