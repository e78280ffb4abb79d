#include "options/import_files.hpp"

#include <p2s/base/error.hpp>

namespace p2s::cli {

void add_import_options(CommandLine& line, ImportFiles& files) {
  line.option("--cert FILE", &files.certificate,
              "the certificate: PEM, DER or Base-64; - is standard input");
  line.option("--private-key FILE", &files.private_key, "its private key: PEM or DER")
      .needs("--cert");
  line.option("--key-password SOURCE", &files.key_password,
              "the password of the private key; else asked for when needed")
      .needs("--private-key");
  line.option("--pfx FILE", &files.pfx,
              "certificate and private key in one file; - is standard input")
      .excludes("--cert");
  line.option("--pfx-password SOURCE", &files.pfx_password,
              "the password of the PFX; else asked for")
      .needs("--pfx");
}

void require_import_file(const ImportFiles& files, const std::string& command) {
  if (!files.certificate.empty() || !files.pfx.empty()) return;
  throw Error(ErrorKind::usage, "no file to import")
      .hint(command + " --cert FILE [--private-key FILE], or --pfx FILE");
}

}  // namespace p2s::cli
