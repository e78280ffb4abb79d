#pragma once

#include "output.hpp"

#include <p2s/app/issue_clients.hpp>
#include <p2s/store/records.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// One client as `client list` shows it (cli.md, section 4).
nlohmann::ordered_json client_json(const store::ClientRecord& client, Time at, const Period& soon);

/// {"clients":[…]} of these.
nlohmann::ordered_json clients_json(const std::vector<store::ClientRecord>& clients, Time at,
                                    const Period& soon);

/// {"revocations":[…]} of revoked ones.
nlohmann::ordered_json revocations_json(const std::vector<store::ClientRecord>& revoked);

/// A table of them, for people.
void print_clients(Context& context, const std::vector<store::ClientRecord>& clients, Time at,
                   const Period& soon);

/// The report of one command that did something to one client: the row as JSON, or `line` as talk.
void report_client(Context& context, const store::ClientRecord& client, const std::string& line);

/// What `client issue` and `client renew` say: one line for each client as soon as it is durable,
/// or one JSON document at the end.
app::OnIssued issued_printer(Context& context);
void print_issued(Context& context, const app::IssueResult& result);

/// The same for --dry-run.
void print_would_issue(Context& context, const std::vector<app::IssueRequest>& runs,
                       const std::vector<std::string>& skipped);

}  // namespace p2s::cli
