#include "import_files.hpp"

#include <p2s/base/error.hpp>

#include <CLI/CLI.hpp>

namespace p2s::cli {

void add_import_options(CLI::App& app, ImportFiles& files) {
  auto* certificate = app.add_option("--cert", files.certificate,
                                     "the certificate: PEM, DER or Base-64; - is standard input")
                          ->type_name("FILE");
  auto* key = app.add_option("--private-key", files.private_key, "its private key: PEM or DER")
                  ->type_name("FILE")
                  ->needs(certificate);
  app.add_option("--key-password", files.key_password,
                 "the password of the private key; else asked for when needed")
      ->type_name("SOURCE")
      ->needs(key);
  auto* pfx = app.add_option("--pfx", files.pfx,
                             "certificate and private key in one file; - is standard input")
                  ->type_name("FILE")
                  ->excludes(certificate);
  app.add_option("--pfx-password", files.pfx_password, "the password of the PFX; else asked for")
      ->type_name("SOURCE")
      ->needs(pfx);
}

void require_import_file(const ImportFiles& files, const std::string& command) {
  if (!files.certificate.empty() || !files.pfx.empty()) return;
  throw Error(ErrorKind::usage, "no file to import")
      .hint(command + " --cert FILE [--private-key FILE], or --pfx FILE");
}

}  // namespace p2s::cli
