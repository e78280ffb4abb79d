// SPDX-License-Identifier: Apache-2.0
#include "output/diagnosis/file_view.hpp"

#include "output/package/package_view.hpp"

#include <p2s/app/certificates/check_certificate.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const pki::Certificate& certificate) {
  const auto& facts = certificate.facts();
  return {{"role", app::role_of(facts)},
          {"subject", facts.subject},
          {"issuer", facts.issuer},
          {"thumbprint", certificate.thumbprint()},
          {"sha256", certificate.sha256()},
          {"serial", facts.serial},
          {"not_before", format_time(facts.not_before)},
          {"not_after", format_time(facts.not_after)},
          {"key", facts.key},
          {"signature", facts.signature_algorithm},
          {"alternative_names", facts.alternative_names},
          {"key_usage", facts.key_usage},
          {"extended_key_usage", facts.extended_key_usage},
          {"is_ca", facts.is_ca},
          {"self_signed", facts.self_signed}};
}

Json json_of(const app::InspectedFile& file) {
  Json document{{"file", file.file},
                {"kind", file.kind},
                {"has_private_key", file.has_private_key},
                {"certificates", Json::array()}};
  for (const auto& certificate : file.certificates)
    document["certificates"].push_back(json_of(certificate));
  if (file.kind == "pfx") document["encryption"] = file.encryption;
  if (file.package) document["package"] = package_json(*file.package);
  return document;
}

void print_certificate(Context& context, const pki::Certificate& certificate) {
  const auto& facts = certificate.facts();
  const auto row = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) context.out() << fmt::format("  {:<16}{}\n", label, printable(value, 2000));
  };
  row("role", std::string(app::role_of(facts)));
  row("subject", facts.subject);
  row("issuer", facts.self_signed ? "itself" : facts.issuer);
  row("thumbprint", certificate.thumbprint());
  row("serial", facts.serial);
  row("valid", format_time(facts.not_before) + " to " + format_time(facts.not_after));
  row("key", facts.key);
  row("signature", facts.signature_algorithm);
  row("other names", join(facts.alternative_names, ", "));
  row("usage", join(facts.key_usage, ", "));
  row("purposes", join(facts.extended_key_usage, ", "));
}

/// As PfxEncryption says.
void print_encryption(Context& context, const std::string& encryption) {
  const bool is_new = encryption.starts_with("AES");
  context.out() << fmt::format("  {:<16}{}{}\n", "encryption",
                               encryption.empty() ? "none" : printable(encryption),
                               is_new ? ": not read before Windows 10 1709, macOS 15, iOS 18" : "");
}

std::string title(const app::InspectedFile& file) {
  if (file.kind == "certificates")
    return counted(file.certificates.size(), "certificate", "certificates");
  if (file.kind == "pfx")
    return file.has_private_key ? "PFX with a private key" : "PFX without a private key";
  if (file.kind == "certificate-request")
    return "certificate signing request; sign it with: p2sctl client sign --csr FILE";
  if (file.kind == "private-key") return "private key";
  if (file.package)
    return std::string(package::display_name(file.package->package.parts.front().kind));
  if (file.kind == "zip") return "zip file; if Azure generated it: p2sctl package inspect FILE";
  return file.kind;
}

}  // namespace

void print_file(Context& context, const app::InspectedFile& file) {
  context.out() << printable(file.file, 4096) << ": " << title(file) << '\n';
  if (file.kind == "pfx") print_encryption(context, file.encryption);
  if (file.package) print_package(context, *file.package);
  for (std::size_t i = 0; i < file.certificates.size(); ++i) {
    if (i > 0) context.out() << '\n';
    print_certificate(context, file.certificates[i]);
  }
}

void print_files_json(Context& context, const std::vector<app::InspectedFile>& files,
                      const Findings& findings) {
  Json document{{"files", Json::array()}};
  for (const auto& file : files) document["files"].push_back(json_of(file));
  add_findings(document, findings);
  print_json(context, document);
}

void print_thumbprints_json(Context& context, const std::vector<app::FileThumbprint>& thumbprints) {
  Json document{{"thumbprints", Json::array()}};
  for (const auto& one : thumbprints) {
    document["thumbprints"].push_back({{"file", one.file},
                                       {"thumbprint", one.thumbprint},
                                       {"sha256", one.sha256},
                                       {"subject", one.subject}});
  }
  print_json(context, document);
}

}  // namespace p2s::cli
