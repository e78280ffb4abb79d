// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/kit/mdm.hpp>

#include <string>

namespace p2s::cli {

/// Options of files for an MDM: --mdm with --mdm-user, --scep-url and --scep-challenge.
struct MdmChoice {
  std::string folder;
  std::string user = "$USERNAME";
  std::string scep_url;
  std::string scep_challenge;
};

void add_mdm_options(CommandLine& line, MdmChoice& choice);

/// Reads the challenge, except with --dry-run, which never prompts for a secret.
kit::MdmSettings to_mdm_settings(const MdmChoice& choice, Context& context);

}  // namespace p2s::cli
