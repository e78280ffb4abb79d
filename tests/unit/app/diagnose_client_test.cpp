// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"
#include "unit/app/workspace_fixture.hpp"

#include <p2s/app/diagnosis/diagnose_client.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/spec/spec.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

diagnosis::ClientState nobody() { throw Error(ErrorKind::internal, "the system was asked"); }

class DiagnoseClient : public testing::Test {
 protected:
  test::TempDir folder_;
  FixedClock clock_{*parse_time("2026-11-01")};
  NoPrompter prompter_;
  secrets::StandardInput standard_input_;
  Services services_{clock_, prompter_, standard_input_, {}, "tester", clock_.now()};

  std::string file(const std::string& name, std::string_view content) {
    const auto path = folder_ / name;
    write_file(path, as_bytes(content), Access::everyone, OnExisting::replace);
    return path.string();
  }
  ErrorKind kind_of(const DiagnoseRequest& request) {
    try {
      diagnose_client(request, services_, nobody);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::internal;
  }
};

constexpr std::string_view kConnected =
    "2: eth0: <UP> mtu 1500\n    inet 192.168.1.10/24\n"
    "3: tun0: <POINTOPOINT,UP> mtu 1500\n    inet 172.16.201.2/24\n";

TEST_F(DiagnoseClient, InspectsComputerOnlyWithoutFiles) {
  bool asked = false;
  const auto live = [&] {
    asked = true;
    diagnosis::ClientState state;
    state.interfaces_known = true;
    state.interfaces.push_back(
        {"tun0", true, false, true, {{*net::Address::parse("172.16.201.2"), 24}}});
    return state;
  };
  DiagnoseRequest request;
  request.pools = {"172.16.201.0/24"};
  const auto report = diagnose_client(request, services_, live);
  EXPECT_TRUE(asked);
  ASSERT_EQ(report.diagnosis.pool_addresses.size(), 1U);
  EXPECT_EQ(report.inputs.at(0).kinds, std::vector<std::string>{"live"});
  request.files = {file("addr", kConnected)};
  EXPECT_NO_THROW(diagnose_client(request, services_, nobody));
}

TEST_F(DiagnoseClient, UsesGatewayFromSpecByDefault) {
  DiagnoseRequest request;
  request.files = {file("addr", kConnected)};
  request.spec = folder_ / "p2s.toml";
  write_file(*request.spec, as_bytes(spec::init_template("GW")), Access::everyone,
             OnExisting::fail);
  EXPECT_EQ(diagnose_client(request, services_, nobody).diagnosis.pool_addresses.size(), 1U);
  request.pools = {"10.99.0.0/24"};
  EXPECT_TRUE(diagnose_client(request, services_, nobody).diagnosis.pool_addresses.empty());
}

TEST_F(DiagnoseClient, MergesTextsOfOneClient) {
  DiagnoseRequest request;
  request.files = {file("addr", kConnected), file("routes", "default via 192.168.1.1 dev eth0\n"),
                   file("log", "[IKE] received NO_PROPOSAL_CHOSEN notify error\n")};
  request.pools = {"172.16.201.0/24"};
  request.vnet = {"10.1.0.0/16"};
  const auto report = diagnose_client(request, services_, nobody);
  ASSERT_EQ(report.diagnosis.findings.size(), 2U);
  EXPECT_EQ(report.inputs.size(), 3U);
}

TEST_F(DiagnoseClient, RejectsUnreadableInput) {
  DiagnoseRequest request;
  request.files = {file("letter", "Dear all,\n")};
  EXPECT_EQ(kind_of(request), ErrorKind::malformed);
  request.files = {file("large", std::string(9'000'000, ' '))};
  EXPECT_EQ(kind_of(request), ErrorKind::malformed);
  request.files = {(folder_ / "missing").string()};
  EXPECT_EQ(kind_of(request), ErrorKind::not_found);
  request.files = {file("addr", kConnected)};
  request.dns = {"10.1.0.0/24"};
  EXPECT_EQ(kind_of(request), ErrorKind::usage);
  request.dns.clear();
  request.pools = {"10.1.0.1/24"};
  EXPECT_EQ(kind_of(request), ErrorKind::usage);
}

TEST(ClientText, IsDecodedFromAllEncodings) {
  EXPECT_EQ(client_text(as_bytes("abc")), "abc");
  EXPECT_EQ(client_text(as_bytes(std::string_view("\xFF\xFE"
                                                  "a\0b\0",
                                                  6))),
            "ab");
  EXPECT_EQ(client_text(as_bytes("B\x84RBEL")), "B?RBEL");
  EXPECT_EQ(client_text(as_bytes("Bärbel")), "Bärbel");
}

}  // namespace
}  // namespace p2s::app
