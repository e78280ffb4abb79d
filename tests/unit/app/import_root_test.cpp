// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/clients/files/export_client.hpp>
#include <p2s/app/clients/files/import_client.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/app/roots/import_root.hpp>
#include <p2s/app/store/check_store.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

/// tests/data/enterprise: a root, a policy CA below it, an issuing CA below that, and its client.
class ImportRootTest : public WorkspaceTest {
 protected:
  static Bytes file(const std::string& name) {
    return read_file(std::filesystem::path(P2S_TEST_DATA) / "enterprise" / (name + ".pem"));
  }
  static Bytes files(const std::vector<std::string>& names) {
    Bytes all;
    for (const auto& name : names) {
      const auto content = file(name);
      all.insert(all.end(), content.begin(), content.end());
    }
    return all;
  }
  static ImportedRoot read(const std::vector<std::string>& names,
                           const std::vector<std::string>& above = {}) {
    RootFiles given{files(names), {}, {}, {}};
    for (const auto& name : above) given.chain.emplace_back("chain.pem", file(name));
    return read_root(given);
  }
  void import_chain() { import_root("Issuing", read({"issuing", "policy", "root"}), *workspace); }
  store::ClientRecord import_alice() {
    return import_client({read_client(file("alice"), nullptr, {}), "", "", true}, *workspace);
  }
  std::vector<std::string> names_above(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& each : Authorities(inventory()).chain(name)) names.push_back(each.name);
    return names;
  }
};

TEST_F(ImportRootTest, WholeChainOfAFileIsImported) {
  import_chain();
  EXPECT_EQ(names_above("Issuing"),
            (std::vector<std::string>{"Issuing", "Contoso-Policy", "Contoso-Root"}));
  EXPECT_TRUE(check_store(*workspace, false, [](std::size_t, std::size_t) {}).empty());
}

TEST_F(ImportRootTest, OrderAndNumberOfFilesDoNotMatter) {
  import_root("Issuing", read({"policy", "issuing"}, {"root"}), *workspace);
  EXPECT_EQ(names_above("Issuing").size(), 3U);
}

TEST_F(ImportRootTest, CasOfTheStoreKeepTheirNames) {
  import_root("Corp", read({"root"}), *workspace);
  import_root("Middle", read({"policy"}), *workspace);
  const auto added = import_root("Issuing", read({"issuing", "policy", "root"}), *workspace);
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added[0].issuer, "Middle");
  EXPECT_EQ(names_above("Issuing"), (std::vector<std::string>{"Issuing", "Middle", "Corp"}));
}

TEST_F(ImportRootTest, MissingIssuerIsNamedAndNothingIsAdded) {
  const auto error = error_of([&] {
    import_root("Issuing", read({"issuing", "policy"}), *workspace);
  });
  EXPECT_EQ(error.kind(), ErrorKind::not_found);
  EXPECT_NE(error.message().find("'CN=Contoso Root,O=Contoso'"), std::string::npos);
  EXPECT_EQ(inventory().roots().size(), 1U);
}

TEST_F(ImportRootTest, ClientsOfTheFileAreLeftOut) {
  const auto root = read({"alice", "issuing", "policy", "root"});
  EXPECT_EQ(root.certificate.facts().common_name, "Contoso Issuing");
  ASSERT_EQ(root.notes.size(), 1U);
  EXPECT_EQ(root.notes[0], "left out 'CN=alice', which is not a CA");
  EXPECT_EQ(error_of([] { read({"alice"}); }).kind(), ErrorKind::malformed);
}

TEST_F(ImportRootTest, FilesOfSeveralChainsAreRefused) {
  const auto other = pki::Certificate::from_pem(find_root(inventory(), "Root").certificate);
  auto content = files({"issuing", "policy", "root"});
  const auto pem = other.pem();
  content.insert(content.end(), pem.begin(), pem.end());
  const auto error = error_of([&] { read_root({content, {}, {}, {}}); });
  EXPECT_NE(error.message().find("it is not one chain"), std::string::npos) << error.message();
}

