// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/diff_packages.hpp"

#include <p2s/app/kits/kit_planning.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace p2s::app {
namespace {

/// Contents of the files of each user.
using Files = std::map<package::KitUser, std::map<std::string, std::string>>;

/// A made-up client, for kits that are only compared with each other. Its certificates need not
/// be valid: kits contain them as they are.
kit::ClientMaterial sample_client(bool certificate) {
  kit::ClientMaterial client;
  client.name = "client";
  if (!certificate) return client;
  client.certificate = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
  client.chain = {client.certificate};
  client.private_key = Secret("-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n");
  client.pfx = Secret("PFX");
  client.thumbprint = std::string(40, 'C');
  client.root_thumbprint = std::string(40, 'D');
  client.root_name = "Root";
  client.key = "rsa:2048";
  return client;
}

void add_files(const package::VendorPackage& package, bool certificate, Time at, Files& files) {
  Findings ignored;  // findings about the packages themselves are reported by package check
  kit::KitInputs inputs;
  inputs.as_of = at;
  inputs.methods = connection_methods(package, nullptr, {}, at, ignored);
  inputs.proposals = azure::recommended_proposals();
  inputs.digests = {pki::sha1_hex, pki::sha256_hex};
  auto client = sample_client(certificate);
  client.not_before = at;
  client.not_after = at + std::chrono::days(365);
  try {
    const auto kit = kit::build_kit(package, client, inputs);
    for (const auto& [user, paths] : kit.files_of) {
      if (user.software == "certificate") continue;  // nobody connects with these alone
      for (const auto& file : kit.files) {
        if (paths.contains(file.path))
          files[user].emplace((certificate ? "certificate/" : "user/") + file.path,
                              file.content.text());
      }
    }
  } catch (const Error&) {
    // No kit can be built: nobody's files are the same.
  }
}

Files kit_files(const package::VendorPackage& package, Time at) {
  Files files;
  for (const bool certificate : {true, false}) add_files(package, certificate, at, files);
  return files;
}

/// Users of the old kits whose files are others in new ones, or missing.
std::vector<package::KitUser> changed_users(const package::VendorPackage& before,
                                            const package::VendorPackage& after, Time at) {
  std::vector<package::KitUser> users;
  const auto old_files = kit_files(before, at);
  const auto new_files = kit_files(after, at);
  for (const auto& [user, files] : old_files) {
    const auto found = new_files.find(user);
    if (found == new_files.end() || found->second != files) users.push_back(user);
  }
  return users;
}

/// Contents by name; a loose file may have any name.
std::map<std::string, std::string_view> contents(const package::PackageFiles& files) {
  std::map<std::string, std::string_view> found;
  for (const auto& file : files.entries)
    found.emplace(files.is_loose ? std::string() : file.name, as_text(file.content));
  return found;
}

/// Names of the files that only one of the two has, or that differ.
std::vector<std::string> differing_files(const package::PackageFiles& before,
                                         const package::PackageFiles& after) {
  std::set<std::string> names;
  const auto add = [&](const package::PackageFiles& files, const package::PackageFiles& others) {
    const auto known = contents(others);
    for (const auto& file : files.entries) {
      const auto found = known.find(files.is_loose ? std::string() : file.name);
      if (found == known.end() || found->second != as_text(file.content)) names.insert(file.name);
    }
  };
  add(before, after);
  add(after, before);
  return {names.begin(), names.end()};
}

}  // namespace

ComparedPackages diff_packages(const std::filesystem::path& before,
                               const std::filesystem::path& after, Time at) {
  const auto old_files = package::read_package_files(before);
  const auto new_files = package::read_package_files(after);
  const auto old_one = inspect_files(old_files, before.string(), at).package;
  const auto new_one = inspect_files(new_files, after.string(), at).package;
  auto diff =
      package::diff_packages(package_facts(old_one, root_facts), package_facts(new_one, root_facts),
                             changed_users(old_one, new_one, at));
  ComparedPackages compared{before.string(),
                            after.string(),
                            std::move(diff.changes),
                            std::move(diff.incomparable),
                            {},
                            {}};
  auto& users = compared.needs_new_kit;
  for (const auto& change : compared.changes)
    users.insert(users.end(), change.needs_new_kit.begin(), change.needs_new_kit.end());
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  if (compared.are_equal()) compared.other_files = differing_files(old_files, new_files);
  return compared;
}

}  // namespace p2s::app
