// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/files/export_client.hpp>
#include <p2s/app/clients/issue/sign_client.hpp>

namespace p2s::app {

/// Every request (CSR) in a folder: its files *.csr, *.req and *.pem, by name.
struct SignFolderRequest {
  SignSettings settings;
  std::filesystem::path from;
  std::filesystem::path output;  ///< folder of the certificates, NAME.FORMAT
  ClientFormat format = ClientFormat::cer;
  OnExisting existing = OnExisting::fail;
};

/// A request whose certificate is in the store and on disk.
struct SignedFile {
  std::string request;
  store::ClientRecord client;
  std::filesystem::path certificate;
};

struct SignFolderResult {
  std::vector<SignedFile> files;
  std::vector<SkippedClient> skipped;  ///< names of files here and below
  std::vector<ClientFailure> failures;
  std::string shortened;  ///< as in IssueResult
};

/// Called in the calling thread for each file after it is durable.
using OnSigned = std::function<void(const SignedFile&)>;

/// Signs each request for the client that it names or, without a common name, that its file names.
/// Continues after errors, which become failures of their files. A request that was signed already
/// is skipped, and its certificate is written if it is missing: the same call finishes the work.
/// Error(not_found) without any request; Error(interrupted) if cancelled.
P2S_API SignFolderResult sign_folder(const SignFolderRequest& request, Workspace& workspace,
                                     const OnSigned& on_signed, const Progress& progress);

}  // namespace p2s::app
