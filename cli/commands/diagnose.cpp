#include "../command.hpp"
#include "../options/options.hpp"
#include "../output/output.hpp"

#include <p2s/app/diagnose_client.hpp>
#include <p2s/base/text.hpp>
#include <p2s/gateway/live_client.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

struct DiagnoseOptions {
  app::DiagnoseRequest request;
};

void add_options(CommandLine& line, DiagnoseOptions& options) {
  line.argument("FILE", &options.request.files,
                "what the client's tools print, or its logs; - is standard input; without it this "
                "computer is looked at");
  line.option("--pool PREFIX", &options.request.pools, "an address pool of the gateway");
  line.option("--vnet PREFIX", &options.request.vnet, "a prefix of the virtual network");
  line.option("--dns ADDRESS", &options.request.dns, "a DNS server of the virtual network");
  line.option("--azure FILE", &options.request.package,
              "the zip that Azure generated: pools, routes and DNS servers come from it");
}

std::string text_of(const gateway::InterfaceAddress& address) {
  const auto text = address.address.to_string();
  return address.length ? fmt::format("{}/{}", text, *address.length) : text;
}

/// Nobody reads more in a terminal; --json has all.
constexpr std::size_t kMostShown = 12;

template <typename Items, typename Shown>
std::string listed(const Items& items, Shown shown) {
  std::vector<std::string> texts;
  for (const auto& item : items) {
    if (texts.size() == kMostShown) {
      texts.push_back(fmt::format("and {} more", items.size() - kMostShown));
      break;
    }
    texts.push_back(shown(item));
  }
  return join(texts, ", ");
}

Json json_of(const app::ClientReport& report) {
  Json inputs = Json::array();
  for (const auto& input : report.inputs)
    inputs.push_back({{"file", input.file}, {"kinds", input.kinds}});
  Json interfaces = Json::array();
  for (const auto& interface : report.client.interfaces) {
    Json addresses = Json::array();
    for (const auto& address : interface.addresses) addresses.push_back(text_of(address));
    interfaces.push_back({{"name", interface.name},
                          {"up", interface.up},
                          {"tunnel", interface.tunnel},
                          {"addresses", std::move(addresses)}});
  }
  Json dns = Json::array();
  for (const auto& server : report.client.dns_servers) dns.push_back(server.to_string());
  Json pool = Json::array();
  for (const auto& own : report.diagnosis.pool_addresses)
    pool.push_back({{"address", own.address.to_string()}, {"interface", own.interface}});
  Json document{
      {"inputs", std::move(inputs)},           {"interfaces", std::move(interfaces)},
      {"routes", report.client.routes.size()}, {"dns_servers", std::move(dns)},
      {"pool_addresses", std::move(pool)},     {"not_judged", report.diagnosis.not_judged}};
  add_findings(document, report.diagnosis.findings);
  return document;
}

void print_client(Context& context, const app::ClientReport& report) {
  const auto row = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) context.out() << fmt::format("{:<14}{}\n", label, printable(value, 4000));
  };
  row("read", listed(report.inputs, [](const app::ClientInput& input) {
        return fmt::format("{} ({})", input.file, join(input.kinds, ", "));
      }));
  std::size_t shown = 0;
  std::size_t more = 0;
  for (const auto& interface : report.client.interfaces) {
    if (interface.loopback || interface.addresses.empty()) continue;
    if (shown++ < kMostShown) {
      row(interface.tunnel ? "tunnel" : "interface",
          fmt::format("{}: {}", interface.name, listed(interface.addresses, text_of)));
    } else {
      ++more;
    }
  }
  if (more > 0) row("", counted(more, "more interface", "more interfaces"));
  row("DNS servers", listed(report.client.dns_servers,
                            [](const net::Address& server) { return server.to_string(); }));
  row("pool address", listed(report.diagnosis.pool_addresses, [](const auto& own) {
        return fmt::format("{} on {}", own.address.to_string(), own.interface);
      }));
}

ExitCode run(const DiagnoseOptions& options, Context& context) {
  auto request = options.request;
  if (request.package.empty()) request.spec = context.workspace().spec_file();
  const auto report =
      app::diagnose_client(request, context.services().judged_at, &gateway::live_client_state);
  const auto& findings = report.diagnosis.findings;
  if (context.globals().json) {
    print_json(context, json_of(report));
    return exit_code(findings);
  }
  print_client(context, report);
  print_findings(context, findings);
  for (const auto& reason : report.diagnosis.not_judged)
    context.say("not judged: " + printable(reason, 1000));
  if (findings.empty()) context.say("no findings");
  return exit_code(findings);
}

constexpr std::array kExamples{
    Example{"p2sctl diagnose", "this computer, against p2s.toml"},
    Example{"p2sctl diagnose ipconfig.txt --pool 172.16.201.0/24 --vnet 10.1.0.0/16",
            "what a user sent: ipconfig /all"},
    Example{"p2sctl diagnose addr.json route.json --azure VNet1GW.zip",
            "ip -j addr and ip -j route of a Linux client"},
    Example{"journalctl -u strongswan | p2sctl diagnose -", "errors in a log, with their fixes"}};

}  // namespace

extern const Command diagnose{
    .path = "diagnose",
    .summary = "say why a client does not get through",
    .details =
        "Reads what a client's tools print: ipconfig /all (in any language), ip addr, ip -j addr, "
        "ifconfig, route print, ip route, ip -j route, netstat -rn, resolv.conf. Says whether the "
        "client holds an address of the pool, whether its own network collides with the pool or "
        "the virtual network, and what is wrong with its routes and DNS servers. Without a file "
        "this computer is looked at.\n\n"
        "Logs of strongSwan (charon) and OpenVPN and Windows' RasClient events are searched for "
        "known errors, each shown with cause and fix as explain does. Pools, networks and DNS "
        "servers come from the options, the package or p2s.toml, in this order.\n\n"
        "Exit code 3 when a finding is an error.",
    .examples = kExamples,
    .see_also = "explain,pool check",
    .declare = make_command<add_options, run>,
};

}  // namespace p2s::cli
