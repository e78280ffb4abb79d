// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/fix.hpp>

#include <toml++/toml.h>

#include <span>

namespace p2s::spec::detail {

/// What the document means after the edits, whose paths are those before any of them.
void edit_document(toml::table& document, std::span<const Edit> edits);

}  // namespace p2s::spec::detail
