// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/authorities.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {

const store::RootRecord* Authorities::find(std::string_view name) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [&](const auto& authority) { return authority.name == name; });
  return found == all_.end() ? nullptr : &*found;
}

std::vector<const store::RootRecord*> Authorities::above(std::string_view name) const {
  std::vector<const store::RootRecord*> above;
  // A damaged store may have CAs that name each other.
  for (const auto* at = find(name); at != nullptr && above.size() < all_.size();
       at = find(at->issuer))
    above.push_back(at);
  return above;
}

std::vector<store::RootRecord> Authorities::chain(std::string_view name) const {
  std::vector<store::RootRecord> chain;
  for (const auto* authority : above(name)) chain.push_back(*authority);
  return chain;
}

bool Authorities::is_above(std::string_view authority, std::string_view name) const {
  const auto chain = above(name);
  return std::any_of(chain.begin(), chain.end(),
                     [&](const auto* each) { return each->name == authority; });
}

std::set<std::string> Authorities::below(std::string_view authority) const {
  std::set<std::string> names;
  for (const auto& each : all_)
    if (is_above(authority, each.name)) names.insert(each.name);
  return names;
}

bool Authorities::is_trusted(const std::vector<std::string>& thumbprints,
                             std::string_view name) const {
  const auto chain = above(name);
  return std::any_of(chain.begin(), chain.end(), [&](const auto* each) {
    return std::any_of(thumbprints.begin(), thumbprints.end(), [&](const std::string& other) {
      return equals_ignoring_case(other, each->thumbprint);
    });
  });
}

std::string Authorities::root_of(std::string_view name) const {
  const auto chain = above(name);
  return chain.empty() ? std::string(name) : chain.back()->name;
}

void Authorities::add_below(std::string_view issuer, std::size_t depth,
                            std::vector<Branch>& tree) const {
  if (depth > all_.size()) return;
  for (const auto& authority : all_) {
    if (authority.issuer != issuer) continue;
    tree.push_back({&authority, depth});
    add_below(authority.name, depth + 1, tree);
  }
}

std::vector<Authorities::Branch> Authorities::tree() const {
  std::vector<Branch> tree;
  add_below("", 0, tree);
  return tree;
}

pki::Issuers certificates_of(const std::vector<store::RootRecord>& chain) {
  pki::Issuers certificates;
  for (const auto& authority : chain)
    certificates.push_back(pki::Certificate::from_pem(authority.certificate));
  return certificates;
}

std::string called(const store::RootRecord& authority) {
  return fmt::format("{} '{}'", authority.is_root() ? "root" : "issuing CA",
                     printable(authority.name));
}

}  // namespace p2s::app
