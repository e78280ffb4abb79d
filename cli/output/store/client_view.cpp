// SPDX-License-Identifier: Apache-2.0
#include "output/store/client_view.hpp"

#include "output/json_values.hpp"

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

// "windows,ios"; null for all.
Json optional_list(const std::string& text) {
  if (text.empty()) return nullptr;
  Json list = Json::array();
  for (const auto item : split(text, ',')) list.push_back(item);
  return list;
}

Json issued_json(const app::IssuedClient& client) {
  return {{"name", client.name},
          {"thumbprint", client.thumbprint},
          {"serial", client.serial},
          {"not_after", format_time(client.not_after)},
          {"pfx", or_null(client.pfx.string())},
          {"password_file", or_null(client.password_file.string())}};
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
          {"has_private_key", client.has_key}};
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

Json clients_json(Context& context, const std::vector<store::ClientRecord>& clients,
                  const Period& soon) {
  const app::Authorities authorities(context.workspace().inventory());
  Json document{{"clients", Json::array()}};
  for (const auto& client : clients) {
    document["clients"].push_back(client_json(client, authorities, context.services().as_of, soon));
  }
  return document;
}

Json rows_json(Context& context, const std::vector<app::ClientRow>& rows, const Period& soon) {
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

Json revocations_json(Context& context, const std::vector<store::ClientRecord>& revoked) {
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
  print_json(context, rows_json(context, rows, soon));
}

void print_client_details_json(Context& context, const std::vector<app::ClientRow>& rows) {
  auto document = rows_json(context, rows, app::kExpiringSoon);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& row = document["clients"][i];
    const auto& client = rows[i].client;
    const auto certificate = pki::Certificate::from_pem(client.certificate);
    row["sha256"] = certificate.sha256();
    row["alternative_names"] = certificate.facts().alternative_names;
    row["certificate"] = client.certificate;
    row["systems"] = optional_list(client.systems);
    row["software"] = optional_list(client.software);
  }
  print_json(context, document);
}

void print_signed_json(Context& context, const store::ClientRecord& client,
                       const std::string& certificate) {
  auto document = clients_json(context, {client}, app::kExpiringSoon);
  document["clients"][0]["certificate"] = certificate;
  print_json(context, document);
}

std::string revocations_document(Context& context,
                                 const std::vector<store::ClientRecord>& revoked) {
  return revocations_json(context, revoked).dump(2) + "\n";
}

void print_revocations_json(Context& context, const std::vector<store::ClientRecord>& revoked,
                            const JsonFields& further) {
  auto document = revocations_json(context, revoked);
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
    print_json(context, clients_json(context, {client}, app::kExpiringSoon));
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
  return report_outcome(context, outcome, selected, what,
                        clients_json(context, outcome.done, app::kExpiringSoon));
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
  if (context.globals().dry_run) document["dry_run"] = true;
  return report_outcome(context, outcome, selected, "were not exported", std::move(document));
}

namespace {

/// A line for a client that is saved.
template <typename Client>
void print_saved(Context& context, const Client& client, const std::filesystem::path& file) {
  auto& out = context.out();
  const std::string_view gap = context.out_is_terminal() ? "  " : "\t";
  clear_progress(context);
  out << printable(client.name) << gap << client.thumbprint << gap << format_date(client.not_after);
  if (!file.empty()) out << gap << printable(file.string(), 4096);
  out << std::endl;  // flushed: a printed client is saved
}

}  // namespace

app::OnIssued issued_printer(Context& context) {
  if (context.globals().json) return {};
  return [&context](const app::IssuedClient& client) { print_saved(context, client, client.pfx); };
}

app::OnSigned signed_printer(Context& context) {
  if (context.globals().json) return {};
  return [&context](const app::SignedFile& file) {
    if (!context.globals().dry_run) return print_saved(context, file.client, file.certificate);
    context.info(fmt::format("would sign {} for '{}' with '{}', valid until {}",
                             printable(file.request), printable(file.client.name),
                             printable(file.client.issuer), format_date(file.client.not_after)));
  };
}

