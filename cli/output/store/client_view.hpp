// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/files/export_files.hpp>
#include <p2s/app/clients/selection/client_outcome.hpp>
#include <p2s/store/records.hpp>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <vector>

namespace p2s::cli {

/// {"clients":[…]}. Clients that expire within `soon` are "expiring".
void print_client_rows_json(Context& context, const std::vector<app::ClientRow>& rows,
                            const Period& soon);
/// The same with their certificates, for `client show` and `client sign`.
void print_client_details_json(Context& context, const std::vector<app::ClientRow>& rows);
void print_signed_json(Context& context, const store::ClientRecord& client,
                       const std::string& certificate);

/// {"revocations":[…]} for a file, or for stdout with further fields.
std::string revocations_document(Context& context, const std::vector<store::ClientRecord>& revoked);
void print_revocations_json(Context& context, const std::vector<store::ClientRecord>& revoked,
                            const JsonFields& further = {});

/// What became of the selected clients: {"clients":[…],"skipped":[…],"failed":[…]}, or a line for
/// each, and then `note`; throws the error of those that failed. `what` as of outcome_error().
ExitCode report_outcome(Context& context, const app::ClientOutcome& outcome,
                        const app::SelectedClients& selected, std::string_view what,
                        const std::function<std::string(const store::ClientRecord&)>& line,
                        const std::string& note = {});
/// The same if the rows of the document are special.
ExitCode report_outcome(Context& context, const app::ClientOutcome& outcome,
                        const app::SelectedClients& selected, std::string_view what,
                        nlohmann::ordered_json document);
/// What `client export` wrote to a directory.
ExitCode report_exports(Context& context, const app::ClientOutcome& outcome,
                        const app::SelectedClients& selected, const app::FolderExport& request);
/// The result of a command that changed one client: the row as JSON, or `line` as a message.
void report_client(Context& context, const store::ClientRecord& client, const std::string& line);

/// A message for each, up to a number; none if the only one is what failed.
void print_skipped(Context& context, const std::vector<app::SkippedClient>& skipped, bool failed);

}  // namespace p2s::cli
