// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"

#include <p2s/base/error.hpp>
#include <p2s/kit/name_uuid.hpp>

#include <gtest/gtest.h>

namespace p2s::test {
namespace {

using azure::Method;
using azure::Tunnel;
using Names = std::vector<std::string>;

struct LinuxSample : KitSample {
  LinuxSample() {
    client.key = "rsa:2048";
    inputs.proposals.ike = {"aes256gcm16-prfsha384-ecp384", "aes256-sha256-modp2048"};
    inputs.proposals.esp = {"aes256gcm16"};
  }
  LinuxSample& serve(std::string_view software, azure::Tunnel tunnel,
                     azure::Method authentication = azure::Method::certificate) {
    methods.push_back({System::gnu_linux, std::string(software), tunnel, authentication});
    return *this;
  }
  kit::Emitted strongswan() const {
    return kit::strongswan_linux.emit(context(), System::gnu_linux, methods);
  }
  kit::Emitted network_manager() const {
    return kit::network_manager.emit(context(), System::gnu_linux, methods);
  }
};

bool has_line(const std::string& text, std::string_view line) {
  for (const auto each : split_lines(text)) {
    if (trim(each) == line) return true;
  }
  return false;
}

TEST(StrongSwanEmitter, PinsGatewayInBothFormats) {
  LinuxSample sample;
  const auto emitted = sample.serve("strongswan", azure::Tunnel::ikev2).strongswan();
  EXPECT_TRUE(emitted.findings.empty());
  const auto swanctl = text_of(emitted, "swanctl.conf");
  EXPECT_TRUE(has_line(swanctl, "id = %any"));
  EXPECT_TRUE(has_line(swanctl, "auth = eap-tls"));
  EXPECT_TRUE(has_line(swanctl, "aaa_id = \"" + sample.gateway.server_name + "\""));
  const auto ipsec = text_of(emitted, "ipsec.conf");
  EXPECT_TRUE(has_line(ipsec, "rightid=\"%" + sample.gateway.servers.front() + "\""));
}

TEST(StrongSwanEmitter, TrustsEveryServerRootAndContainsIntermediates) {
  LinuxSample sample;
  const auto emitted = sample.serve("strongswan", azure::Tunnel::ikev2).strongswan();
  for (std::size_t i = 1; i <= sample.gateway.server_roots.size(); ++i) {
    EXPECT_NE(shared_text(emitted, "server-root-" + std::to_string(i) + ".pem"), "");
    EXPECT_TRUE(has_line(emitted.installer, "put \"/etc/swanctl/x509ca/vnet-corp-root-" +
                                                std::to_string(i) +
                                                ".pem\" <\"$certificates/server-root-" +
                                                std::to_string(i) + ".pem\""));
  }
  EXPECT_EQ(shared_text(emitted, "client.pem"), sample.client.certificate +
                                                    sample.client.chain.front() +
                                                    std::string(sample.client.private_key.text()));
  for (const auto* folder : {"/etc/swanctl/x509/", "/etc/ipsec.d/cacerts/"})
    EXPECT_TRUE(has_line(emitted.installer, "pem CERTIFICATE 2 | put \"" + std::string(folder) +
                                                "vnet-corp-issuer-1.pem\""));
  EXPECT_EQ(emitted.installer.find("issuer-2"), std::string::npos);
}

TEST(StrongSwanEmitter, QuotesGatewayName) {
  LinuxSample sample;
  sample.gateway.server_name = "a\" } # \\";
  const auto emitted = sample.serve("strongswan", azure::Tunnel::ikev2).strongswan();
  EXPECT_TRUE(has_line(text_of(emitted, "swanctl.conf"), R"(aaa_id = "a\" } # \\")"));
}

TEST(StrongSwanEmitter, UsesAllTrafficOnlyIfConfigured) {
  LinuxSample sample;
  sample.serve("strongswan", azure::Tunnel::ikev2);
  const auto file = "swanctl.conf";
  EXPECT_FALSE(has_line(text_of(sample.strongswan(), file), "remote_ts = 0.0.0.0/0"));
  sample.inputs.settings.forced_tunnel = true;
  EXPECT_TRUE(has_line(text_of(sample.strongswan(), file), "remote_ts = 0.0.0.0/0"));
}

TEST(StrongSwanEmitter, PrefersCertificateOverPassword) {
  LinuxSample sample;
  sample.serve("strongswan", azure::Tunnel::ikev2, azure::Method::radius)
      .serve("strongswan", azure::Tunnel::ikev2);
  const auto emitted = sample.strongswan();
  EXPECT_TRUE(emitted.findings.empty());
  EXPECT_TRUE(has_line(text_of(emitted, "swanctl.conf"), "auth = eap-tls"));
}

LinuxSample radius_user() {
  LinuxSample sample;
  sample.gateway.eap_method = "EAPMSCHAPV2";
  sample.gateway.server_roots.resize(1);
  sample.client = kit::ClientMaterial{};
  sample.client.name = "rita";
  sample.serve("strongswan", azure::Tunnel::ikev2, azure::Method::radius)
      .serve("openvpn", azure::Tunnel::openvpn, azure::Method::radius);
  return sample;
}

TEST(NetworkManagerEmitter, PromptsRadiusUsersForPassword) {
  const auto sample = radius_user();
  const auto emitted = sample.network_manager();
  EXPECT_TRUE(emitted.findings.empty());
  const auto ikev2 = text_of(emitted, "vnet-corp-ikev2.nmconnection");
  const auto openvpn = text_of(emitted, "vnet-corp-openvpn.nmconnection");
  EXPECT_TRUE(has_line(ikev2, "method=eap"));
  EXPECT_TRUE(has_line(ikev2, "user=rita"));
  EXPECT_TRUE(has_line(ikev2, "certificate=/etc/p2sctl/vnet-corp/server-root-1.pem"));
  EXPECT_TRUE(has_line(openvpn, "connection-type=password"));
  EXPECT_TRUE(has_line(openvpn, "username=rita"));
  EXPECT_TRUE(has_line(openvpn, "verify-x509-name=name:" + sample.gateway.server_name));
  for (const auto& text : {ikev2, openvpn}) {
    EXPECT_TRUE(has_line(text, "password-flags=1"));
    EXPECT_EQ(text.find("client.key"), std::string::npos);
  }
  EXPECT_EQ(shared_text(emitted, "client.pem"), "");
}

TEST(NetworkManagerEmitter, VerifiesRadiusServerOrCreatesNoConnection) {
  LinuxSample sample;
  sample.gateway.eap_method = "EAPTLS";
  sample.gateway.server_roots.resize(1);
  sample.client.chain.resize(1);
  sample.serve("strongswan", azure::Tunnel::ikev2, azure::Method::radius);
  sample.gateway.radius_roots = sample.gateway.server_roots;
  const auto emitted = sample.network_manager();
  EXPECT_TRUE(emitted.findings.empty());
  EXPECT_TRUE(has_line(text_of(emitted, "vnet-corp-ikev2.nmconnection"), "method=eap-tls"));
  sample.gateway.radius_roots = {{"RadiusServerRoot.cer", to_bytes("another")}};
  EXPECT_TRUE(sample.network_manager().files.empty());
  EXPECT_EQ(rules_of(sample.network_manager().findings), Rules{"KIT-030"});
}

TEST(NetworkManagerEmitter, ReportsUnsupportedExclusion) {
  auto sample = radius_user();
  sample.inputs.settings.exclude_routes = {net::Prefix::parse("203.0.113.0/24").prefix.value()};
  EXPECT_EQ(rules_of(sample.network_manager().findings), Rules{"KIT-032"});
  EXPECT_TRUE(sample.strongswan().findings.empty());
}

TEST(NetworkManagerEmitter, CreatesSupportedConnections) {
  LinuxSample sample;
  sample.serve("openvpn", azure::Tunnel::openvpn);
  auto emitted = sample.network_manager();
  EXPECT_EQ(text_of(emitted, "vnet-corp-ikev2.nmconnection"), "");
  const auto openvpn = text_of(emitted, "vnet-corp-openvpn.nmconnection");
  EXPECT_TRUE(has_line(openvpn, "verify-x509-name=name:" + sample.gateway.server_name));
  EXPECT_TRUE(has_line(openvpn, "key=/etc/p2sctl/vnet-corp/client.key"));
  EXPECT_TRUE(has_line(openvpn, "never-default=true"));
  EXPECT_NE(shared_text(emitted, "tls-auth.key").find("OpenVPN Static key V1"), std::string::npos);
  emitted = sample.serve("strongswan", azure::Tunnel::ikev2).network_manager();
  const auto ikev2 = text_of(emitted, "vnet-corp-ikev2.nmconnection");
  EXPECT_TRUE(has_line(ikev2, "address=" + sample.gateway.servers.front()));
  EXPECT_TRUE(has_line(ikev2, "ike=aes256gcm16-prfsha384-ecp384;aes256-sha256-modp2048"));
}

TEST(NetworkManagerEmitter, UsesInstalledRootsForSeveralRootsAndReportsIt) {
  LinuxSample sample;
  sample.serve("strongswan", azure::Tunnel::ikev2);
  sample.gateway.server_roots.resize(1);
  sample.client.chain.resize(1);
  auto emitted = sample.network_manager();
  EXPECT_TRUE(emitted.findings.empty());
  EXPECT_TRUE(has_line(text_of(emitted, "vnet-corp-ikev2.nmconnection"),
                       "certificate=/etc/p2sctl/vnet-corp/server-root-1.pem"));
  sample.gateway.server_roots.push_back(sample.gateway.server_roots.front());
  emitted = sample.network_manager();
  EXPECT_EQ(rules_of(emitted.findings), Rules{"KIT-034"});
  EXPECT_EQ(text_of(emitted, "vnet-corp-ikev2.nmconnection").find("certificate="),
            std::string::npos);
}

TEST(NetworkManagerEmitter, ReportsOmittedIntermediates) {
  LinuxSample sample;
  sample.gateway.server_roots.resize(1);
  EXPECT_EQ(rules_of(sample.serve("strongswan", azure::Tunnel::ikev2).network_manager().findings),
            Rules{"KIT-035"});
}

TEST(NetworkManagerEmitter, EscapesListSeparators) {
  LinuxSample sample;
  sample.serve("openvpn", azure::Tunnel::openvpn);
  sample.gateway.dns_suffixes = {".corp.example", "a;b"};
  EXPECT_TRUE(has_line(text_of(sample.network_manager(), "vnet-corp-openvpn.nmconnection"),
                       "dns-search=corp.example;a\\;b;"));
}

TEST(NetworkManagerEmitter, AsksForNamesWithTheSuffixesOnly) {
  LinuxSample sample;
  sample.serve("openvpn", azure::Tunnel::openvpn).serve("strongswan", azure::Tunnel::ikev2);
  sample.gateway.dns_servers = {"10.1.0.4", "fd00::4", "10.1.0.5"};
  sample.gateway.dns_suffixes = {".corp.example"};
  for (const auto* file : {"vnet-corp-openvpn.nmconnection", "vnet-corp-ikev2.nmconnection"}) {
    const auto text = text_of(sample.network_manager(), file);
    EXPECT_TRUE(has_line(text, "dns=10.1.0.4;10.1.0.5;")) << file;
    EXPECT_TRUE(has_line(text, "dns-search=corp.example;")) << file;
    EXPECT_TRUE(has_line(text, "never-default=true")) << file;
  }
}

TEST(NetworkManagerEmitter, RejectsNameWithNewLine) {
  EXPECT_NE(LinuxSample().serve("openvpn", azure::Tunnel::openvpn).network_manager().files.size(),
            0U);
  LinuxSample sample;
  sample.serve("openvpn", azure::Tunnel::openvpn);
  sample.gateway.server_name = "line\nend";
  EXPECT_THROW(sample.network_manager(), Error);
}

TEST(NameUuid, HasVersionAndVariant) {
  const auto hashed = [](ByteView) {
    return std::string("0123456789ABCDEF0123456789ABCDEF01234567");
  };
  EXPECT_EQ(kit::name_uuid("any", hashed), "01234567-89ab-5def-8123-456789abcdef");
  const auto all_set = [](ByteView) { return std::string(40, 'F'); };
  EXPECT_EQ(kit::name_uuid("any", all_set), "ffffffff-ffff-5fff-bfff-ffffffffffff");
}

}  // namespace
}  // namespace p2s::test
