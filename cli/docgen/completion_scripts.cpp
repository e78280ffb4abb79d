// SPDX-License-Identifier: Apache-2.0
#include "docgen/completion_scripts.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

namespace p2s::completions {
std::span<const EmbeddedFile> embedded_files();
}

namespace p2s::cli {

std::string_view completion_script(std::string_view shell) {
  std::string name = fmt::format("p2sctl.{}", shell);
  if (shell == "zsh") name = "_p2sctl";
  if (shell == "powershell") name = "p2sctl.ps1";
  for (const EmbeddedFile& file : completion_scripts()) {
    if (file.name == name) return file.content;
  }
  throw Error(ErrorKind::internal, fmt::format("no completion script for '{}'", shell));
}

std::span<const EmbeddedFile> completion_scripts() { return completions::embedded_files(); }

}  // namespace p2s::cli
