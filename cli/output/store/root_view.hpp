// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/list.hpp"

#include <p2s/app/roots/authorities.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/store/records.hpp>

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace p2s::cli {

/// Names of the columns of `root list`, for help.
std::string root_columns();

/// Roots and below each its issuing CAs, as a table, CSV or {"roots":[…]}.
void show_roots(Context& context, const app::Authorities& authorities, const ListChoice& choice);

/// The roots and issuing CAs, with the status as of the context's date.
nlohmann::ordered_json root_rows_json(Context& context,
                                      const std::vector<store::RootRecord>& roots);

/// {"roots":[…]}, with the status as of the context's date.
void print_roots_json(Context& context, const std::vector<store::RootRecord>& roots);

/// Which root issues clients, if it is not the new one.
void advise_on_default(Context& context, const store::RootRecord& fresh);

/// {"root":{…}} with all fields.
void print_root_json(Context& context, const store::RootRecord& root,
                     const pki::Certificate& certificate, std::size_t clients);

}  // namespace p2s::cli
