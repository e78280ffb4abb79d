// SPDX-License-Identifier: Apache-2.0
#include "options/mdm.hpp"

#include "options/options.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::cli {

void add_mdm_options(CommandLine& line, MdmChoice& choice) {
  line.option("--mdm DIR", &choice.folder,
              "Instead of kits, write one set of files for all users to a new directory, for "
              "deployment by Intune, Jamf or another MDM")
      .excludes("--client")
      .excludes("--all")
      .excludes("--user")
      .excludes("--zip")
      .excludes("--embed-password")
      .excludes("--resume");
  line.option("--mdm-user TEXT", &choice.user,
              "What the MDM replaces with the name of the user in macOS and iOS profiles")
      .needs("--mdm");
  line.option("--scep-url URL", &choice.scep_url,
              "SCEP server from which macOS and iOS devices request their certificates")
      .needs("--mdm");
  line.option("--scep-challenge SOURCE", &choice.scep_challenge,
              "Source of the challenge that the SCEP server requires")
      .needs("--scep-url");
}

kit::MdmSettings to_mdm_settings(const MdmChoice& choice, Context& context) {
  kit::MdmSettings settings;
  settings.user = choice.user;
  if (choice.scep_url.empty()) return settings;
  if (!choice.scep_url.starts_with("http://") && !choice.scep_url.starts_with("https://")) {
    throw Error(ErrorKind::usage,
                fmt::format("--scep-url: '{}' is not a URL", printable(choice.scep_url)))
        .hint("give the address of the SCEP server: https://scep.corp.example/certsrv/mscep");
  }
  settings.scep = kit::ScepServer{choice.scep_url, {}};
  if (choice.scep_challenge.empty()) return settings;
  const auto source = to_source(choice.scep_challenge, "--scep-challenge");
  if (context.globals().dry_run) return settings;
  settings.scep->challenge = secrets::read_secret(source, "challenge of the SCEP server",
                                                  context.services().inputs(), false);
  return settings;
}

}  // namespace p2s::cli
