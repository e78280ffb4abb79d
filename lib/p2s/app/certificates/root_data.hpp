#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/rules/certificates.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace p2s::app::detail {

/// What the data of a root turned out to be.
struct RootData {
  rules::RootDataProblem problem = rules::RootDataProblem::none;
  std::string detail;                           ///< why; may be empty
  std::optional<pki::Certificate> certificate;  ///< also with some of the problems
};

/// Text as Azure's field holds it: the Base-64 of one DER certificate in one line (CERT-004 to
/// CERT-008). Where the right certificate can still be made out, it is there.
RootData read_root_data(std::string_view text);

/// A certificate file of any form: PEM, DER, .cer, Base-64, PKCS#7. We put it into Azure's form, so
/// lines and marks are no problem; a private key, a PFX and text that is encoded twice are.
RootData read_root_file(ByteView content);

}  // namespace p2s::app::detail
