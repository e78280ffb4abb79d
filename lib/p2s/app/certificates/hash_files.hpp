// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/secret.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace p2s::app {

/// One certificate of a file with one or several.
struct FileThumbprint {
  std::string file;
  std::string thumbprint;
  std::string sha256;   ///< empty unless requested
  std::string subject;  ///< empty unless requested
  std::string note;     ///< CertificateFile::note
};

struct HashRequest {
  std::vector<std::string> files;  ///< "-" is standard input
  bool sha256 = false;
  bool subject = false;              ///< parse the certificates instead of only hashing them
  std::function<Secret()> password;  ///< called at most once, if a PFX requires it
};

/// A file that cannot be read or does not contain a certificate.
struct FileFailure {
  std::string file;
  ErrorKind kind = ErrorKind::malformed;
  std::string message;
  std::string hint;
};

/// Calls `found` for each certificate as it is hashed; continues after files that fail and returns
/// those.
P2S_API std::vector<FileFailure> hash_files(
    const HashRequest& request, const Services& services,
    const std::function<void(const FileThumbprint&)>& found);

/// One error for all of them: of their common kind, otherwise malformed; its context lists each.
P2S_API Error failures_error(const std::vector<FileFailure>& failures, std::size_t files);

/// A file, or standard input for "-".
P2S_API Bytes read_input(const std::string& file, const Services& services,
                         std::size_t limit = std::size_t{64} << 20U);

/// Asks once and returns copies of the answer.
P2S_API std::function<Secret()> asked_once(std::function<Secret()> ask);

}  // namespace p2s::app
