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

/// One certificate of a file. A file with several has one for each, in their order.
struct FileThumbprint {
  std::string file;
  std::string thumbprint;
  std::string sha256;   ///< empty unless asked for
  std::string subject;  ///< empty unless asked for
};

struct HashRequest {
  std::vector<std::string> files;  ///< "-" is standard input
  bool sha256 = false;
  bool subject = false;              ///< parses the certificates; without it they are only hashed
  std::function<Secret()> password;  ///< asked at most once, when a PFX needs it
};

/// A file that could not be read or holds no certificate.
struct FileFailure {
  std::string file;
  ErrorKind kind = ErrorKind::malformed;
  std::string message;
  std::string hint;
};

/// Calls `found` for each certificate as it is hashed; goes on after files that fail and returns
/// those.
P2S_API std::vector<FileFailure> hash_files(
    const HashRequest& request, const std::function<void(const FileThumbprint&)>& found);

/// The one error for all of them: of their kind when they agree, else malformed; each is named in
/// its context.
P2S_API Error failures_error(const std::vector<FileFailure>& failures, std::size_t files);

/// A file, or standard input for "-".
P2S_API Bytes read_input(const std::string& file, std::size_t limit = std::size_t{64} << 20U);

/// Asks once and gives copies of the answer.
P2S_API std::function<Secret()> asked_once(std::function<Secret()> ask);

}  // namespace p2s::app
