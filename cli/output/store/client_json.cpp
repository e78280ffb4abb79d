// SPDX-License-Identifier: Apache-2.0
#include "output/store/client_json.hpp"

#include "output/json_values.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/text/text.hpp>

#include <nlohmann/json.hpp>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

/// "windows,ios"; null for all.
Json optional_list(const std::string& text) {
  if (text.empty()) return nullptr;
  Json list = Json::array();
  for (const auto item : split(text, ',')) list.push_back(item);
  return list;
}

Json client_json(const store::ClientRecord& client, const app::Authorities& authorities, Time at,
                 const Period& soon) {
  return {{"name", client.name},
          {"thumbprint", client.thumbprint},
          {"serial", client.serial},
          {"subject", client.subject},
          {"issuer", client.issuer},
          {"root", authorities.root_of(client.issuer)},
          {"key", client.key},
          {"not_before", format_time(client.not_before)},
          {"not_after", format_time(client.not_after)},
          {"status", to_string(app::client_status(client, at, soon))},
          {"revoked_at", or_null(client.revoked_at)},
          {"revocation_reason", or_null(client.revocation_reason)},
          {"has_private_key", client.has_key},
          {"systems", optional_list(client.systems)},
          {"software", optional_list(client.software)}};
}

}  // namespace

Json clients_json(Context& context, const std::vector<store::ClientRecord>& clients) {
  const app::Authorities authorities(context.workspace().inventory());
  Json document{{"clients", Json::array()}};
  for (const auto& client : clients) {
    document["clients"].push_back(
        client_json(client, authorities, context.services().as_of, app::kExpiringSoon));
  }
  return document;
}

Json client_rows_json(Context& context, const std::vector<app::ClientRow>& rows,
                      const Period& soon) {
  const app::Authorities authorities(context.workspace().inventory());
  Json document{{"clients", Json::array()}};
  for (const auto& row : rows) {
    auto& json = document["clients"].emplace_back(
        client_json(row.client, authorities, context.services().as_of, soon));
    json["superseded_by"] = or_null(row.superseded_by);
    json["replaces"] = or_null(row.replaces);
    json["last_seen"] = or_null(row.last_seen);
  }
  return document;
}

Json issued_json(const app::IssuedClient& client) {
  return {{"name", client.name},
          {"thumbprint", client.thumbprint},
          {"serial", client.serial},
          {"not_after", format_time(client.not_after)},
          {"pfx", or_null(client.pfx.string())},
          {"password_file", or_null(client.password_file.string())}};
}

Json skipped_json(const std::vector<app::SkippedClient>& skipped) {
  Json rows = Json::array();
  for (const auto& each : skipped) rows.push_back(each.client);
  return rows;
}

Json failed_json(const std::vector<app::ClientFailure>& failures) {
  Json rows = Json::array();
  for (const auto& each : failures) {
    rows.push_back({{"name", each.client},
                    {"kind", to_string(each.error.kind())},
                    {"message", each.error.message()},
                    {"hint", each.error.hint()}});
  }
  return rows;
}

}  // namespace p2s::cli
