// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/pbe.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <climits>

namespace p2s::pki::detail {
namespace {

// The parameters of an algorithm, if they are a sequence.
const ASN1_STRING* sequence_of(const X509_ALGOR* algorithm, int& nid) {
  const ASN1_OBJECT* object = nullptr;
  const void* value = nullptr;
  int type = V_ASN1_UNDEF;
  X509_ALGOR_get0(&object, &type, &value, algorithm);
  nid = OBJ_obj2nid(object);
  return type == V_ASN1_SEQUENCE ? static_cast<const ASN1_STRING*>(value) : nullptr;
}

template <typename Parsed>
Parsed unpack(const ASN1_STRING* text, const ASN1_ITEM* item) {
  using Raw = typename Parsed::pointer;
  return Parsed(text == nullptr ? nullptr : static_cast<Raw>(ASN1_item_unpack(text, item)));
}

// A number that does not fit is too large.
long value_of(const ASN1_INTEGER* number) {
  const long value = ASN1_INTEGER_get(number);
  return value < 0 ? LONG_MAX : value;
}

}  // namespace

void IterationBudget::spend(long iterations) {
  if (iterations < 0 || iterations > left_) {
    throw Error(ErrorKind::malformed,
                fmt::format("the file requires more than {} iterations of key derivation", kMost))
        .hint("export it again with at most 600000 iterations");
  }
  left_ -= iterations;
}

void IterationBudget::spend(const X509_ALGOR* algorithm) {
  int nid = NID_undef;
  const ASN1_STRING* parameters = sequence_of(algorithm, nid);
  if (nid != NID_pbes2) {
    const auto pbe = unpack<PbeHandle>(parameters, ASN1_ITEM_rptr(PBEPARAM));
    if (pbe) spend(value_of(pbe->iter));
    return;
  }
  const auto pbe2 = unpack<Pbe2Handle>(parameters, ASN1_ITEM_rptr(PBE2PARAM));
  if (!pbe2) return;
  const ASN1_STRING* derivation = sequence_of(pbe2->keyfunc, nid);
  if (nid != NID_id_pbkdf2) return;
  const auto pbkdf2 = unpack<Pbkdf2Handle>(derivation, ASN1_ITEM_rptr(PBKDF2PARAM));
  if (pbkdf2) spend(value_of(pbkdf2->iter));
}

std::string encryption_name(const X509_ALGOR* algorithm) {
  int nid = NID_undef;
  const ASN1_STRING* parameters = sequence_of(algorithm, nid);
  if (nid == NID_pbe_WithSHA1And3_Key_TripleDES_CBC) return "3DES with SHA-1";
  const auto pbe2 = nid == NID_pbes2 ? unpack<Pbe2Handle>(parameters, ASN1_ITEM_rptr(PBE2PARAM))
                                     : Pbe2Handle(nullptr);
  int cipher = NID_undef;
  if (pbe2) sequence_of(pbe2->encryption, cipher);
  const char* name = OBJ_nid2sn(pbe2 ? cipher : nid);
  if (name == nullptr) return "unknown";
  return pbe2 ? fmt::format("{} with PBKDF2", name) : std::string(name);
}

}  // namespace p2s::pki::detail
