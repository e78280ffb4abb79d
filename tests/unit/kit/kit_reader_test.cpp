// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::test {
namespace {

using Names = std::vector<std::string>;

kit::KitArchive read_files(std::vector<std::pair<std::string, std::string>> files) {
  std::vector<archive::Entry> entries;
  for (auto& [name, content] : files) entries.push_back({name, to_bytes(content)});
  return kit::read_kit(std::move(entries), "kit");
}

kit::ProfileContents facts_of(const std::string& path, const std::string& content) {
  auto kit = read_files({{path, content}});
  EXPECT_TRUE(kit.findings.empty()) << path << ": " << kit.findings.front().message;
  return kit.facts.empty() ? kit::ProfileContents() : std::move(kit.facts.front());
}

std::string problem_of(const std::string& path, const std::string& content) {
  const auto kit = read_files({{path, content}});
  if (kit.findings.empty()) return {};
  EXPECT_EQ(kit.findings.front().rule, "KIT-055");
  return kit.findings.front().message;
}

constexpr auto kSwanctl = "linux/strongswan/swanctl.conf";
constexpr auto kIpsec = "linux/strongswan/ipsec.conf";
constexpr auto kKeyfile = "linux/networkmanager/corp.nmconnection";
constexpr auto kApp = "android/strongswan/corp.sswan";

TEST(KitReader, ReadsSwanctl) {
  const auto facts = facts_of(kSwanctl, R"(
connections {
  corp { # a comment with } and {
    remote_addrs = "a.example,b.example"
    local { auth = eap-tls
      certs = corp.pem
      aaa_id = "name.example"
    }
    remote { id = %any
      cacerts = corp-root-1.pem, corp-root-2.pem }
  }
  outside { remote_addrs = 127.0.0.1 }
}
)");
  EXPECT_EQ(facts.servers, (Names{"a.example", "b.example"}));
  EXPECT_EQ(facts.server_name, "name.example");
  EXPECT_EQ(facts.needs, (Names{"corp.pem", "corp-root-1.pem", "corp-root-2.pem"}));
}

TEST(KitReader, ReadsIpsecConf) {
  const auto facts = facts_of(kIpsec,
                              "conn corp\n  right=\"a.example\"\n  rightid=\"%a.example\"\n"
                              "  leftcert=corp.pem # mine\n"
                              "conn outside\n  left=127.0.0.1\n");
  EXPECT_EQ(facts.servers, Names{"a.example"});
  EXPECT_EQ(facts.server_name, "");
  EXPECT_EQ(facts.needs, Names{"corp.pem"});
}

TEST(KitReader, ReadsKeyFileOfNetworkManager) {
  const auto facts =
      facts_of(kKeyfile,
               "[connection]\naddress=no.example\n[vpn]\nremote=a.example:443:tcp, b.example:443\n"
               "ca=/etc/p2sctl/corp/server-roots.pem\ncert=/etc/ssl/own.pem\n"
               "verify-x509-name=name:name.example\n");
  EXPECT_EQ(facts.servers, (Names{"a.example", "b.example"}));
  EXPECT_EQ(facts.server_name, "name.example");
  EXPECT_EQ(facts.needs, Names{"server-roots.pem"});
  EXPECT_EQ(facts_of(kKeyfile, "[vpn]\naddress=a.example\n").servers, Names{"a.example"});
}

TEST(KitReader, ReadsProfileOfStrongSwanApp) {
  const std::string der("\x30\x01\x00", 3);
  const auto facts = facts_of(
      kApp,
      R"({"type": "ikev2-cert", "remote": {"addr": "a.example", "id": "b.example", "cert": ")" +
          to_base64(as_bytes(der)) + R"("}, "local": {"p12": ")" + to_base64(as_bytes(der)) +
          R"("}})");
  EXPECT_EQ(facts.servers, Names{"a.example"});
  EXPECT_EQ(facts.server_name, "b.example");
  EXPECT_EQ(facts.server_roots, std::vector<Bytes>{to_bytes(der)});
  EXPECT_EQ(facts.pfx.text(), der);
}

