#pragma once

#include <p2s/rules/certificates.hpp>

#include <filesystem>

namespace p2s::rules {

/// The certificates of a case: KIND.certificates.toml beside KIND.toml, or none. Tables [[roots]]
/// and [[clients]] hold members of the structs of that name; what is not written is that of a good
/// certificate, so that a case shows only what it is about.
Certificates certificates_of(const std::filesystem::path& spec_file);

}  // namespace p2s::rules
