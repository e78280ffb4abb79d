#pragma once

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/pki/certificate.hpp>

namespace p2s::app {

/// What a file turned out to be, and what is in it.
struct InspectedFile {
  std::string file;
  std::string
      kind;  ///< "certificate", "certificates", "pfx", "certificate-request", "private-key", "zip"
  std::vector<pki::Certificate> certificates;
  bool has_private_key = false;
  std::string friendly_name;  ///< of a PFX
  Findings findings;
};

/// `password` is asked when a PFX needs one. Error(malformed) for what is none of these.
P2S_API InspectedFile inspect_file(const std::string& file, const std::function<Secret()>& password,
                                   Time at);

/// The same for content that was read already.
P2S_API InspectedFile inspect_content(ByteView content, const std::string& file,
                                      const std::function<Secret()>& password, Time at);

}  // namespace p2s::app
