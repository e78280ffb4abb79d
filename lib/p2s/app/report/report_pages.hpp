// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/report/report.hpp>

#include <string>

namespace p2s::app {

/// One HTML page without anything from outside. A script, the only one that its policy permits,
/// sorts and filters the clients; everything else is there without it.
P2S_API std::string report_html(const Report& report);

/// The same as GitHub Flavored Markdown.
P2S_API std::string report_markdown(const Report& report);

}  // namespace p2s::app
