#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/store/inventory.hpp>

#include <functional>
#include <string>
#include <vector>

namespace p2s::app {

/// Every certificate that `spelled` means, newest first: those of the client of that name, else the
/// one whose thumbprint begins so, however it was copied. Error(not_found) with a near name as
/// hint; Error(conflict) when several thumbprints begin so.
P2S_API std::vector<store::ClientRecord> find_clients(store::Inventory& inventory,
                                                      const std::string& spelled);

/// The newest live one of them; when none is, the newest.
P2S_API store::ClientRecord newest_client(store::Inventory& inventory, const std::string& spelled,
                                          Time at);

/// The only one that `wanted` accepts. Error(conflict) listing them when there are several; with
/// none, Error(not_found) saying `none`.
P2S_API store::ClientRecord only_client(
    const std::vector<store::ClientRecord>& found, const std::string& spelled,
    const std::function<bool(const store::ClientRecord&)>& wanted, const std::string& none);

}  // namespace p2s::app
