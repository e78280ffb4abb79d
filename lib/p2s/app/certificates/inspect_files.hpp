// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/pki/certificate.hpp>

namespace p2s::app {

/// The detected type of a file and its content.
struct InspectedFile {
  std::string file;
  std::string kind;  ///< "certificate", "certificates", "pfx", "certificate-request",
                     ///< "private-key", "zip", "package-part"
  std::vector<pki::Certificate> certificates;
  bool has_private_key = false;
  std::string friendly_name;                ///< of a PFX
  std::string encryption;                   ///< of a PFX: PfxContent::encryption
  std::optional<InspectedPackage> package;  ///< a file of one that Azure generated
  Findings findings;
};

/// `password` is called if a PFX requires one. Error(malformed) for other content.
P2S_API InspectedFile inspect_file(const std::string& file, const std::function<Secret()>& password,
                                   const Services& services);

/// The same for content already read.
P2S_API InspectedFile inspect_content(ByteView content, const std::string& file,
                                      const std::function<Secret()>& password, Time at);

}  // namespace p2s::app
