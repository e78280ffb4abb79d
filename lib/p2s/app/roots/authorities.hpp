// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/store/inventory.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

/// The roots and issuing CAs of a store, read once.
class P2S_API Authorities {
 public:
  explicit Authorities(store::Inventory& inventory) : all_(inventory.roots()) {}

  const std::vector<store::RootRecord>& all() const noexcept { return all_; }
  /// The CA with that name and those above it, the root last; empty if it is unknown.
  std::vector<store::RootRecord> chain(std::string_view name) const;
  /// Whether `authority` is that CA or one of those above it.
  bool is_above(std::string_view authority, std::string_view name) const;
  /// The names of that CA and of those below it.
  std::set<std::string> below(std::string_view authority) const;
  /// Whether one of these thumbprints is that of the CA or of one above it.
  bool is_trusted(const std::vector<std::string>& thumbprints, std::string_view name) const;
  /// The name of the root above a CA; its own if it is a root or unknown.
  std::string root_of(std::string_view name) const;
  /// Each root followed by the issuing CAs below it, with its depth.
  struct Branch {
    const store::RootRecord* authority;
    std::size_t depth;
  };
  std::vector<Branch> tree() const;

 private:
  std::vector<const store::RootRecord*> above(std::string_view name) const;
  const store::RootRecord* find(std::string_view name) const;
  void add_below(std::string_view issuer, std::size_t depth, std::vector<Branch>& tree) const;

  std::vector<store::RootRecord> all_;  // by name
};

/// The parsed certificates of a chain. Error(malformed).
P2S_API pki::Issuers certificates_of(const std::vector<store::RootRecord>& chain);

/// "root 'Corp'", "issuing CA 'Corp Issuing'".
P2S_API std::string called(const store::RootRecord& authority);

}  // namespace p2s::app