ExitCode report_signed(Context& context, const app::SignFolderResult& result) {
  const bool dry = context.globals().dry_run;
  if (!result.shortened.empty())
    context.warn(fmt::format("certificates {} {}", dry ? "would be" : "are", result.shortened));
  if (context.globals().json) {
    Json document{{"clients", Json::array()}};
    for (const auto& file : result.files) {
      document["clients"].push_back({{"name", file.client.name},
                                     {"thumbprint", file.client.thumbprint},
                                     {"serial", file.client.serial},
                                     {"not_after", format_time(file.client.not_after)},
                                     {"request", file.request},
                                     {"certificate", file.certificate.string()}});
    }
    document["skipped"] = skipped_json(result.skipped);
    document["failed"] = failed_json(result.failures);
    document["dry_run"] = dry;
    print_json(context, document);
  } else {
    print_skipped(context, result.skipped, false);
    context.info(fmt::format("{}{} signed", counted(result.files.size(), "request", "requests"),
                             dry ? " would be" : ""));
  }
  context.out().flush();
  if (result.failures.empty()) return ExitCode::done;
  throw app::failures_error(result.failures,
                            result.files.size() + result.skipped.size() + result.failures.size(),
                            dry ? "would not be signed" : "were not signed", "requests");
}

void print_issued(Context& context, const app::IssueResult& result) {
  if (!context.globals().json) return;
  Json document{{"clients", Json::array()}, {"skipped", skipped_json(result.skipped)}};
  for (const auto* clients : {&result.issued, &result.completed})
    for (const auto& client : *clients) document["clients"].push_back(issued_json(client));
  document["failed"] = failed_json(result.failures);
  print_json(context, document);
}

namespace {

ExitCode report_failures(Context& context, std::size_t issued, const app::IssueResult& rest,
                         std::string_view what) {
  context.out().flush();
  if (rest.failures.empty()) return ExitCode::done;
  throw app::failures_error(rest.failures, issued + rest.skipped.size() + rest.failures.size(),
                            what);
}

}  // namespace

ExitCode report_failures(Context& context, const app::IssueResult& result, std::string_view what) {
  return report_failures(context, result.issued.size(), result, what);
}

void print_synced_json(Context& context, const app::SyncPlan& plan,
                       const app::IssueResult& result) {
  Json document{{"plan", Json::array()}, {"clients", Json::array()}};
  for (const auto& step : plan.steps) {
    document["plan"].push_back({{"action", to_string(step.action)},
                                {"name", step.name},
                                {"reason", step.reason},
                                {"thumbprint", or_null(step.thumbprint)}});
  }
  for (const auto& client : result.issued) document["clients"].push_back(issued_json(client));
  document["failed"] = failed_json(result.failures);
  document["dry_run"] = context.globals().dry_run;
  print_json(context, document);
}

ExitCode report_would_issue(Context& context, const std::vector<app::IssueRequest>& runs,
                            const app::IssueResult& rest, std::string_view what) {
  Json document{{"clients", Json::array()},
                {"skipped", skipped_json(rest.skipped)},
                {"failed", failed_json(rest.failures)},
                {"dry_run", true}};
  if (!context.globals().json) print_skipped(context, rest.skipped, false);
  for (const auto& run : runs) {
    for (const auto& client : run.clients) {
      const std::string pfx = run.pfx ? run.pfx->file_for(client.name).string() : "";
      document["clients"].push_back({{"name", client.name},
                                     {"thumbprint", nullptr},
                                     {"serial", nullptr},
                                     {"not_after", nullptr},
                                     {"pfx", or_null(pfx)}});
      context.info(fmt::format("would issue '{}': {}, {}, issuer '{}'{}", printable(client.name),
                               to_string(run.key), run.validity.to_string(), printable(run.issuer),
                               pfx.empty() ? "" : ", PFX " + printable(pfx)));
    }
  }
  if (!rest.shortened.empty()) context.warn("certificates would be " + rest.shortened);
  if (context.globals().json) print_json(context, document);
  return report_failures(context, document["clients"].size(), rest, what);
}

}  // namespace p2s::cli