TEST(KitReader, ReportsFilesThatNameNoGateway) {
  EXPECT_EQ(problem_of(kSwanctl, "connections {\n}\n"), "names no gateway");
  EXPECT_EQ(problem_of(kSwanctl, "connections {\n"), "ends before its last '}'");
  EXPECT_EQ(problem_of(kSwanctl, "connections {\n}\n}\n"), "has a '}' without '{'");
  EXPECT_EQ(problem_of(kSwanctl, "connections " + std::string(1000, '{')),
            "has more than 16 levels");
  EXPECT_EQ(problem_of(kIpsec, "conn corp\n"), "names no gateway");
  EXPECT_EQ(problem_of(kKeyfile, ""), "names no gateway");
  EXPECT_EQ(problem_of(kApp, "{}"), "names no gateway");
  EXPECT_EQ(problem_of(kApp, "{"), "this is not a JSON object");
  EXPECT_EQ(problem_of(kApp, R"({"remote": {"addr": ["a"]}})"), "names no gateway");
  EXPECT_EQ(problem_of(kApp, R"({"remote": {"addr": "a.example", "cert": "YQ=="}})"),
            "remote/cert is not DER in base64");
}

TEST(KitReader, ReportsCertificateFilesOfAnotherFormat) {
  EXPECT_EQ(problem_of("certificate/client.pem", "nothing"), "this is not a certificate");
  EXPECT_EQ(problem_of("certificate/alice.pfx", "nothing"), "this is not a PFX file");
  EXPECT_EQ(problem_of("certificate/tls-auth.key", "nothing"),
            "this is not an OpenVPN static key of 512 hex digits");
}

TEST(KitReader, ListsFilesOfUnknownFormat) {
  const auto kit = read_files({{"START-HERE.html", ""}, {"linux/openvpn/notes.doc", ""}});
  ASSERT_EQ(kit.unread.size(), 1U);
  EXPECT_EQ(kit.unread.front().path, "linux/openvpn/notes.doc");
}

TEST(KitReader, KnowsFilesOfKitsByTheirContent) {
  const auto is_known = [](std::string_view content, bool or_part = false) {
    return kit::looks_like_kit_file({"profile", to_bytes(std::string(content))}, or_part);
  };
  EXPECT_TRUE(is_known("connections {\n corp {\n remote_addrs = a.example\n}\n}\n"));
  EXPECT_TRUE(is_known("conn corp\n  right=a.example\n"));
  EXPECT_TRUE(is_known("[vpn]\nservice-type=org.freedesktop.NetworkManager.openvpn\n"));
  EXPECT_TRUE(is_known(R"({"type": "ikev2-cert", "remote": {"addr": "a.example"}})"));
  EXPECT_TRUE(is_known("\r\n$Connection = 'corp'\r\n$Server = 'a.example'\r\n"));
  EXPECT_FALSE(is_known("client\nremote a.example 443\n"));
  EXPECT_TRUE(is_known("client\nremote a.example 443\n", true));
  EXPECT_FALSE(is_known(R"({"type": "ikev2-cert")"));
  EXPECT_FALSE(is_known("", true));
}

KitSample linux_and_android() {
  KitSample sample;
  sample.inputs.digests.sha1_hex = [](ByteView) { return std::string(40, 'A'); };
  sample.inputs.proposals.ike = {"aes256gcm16-prfsha384-ecp384"};
  sample.inputs.proposals.esp = {"aes256gcm16"};
  sample.client.pfx = Secret(std::string_view("\x30\x00", 2));
  sample.serve("strongswan", azure::Method::certificate, azure::Tunnel::ikev2);
  return sample;
}

