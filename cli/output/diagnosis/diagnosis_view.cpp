// SPDX-License-Identifier: Apache-2.0
#include "output/diagnosis/diagnosis_view.hpp"

#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const diagnosis::InterfaceAddress& address) {
  const auto text = address.address.to_string();
  return address.length ? fmt::format("{}/{}", text, *address.length) : text;
}

/// Lists in text are cut here; --json has all.
constexpr std::size_t kMostShown = 12;
constexpr std::size_t kLongestLine = 500;

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
  Json logged = Json::array();
  for (const auto& one : report.diagnosis.logged)
    logged.push_back({{"log", one.log},
                      {"attempt", one.attempt},
                      {"line", one.line},
                      {"name", one.name},
                      {"consequence", one.consequence},
                      {"text", printable(one.text, kLongestLine)}});
  Json document{{"inputs", std::move(inputs)},           {"interfaces", std::move(interfaces)},
                {"routes", report.client.routes.size()}, {"dns_servers", std::move(dns)},
                {"pool_addresses", std::move(pool)},     {"unchecked", report.diagnosis.unchecked},
                {"log_errors", std::move(logged)}};
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

}  // namespace

void show_diagnosis(Context& context, const app::ClientReport& report) {
  if (context.globals().json) {
    print_json(context, json_of(report));
    return;
  }
  print_client(context, report);
  print_findings(context, report.diagnosis.findings);
  for (const auto& reason : report.diagnosis.unchecked)
    context.info("not checked: " + printable(reason, 1000));
  if (report.diagnosis.findings.empty()) context.info("no findings");
}

}  // namespace p2s::cli
