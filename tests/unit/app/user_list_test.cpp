// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/clients/issue/user_list.hpp>
#include <p2s/base/error.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

using Names = std::vector<std::string>;

std::vector<NewClient> read(std::string_view text) {
  return read_user_list(as_bytes(text), "users.csv");
}

std::string message_of(std::string_view text) {
  try {
    read(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    return error.message();
  }
  ADD_FAILURE() << "accepted: " << text;
  return "";
}

TEST(UserList, ReadsEveryColumnInAnyOrderAndCase) {
  const auto clients = read(
      "\xEF\xBB\xBF"
      "Email,NAME,upn,dns,dns\r\na@x.org,alice,alice@corp.org,one.org two.org,three.org\r\n");
  ASSERT_EQ(clients.size(), 1U);
  EXPECT_EQ(clients[0].name, "alice");
  EXPECT_EQ(clients[0].alternative_names.emails, Names{"a@x.org"});
  EXPECT_EQ(clients[0].alternative_names.upns, Names{"alice@corp.org"});
  EXPECT_EQ(clients[0].alternative_names.dns, (Names{"one.org", "two.org", "three.org"}));
}

TEST(UserList, ReadsSystemsAndSoftware) {
  const auto clients =
      read("name,os,software\na,Windows iOS,native\nb,\"linux, android\",\nc,,openvpn\n");
  ASSERT_EQ(clients.size(), 3U);
  EXPECT_EQ(clients[0].systems, (std::vector{System::windows, System::ios}));
  EXPECT_EQ(clients[0].software, Names{"native"});
  EXPECT_EQ(clients[1].systems, (std::vector{System::gnu_linux, System::android}));
  EXPECT_TRUE(clients[1].software.empty());
  EXPECT_TRUE(clients[2].systems.empty());
}

TEST(UserList, RejectsUnknownSystemsAndSoftware) {
  EXPECT_EQ(message_of("name,os\na,beos\n"),
            "line 2 of 'users.csv': unknown operating system 'beos'");
  EXPECT_EQ(message_of("name,software\na,certificate\n"),
            "line 2 of 'users.csv': unknown client software 'certificate'");
}

TEST(UserList, KeepsUnicodeNames) {
  EXPECT_EQ(read("name\nJürgen Müller\n")[0].name, "Jürgen Müller");
}

TEST(UserList, RejectsUnknownAndMissingColumns) {
  EXPECT_NE(message_of("name,phone\na,1\n").find("unknown column 'phone'"), std::string::npos);
  EXPECT_NE(message_of("email\na@x.org\n").find("one column 'name'"), std::string::npos);
  EXPECT_NE(message_of("name,name\na,b\n").find("one column 'name'"), std::string::npos);
}

TEST(UserList, RejectsRowsWithWrongNumberOfFields) {
  EXPECT_NE(message_of("name,email\nalice\n").find("line 2"), std::string::npos);
}

TEST(UserList, RejectsRepeatedNamesWithBothLines) {
  EXPECT_EQ(message_of("name\nalice\nbob\nalice\n"),
            "line 4 of 'users.csv': 'alice' is already in line 2");
}

TEST(UserList, RejectsInvalidNames) {
  EXPECT_NE(message_of("name,email\n,a@x.org\n").find("line 2"), std::string::npos);
  EXPECT_NE(message_of("name\n" + std::string(300, 'x') + "\n").find("line 2"), std::string::npos);
  EXPECT_NE(message_of("name,email\nalice,nobody\n").find("line 2"), std::string::npos);
}

TEST(UserList, RejectsEmptyFile) { EXPECT_NE(message_of("").find("is empty"), std::string::npos); }

}  // namespace
}  // namespace p2s::app
