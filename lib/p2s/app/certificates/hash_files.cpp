// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/hash_files.hpp"

#include <p2s/app/certificates/certificate_file.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

namespace p2s::app {
namespace {

FileThumbprint thumbprint_of(const Bytes& der, const std::string& file,
                             const HashRequest& request) {
  FileThumbprint result{file, pki::sha1_hex(der), {}, {}, {}};
  if (request.sha256) result.sha256 = pki::sha256_hex(der);
  if (request.subject) result.subject = pki::Certificate::from_der(der).facts().subject;
  return result;
}

}  // namespace

Bytes read_input(const std::string& file, const Services& services, std::size_t limit) {
  if (file != "-") return read_file(file, limit);
  services.standard_input.claim("input file");
  return read_descriptor(STDIN_FILENO, "standard input", limit);
}

std::function<Secret()> asked_once(std::function<Secret()> ask) {
  auto answer = std::make_shared<Secret>();
  return [ask = std::move(ask), answer] {
    if (answer->empty()) *answer = ask();
    return answer->clone();
  };
}

std::vector<FileFailure> hash_files(const HashRequest& request, const Services& services,
                                    const std::function<void(const FileThumbprint&)>& found) {
  std::vector<FileFailure> failures;
  const auto password = asked_once(request.password);
  for (const auto& file : request.files) {
    std::vector<FileThumbprint> results;
    try {
      const auto read = read_certificate_file(read_input(file, services), password);
      for (const auto& der : read.certificates) {
        results.push_back(thumbprint_of(der, file, request));
        results.back().note = read.note;
      }
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::usage) throw;
      failures.push_back({file, error.kind(), error.message(), error.hint()});
      continue;
    }
    for (const auto& result : results) found(result);
  }
  return failures;
}

Error failures_error(const std::vector<FileFailure>& failures, std::size_t files) {
  const FileFailure& first = failures.front();
  const bool agree = std::all_of(failures.begin(), failures.end(),
                                 [&](const auto& failure) { return failure.kind == first.kind; });
  const auto line = [](const FileFailure& failure) {
    const std::string file = printable(failure.file);
    const bool named = failure.message.find(file) != failure.message.npos;
    return named ? failure.message : fmt::format("'{}': {}", file, failure.message);
  };
  const ErrorKind kind = agree ? first.kind : ErrorKind::malformed;
  if (failures.size() == 1) return Error(kind, line(first)).hint(first.hint);
  Error error(kind, fmt::format("{} of {} files could not be read", failures.size(), files));
  for (const auto& failure : failures) error.add_context(line(failure));
  return error;
}

}  // namespace p2s::app
