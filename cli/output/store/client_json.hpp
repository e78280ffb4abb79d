// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/issue/issue_clients.hpp>
#include <p2s/app/clients/selection/client_outcome.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace p2s::cli {

/// {"clients":[…]}: the certificates, in the workspace's store.
nlohmann::ordered_json clients_json(Context& context,
                                    const std::vector<store::ClientRecord>& clients);
/// {"clients":[…]}: a row each, with its place in the history. Clients that expire within `soon`
/// are "expiring".
nlohmann::ordered_json client_rows_json(Context& context, const std::vector<app::ClientRow>& rows,
                                        const Period& soon);
nlohmann::ordered_json issued_json(const app::IssuedClient& client);
nlohmann::ordered_json skipped_json(const std::vector<app::SkippedClient>& skipped);
nlohmann::ordered_json failed_json(const std::vector<app::ClientFailure>& failures);

}  // namespace p2s::cli
