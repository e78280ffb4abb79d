// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/rules/certificates.hpp>
#include <p2s/spec/spec.hpp>
#include <p2s/store/records.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace p2s::app {

/// Far more than a file with one certificate.
inline constexpr std::size_t kCertificateLimit = std::size_t{1} << 20U;

namespace detail {

/// The detected type of a root's data.
struct RootData {
  rules::RootDataProblem problem = rules::RootDataProblem::none;
  std::string detail;                           ///< why; may be empty
  std::optional<pki::Certificate> certificate;  ///< set even with some of the problems
};

/// Text of Azure's field: the Base-64 of one DER certificate in one line (CERT-004 to CERT-008).
/// The certificate is set if it can still be decoded.
RootData read_root_data(std::string_view text);

/// A certificate file in any format: PEM, DER, .cer, Base-64, PKCS#7. It is converted to Azure's
/// format, so only a private key, a PFX and text that is encoded twice are problems.
RootData read_root_file(ByteView content);

/// The same, read from disk. A file that cannot be read is a problem of the result.
RootData read_root_file_of(const std::filesystem::path& file);

/// From the root's data or file, relative to `folder`; nullopt if it is one of the store.
std::optional<RootData> read_spec_root(const spec::SpecRoot& root,
                                       const std::filesystem::path& folder);

RootData read_stored_root(const store::RootRecord& root);

}  // namespace detail
}  // namespace p2s::app
