// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/plan_question.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using test::ask;
using Strings = std::vector<std::string>;

constexpr const char* kGcm = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
constexpr const char* kCbc = "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384";
constexpr const char* kNew = "TLS_AES_128_GCM_SHA256";
constexpr const char* kEcdsa = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";
constexpr const char* kStatic = "TLS_RSA_WITH_AES_128_GCM_SHA256";
constexpr const char* kNever = "TLS_CHACHA20_POLY1305_SHA256";

std::size_t count(std::string_view rule, Strings suites, Strings versions = {},
                  azure::TunnelSet tunnels = {azure::Tunnel::openvpn}) {
  auto spec = test::example_gateway();
  spec.tunnels = tunnels;
  spec.clients.tls_suites = std::move(suites);
  spec.clients.tls_versions = std::move(versions);
  return ask(spec, rule).size();
}

TEST(TlsRules, FindNothingWithoutClients) {
  for (const auto* rule : {"TLS-001", "TLS-002", "TLS-003", "TLS-004", "TLS-005"})
    EXPECT_EQ(count(rule, {}), 0U) << rule;
}

TEST(TlsRules, RequireCommonSuite) {
  EXPECT_EQ(count("TLS-001", {kStatic, kEcdsa}), 1U);
  EXPECT_EQ(count("TLS-001", {kNever}), 1U);
  EXPECT_EQ(count("TLS-001", {kStatic, kGcm}), 0U);
  EXPECT_EQ(count("TLS-001", {kStatic}, {}, {azure::Tunnel::ikev2}), 0U);
  EXPECT_EQ(count("TLS-001", {kStatic}, {}, {azure::Tunnel::sstp}), 1U);
}

TEST(TlsRules, RequireTls12) {
  EXPECT_EQ(count("TLS-002", {}, {"1.0", "1.1"}), 1U);
  EXPECT_EQ(count("TLS-002", {}, {"1.1", "1.2"}), 0U);
  EXPECT_EQ(count("TLS-002", {}, {"1.3"}), 0U);
  EXPECT_EQ(count("TLS-002", {}, {"1.0"}, {azure::Tunnel::ikev2}), 0U);
}

TEST(TlsRules, SstpDoesNotSupportTls13) {
  EXPECT_EQ(count("TLS-003", {}, {"1.3"}, {azure::Tunnel::sstp}), 1U);
  EXPECT_EQ(count("TLS-003", {}, {"1.2", "1.3"}, {azure::Tunnel::sstp}), 0U);
  EXPECT_EQ(count("TLS-003", {}, {"1.3"}), 0U);
  EXPECT_EQ(count("TLS-003", {kNew}, {}, {azure::Tunnel::sstp}), 1U);
  EXPECT_EQ(count("TLS-003", {kNew, kGcm}, {}, {azure::Tunnel::sstp}), 0U);
  EXPECT_EQ(count("TLS-003", {}, {"1.0"}, {azure::Tunnel::sstp}), 0U);
}

TEST(TlsRules, PreferAesGcm) {
  EXPECT_EQ(count("TLS-004", {kCbc}), 1U);
  EXPECT_EQ(count("TLS-004", {kStatic, kCbc, kGcm}), 1U);
  EXPECT_EQ(count("TLS-004", {kGcm, kCbc}), 0U);
}

TEST(TlsRules, NoteEcdsaSuites) {
  EXPECT_EQ(count("TLS-005", {kGcm, kEcdsa}), 1U);
  EXPECT_EQ(count("TLS-005", {kEcdsa}), 0U);
  EXPECT_EQ(count("TLS-005", {kGcm, kStatic}), 0U);
}

TEST(TlsKeys, AreReadFromTheClientsTable) {
  const auto spec = spec::read_spec(
      "[clients]\ntls_versions = [\"1.2\", \"1.3\"]\ntls_suites = [\"A\", \"B\"]\n", "p2s.toml");
  EXPECT_EQ(spec.clients.tls_versions, (Strings{"1.2", "1.3"}));
  EXPECT_EQ(spec.clients.tls_suites, (Strings{"A", "B"}));
  EXPECT_THROW(spec::read_spec("[clients]\ntls_versions = [\"1.4\"]\n", "p2s.toml"), Error);
  EXPECT_THROW(spec::read_spec("[clients]\ntls_versions = [\"1.2\", \"1.2\"]\n", "p2s.toml"),
               Error);
}

}  // namespace
}  // namespace p2s::rules
