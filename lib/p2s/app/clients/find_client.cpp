// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/find_client.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

std::string listed(const std::vector<store::ClientRecord>& clients) {
  constexpr std::size_t kShown = 8;
  std::vector<std::string> lines;
  for (const auto& client : clients) {
    if (lines.size() == kShown) break;
    lines.push_back(fmt::format("{} ({}, until {})", client.thumbprint, printable(client.name),
                                format_date(client.not_after)));
  }
  if (clients.size() > kShown) lines.push_back(fmt::format("{} more", clients.size() - kShown));
  return join(lines, ", ");
}

// Removed, but its revocation is kept because the gateway must continue to reject it.
void fail_when_removed(store::Inventory& inventory, const std::string& prefix) {
  for (const auto& removed : inventory.removed_revocations("", Time::min())) {
    if (!removed.thumbprint.starts_with(prefix)) continue;
    throw Error(
        ErrorKind::not_found,
        fmt::format("the certificate {} was removed; it was revoked on {} ({})", removed.thumbprint,
                    format_date(*removed.revoked_at), removed.revocation_reason))
        .hint("list the revocations with: p2sctl revocation list");
  }
}

[[noreturn]] void fail_unknown(store::Inventory& inventory, const std::string& spelled,
                               bool suggests) {
  std::vector<std::string> names;
  if (suggests)
    inventory.for_each_client_summary([&](const store::ClientRecord& client) {
      if (names.empty() || names.back() != client.name) names.push_back(client.name);
    });
  const auto near = closest_match(spelled, names);
  throw Error(ErrorKind::not_found, fmt::format("client '{}' not found", printable(spelled)))
      .hint(near ? fmt::format("did you mean '{}'?", printable(*near))
                 : "list the clients with: p2sctl client list");
}

/// By serial number or SHA-256 fingerprint, which other programs show.
std::optional<store::ClientRecord> find_by_other_number(store::Inventory& inventory,
                                                        std::string_view spelled) {
  constexpr std::size_t kSha256Digits = 64;
  constexpr std::size_t kShortest = 8;
  const auto digits = to_upper(replace_all(replace_all(spelled, ":", ""), " ", ""));
  if (digits.size() < kShortest || !is_hex(digits, digits.size())) return std::nullopt;
  std::optional<store::ClientRecord> found;
  if (digits.size() == kSha256Digits) {
    inventory.for_each_client([&](const store::ClientRecord& client) {
      const auto certificate = pki::Certificate::from_pem(client.certificate);
      if (pki::sha256_hex(certificate.der()) == digits) found = client;
    });
    return found;
  }
  inventory.for_each_client_summary([&](const store::ClientRecord& client) {
    if (client.serial == digits) found = client;
  });
  return found ? std::optional(inventory.find_by_thumbprint(found->thumbprint).at(0)) : found;
}

}  // namespace

std::vector<store::ClientRecord> find_clients(store::Inventory& inventory,
                                              const std::string& spelled, bool suggests) {
  auto named = inventory.find_clients(spelled);
  if (!named.empty()) return named;
  const auto prefix = normalise_thumbprint_prefix(spelled);
  auto found = prefix ? inventory.find_by_thumbprint(*prefix) : std::vector<store::ClientRecord>();
  if (found.empty()) {
    if (auto other = find_by_other_number(inventory, spelled)) return {*std::move(other)};
    if (prefix) fail_when_removed(inventory, *prefix);
    fail_unknown(inventory, spelled, suggests);
  }
  if (found.size() > 1) {
    throw Error(ErrorKind::conflict, fmt::format("more than one thumbprint begins with '{}': {}",
                                                 *prefix, listed(found)))
        .hint("use more digits of the thumbprint");
  }
  return found;
}

store::ClientRecord newest_client(store::Inventory& inventory, const std::string& spelled,
                                  Time at) {
  return current_certificate(find_clients(inventory, spelled), at);
}

}  // namespace p2s::app
