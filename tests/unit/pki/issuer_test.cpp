// SPDX-License-Identifier: Apache-2.0
#include "fixtures.hpp"
#include "support/run_program.hpp"
#include "support/temp_dir.hpp"

#include <p2s/base/files/files.hpp>
#include <p2s/pki/verify.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace p2s::pki {
namespace {

using namespace test;
using p2s::test::run_program;
using p2s::test::TempDir;

std::string save(const TempDir& dir, const std::string& name, std::string_view content) {
  write_file(dir / name, as_bytes(content), Access::everyone, OnExisting::replace);
  return (dir / name).string();
}

TEST(MakeRoot, HasTheExtensionsOfARoot) {
  const auto& facts = issuer().certificate().facts();
  EXPECT_TRUE(facts.is_ca);
  EXPECT_TRUE(facts.self_signed);
  EXPECT_EQ(facts.serial.size(), 40U);
  EXPECT_EQ(facts.key_usage, (std::vector<std::string>{"keyCertSign", "cRLSign"}));
  EXPECT_EQ(facts.not_before, kNow - kClockSkew);
}

TEST(MakeRoot, RejectsDatesOutsideTheRangeOfCertificates) {
  const auto key = make_key();
  EXPECT_EQ(kind_of([&] {
              make_root("r", key, kNow, {9999, Period::Unit::years});
            }),
            ErrorKind::usage);
}

TEST(MakeServer, PassesOpensslStrictVerification) {
  const TempDir dir;
  const auto root_key = make_key();
  const auto root = make_root("Server Root", root_key, kNow, kYear);
  const auto server =
      make_server("short", {"vpn.example.com", "short.example.com"}, make_key(), root, root_key);
  const auto verdict =
      run_program({"openssl", "verify", "-x509_strict", "-attime",
                   std::to_string(kNow.time_since_epoch().count()), "-purpose", "sslserver",
                   "-verify_hostname", "vpn.example.com", "-CAfile",
                   save(dir, "root.pem", root.pem()), save(dir, "leaf.pem", server.pem())});
  EXPECT_EQ(verdict.exit_code, 0) << verdict.out << verdict.err;
  EXPECT_EQ(server.facts().extended_key_usage, std::vector<std::string>{"serverAuth"});
  EXPECT_FALSE(server.facts().is_ca);
}

TEST(MakeServer, RejectsInvalidNamesAndForeignKeys) {
  const auto key = make_key();
  const auto root = make_root("Server Root", key, kNow, kYear);
  for (const std::string name : {"$(id)", "a b", "a'b"}) {
    EXPECT_EQ(kind_of([&] { make_server("s", {name}, make_key(), root, key); }), ErrorKind::usage);
  }
  EXPECT_EQ(kind_of([&] { make_server("s", {"a.example"}, make_key(), root, make_key()); }),
            ErrorKind::usage);
}

TEST(Issue, EndsWhenTheRequestSaysSo) {
  auto wanted = request("alice");
  wanted.not_after = kNow + std::chrono::seconds(1);
  EXPECT_EQ(issuer().issue(wanted, make_key()).facts().not_after, wanted.not_after);
}

TEST(Issue, PassesOpensslStrictVerification) {
  const TempDir dir;
  auto wanted = request("Jörg");
  wanted.alternative_names = {{"vpn.example.com"}, {"a@example.com"}, {"jörg@example.com"}};
  const auto client = issuer().issue(wanted, make_key());
  const auto root = save(dir, "root.pem", issuer().certificate().pem());
  const auto leaf = save(dir, "leaf.pem", client.pem());
  const auto verdict = run_program({"openssl", "verify", "-x509_strict", "-attime",
                                    std::to_string(kNow.time_since_epoch().count()), "-purpose",
                                    "sslclient", "-CAfile", root, leaf});
  EXPECT_EQ(verdict.exit_code, 0) << verdict.out << verdict.err;
  EXPECT_EQ(client.facts().common_name, "Jörg");
  EXPECT_EQ(client.facts().extended_key_usage, std::vector<std::string>{"clientAuth"});
  EXPECT_EQ(client.facts().alternative_names,
            (std::vector<std::string>{"DNS:vpn.example.com", "email:a@example.com",
                                      "UPN:jörg@example.com"}));
  EXPECT_EQ(client.facts().authority_key_id, issuer().certificate().facts().subject_key_id);
}

TEST(Issue, DoesNotOutliveTheRootAndSupportsYearsAfter2049) {
  auto wanted = request("alice");
  wanted.validity = {50, Period::Unit::years};
  EXPECT_EQ(issuer().issue(wanted, make_key()).facts().not_after,
            issuer().certificate().facts().not_after);
  auto key = make_key();
  const auto root = make_root("long", key, kNow, {50, Period::Unit::years});
  EXPECT_EQ(format_date(root.facts().not_after), "2076-01-31");
}

TEST(Issue, RejectsInvalidNamesAndAnExpiredRoot) {
  const auto key = make_key();
  const auto refused = [&](const AlternativeNames& names) {
    auto wanted = request("alice");
    wanted.alternative_names = names;
    return kind_of([&] { issuer().issue(wanted, key); }) == ErrorKind::usage;
  };
  for (const std::string dns : {"", "-a", "a..b", "a b", "10.0.0.1", "ä.de"})
    EXPECT_TRUE(refused({{dns}, {}, {}})) << dns;
  for (const std::string mail : {"", "a", "@b", "a@", "a b@c", "a@b@c"})
    EXPECT_TRUE(refused({{}, {mail}, {}})) << mail;
  for (const std::string upn : {"", "a", "a@b@c", "a@\n", "\xFF@b"})
    EXPECT_TRUE(refused({{}, {}, {upn}}));
  auto late = request("alice");
  late.now = issuer().certificate().facts().not_after + std::chrono::hours(1);
  EXPECT_EQ(kind_of([&] { issuer().issue(late, key); }), ErrorKind::usage);
}

TEST(Issue, IsThreadSafe) {
  std::vector<std::thread> threads;
  std::array<std::string, 4> serials;
  for (auto& serial : serials) {
    threads.emplace_back(
        [&serial] { serial = issuer().issue(request("alice"), make_key()).facts().serial; });
  }
  for (auto& thread : threads) thread.join();
  std::sort(serials.begin(), serials.end());
  EXPECT_EQ(std::adjacent_find(serials.begin(), serials.end()), serials.end());
}

TEST(Issuer, RejectsAForeignKeyAndALeaf) {
  EXPECT_EQ(kind_of([] { Issuer(issuer().chain(), make_key()); }), ErrorKind::usage);
  auto key = make_key();
  auto leaf = issuer().issue(request("alice"), key);
  EXPECT_EQ(kind_of([&] { Issuer({leaf}, std::move(key)); }), ErrorKind::usage);
}

TEST(Issuer, AcceptsARootWithoutBasicConstraints) {
  const TempDir dir;
  const auto config = save(dir, "c",
                           "[req]\ndistinguished_name=d\n[d]\n[x]\nkeyUsage=critical,keyCertSign\n"
                           "subjectKeyIdentifier=hash\n");
  const auto made = run_program({"openssl",
                                 "req",
                                 "-x509",
                                 "-config",
                                 config,
                                 "-extensions",
                                 "x",
                                 "-newkey",
                                 "ec",
                                 "-pkeyopt",
                                 "ec_paramgen_curve:P-256",
                                 "-nodes",
                                 "-subj",
                                 "/CN=P2SRootCert",
                                 "-days",
                                 "30",
                                 "-keyout",
                                 (dir / "k").string(),
                                 "-out",
                                 (dir / "r").string()});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  auto root = Certificate::from_pem(as_text(read_file(dir / "r")));
  EXPECT_FALSE(root.facts().has_basic_constraints);
  const Issuer plain({root}, PrivateKey::from_file(read_file(dir / "k"), nullptr));
  auto wanted = request("alice");
  wanted.now = root.facts().not_before;
  const auto client = plain.issue(wanted, make_key());
  EXPECT_FALSE(chain_problem(client, {root}, wanted.now));
  EXPECT_TRUE(chain_problem(client, issuer().chain(), wanted.now));
}

TEST(SignRequest, UsesNamesOfTheRequest) {
  const TempDir dir;
  const auto made =
      run_program({"openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                   "-nodes", "-subj", "/CN=bob", "-addext", "subjectAltName=DNS:b.example.com",
                   "-addext", "basicConstraints=CA:TRUE", "-keyout", "/dev/null"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const auto client = issuer().sign_request(as_bytes(made.out), request(""));
  EXPECT_EQ(client.facts().common_name, "bob");
  EXPECT_FALSE(client.facts().is_ca);
  EXPECT_EQ(client.facts().alternative_names, std::vector<std::string>{"DNS:b.example.com"});
  EXPECT_EQ(kind_of([] { issuer().sign_request(as_bytes("nothing"), request("")); }),
            ErrorKind::malformed);
}

TEST(MakeCrl, IsReadByOpenssl) {
  const auto crl =
      issuer().make_crl({{"0A1B", kNow, "key-compromise"}}, 7, kNow, {7, Period::Unit::days});
  const auto shown = run_program({"openssl", "crl", "-noout", "-text"}, crl);
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_NE(shown.out.find("Serial Number: 0A1B"), std::string::npos);
  EXPECT_NE(shown.out.find("Key Compromise"), std::string::npos);
  EXPECT_EQ(kind_of([] {
              issuer().make_crl({{"0A", kNow, "boredom"}}, 1, kNow, kYear);
            }),
            ErrorKind::usage);
  EXPECT_EQ(kind_of([] {
              issuer().make_crl({{"xy", kNow, "superseded"}}, 1, kNow, kYear);
            }),
            ErrorKind::malformed);
}

TEST(ChainProblem, ReportsDatesAndForeignRoots) {
  const auto client = issuer().issue(request("alice"), make_key());
  EXPECT_FALSE(chain_problem(client, issuer().chain(), kNow));
  EXPECT_TRUE(
      chain_problem(client, issuer().chain(), client.facts().not_after + std::chrono::seconds(1)));
  EXPECT_TRUE(
      chain_problem(client, issuer().chain(), client.facts().not_before - std::chrono::seconds(1)));
  const auto other_key = make_key();
  EXPECT_TRUE(chain_problem(client, {make_root("P2SRootCert", other_key, kNow, kYear)}, kNow));
}

}  // namespace
}  // namespace p2s::pki
