// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/clients/issue/issue_clients.hpp>
#include <p2s/app/clients/issue/sign_folder.hpp>
#include <p2s/app/clients/sync/sync_clients.hpp>

#include <string_view>
#include <vector>

namespace p2s::cli {

/// The output of `client issue` and `client renew`: one line per client as soon as it is saved,
/// or one JSON document at the end.
app::OnIssued issued_printer(Context& context);
void print_issued(Context& context, const app::IssueResult& result);
/// Throws one error for the clients that failed, if any did.
ExitCode report_failures(Context& context, const app::IssueResult& result, std::string_view what);

/// The output of `client sign --from`, like that of `client issue`.
app::OnSigned signed_printer(Context& context);
ExitCode report_signed(Context& context, const app::SignFolderResult& result);

/// {"plan":[…],"clients":[…],"failed":[…]} of `client sync`.
void print_synced_json(Context& context, const app::SyncPlan& plan, const app::IssueResult& result);

/// The output of `client issue` and `client renew` for --dry-run; `rest` has what would not be
/// issued. Throws as report_failures().
ExitCode report_would_issue(Context& context, const std::vector<app::IssueRequest>& runs,
                            const app::IssueResult& rest, std::string_view what);

}  // namespace p2s::cli
