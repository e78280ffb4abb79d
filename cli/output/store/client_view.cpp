// SPDX-License-Identifier: Apache-2.0
#include "output/store/client_view.hpp"

#include "output/json_values.hpp"
#include "output/store/client_json.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

Json revocation_list_json(Context& context, const std::vector<store::ClientRecord>& revoked) {
  const app::Authorities authorities(context.workspace().inventory());
  Json document{{"revocations", Json::array()}};
  for (const auto& client : revoked) {
    document["revocations"].push_back({{"name", or_null(client.name)},
                                       {"thumbprint", client.thumbprint},
                                       {"serial", client.serial},
                                       {"issuer", client.issuer},
                                       {"root", authorities.root_of(client.issuer)},
                                       {"revoked_at", format_time(*client.revoked_at)},
                                       {"reason", client.revocation_reason}});
  }
  return document;
}

}  // namespace

void print_client_rows_json(Context& context, const std::vector<app::ClientRow>& rows,
                            const Period& soon) {
  print_json(context, client_rows_json(context, rows, soon));
}

void print_client_details_json(Context& context, const std::vector<app::ClientRow>& rows) {
  auto document = client_rows_json(context, rows, app::kExpiringSoon);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& row = document["clients"][i];
    const auto& client = rows[i].client;
    const auto certificate = pki::Certificate::from_pem(client.certificate);
    row["sha256"] = certificate.sha256();
    row["alternative_names"] = certificate.facts().alternative_names;
    row["certificate"] = client.certificate;
  }
  print_json(context, document);
}

void print_signed_json(Context& context, const store::ClientRecord& client,
                       const std::string& certificate) {
  auto document = clients_json(context, {client});
  document["clients"][0]["certificate"] = certificate;
  print_json(context, document);
}

std::string revocations_document(Context& context,
                                 const std::vector<store::ClientRecord>& revoked) {
  return revocation_list_json(context, revoked).dump(2) + "\n";
}

void print_revocations_json(Context& context, const std::vector<store::ClientRecord>& revoked,
                            const JsonFields& further) {
  auto document = revocation_list_json(context, revoked);
  document.update(object_of(further));
  print_json(context, document);
}

void print_skipped(Context& context, const std::vector<app::SkippedClient>& skipped, bool failed) {
  constexpr std::size_t kShown = 20;
  if (failed && skipped.size() == 1) return;
  for (std::size_t i = 0; i < std::min(kShown, skipped.size()); ++i)
    context.info(fmt::format("'{}' {}", printable(skipped[i].client), skipped[i].reason));
  if (skipped.size() > kShown)
    context.info(fmt::format("{} more were skipped", skipped.size() - kShown));
}

void report_client(Context& context, const store::ClientRecord& client, const std::string& line) {
  if (context.globals().json)
    print_json(context, clients_json(context, {client}));
  else
    context.info((context.globals().dry_run ? "would have " : "") + line);
}

ExitCode report_outcome(Context& context, const app::ClientOutcome& outcome,
                        const app::SelectedClients& selected, std::string_view what,
                        const std::function<std::string(const store::ClientRecord&)>& line,
                        const std::string& note) {
  for (const auto& client : outcome.done)
    if (!context.globals().json)
      context.info((context.globals().dry_run ? "would have " : "") + line(client));
  if (!note.empty() && !outcome.done.empty()) context.info(note);
  return report_outcome(context, outcome, selected, what, clients_json(context, outcome.done));
}

ExitCode report_outcome(Context& context, const app::ClientOutcome& outcome,
                        const app::SelectedClients& selected, std::string_view what,
                        Json document) {
  const auto error = app::outcome_error(outcome, selected, what);
  if (!context.globals().json) {
    print_skipped(context, outcome.skipped, error.has_value());
  } else if (!error || !outcome.done.empty()) {
    document["skipped"] = skipped_json(outcome.skipped);
    document["failed"] = failed_json(outcome.failures);
    print_json(context, document);
  }
  context.out().flush();  // what was done is printed even if others failed
  if (error) throw Error(*error);
  return ExitCode::done;
}

ExitCode report_exports(Context& context, const app::ClientOutcome& outcome,
                        const app::SelectedClients& selected, const app::FolderExport& request) {
  Json document{{"exports", Json::array()}};
  const std::string verb = context.globals().dry_run ? "would write" : "wrote";
  for (const auto& client : outcome.done) {
    const auto file = request.file_for(client.name);
    const auto password =
        file.has_password_file() ? app::password_file_of(file.path).string() : std::string();
    document["exports"].push_back({{"name", client.name},
                                   {"thumbprint", client.thumbprint},
                                   {"format", to_string(file.format)},
                                   {"file", file.path.string()},
                                   {"password_file", or_null(password)}});
    if (!context.globals().json)
      context.info(fmt::format("{} {}", verb, printable(file.path.string())));
  }
  return report_outcome(context, outcome, selected, "were not exported", std::move(document));
}

}  // namespace p2s::cli
