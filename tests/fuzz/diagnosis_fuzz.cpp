// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/diagnosis/readers/client_text.hpp>

#include <cstdint>
#include <cstdlib>

namespace {

p2s::diagnosis::ExpectedNetwork example() {
  const auto network = [](const char* text) {
    return p2s::spec::Network{*p2s::net::Prefix::parse(text).prefix, ""};
  };
  p2s::diagnosis::ExpectedNetwork expected;
  expected.pools = {network("172.16.201.0/24"), network("fd00:201::/64")};
  expected.vnet = {network("10.1.0.0/16")};
  expected.peered = {network("10.2.0.0/16")};
  expected.dns_servers = {*p2s::net::Address::parse("10.1.0.4")};
  return expected;
}

}  // namespace

// Recognises or rejects any text of a client, and diagnoses it within bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto expected = example();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = p2s::diagnosis::read_client_text(text);
  const p2s::diagnosis::NamedLog log{"input", read.log};
  const auto diagnosis = p2s::diagnosis::diagnose(read.state, expected, {&log, 1});
  if (diagnosis.findings.size() > 20 * p2s::diagnosis::kDiagnosisRules.size()) std::abort();
  return 0;
}
