// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/certificates/inspect_files.hpp>

#include <vector>

namespace p2s::cli {

/// The type of a file, and the certificates in it.
void print_file(Context& context, const app::InspectedFile& file);
/// {"files":[…],"findings","errors","warnings"}
void print_files_json(Context& context, const std::vector<app::InspectedFile>& files,
                      const Findings& findings);

/// {"thumbprints":[{"file","thumbprint","sha256","subject"}]}
void print_thumbprints_json(Context& context, const std::vector<app::FileThumbprint>& thumbprints);

}  // namespace p2s::cli