/// Files of kits, as they are built.
std::vector<std::pair<std::string, std::string>> built_files() {
  const auto sample = linux_and_android();
  const auto context = sample.context();
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [software, system] : {std::pair{&kit::strongswan_linux, System::gnu_linux},
                                         std::pair{&kit::network_manager, System::gnu_linux},
                                         std::pair{&kit::strongswan_android, System::android}}) {
    for (const auto& file : software->emit(context, system, sample.methods).files)
      files.emplace_back(software->folder(system) + file.path, file.content.text());
  }
  return files;
}

/// Everything that the reader found in the file, in lower case.
Names stated(const std::string& path, const std::string& content) {
  Names all;
  const auto kit = read_files({{path, content}});
  EXPECT_EQ(kit.facts.size() + kit.findings.size(), 1U) << path;
  for (const auto& facts : kit.facts) {
    for (const auto& server : facts.servers) all.push_back("server " + to_lower(server));
    for (const auto& file : facts.needs) all.push_back("file " + to_lower(file));
    if (!facts.server_name.empty()) all.push_back("name " + to_lower(facts.server_name));
    for (const auto& root : facts.server_roots) all.push_back("root " + to_hex(root));
  }
  return all;
}

TEST(KitReader, ChangedLinesInventNothing) {
  const auto files = built_files();
  ASSERT_GE(files.size(), 4U);
  for (const auto& [path, content] : files) {
    const auto before = stated(path, content);
    EXPECT_FALSE(before.empty()) << path;
    const auto lines = split_lines(content);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string line(lines[i]);
      const auto end = line.find_first_of("=:");
      for (const auto& changed :
           {std::string(), line + "\n" + line, line.substr(0, end), line.substr(0, end) + "=",
            to_upper(line), path.ends_with("swanctl.conf") ? line + " }" : std::string()}) {
        std::string text;
        for (std::size_t j = 0; j < lines.size(); ++j)
          text += (j == i ? changed : std::string(lines[j])) + "\n";
        for (const auto& fact : stated(path, text)) {
          EXPECT_TRUE(std::find(before.begin(), before.end(), fact) != before.end())
              << path << " line " << i + 1 << ": " << changed << ": " << fact;
        }
      }
    }
  }
}

bool has_rule(const kit::KitArchive& kit, const char* rule) {
  const auto rules = rules_of(kit::check_kit(kit, KitSample().inputs.digests));
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

TEST(KitCheck, FindsFilesThatConnectionsNeed) {
  const std::string conf =
      "connections {\n c {\n remote_addrs = a.example\n cacerts = c-root-2.pem\n}\n}\n";
  const std::string root = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
  EXPECT_TRUE(has_rule(read_files({{kSwanctl, conf}}), "KIT-074"));
  EXPECT_TRUE(
      has_rule(read_files({{kSwanctl, conf}, {"certificate/server-root-1.pem", root}}), "KIT-074"));
  EXPECT_FALSE(
      has_rule(read_files({{kSwanctl, conf}, {"certificate/server-root-2.pem", root}}), "KIT-074"));
  // Older kits had it under the name that is installed.
  EXPECT_FALSE(has_rule(
      read_files({{kSwanctl, conf}, {"linux/strongswan/swanctl/x509ca/c-root-2.pem", root}}),
      "KIT-074"));
}

TEST(KitCheck, ComparesServersAndNamesOfAllFiles) {
  const std::string app = R"({"remote": {"addr": "a.example", "id": "name.example"}})";
  EXPECT_TRUE(
      has_rule(read_files({{kApp, app}, {kIpsec, "conn c\n right=b.example\n"}}), "KIT-058"));
  EXPECT_TRUE(has_rule(
      read_files({{kApp, app}, {kIpsec, "conn c\n right=a.example\n rightid=c.example\n"}}),
      "KIT-058"));
  EXPECT_FALSE(has_rule(
      read_files({{kApp, app}, {kIpsec, "conn c\n right=a.example\n rightid=a.example\n"}}),
      "KIT-058"));
}

}  // namespace
}  // namespace p2s::test
