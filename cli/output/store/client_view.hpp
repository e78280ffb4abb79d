// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/clients/issue/issue_clients.hpp>
#include <p2s/store/records.hpp>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <vector>

namespace p2s::cli {

/// The clients as a table, or {"clients":[…]}. Clients that expire within `soon` are "expiring".
void show_clients(Context& context, const std::vector<store::ClientRecord>& clients,
                  const Period& soon);

/// {"clients":[…]} with their certificates, for `client show` and `client sign`.
void print_client_details_json(Context& context, const std::vector<store::ClientRecord>& clients);
void print_signed_json(Context& context, const store::ClientRecord& client,
                       const std::string& certificate);

/// {"revocations":[…]} for a file, or for stdout with further fields.
std::string revocations_document(Context& context, const std::vector<store::ClientRecord>& revoked);
void print_revocations_json(Context& context, const std::vector<store::ClientRecord>& revoked,
                            const JsonFields& further = {});

/// The result of a command that changed clients: the rows as JSON, or a line for each.
void report_clients(Context& context, const std::vector<store::ClientRecord>& clients,
                    const std::function<std::string(const store::ClientRecord&)>& line);
/// The result of a command that changed one client: the row as JSON, or `line` as a message.
void report_client(Context& context, const store::ClientRecord& client, const std::string& line);

/// The output of `client issue` and `client renew`: one line per client as soon as it is saved,
/// or one JSON document at the end.
app::OnIssued issued_printer(Context& context);
void print_issued(Context& context, const app::IssueResult& result);

/// The same for --dry-run.
void print_would_issue(Context& context, const std::vector<app::IssueRequest>& runs,
                       const std::vector<std::string>& skipped, const std::string& shortened);

}  // namespace p2s::cli
