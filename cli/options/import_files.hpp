// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

#include <string>

namespace p2s::cli {

/// An existing certificate with or without its private key: --cert with
/// --private-key and --key-password, or --pfx with --pfx-password.
struct ImportFiles {
  std::string certificate;
  std::string private_key;
  std::string key_password;
  std::string pfx;
  std::string pfx_password;
};

void add_import_options(CommandLine& line, ImportFiles& files);

/// Error(usage) unless a file is named; `command` is shown as what to type.
void require_import_file(const ImportFiles& files, const std::string& command);

}  // namespace p2s::cli
