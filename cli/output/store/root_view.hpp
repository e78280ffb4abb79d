// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/pki/certificate.hpp>
#include <p2s/store/records.hpp>

#include <vector>

namespace p2s::cli {

/// {"roots":[…]}, with the status as of the context's date.
void print_roots_json(Context& context, const std::vector<store::RootRecord>& roots);

/// {"root":{…}} with all fields.
void print_root_json(Context& context, const store::RootRecord& root,
                     const pki::Certificate& certificate, std::size_t clients);

}  // namespace p2s::cli
