// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/report/report.hpp>
#include <p2s/render/model.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// What report.html and report.md have in common.
render::Model report_model(const Report& report);

/// Text from certificates, the store and p2s.toml for a page: printable on one line.
std::string page_text(std::string_view text);

/// Name, status, expiry, issuer, key type, when last seen, thumbprint.
std::vector<std::string> client_cells(const ClientRow& row, Time at);

}  // namespace p2s::app
