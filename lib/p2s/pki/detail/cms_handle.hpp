// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/pki/detail/openssl_handles.hpp>

#include <openssl/cms.h>

#include <string_view>

namespace p2s::pki::detail {

// OpenSSL does not wipe the content.
inline void free_cms(CMS_ContentInfo* cms) noexcept {
  if (ASN1_OCTET_STRING** content = CMS_get0_content(cms);
      content != nullptr && *content != nullptr) {
    OPENSSL_cleanse((*content)->data, static_cast<std::size_t>((*content)->length));
  }
  CMS_ContentInfo_free(cms);
}

using CmsHandle = Handle<CMS_ContentInfo, free_cms>;

/// DER with nothing after it; null for anything else.
CmsHandle parse_cms(ByteView der);

/// Reads the content, which must outlive it.
BioHandle reader_of(ByteView content, std::string_view doing);

}  // namespace p2s::pki::detail
