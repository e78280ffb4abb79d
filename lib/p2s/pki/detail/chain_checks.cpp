// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/chain_checks.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/certificate_builder.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::pki {
namespace detail {
namespace {

using ConstraintsHandle = Handle<NAME_CONSTRAINTS, NAME_CONSTRAINTS_free>;

constexpr std::string_view kAnyPurpose = "2.5.29.37.0";

bool lists(const std::vector<std::string>& values, std::string_view wanted) {
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

/// The extension's absence allows every use.
bool serves_clients(const CertificateSummary& facts) {
  const auto& purposes = facts.extended_key_usage;
  return purposes.empty() || lists(purposes, "clientAuth") || lists(purposes, kAnyPurpose);
}

std::string names_of(const CertificateSummary& facts) {
  auto names = facts.alternative_names;
  names.insert(names.begin(), facts.subject);
  return printable(join(names, ", "), 300);
}

ConstraintsHandle constraints_of(const Certificate& authority) {
  return ConstraintsHandle(static_cast<NAME_CONSTRAINTS*>(
      X509_get_ext_d2i(raw(authority), NID_name_constraints, nullptr, nullptr)));
}

/// A self-issued CA is a new key of the same CA: its name is not checked (RFC 5280, 4.2.1.10).
bool is_checked(const Certificate& certificate) {
  const auto& facts = certificate.facts();
  return !facts.is_ca || facts.subject != facts.issuer;
}

bool permits(const Certificate& authority, const Certificate& certificate) {
  const auto constraints = constraints_of(authority);
  if (!constraints || !is_checked(certificate)) return true;
  X509* const named = raw(certificate);
  return NAME_CONSTRAINTS_check(named, constraints.get()) == X509_V_OK &&
         (certificate.facts().is_ca ||
          NAME_CONSTRAINTS_check_CN(named, constraints.get()) == X509_V_OK);
}

}  // namespace

std::string called(const Certificate& certificate) {
  const auto& facts = certificate.facts();
  if (!facts.is_ca && !facts.self_signed) return "the certificate";
  return fmt::format("{} '{}'", facts.self_signed ? "root" : "issuing CA",
                     printable(facts.common_name.empty() ? facts.subject : facts.common_name, 80));
}

Problem date_problem(const Certificate& certificate, Time when) {
  const auto& facts = certificate.facts();
  if (when > facts.not_after)
    return fmt::format("{} expired on {}", called(certificate), format_date(facts.not_after));
  if (when < facts.not_before) {
    return fmt::format("{} is not valid before {}", called(certificate),
                       format_time(facts.not_before));
  }
  return std::nullopt;
}

Problem link_problem(const Certificate& certificate, const Certificate& issuer) {
  switch (X509_check_issued(raw(issuer), raw(certificate))) {
    case X509_V_ERR_SUBJECT_ISSUER_MISMATCH:
      return fmt::format("{} was issued by '{}', not by {}", called(certificate),
                         printable(certificate.facts().issuer, 200), called(issuer));
    case X509_V_ERR_AKID_SKID_MISMATCH:
    case X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH:
      return fmt::format("{} names another key of its issuer than that of {}", called(certificate),
                         called(issuer));
    default:
      break;
  }
  if (is_signed_by(certificate, issuer)) return std::nullopt;
  return fmt::format("the signature of {} is not by the key of {}", called(certificate),
                     called(issuer));
}

Problem signing_problem(const Certificate& authority) {
  const auto& facts = authority.facts();
  const auto cannot = [&](std::string_view why) {
    return fmt::format("{} cannot sign client certificates: {}", called(authority), why);
  };
  if (facts.has_basic_constraints && !facts.is_ca)
    return cannot("its basic constraints say CA:FALSE");
  if (!facts.has_basic_constraints && !facts.self_signed)
    return cannot("it has no basic constraints");
  if (!facts.key_usage.empty() && !lists(facts.key_usage, "keyCertSign"))
    return cannot("its key usage lacks keyCertSign");
  if (!serves_clients(facts)) return cannot("its extended key usage lacks clientAuth");
  return std::nullopt;
}

Problem path_problem(const Certificate& authority, std::size_t below) {
  const long allowed = X509_get_pathlen(raw(authority));
  if (allowed < 0 || static_cast<std::size_t>(allowed) >= below) return std::nullopt;
  return fmt::format(
      "{} allows {} below it (path length {}), not {}", called(authority),
      allowed == 0 ? "no CA" : counted(static_cast<std::size_t>(allowed), "CA", "CAs"), allowed,
      below);
}

Problem constraint_problem(const Issuers& chain) {
  for (std::size_t i = 1; i < chain.size(); ++i) {
    for (std::size_t below = 0; below < i; ++below) {
      if (permits(chain[i], chain[below])) continue;
      return fmt::format("the name constraints of {} do not permit '{}'", called(chain[i]),
                         names_of(chain[below].facts()));
    }
  }
  return std::nullopt;
}

Problem purpose_problem(const Certificate& client) {
  const auto& facts = client.facts();
  if (!serves_clients(facts)) {
    return "its extended key usage lacks clientAuth, so it is not for TLS client authentication";
  }
  const auto& usage = facts.key_usage;
  if (!usage.empty() && !lists(usage, "digitalSignature") && !lists(usage, "keyAgreement")) {
    return "its key usage lacks digitalSignature, so it is not for TLS client authentication";
  }
  return std::nullopt;
}

}  // namespace detail

std::optional<std::string> name_problem(const Issuers& issuers, std::string_view common_name,
                                        const AlternativeNames& names) {
  const detail::ErrorQueue queue;
  if (std::none_of(issuers.begin(), issuers.end(), [](const Certificate& authority) {
        return detail::constraints_of(authority) != nullptr;
      }))
    return std::nullopt;
  // OpenSSL compares certificates: this one has the names and nothing else.
  const auto key = PrivateKey::generate(KeyKind::ec_p256);
  detail::CertificateBuilder builder(common_name, detail::raw(key));
  builder.set_issuer(builder.subject());
  builder.set_validity(Time{}, Time{});
  builder.add_basic_constraints(false);
  builder.add_alternative_names(names);
  Issuers chain{builder.sign(key)};
  chain.insert(chain.end(), issuers.begin(), issuers.end());
  return detail::constraint_problem(chain);
}

}  // namespace p2s::pki