TEST_F(ImportRootTest, NamesThatAzureRefusesAreRefused) {
  const auto error = error_of([&] { import_root("Contoso Root", read({"root"}), *workspace); });
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_NE(error.hint().find(": Contoso-Root"), std::string::npos) << error.hint();
}

TEST_F(ImportRootTest, NamesAreUnique) {
  EXPECT_EQ(error_of([&] { import_root("Root", read({"root"}), *workspace); }).kind(),
            ErrorKind::conflict);
  import_chain();
  EXPECT_EQ(error_of([&] { import_root("Again", read({"issuing"}), *workspace); }).kind(),
            ErrorKind::conflict);
}

TEST_F(ImportRootTest, ClientIsVerifiedThroughTheWholeChain) {
  EXPECT_EQ(error_of([&] { import_alice(); }).kind(), ErrorKind::not_found);
  import_chain();
  const auto alice = import_alice();
  EXPECT_EQ(alice.issuer, "Issuing");
  const auto pem = export_client(*workspace, alice, ClientFormat::pem, {});
  EXPECT_EQ(pem.content.text(), as_text(files({"alice", "issuing", "policy", "root"})));
  EXPECT_TRUE(check_store(*workspace, false, [](std::size_t, std::size_t) {}).empty());
}

TEST_F(ImportRootTest, GatewayTrustsTheRootAndKnowsTheChain) {
  import_chain();
  import_alice();
  spec::GatewaySpec spec;
  spec.authentication.insert(azure::Method::certificate);
  const auto found = spec_certificates(spec, dir.path(), workspace.get());
  ASSERT_EQ(found.roots.size(), 2U);
  EXPECT_EQ(found.roots[0].name, "Contoso-Root");
  EXPECT_EQ(found.roots[1].name, "Root");
  ASSERT_EQ(found.clients.size(), 1U);
  EXPECT_EQ(found.clients[0].root, "Contoso-Root");
  ASSERT_EQ(found.clients[0].chain.size(), 3U);
  EXPECT_EQ(found.clients[0].chain.back(), found.roots[0].facts.thumbprint);
}

TEST_F(ImportRootTest, RevocationsOfARootIncludeThoseBelow) {
  import_chain();
  inventory().revoke(import_alice().thumbprint, "superseded", workspace->actor());
  for (const std::string name : {"", "Contoso-Root", "Contoso-Policy", "Issuing"})
    EXPECT_EQ(revocations(*workspace, name).size(), 1U) << name;
  EXPECT_TRUE(revocations(*workspace, "Root").empty());
}

TEST_F(ImportRootTest, IssuerWithoutAKeyCannotSign) {
  import_chain();
  auto request = request_for({"bob"});
  request.issuer = "Issuing";
  const auto error = error_of([&] { issue(request); });
  EXPECT_EQ(error.kind(), ErrorKind::not_found);
  EXPECT_EQ(error.message(),
            "issuing CA 'Issuing' cannot sign: its private key is not in the store");
}

TEST_F(ImportRootTest, ValidityEndsWithTheFirstCa) {
  import_chain();
  const auto chain = Authorities(inventory()).chain("Issuing");
  EXPECT_EQ(shortened(chain, *parse_time("2050-01-01T00:00:00Z")),
            "valid until 2047-12-31, when issuing CA 'Issuing' expires");
  EXPECT_EQ(shortened(chain, *parse_time("2047-01-01T00:00:00Z")), "");
}

TEST_F(ImportRootTest, TreeHasCasBelowTheirIssuers) {
  import_chain();
  std::vector<std::string> shown;
  const Authorities authorities(inventory());
  for (const auto& [authority, depth] : authorities.tree())
    shown.push_back(std::string(depth, '-') + authority->name);
  EXPECT_EQ(shown,
            (std::vector<std::string>{"Contoso-Root", "-Contoso-Policy", "--Issuing", "Root"}));
}

}  // namespace
}  // namespace p2s::app
