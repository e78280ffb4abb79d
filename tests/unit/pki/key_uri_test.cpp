// SPDX-License-Identifier: Apache-2.0
#include "unit/pki/fixtures.hpp"

#include <p2s/pki/key_uri.hpp>

#include <gtest/gtest.h>

namespace p2s::pki {
namespace {

std::string message_of(std::string_view text) {
  try {
    KeyUri::parse(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage) << text;
    EXPECT_FALSE(error.hint().empty()) << text;
    return error.message() + "\n" + error.hint();
  }
  return "";
}

TEST(KeyUri, NamesTokenAndKey) {
  const auto uri = KeyUri::parse("pkcs11:token=My%20Token;object=Root%3B1");
  EXPECT_EQ(uri.token, "My Token");
  EXPECT_EQ(uri.label, "Root;1");
  EXPECT_EQ(uri.id, "");
  EXPECT_EQ(uri.called(), "private key 'Root;1'");
  EXPECT_EQ(uri.text, "pkcs11:token=My%20Token;object=Root%3B1;type=private");
}

TEST(KeyUri, TakesSerialNumberAndId) {
  const auto uri = KeyUri::parse("pkcs11:serial=4f2a;id=%01%ab;type=private");
  EXPECT_EQ(uri.token, "4f2a");
  EXPECT_EQ(uri.id, "01AB");
  EXPECT_EQ(uri.called(), "private key with id 01AB");
  EXPECT_EQ(uri.text, "pkcs11:serial=4f2a;id=%01%ab;type=private");
}

TEST(KeyUri, TakesWhatToolsPrint) {
  const auto uri = KeyUri::parse(
      "pkcs11:model=SoftHSM%20v2;manufacturer=SoftHSM%20project;serial=1f;token=P2S;id=%01;"
      "object=Root;type=private");
  EXPECT_EQ(uri.token, "P2S");
  EXPECT_EQ(uri.label, "Root");
}

TEST(KeyUri, IsStableWhenParsedAgain) {
  const auto once = KeyUri::parse("pkcs11:token=P2S;object=Root").text;
  EXPECT_EQ(KeyUri::parse(once).text, once);
}

TEST(KeyUri, RefusesPinWithoutRepeatingIt) {
  for (const auto* text : {"pkcs11:token=P2S;object=Root?pin-value=4711",
                           "pkcs11:token=P2S;object=Root;pin-value=4711",
                           "pkcs11:token=P2S;object=Root?pin-source=file:/4711",
                           "pkcs11:pin-value=4711;token=P2S;object=Root"}) {
    const auto message = message_of(text);
    EXPECT_NE(message.find("is refused"), std::string::npos) << message;
    EXPECT_EQ(message.find("4711"), std::string::npos) << message;
  }
}

TEST(KeyUri, RefusesWhatDependsOnTheMachine) {
  EXPECT_NE(message_of("pkcs11:token=P2S;object=Root?module-path=/x.so").find("PKCS11_MODULE_PATH"),
            std::string::npos);
  EXPECT_NE(message_of("pkcs11:slot-id=1;object=Root").find("name the token"), std::string::npos);
}

TEST(KeyUri, RefusesIncompleteAndInvalidText) {
  for (const auto* text :
       {"", "pkcs11", "pkcs11:", "https://example.com", "pkcs11:object=Root", "pkcs11:token=P2S",
        "pkcs11:token=;object=Root", "pkcs11:token=P2S;object=Root;object=Other",
        "pkcs11:token=P2S;object=Root;type=cert", "pkcs11:token=P2S;object=My Root",
        "pkcs11:token=P2S;object=%4", "pkcs11:token=P2S;object=%zz", "pkcs11:token=P2S;object=R?",
        "pkcs11:token=P2S;object", "pkcs11:token=P2S;;object=Root", "pkcs11:token=P2S;colour=red"})
    EXPECT_NE(message_of(text), "") << text;
}

TEST(IssuerKey, SharesKeyInMemory) {
  const IssuerKey key = test::make_key();
  const auto root = make_root("Root", key, test::kNow, test::kYear);
  EXPECT_TRUE(matches(key, root));
  EXPECT_FALSE(matches(IssuerKey(test::make_key()), root));
  EXPECT_EQ(key.kind(), "ec:p256");
  key.require_signs();
}

TEST(IssuerKey, NamesModuleThatCannotBeLoaded) {
  const auto open = [] {
    IssuerKey::on_token(
        KeyUri::parse("pkcs11:token=P2S;object=Root"),
        {"/nonexistent/module.so", [] { return Secret(std::string_view("1234")); }});
  };
  EXPECT_EQ(test::kind_of(open), ErrorKind::io);
}

}  // namespace
}  // namespace p2s::pki
