// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/deployment.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::deploy::detail {

using Lines = std::vector<std::string>;

/// The resource group, or a word that the reader replaces.
std::string_view group_word(std::string_view resource_group) noexcept;

/// What the file is, who wrote it and the hash of the desired state.
Lines header(const Deployment& deployment);

/// How to use a template that replaces the whole gateway: keep what is not point-to-site in a file
/// of parameters. `file` is that of the template.
Lines template_usage(const Deployment& deployment, std::string_view file);

/// The lines as comments.
std::string comment(const Lines& lines, std::string_view mark);

}  // namespace p2s::deploy::detail
