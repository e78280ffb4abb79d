// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/list.hpp"

#include <p2s/app/clients/client_history.hpp>

#include <string>
#include <vector>

namespace p2s::cli {

/// Names of the columns of `client list` and `revocation list`, for help.
std::string client_columns();
std::string revocation_columns();

/// The clients as a table, CSV or {"clients":[…]}; returns how many. Clients that expire within
/// filter.expiring are "expiring".
std::size_t show_clients(Context& context, const app::ClientFilter& filter,
                         const ListChoice& choice);

/// The clients as CSV with all columns, for a spreadsheet: no cell is a formula.
std::string clients_csv(Context& context, const std::vector<app::ClientRow>& rows);

/// Revoked certificates as a table or CSV, or {"revocations":[…]}.
void show_revocations(Context& context, const std::vector<store::ClientRecord>& revoked,
                      const ListChoice& choice);

}  // namespace p2s::cli
