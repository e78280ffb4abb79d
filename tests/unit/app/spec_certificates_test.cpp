// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/certificates/root_data.hpp>
#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>
#include <p2s/pki/pfx.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::app {
namespace {

using rules::RootDataProblem;

class SpecCertificatesTest : public WorkspaceTest {
 protected:
  pki::PrivateKey key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  pki::Certificate root = pki::make_root("Corp", key, kNow, {10, Period::Unit::years});

  std::string base64() const { return to_base64(root.der()); }

  static spec::GatewaySpec spec_of(std::vector<spec::SpecRoot> roots) {
    spec::GatewaySpec spec;
    spec.authentication.insert(azure::Method::certificate);
    for (std::size_t i = 0; i < roots.size(); ++i) roots[i].origin = fmt::format("roots[{}]", i);
    spec.roots = std::move(roots);
    return spec;
  }

  rules::RootCertificate read(const spec::SpecRoot& given) {
    return spec_certificates(spec_of({given}), dir.path(), nullptr).roots.at(0);
  }
  rules::RootCertificate data(std::string text) { return read({"Corp", "", std::move(text), ""}); }
  rules::RootCertificate file(std::string_view content) {
    write_file(dir / "root.cer", as_bytes(content), Access::everyone, OnExisting::replace);
    return read({"Corp", "root.cer", "", ""});
  }
  void expect_problem(const rules::RootCertificate& found, RootDataProblem problem,
                      bool certificate) {
    EXPECT_EQ(found.problem, problem) << found.detail;
    EXPECT_EQ(found.has_certificate, certificate);
    EXPECT_EQ(found.facts.thumbprint, certificate ? root.thumbprint() : "");
  }
};

TEST_F(SpecCertificatesTest, AcceptsDataInAzuresFormat) {
  const auto found = data(base64());
  expect_problem(found, RootDataProblem::none, true);
  EXPECT_EQ(found.name, "Corp");
  EXPECT_EQ(found.origin, "roots[0]");
  EXPECT_EQ(found.facts.common_name, "Corp");
}

TEST_F(SpecCertificatesTest, ReportsProblemOfData) {
  const auto pem = root.pem();
  expect_problem(data(pem), RootDataProblem::pem_markers, true);
  expect_problem(data(to_base64(as_bytes(pem))), RootDataProblem::encoded_twice, true);
  expect_problem(data(to_base64(as_bytes(base64()))), RootDataProblem::encoded_twice, true);
  expect_problem(data(to_base64_lines(root.der())), RootDataProblem::line_ends, true);
  expect_problem(data(base64() + " "), RootDataProblem::whitespace, true);
  expect_problem(data("not data!"), RootDataProblem::not_base64, false);
  expect_problem(data(" "), RootDataProblem::not_base64, false);
  expect_problem(data(base64().substr(0, 101)), RootDataProblem::not_base64, false);
  expect_problem(data(base64().substr(0, 100)), RootDataProblem::not_a_certificate, false);
  expect_problem(data("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
                 RootDataProblem::pem_markers, false);
}

TEST_F(SpecCertificatesTest, FindsPrivateKeysInData) {
  const auto secret = key.pem();
  const std::string both = root.pem() + std::string(secret.text());
  expect_problem(data(both), RootDataProblem::private_key, true);
  expect_problem(data(to_base64(as_bytes(both))), RootDataProblem::private_key, true);
  expect_problem(data(std::string(secret.text())), RootDataProblem::private_key, false);
  expect_problem(data(to_base64(key.pkcs8().bytes())), RootDataProblem::private_key, false);
}

TEST_F(SpecCertificatesTest, AcceptsFilesInAllFormats) {
  expect_problem(file(root.pem()), RootDataProblem::none, true);
  expect_problem(file(as_text(root.der())), RootDataProblem::none, true);
  expect_problem(file(to_base64_lines(root.der())), RootDataProblem::none, true);
  expect_problem(file(replace_all(root.pem(), "\n", "\r\n")), RootDataProblem::none, true);
}

TEST_F(SpecCertificatesTest, ReportsProblemOfFile) {
  const auto secret = key.pem();
  expect_problem(file(root.pem() + std::string(secret.text())), RootDataProblem::private_key, true);
  expect_problem(file(as_text(key.pkcs8().bytes())), RootDataProblem::private_key, false);
  const auto pfx = pki::make_pfx(key, root, {}, Secret("password"), {});
  expect_problem(file(pfx.text()), RootDataProblem::private_key, false);
  expect_problem(file(to_base64(as_bytes(root.pem()))), RootDataProblem::encoded_twice, true);
  expect_problem(file("hello"), RootDataProblem::not_a_certificate, false);
  expect_problem(file(root.pem() + root.pem()), RootDataProblem::not_a_certificate, false);
  expect_problem(file(std::string(kCertificateLimit + 1, 'A')), RootDataProblem::not_a_certificate,
                 false);
  const auto missing = read({"Corp", "missing.cer", "", ""});
  expect_problem(missing, RootDataProblem::not_found, false);
  EXPECT_NE(missing.detail.find("missing.cer"), std::string::npos) << missing.detail;
}

TEST_F(SpecCertificatesTest, FindsRootsOfTheStoreByName) {
  const auto found = spec_certificates(spec_of({{"Root", "", "", ""}, {"Other", "", "", ""}}),
                                       dir.path(), workspace.get());
  ASSERT_EQ(found.roots.size(), 2U);
  EXPECT_EQ(found.roots[0].problem, RootDataProblem::none);
  EXPECT_EQ(found.roots[0].facts.thumbprint, inventory().roots().at(0).thumbprint);
  EXPECT_EQ(found.roots[1].problem, RootDataProblem::not_found);
  EXPECT_EQ(read({"Root", "", "", ""}).problem, RootDataProblem::not_found);
}

TEST_F(SpecCertificatesTest, TrustsRootsOfStoreWithoutRootsInSpec) {
  const auto found = spec_certificates(spec_of({}), dir.path(), workspace.get());
  ASSERT_EQ(found.roots.size(), 1U);
  EXPECT_EQ(found.roots[0].name, "Root");
  EXPECT_EQ(found.roots[0].origin, "root Root");
  EXPECT_TRUE(found.roots[0].has_certificate);
}

TEST_F(SpecCertificatesTest, ReadsNothingWithoutCertificateAuthentication) {
  issue(request_for({"alice"}));
  const auto found = spec_certificates(spec::GatewaySpec{}, dir.path(), workspace.get());
  EXPECT_TRUE(found.roots.empty());
  EXPECT_TRUE(found.clients.empty());
}

TEST_F(SpecCertificatesTest, FollowsClientsToTheirRoot) {
  issue(request_for({"alice", "bob"}));
  const auto bob = inventory().find_clients("bob").at(0);
  inventory().revoke(bob.thumbprint, "superseded", workspace->actor());
  const auto found = spec_certificates(spec_of({}), dir.path(), workspace.get());
  ASSERT_EQ(found.clients.size(), 2U);
  EXPECT_EQ(found.clients[0].name, "alice");
  EXPECT_FALSE(found.clients[0].revoked);
  EXPECT_TRUE(found.clients[1].revoked);
  EXPECT_EQ(found.clients[1].facts.thumbprint, bob.thumbprint);
  for (const auto& client : found.clients) {
    EXPECT_TRUE(client.signature_ok);
    EXPECT_EQ(client.chain, std::vector{found.roots[0].facts.thumbprint});
  }
}

TEST_F(SpecCertificatesTest, KeepsRevocationsOfRemovedClients) {
  issue(request_for({"bob"}));
  const auto bob = inventory().find_clients("bob").at(0);
  inventory().revoke(bob.thumbprint, "superseded", workspace->actor());
  inventory().remove_client(bob.thumbprint, workspace->actor());
  const auto found = spec_certificates(spec_of({}), dir.path(), workspace.get());
  EXPECT_TRUE(found.clients.empty());
  EXPECT_EQ(found.removed_revocations, std::vector{bob.thumbprint});
}

/// A client row of the store with any certificate.
store::ClientRecord row_of(const pki::Certificate& certificate, std::string pem) {
  const auto& facts = certificate.facts();
  store::ClientRecord row;
  row.name = facts.common_name;
  row.thumbprint = certificate.thumbprint();
  row.serial = facts.serial;
  row.subject = facts.subject;
  row.issuer = "Root";
  row.key = facts.key;
  row.not_before = facts.not_before;
  row.not_after = facts.not_after;
  row.certificate = std::move(pem);
  return row;
}

TEST_F(SpecCertificatesTest, DetectsForgedSignature) {
  const pki::Issuer issuer({root}, std::move(key));
  const auto client_key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  const auto genuine = issuer.issue({"grace", {}, kNow, {1, Period::Unit::years}}, client_key);
  auto der = issuer.issue({"mallory", {}, kNow, {1, Period::Unit::years}}, client_key).der();
  der.back() ^= 1U;
  const auto forged = pki::Certificate::from_der(der);
  inventory().add_clients(std::vector{row_of(genuine, genuine.pem()), row_of(forged, forged.pem())},
                          "client.import", workspace->actor());
  const auto found =
      spec_certificates(spec_of({{"Corp", "", base64(), ""}}), dir.path(), workspace.get());
  ASSERT_EQ(found.clients.size(), 2U);
  EXPECT_TRUE(found.clients[0].signature_ok);
  EXPECT_FALSE(found.clients[1].signature_ok);
  for (const auto& client : found.clients)
    EXPECT_EQ(client.chain, std::vector{root.thumbprint()}) << client.name;
}

TEST_F(SpecCertificatesTest, HasNoChainForUnknownIssuer) {
  // A root of the same name as that of the store, but with another key.
  auto other = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  const auto namesake = pki::make_root("Root", other, kNow, {10, Period::Unit::years});
  const pki::Issuer issuer({namesake}, std::move(other));
  const auto client_key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  const auto client = issuer.issue({"heidi", {}, kNow, {1, Period::Unit::years}}, client_key);
  inventory().add_clients(std::vector{row_of(client, client.pem())}, "client.import",
                          workspace->actor());
  const auto stranger = spec_certificates(spec_of({}), dir.path(), workspace.get());
  EXPECT_TRUE(stranger.clients.at(0).chain.empty());
  EXPECT_TRUE(stranger.clients.at(0).signature_ok);
  const auto known = spec_certificates(spec_of({{"Namesake", "", to_base64(namesake.der()), ""}}),
                                       dir.path(), workspace.get());
  EXPECT_EQ(known.clients.at(0).chain, std::vector{namesake.thumbprint()});
}

TEST_F(SpecCertificatesTest, ContinuesAfterInvalidCertificate) {
  issue(request_for({"alice"}));
  auto row = row_of(root, "no certificate at all");
  row.name = "broken";
  inventory().add_clients(std::vector{row}, "client.import", workspace->actor());
  const auto found = spec_certificates(spec_of({}), dir.path(), workspace.get());
  EXPECT_EQ(found.clients.size(), 1U);
  ASSERT_EQ(found.unreadable.size(), 1U);
  EXPECT_EQ(found.unreadable[0].subject, "client broken " + row.thumbprint);
  EXPECT_FALSE(found.unreadable[0].problem.empty());
}

TEST_F(SpecCertificatesTest, ReadsRootsOfRadiusServersWithoutTheStore) {
  write_file(dir / "radius.cer", as_bytes(root.pem()), Access::everyone, OnExisting::replace);
  spec::GatewaySpec spec;
  spec.authentication.insert(azure::Method::radius);
  spec.radius.roots = {"radius.cer", "missing.cer"};
  const auto found = spec_certificates(spec, dir.path(), nullptr);
  ASSERT_EQ(found.radius_roots.size(), 2U);
  expect_problem(found.radius_roots[0], RootDataProblem::none, true);
  EXPECT_EQ(found.radius_roots[0].name, "radius.cer");
  EXPECT_EQ(found.radius_roots[1].problem, RootDataProblem::not_found);
  EXPECT_EQ(found.radius_roots[1].origin, "radius.roots[1]");
  EXPECT_TRUE(found.roots.empty());
}

TEST_F(SpecCertificatesTest, KnowsTheCertificatesOfTheStore) {
  const auto found = spec_certificates(spec_of({}), dir.path(), workspace.get());
  ASSERT_EQ(found.stored.size(), 1U);
  const auto& [thumbprint, stored] = *found.stored.begin();
  EXPECT_EQ(stored.name, "Root");
  EXPECT_EQ(stored.facts.thumbprint, thumbprint);
  EXPECT_TRUE(stored.facts.self_signed);
}

}  // namespace
}  // namespace p2s::app
