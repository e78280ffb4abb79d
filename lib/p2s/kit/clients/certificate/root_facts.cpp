// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/certificate/certificate_files.hpp"

#include <p2s/base/error.hpp>
#include <p2s/package/formats/pem.hpp>

#include <algorithm>

namespace p2s::kit {

void read_root_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  // Others are the client's own: swanctl/x509 and similar.
  const auto name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
  const bool of_radius = name.starts_with("radius-root");
  if (!of_radius && !name.starts_with("server-root")) return;
  auto roots = package::pem_certificates(file.content.text());
  if (roots.empty()) roots.emplace_back(file.content.bytes().begin(), file.content.bytes().end());
  if (!std::all_of(roots.begin(), roots.end(),
                   [](const Bytes& der) { return package::is_der_sequence(der); })) {
    throw Error(ErrorKind::malformed, "this is not a certificate");
  }
  (of_radius ? facts.radius_roots : facts.server_roots) = std::move(roots);
}

}  // namespace p2s::kit
