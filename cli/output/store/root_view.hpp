#pragma once

#include "context.hpp"

#include <p2s/pki/certificate.hpp>
#include <p2s/store/records.hpp>

#include <vector>

namespace p2s::cli {

/// {"roots":[…]}; the status of each is judged as of the context's day.
void print_roots_json(Context& context, const std::vector<store::RootRecord>& roots);

/// {"root":{…}}: one in full.
void print_root_json(Context& context, const store::RootRecord& root,
                     const pki::Certificate& certificate, std::size_t clients);

}  // namespace p2s::cli
