// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/catalogue/error_catalogue.hpp>

#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// Reads one file of errors/: blocks of "Field: value", separated by empty lines; an indented line
/// continues the value above, # begins a comment line. Code, Clients, With and Rules are lists;
/// Phrase, Translated and Example are repeated. Without Clients, the name of the file is the client
/// ("symptoms": any). Errors: internal with file and line.
P2S_API std::vector<KnownError> read_errors(std::string_view file, std::string_view text);

}  // namespace p2s::diagnosis
