// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/diagnosis/diagnose_client.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/client_text.hpp>
#include <p2s/rules/pool_check.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <iterator>

namespace p2s::app {
namespace {

std::vector<spec::Network> networks_of(const std::vector<spec::Pool>& pools) {
  std::vector<spec::Network> networks;
  for (const auto& pool : pools) {
    const auto parsed = net::Prefix::parse(pool.text);
    if (parsed.problem == net::Prefix::Problem::none)  // `gateway check` reports the others
      networks.push_back({*parsed.prefix, pool.origin});
  }
  return networks;
}

diagnosis::ExpectedNetwork expected_by(const std::filesystem::path& spec_file) {
  const auto spec = spec::load_spec(spec_file);
  const auto plan = rules::pool_plan(spec);
  diagnosis::ExpectedNetwork expected;
  expected.pools = networks_of(plan.pools);
  expected.vnet = plan.vnet;
  expected.peered = plan.peered;
  std::copy(plan.bgp_learned.begin(), plan.bgp_learned.end(), std::back_inserter(expected.peered));
  expected.on_premises = plan.on_premises;
  expected.custom_routes = plan.custom_routes;
  for (const auto& server : spec.vnet.dns_servers)
    expected.dns_servers.push_back(server.prefix.first());
  return expected;
}

/// A package does not distinguish the virtual network from other routes: all must be routed.
diagnosis::ExpectedNetwork expected_by_package(const std::string& file, Time at) {
  const auto package = inspect_package(file, at).package;
  diagnosis::ExpectedNetwork expected;
  for (const auto& pool : package.pools) expected.pools.push_back({pool, file});
  for (const auto& route : package.routes) expected.vnet.push_back({route, file});
  for (const auto& server : package.dns_servers) {
    if (const auto address = net::Address::parse(server)) expected.dns_servers.push_back(*address);
  }
  return expected;
}

void replace_typed(std::vector<spec::Network>& networks, const std::vector<std::string>& typed,
                   const std::string& option) {
  if (typed.empty()) return;
  networks.clear();
  for (const auto& text : typed)
    networks.push_back({spec::require_prefix(text, option, ErrorKind::usage), option});
}

diagnosis::ExpectedNetwork expected_network(const DiagnoseRequest& request, Time at) {
  diagnosis::ExpectedNetwork expected;
  if (!request.package.empty()) {
    expected = expected_by_package(request.package, at);
  } else if (request.spec) {
    expected = expected_by(*request.spec);
  }
  replace_typed(expected.pools, request.pools, "--pool");
  replace_typed(expected.vnet, request.vnet, "--vnet");
  if (!request.dns.empty()) expected.dns_servers.clear();
  for (const auto& text : request.dns) {
    const auto address = net::Address::parse(text);
    if (!address)
      throw Error(ErrorKind::usage,
                  fmt::format("--dns: '{}' is not a valid address", printable(text)))
          .hint("--dns 10.1.0.4");
    expected.dns_servers.push_back(*address);
  }
  return expected;
}

std::string shown_name(const std::string& file) { return file == "-" ? "standard input" : file; }

void read_one(const std::string& file, const Services& services, ClientReport& report,
              std::vector<diagnosis::NamedLog>& logs) {
  const auto name = shown_name(file);
  const auto text = client_text(read_input(file, services, diagnosis::kClientTextLimit));
  auto read = diagnosis::read_client_text(text);
  if (read.kinds.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not output of ipconfig, ip, ifconfig, route or netstat, nor a "
                            "client log with a known error",
                            printable(name)))
        .hint(
            "run ipconfig /all, ip -j addr or ifconfig; look up a single message with p2sctl "
            "explain");
  }
  report.inputs.push_back({name, read.kinds});
  diagnosis::merge(report.client, std::move(read.state));
  logs.push_back({name, std::move(read.log)});
}

}  // namespace

std::string client_text(ByteView bytes) {
  if (auto text = decode_text(bytes)) return *std::move(text);
  std::string ascii(as_text(bytes));
  for (char& c : ascii) {
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  }
  return ascii;
}

ClientReport diagnose_client(const DiagnoseRequest& request, const Services& services,
                             const std::function<diagnosis::ClientState()>& live) {
  const auto expected = expected_network(request, services.as_of);
  ClientReport report;
  std::vector<diagnosis::NamedLog> logs;
  for (const auto& file : request.files) read_one(file, services, report, logs);
  if (request.files.empty()) {
    report.client = live();
    report.inputs.push_back({"this computer", {"live"}});
  }
  report.diagnosis = diagnosis::diagnose(report.client, expected, logs);
  return report;
}

}  // namespace p2s::app
