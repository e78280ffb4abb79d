// SPDX-License-Identifier: Apache-2.0
#include "options/import_files.hpp"

#include <p2s/base/error.hpp>

namespace p2s::cli {

void add_import_options(CommandLine& line, ImportFiles& files) {
  line.option("--cert FILE", &files.certificate,
              "Certificate: PEM, DER or Base-64; - reads standard input");
  line.option("--private-key FILE", &files.private_key,
              "Private key of the certificate: PEM or DER")
      .needs("--cert");
  line.option("--key-password SOURCE", &files.key_password,
              "Source of the password of the private key (default: prompt if required)")
      .needs("--private-key");
  line.option("--pfx FILE", &files.pfx,
              "Certificate and private key in a PFX file; - reads standard input")
      .excludes("--cert");
  line.option("--pfx-password SOURCE", &files.pfx_password,
              "Source of the PFX password (default: prompt)")
      .needs("--pfx");
}

void require_import_file(const ImportFiles& files, const std::string& command) {
  if (!files.certificate.empty() || !files.pfx.empty()) return;
  throw Error(ErrorKind::usage, "no file to import")
      .hint(command + " --cert FILE [--private-key FILE], or --pfx FILE");
}

}  // namespace p2s::cli
