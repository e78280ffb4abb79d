// SPDX-License-Identifier: Apache-2.0
// The kits that the sample packages give for one client with fixed material: every text of it.
#include "golden_file.hpp"

#include <p2s/app/kits/kit_planning.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit.hpp>
#include <p2s/package/package_reader.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <gtest/gtest.h>

namespace p2s::test {
namespace {

std::string data(const std::string& name) { return std::string(P2S_TEST_DATA) + "/vendor/" + name; }

package::VendorPackage gateway_of(const std::string& year) {
  return package::read_vendor_package(read_file(data("azure-" + year + ".zip")), "azure.zip");
}

// The certificate only has to be one; the key and the archive are passed through.
kit::ClientMaterial material(const std::string& year) {
  kit::ClientMaterial client;
  client.name = "Zoë O'Brien";
  client.certificate = golden_text(data("server-root-" + year + ".pem"));
  client.chain = {client.certificate};
  client.private_key =
      Secret("-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n");
  client.pfx = Secret("not an archive");
  client.older_pfx = Secret("not an archive for older systems");
  client.thumbprint = std::string(40, 'A');
  client.root_thumbprint = std::string(40, 'B');
  client.not_before = parse_time("2026-01-31").value();
  client.not_after = parse_time("2027-01-31").value();
  return client;
}

// One text of the kit: each file under its path, those that are the same once.
std::string shown(const kit::Kit& kit) {
  std::map<std::string, std::string> first;
  std::string text;
  for (const auto& file : kit.files) {
    text += "=== " + file.path;
    const std::string content(file.content.text());
    const auto [known, fresh] = first.emplace(content, file.path);
    if (!fresh) {
      text += ": as " + known->second + "\n";
    } else if (is_utf8(content)) {
      text += "\n" + replace_all(content, "\r\n", "<CRLF>\n") + "\n";
    } else {
      text += ": " + counted(content.size(), "byte", "bytes") + "\n" +
              to_base64_lines(file.content.bytes());
    }
  }
  for (const auto& finding : kit.findings) {
    text += "=== " + finding.rule + " " + std::string(to_string(finding.severity)) + ": " +
            finding.subject + ": " + finding.message + "\n";
  }
  return text;
}

class GoldenKit : public testing::TestWithParam<std::string> {};

TEST_P(GoldenKit, ContainsTheSameTexts) {
  kit::KitInputs options;
  options.as_of = parse_time("2026-02-01").value();
  Findings ignored;
  options.methods =
      app::connection_methods(gateway_of(GetParam()), nullptr, {}, options.as_of, ignored);
  options.proposals = azure::client_proposals({});
  options.digests = {pki::sha1_hex, pki::sha256_hex};
  const auto kit = kit::build_kit(gateway_of(GetParam()), material(GetParam()), options);
  expect_golden(std::filesystem::path(P2S_GOLDEN) / "kit" / ("azure-" + GetParam() + ".txt"),
                shown(kit));
}

INSTANTIATE_TEST_SUITE_P(Samples, GoldenKit, testing::Values("2022", "2024"),
                         [](const auto& tested) { return "Azure" + tested.param; });

}  // namespace
}  // namespace p2s::test
