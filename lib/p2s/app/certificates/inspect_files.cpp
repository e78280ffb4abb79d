// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/inspect_files.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/app/certificates/check_certificate.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

bool is_zip(ByteView content) { return as_text(content).starts_with("PK\x03\x04"); }

bool has_label(ByteView content, std::string_view label) {
  const std::string_view text = as_text(content);
  for (auto at = text.find("-----BEGIN "); at != text.npos; at = text.find("-----BEGIN ", at + 1)) {
    const auto line = text.substr(at, text.find('\n', at) - at);
    if (line.find(label) != line.npos) return true;
  }
  return false;
}

void read_pfx_into(InspectedFile& result, ByteView content,
                   const std::function<Secret()>& password) {
  result.kind = "pfx";
  auto pfx = pki::read_pfx(content, password);
  result.has_private_key = pfx.key.has_value();
  result.friendly_name = pfx.friendly_name;
  result.encryption = pfx.encryption;
  if (pfx.leaf) result.certificates.push_back(*pfx.leaf);
  for (auto& other : pfx.others) result.certificates.push_back(std::move(other));
  if (!result.has_private_key) {
    result.findings.push_back({"CRT-019", Severity::error, printable(result.file),
                               "the PFX does not contain a private key",
                               "export it again with the private key", ""});
  } else if (result.certificates.size() < 2 && pfx.leaf && !pfx.leaf->facts().self_signed) {
    result.findings.push_back({"CRT-018", Severity::warning, printable(result.file),
                               "the PFX does not contain the root, which Windows requires",
                               "export it with the complete chain", ""});
  }
}

void read_certificates_into(InspectedFile& result, ByteView content,
                            const std::function<Secret()>& password) {
  const auto read = read_certificate_file(content, password);
  for (const auto& der : read.certificates)
    result.certificates.push_back(pki::Certificate::from_der(der));
  if (!read.note.empty()) {
    result.findings.push_back({"CERT-007", Severity::warning, printable(result.file), read.note,
                               "export it as Base64 once", ""});
  }
  result.kind = result.certificates.size() == 1 ? "certificate" : "certificates";
  result.has_private_key = has_label(content, "PRIVATE KEY");
}

void read_package_into(InspectedFile& result, ByteView content, Time at) {
  result.kind = "package-part";
  package::PackageFiles files{{{result.file, Bytes(content.begin(), content.end())}}, true};
  result.package = inspect_files(files, result.file, at);
  result.findings = result.package->findings;
}

void read_into(InspectedFile& result, ByteView content, const std::function<Secret()>& password,
               Time at) {
  if (is_zip(content)) {
    result.kind = "zip";
  } else if (package::part_by_content(content)) {
    read_package_into(result, content, at);
  } else if (pki::looks_like_pfx(content)) {
    read_pfx_into(result, content, password);
  } else if (!has_label(content, "CERTIFICATE-----") &&
             (has_label(content, "CERTIFICATE REQUEST") || pki::is_certificate_request(content))) {
    result.kind = "certificate-request";
  } else if (!has_label(content, "CERTIFICATE-----") && has_label(content, "PRIVATE KEY")) {
    result.kind = "private-key";
    result.has_private_key = true;
  } else {
    read_certificates_into(result, content, password);
  }
}

}  // namespace

InspectedFile inspect_content(ByteView content, const std::string& file,
                              const std::function<Secret()>& password, Time at) {
  InspectedFile result;
  result.file = file;
  try {
    read_into(result, content, password, at);
  } catch (Error& error) {
    error.add_context(fmt::format("while reading '{}'", printable(file)));
    throw;
  }
  for (const auto& certificate : result.certificates) {
    auto found = check_certificate(certificate, printable(certificate.facts().subject), at);
    std::move(found.begin(), found.end(), std::back_inserter(result.findings));
  }
  sort_findings(result.findings);
  return result;
}

InspectedFile inspect_file(const std::string& file, const std::function<Secret()>& password,
                           const Services& services) {
  return inspect_content(read_input(file, services), file, password, services.as_of);
}

}  // namespace p2s::app
