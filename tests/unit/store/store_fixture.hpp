// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/temp_dir.hpp"

#include <p2s/base/error.hpp>
#include <p2s/store/inventory.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace p2s::store {

inline constexpr Time kNow{std::chrono::seconds(1'800'000'000)};
inline const Actor kActor{"tester", kNow};

/// Replaces SHA-256: the store only requires different digests for different texts.
inline std::string fake_digest(std::string_view text) {
  return fmt::format("{:016X}", std::hash<std::string_view>{}(text));
}

inline std::string thumbprint_of(std::size_t number) { return fmt::format("{:040X}", number); }

inline RootRecord make_root(const std::string& name, std::size_t number = 1) {
  RootRecord root;
  root.name = name;
  root.thumbprint = fmt::format("{:A>40X}", number);
  root.serial = fmt::format("{:02X}", number);
  root.subject = "CN=" + name;
  root.key = "rsa:3072";
  root.not_before = kNow - std::chrono::hours(1);
  root.not_after = kNow + std::chrono::hours(24 * 3650);
  root.certificate = "-----BEGIN CERTIFICATE-----\n";
  root.sealed_key = {1, 2, 3};
  return root;
}

inline ClientRecord make_client(const std::string& name, std::size_t number) {
  ClientRecord client;
  client.name = name;
  client.thumbprint = thumbprint_of(number);
  client.serial = fmt::format("{:08X}", number);
  client.subject = "CN=" + name;
  client.issuer = "root";
  client.key = "ec:p256";
  client.not_before = kNow - std::chrono::hours(1);
  client.not_after = kNow + std::chrono::hours(24 * 365);
  client.certificate = "-----BEGIN CERTIFICATE-----\n";
  client.sealed_key = {0, 255, 7};
  return client;
}

template <typename Work>
Error error_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error(ErrorKind::internal, "nothing was thrown");
}

template <typename Work>
ErrorKind kind_of(Work&& work) {
  return error_of(std::forward<Work>(work)).kind();
}

/// Changes the file as another program could.
inline void tamper(const std::filesystem::path& path, const std::vector<std::string>& statements) {
  soci::session session(soci::sqlite3, path.string());
  for (const auto& statement : statements) session << statement;
}

/// A new store with one root named "root".
class StoreTest : public testing::Test {
 protected:
  Inventory create() {
    auto inventory = Inventory::create(path_.string(), "wrapped", kActor, fake_digest);
    inventory.add_root(make_root("root"), kActor);
    return inventory;
  }
  Inventory open() const { return Inventory::open(path_.string(), fake_digest); }

  test::TempDir folder_;
  std::filesystem::path path_ = folder_ / "p2s.db";
};

}  // namespace p2s::store
