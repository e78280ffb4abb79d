// SPDX-License-Identifier: Apache-2.0
#include "output/store/issue_view.hpp"

#include "output/json_values.hpp"
#include "output/store/client_json.hpp"
#include "output/store/client_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {

namespace {

using Json = nlohmann::ordered_json;

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
  for (const auto* clients : {&result.completed, &result.issued})
    for (const auto& client : *clients) document["clients"].push_back(issued_json(client));
  document["failed"] = failed_json(result.failures);
  document["dry_run"] = context.globals().dry_run;
  print_json(context, document);
}

ExitCode report_would_issue(Context& context, const std::vector<app::IssueRequest>& runs,
                            const app::IssueResult& rest, std::string_view what) {
  Json document{{"clients", Json::array()},
                {"skipped", skipped_json(rest.skipped)},
                {"failed", failed_json(rest.failures)}};
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
