// SPDX-License-Identifier: Apache-2.0
#include "fixtures.hpp"
#include "support/run_program.hpp"
#include "support/temp_dir.hpp"

#include <p2s/base/files/files.hpp>
#include <p2s/pki/verify.hpp>

#include <gtest/gtest.h>

namespace p2s::pki {
namespace {

using namespace test;

const std::string kCa =
    "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
const std::string kClient = "keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n";

/// Certificates of an enterprise PKI, made by openssl.
class ChainTest : public testing::Test {
 protected:
  /// A certificate for `name`, with these lines as extensions; of itself if `issuer` is empty.
  Certificate make(const std::string& name, const std::string& issuer,
                   const std::string& extensions, const std::string& days = "30") {
    const auto file = [&](const std::string& each, const std::string& kind) {
      return (dir_ / (each + kind)).string();
    };
    write_file(dir_ / (name + ".ext"), as_bytes("subjectKeyIdentifier=hash\n" + extensions),
               Access::everyone, OnExisting::replace);
    run({"openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-config", "/dev/null", "-subj", "/CN=" + name, "-keyout", file(name, ".key"), "-out",
         file(name, ".csr")});
    std::vector<std::string> sign{"openssl",
                                  "x509",
                                  "-req",
                                  "-in",
                                  file(name, ".csr"),
                                  "-days",
                                  days,
                                  "-out",
                                  file(name, ".pem"),
                                  "-extfile",
                                  file(name, ".ext")};
    if (issuer.empty()) {
      sign.insert(sign.end(), {"-key", file(name, ".key")});
    } else {
      sign.insert(sign.end(),
                  {"-CA", file(issuer, ".pem"), "-CAkey", file(issuer, ".key"), "-CAcreateserial"});
    }
    run(sign);
    return Certificate::from_pem(as_text(read_file(dir_ / (name + ".pem"))));
  }
  PrivateKey key_of(const std::string& name) {
    return PrivateKey::from_file(read_file(dir_ / (name + ".key")), nullptr);
  }
  static Time when(const Certificate& certificate) { return certificate.facts().not_before; }

 private:
  static void run(const std::vector<std::string>& words) {
    const auto ended = p2s::test::run_program(words);
    ASSERT_EQ(ended.exit_code, 0) << ended.err;
  }

