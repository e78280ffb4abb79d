// SPDX-License-Identifier: Apache-2.0
#include "options/options.hpp"

#include <p2s/base/files.hpp>

#include <unistd.h>

namespace p2s::cli {

Bytes read_input(const std::string& path) {
  if (path != "-") return read_file(path);
  secrets::claim_standard_input("the input file");
  return read_descriptor(STDIN_FILENO, "standard input");
}

}  // namespace p2s::cli
