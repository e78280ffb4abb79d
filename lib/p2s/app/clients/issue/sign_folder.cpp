// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/sign_folder.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/files/export_files.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRequestLimit = std::size_t{1} << 20U;

std::string extension_of(const fs::path& file) { return to_lower(file.extension().string()); }

std::vector<fs::path> requests_in(const fs::path& folder) {
  static const std::set<std::string> extensions{".csr", ".req", ".pem"};
  std::error_code failure;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end;
       at.increment(failure)) {
    std::error_code unreadable;
    if (extensions.contains(extension_of(at->path())) && at->is_regular_file(unreadable))
      files.push_back(at->path());
  }
  if (failure) {
    const bool missing = failure == std::errc::no_such_file_or_directory;
    throw Error(missing ? ErrorKind::not_found : ErrorKind::io,
                fmt::format("cannot read the directory '{}': {}", printable(folder.string()),
                            failure.message()));
  }
  if (files.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("'{}' contains no certificate requests (.csr, .req, .pem)",
                            printable(folder.string())));
  }
  std::sort(files.begin(), files.end());
  return files;
}

class FolderSigner {
 public:
  FolderSigner(const SignFolderRequest& request, Workspace& workspace, const OnSigned& on_signed)
      : request_(request),
        workspace_(workspace),
        on_signed_(on_signed),
        signer_(without_refusal(request.settings), workspace) {}

  void sign(const fs::path& file) {
    name_ = file.filename().string();
    try {
      sign_or_skip(file);
    } catch (const Error& error) {
      // The command line is right: what is wrong is in the file.
      const auto kind = error.kind() == ErrorKind::usage ? ErrorKind::malformed : error.kind();
      result_.failures.push_back({name_, Error(kind, error.message()).hint(error.hint())});
    }
  }

  SignFolderResult finish() { return std::move(result_); }

 private:
  /// A certificate that was signed here, or before.
  struct Earlier {
    pki::Certificate certificate;
    std::string request;  ///< empty: in an earlier run
    store::ClientRecord client;
  };

  /// Valid certificates are examined here, because one of the same request does not conflict.
  static SignSettings without_refusal(SignSettings settings) {
    if (settings.live == LiveClients::skip) settings.live = LiveClients::refuse;
    return settings;
  }

  void skip(std::string reason) { result_.skipped.push_back({name_, std::move(reason)}); }

  void sign_or_skip(const fs::path& file) {
    SignRequest csr{read_file(file, kRequestLimit), {}, {}};
    if (extension_of(file) == ".pem" && !pki::is_certificate_request(csr.csr))
      return skip("is not a certificate request");
    std::string client = pki::requested_name(csr.csr);
    if (client.empty()) client = csr.name = file.stem().string();
    require_name(client, "client");
    const ClientFile target{
        request_.output / fmt::format("{}.{}", file_name_for(client), to_string(request_.format)),
        request_.format,
        {},
        request_.existing};
    if (const auto earlier = find_earlier(client))
      skip_signed(csr.csr, *earlier, target);
    else
      sign_new(csr, target);
  }

  std::optional<Earlier> find_earlier(const std::string& client) {
    const auto here = signed_.find(client);
    if (here != signed_.end()) return here->second;
    if (request_.settings.live == LiveClients::allow) return std::nullopt;
    const Time now = workspace_.services().clock.now();
    for (auto& each : workspace_.inventory().find_clients(client)) {
      if (is_live(each, now))
        return Earlier{pki::Certificate::from_pem(each.certificate), {}, std::move(each)};
    }
    return std::nullopt;
  }

  void skip_signed(ByteView csr, const Earlier& earlier, const ClientFile& target) {
    if (!pki::is_request_of(csr, earlier.certificate)) return refuse_other_key(earlier);
    if (!earlier.request.empty())
      return skip(fmt::format("is the same request as '{}'", printable(earlier.request)));
    if (request_.settings.keep ? !write_client_file(workspace_, earlier.client, target)
                               : fs::exists(fs::symlink_status(target.path)))
      return skip("is already signed");
    report(earlier.client, target);
  }

  void refuse_other_key(const Earlier& earlier) {
    const auto client = printable(earlier.client.name);
    if (!earlier.request.empty()) {
      throw Error(ErrorKind::conflict,
                  fmt::format("'{}' requests a certificate for the same client, '{}'",
                              printable(earlier.request), client))
          .hint("remove one of the two requests");
    }
    if (request_.settings.live == LiveClients::skip)
      return skip(fmt::format("names '{}', who has a valid certificate of another key", client));
    throw Error(ErrorKind::conflict,
                fmt::format("client '{}' has a valid certificate of another key", client))
        .hint("skip such requests with --if-missing, or sign them too with --force");
  }

  void sign_new(const SignRequest& csr, const ClientFile& target) {
    if (target.existing == OnExisting::fail && fs::exists(fs::symlink_status(target.path))) {
      throw Error(ErrorKind::conflict,
                  fmt::format("'{}' already exists", printable(target.path.string())))
          .hint("choose another directory, or replace such files with --force");
    }
    auto made = signer_.sign(csr);
    if (!made.shortened.empty()) result_.shortened = made.shortened;
    signed_.insert_or_assign(made.record.name, Earlier{made.certificate, name_, made.record});
    if (request_.settings.keep) write_client_file(workspace_, made.record, target);
    report(made.record, target);
  }

  void report(const store::ClientRecord& client, const ClientFile& target) {
    result_.files.push_back({name_, client, target.path});
    if (on_signed_) on_signed_(result_.files.back());
  }

  const SignFolderRequest& request_;
  Workspace& workspace_;
  const OnSigned& on_signed_;
  RequestSigner signer_;
  std::string name_;  ///< of the file at hand
  std::map<std::string, Earlier> signed_;
  SignFolderResult result_;
};

}  // namespace

SignFolderResult sign_folder(const SignFolderRequest& request, Workspace& workspace,
                             const OnSigned& on_signed, const Progress& progress) {
  const auto files = requests_in(request.from);
  FolderSigner signer(request, workspace, on_signed);
  if (request.settings.keep) make_private_directory(request.output);
  for (std::size_t done = 0; done < files.size(); ++done) {
    if (workspace.services().is_cancelled()) {
      throw Error(ErrorKind::interrupted,
                  fmt::format("stopped after {} of {} requests", done, files.size()))
          .hint("run the same command to finish");
    }
    signer.sign(files[done]);
    progress(done + 1, files.size());
  }
  return signer.finish();
}

}  // namespace p2s::app