  p2s::test::TempDir dir_;
};

TEST_F(ChainTest, ClientOfAnIssuingCaVerifiesThroughAllCas) {
  const auto root = make("Root", "", kCa);
  const auto policy = make("Policy", "Root", kCa);
  const auto issuing = make("Issuing", "Policy", kCa);
  const auto alice = make("alice", "Issuing", kClient);
  EXPECT_EQ(chain_problem(alice, {issuing, policy, root}, when(alice)), std::nullopt);
  EXPECT_EQ(issuers_problem({issuing, policy, root}, when(alice)), std::nullopt);
  EXPECT_EQ(chain_problem(alice, {issuing}, when(alice)), std::nullopt);
}

TEST_F(ChainTest, IssuesFromAnIssuingCaAndDoesNotOutliveIt) {
  const auto root = make("Root", "", kCa, "20");
  const auto issuing = make("Issuing", "Root", kCa, "30");
  const Issuer issuer({issuing, root}, key_of("Issuing"));
  const auto client = issuer.issue({"bob", {}, when(issuing), kYear}, make_key());
  EXPECT_EQ(client.facts().issuer, "CN=Issuing");
  EXPECT_EQ(client.facts().not_after, root.facts().not_after);
  EXPECT_EQ(chain_problem(client, {issuing, root}, when(client)), std::nullopt);
}

TEST_F(ChainTest, NamesTheIssuerThatIsNot) {
  const auto root = make("Root", "", kCa);
  const auto other = make("Other", "", kCa);
  const auto issuing = make("Issuing", "Root", kCa);
  const auto alice = make("alice", "Issuing", kClient);
  EXPECT_EQ(chain_problem(alice, {issuing, other}, when(alice)),
            "issuing CA 'Issuing' was issued by 'CN=Root', not by root 'Other'");
  EXPECT_EQ(chain_problem(alice, {root}, when(alice)),
            "the certificate was issued by 'CN=Issuing', not by root 'Root'");
}

TEST_F(ChainTest, NamesTheKeyOfANamesake) {
  make("Root", "", kCa);
  const auto alice = make("alice", "Root", kClient);
  const auto namesake = make("Root", "", kCa);
  EXPECT_EQ(chain_problem(alice, {namesake}, when(namesake)),
            "the certificate names another key of its issuer than that of root 'Root'");
  make("Plain", "", "");
  const auto bob = make("bob", "Plain", "authorityKeyIdentifier=none\n" + kClient);
  const auto plain = make("Plain", "", "");
  EXPECT_EQ(chain_problem(bob, {plain}, when(plain)),
            "the signature of the certificate is not by the key of root 'Plain'");
}

TEST_F(ChainTest, NamesThePathLengthThatIsExceeded) {
  const auto root = make("Root", "", "basicConstraints=critical,CA:TRUE,pathlen:0\n");
  const auto issuing = make("Issuing", "Root", kCa);
  const auto alice = make("alice", "Issuing", kClient);
  const std::string wanted = "root 'Root' allows no CA below it (path length 0), not 1";
  EXPECT_EQ(chain_problem(alice, {issuing, root}, when(alice)), wanted);
  EXPECT_EQ(issuers_problem({issuing, root}, when(alice)), wanted);
  EXPECT_EQ(issuers_problem({root}, when(alice)), std::nullopt);
}

TEST_F(ChainTest, NamesWhatIsNotACa) {
  const auto root = make("Root", "", kCa);
  const auto leaf = make("leaf", "Root", "basicConstraints=CA:FALSE\n");
  const auto unused = make("Unused", "Root",
                           "basicConstraints=critical,CA:TRUE\n"
                           "keyUsage=digitalSignature\n");
  const auto servers = make("Servers", "Root", kCa + "extendedKeyUsage=serverAuth\n");
  const auto problem = [&](const Certificate& authority) {
    return *issuers_problem({authority, root}, when(authority));
  };
  EXPECT_NE(problem(leaf).find("CA:FALSE"), std::string::npos);
  EXPECT_NE(problem(unused).find("lacks keyCertSign"), std::string::npos);
  EXPECT_EQ(problem(servers),
            "issuing CA 'Servers' cannot sign client certificates: its extended "
            "key usage lacks clientAuth");
}

TEST_F(ChainTest, NamesDatesOfTheCaAtFault) {
  const auto root = make("Root", "", kCa, "60");
  const auto issuing = make("Issuing", "Root", kCa, "1");
  const auto alice = make("alice", "Issuing", kClient, "30");
  const Time late = issuing.facts().not_after + std::chrono::hours(1);
  EXPECT_EQ(chain_problem(alice, {issuing, root}, late),
            "issuing CA 'Issuing' expired on " + format_date(issuing.facts().not_after));
}

TEST_F(ChainTest, NamesPurposesOfTheClient) {
  const auto root = make("Root", "", kCa);
  const auto server = make("server", "Root", "extendedKeyUsage=serverAuth\n");
  const auto usage = make("usage", "Root", "keyUsage=keyEncipherment\n");
  EXPECT_EQ(chain_problem(server, {root}, when(server)),
            "its extended key usage lacks clientAuth, so it is not for TLS client authentication");
  EXPECT_NE(chain_problem(usage, {root}, when(usage))->find("lacks digitalSignature"),
            std::string::npos);
}

TEST_F(ChainTest, NamesThatConstraintsForbidAreFoundBeforeAndAfterIssuing) {
  const auto root = make("Root", "", kCa);
  const auto issuing = make("Issuing", "Root",
                            kCa +
                                "nameConstraints=critical,permitted;DNS:contoso.com,"
                                "permitted;email:contoso.com\n");
  const Issuers chain{issuing, root};
  EXPECT_EQ(name_problem(chain, "alice", {{"pc.contoso.com"}, {"a@contoso.com"}, {}}),
            std::nullopt);
  const auto problem = name_problem(chain, "alice", {{"pc.example.org"}, {}, {}});
  ASSERT_TRUE(problem);
  EXPECT_EQ(*problem,
            "the name constraints of issuing CA 'Issuing' do not permit 'CN=alice, "
            "DNS:pc.example.org'");
  EXPECT_TRUE(name_problem(chain, "alice", {{}, {"a@example.org"}, {}}));
  EXPECT_TRUE(name_problem(chain, "pc.example.org", {}));
  const auto bob = make("bob", "Issuing", kClient + "subjectAltName=DNS:bob.example.org\n");
  EXPECT_NE(chain_problem(bob, chain, when(bob))->find("do not permit"), std::string::npos);
  const Issuer issuer(chain, key_of("Issuing"));
  EXPECT_EQ(
      kind_of([&] {
        issuer.issue({"carol", {{"c.example.org"}, {}, {}}, when(issuing), kYear}, make_key());
      }),
      ErrorKind::usage);
}

TEST_F(ChainTest, RootWithoutBasicConstraintsMayHaveIssuingCas) {
  const auto root = make("Plain", "", "");
  const auto issuing = make("Issuing", "Plain", kCa);
  const auto alice = make("alice", "Issuing", kClient);
  EXPECT_EQ(chain_problem(alice, {issuing, root}, when(alice)), std::nullopt);
}

}  // namespace
}  // namespace p2s::pki
