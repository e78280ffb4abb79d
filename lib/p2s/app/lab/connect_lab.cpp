// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/connect_lab.hpp"

#include <p2s/app/lab/lab_causes.hpp>
#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/app/lab/lab_kit.hpp>
#include <p2s/app/lab/running_lab.hpp>
#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace p2s::app {
namespace {

using Connections = std::vector<LabConnection>;
using detail::LabSoftware;
using detail::ReadKit;

void append(Connections& all, Connections&& more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

LabConnection unreadable(const ReadKit& read) {
  LabConnection connection;
  connection.client = read.name;
  connection.kit = read.path;
  connection.result = "failed";
  connection.cause = "unreadable";
  connection.message = read.fault;
  return connection;
}

/// A kit with a certificate that this software tried; `connected` is false if none connected.
struct Sample {
  const detail::LabKit* kit = nullptr;
  bool connected = false;
};

Sample sample_for(const LabSoftware& software, const std::vector<ReadKit>& kits,
                  const Connections& all) {
  Sample sample;
  for (const auto& each : all) {
    if (each.software != software.name || !each.expected.empty() || each.result == "skipped")
      continue;
    const auto found = std::find_if(kits.begin(), kits.end(), [&](const ReadKit& read) {
      return read.kit && read.kit->certificate && read.path == each.kit;
    });
    if (found == kits.end()) continue;
    if (each.result == "connected") return {&*found->kit, true};
    if (sample.kit == nullptr) sample.kit = &*found->kit;
  }
  return sample;
}

LabConnection without_sample(const LabSoftware& software, const Sample& sample,
                             const detail::LabIdentity& identity) {
  LabConnection connection;
  connection.client = identity.name;
  connection.kit = sample.kit->path;
  connection.software = software.name;
  connection.tunnel = software.tunnel;
  connection.expected = identity.expected;
  connection.result = "skipped";
  connection.cause = "no-kit";
  return connection;
}

/// The lab's own clients, with the profiles of a kit that connected.
void test_refusals(const detail::RunningLab& lab, const std::vector<ReadKit>& kits,
                   Connections& all) {
  std::vector<std::pair<LabSoftware, Sample>> samples;
  for (const auto& software : detail::kLabSoftware) {
    if (const auto sample = sample_for(software, kits, all); sample.kit != nullptr)
      samples.emplace_back(software, sample);
  }
  for (const std::string cause : {"revoked", "expired"}) {
    const detail::LabIdentity identity{lab.identity(cause + "-client"), fmt::format("({})", cause),
                                       cause};
    if (identity.pem.empty()) continue;
    for (const auto& [software, sample] : samples) {
      if (sample.connected)
        append(all, lab.connect(*sample.kit, software.name, &identity));
      else
        all.push_back(without_sample(software, sample, identity));
    }
  }
}

Connections require_tried(Connections all) {
  const bool tried = std::any_of(all.begin(), all.end(),
                                 [](const auto& each) { return each.result != "skipped"; });
  if (tried) return all;
  throw Error(ErrorKind::not_found,
              fmt::format("nothing was connected: {}", lab_cause_text(all.front().cause)));
}

}  // namespace

bool LabConnection::is_as_expected() const {
  if (result == "skipped") return true;
  return expected.empty() ? result == "connected" : result == "refused" && cause == expected;
}

Connections connect_lab(const ConnectRequest& request, const Services& services) {
  detail::require_root();
  const auto kit = detail::read_lab_kit(request.kits);
  return require_tried(detail::RunningLab(request.lab, services).connect(kit, request.software));
}

Connections test_lab(const ConnectRequest& request, const Services& services,
                     const Progress& progress) {
  detail::require_root();
  const auto kits = detail::read_lab_kits(request.kits);
  const detail::RunningLab lab(request.lab, services);
  Connections all;
  const auto total = kits.size() + 1;
  for (std::size_t i = 0; i < kits.size(); ++i) {
    if (kits[i].kit)
      append(all, lab.connect(*kits[i].kit, request.software));
    else
      all.push_back(unreadable(kits[i]));
    if (progress) progress(i + 1, total);
  }
  test_refusals(lab, kits, all);
  if (progress) progress(total, total);
  return require_tried(std::move(all));
}

}  // namespace p2s::app
