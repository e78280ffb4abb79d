// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/page/start_page.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::kit {
namespace {

constexpr std::array kFullLayout{
    "windows/azure-vpn-client/azurevpnconfig_cert.xml",
    "windows/azure-vpn-client/azurevpnconfig_aad.xml",
    "windows/native/Install-P2SVpn.ps1",
    "windows/openvpn-connect/corp.ovpn",
    "windows/openvpn/corp.ovpn",
    "windows/openvpn/corp-radius.ovpn",
    "admin/always-on/user-tunnel.xml",
    "admin/always-on/Install-AlwaysOn.ps1",
    "macos/azure-vpn-client/azurevpnconfig_aad.xml",
    "macos/native/corp.mobileconfig",
    "macos/openvpn-connect/corp.ovpn",
    "macos/openvpn/corp.ovpn",
    "ios/native/corp.mobileconfig",
    "ios/openvpn-connect/corp.ovpn",
    "linux/install.sh",
    "linux/networkmanager/corp.nmconnection",
    "linux/strongswan/swanctl.conf",
    "linux/strongswan/ipsec.conf",
    "linux/openvpn/corp.ovpn",
    "android/strongswan/corp.sswan",
    "android/openvpn-connect/corp.ovpn",
    "certificate/alice.pfx",
    "certificate/server-root-1.cer",
};

class StartPage : public testing::Test {
 protected:
  StartPage() {
    gateway_.vnet_name = "Corp";
    gateway_.servers = {"azuregateway-1.vpn.azure.com"};
    gateway_.pools = {net::Prefix::parse("172.16.201.0/24").prefix.value(),
                      net::Prefix::parse("172.16.202.0/25").prefix.value()};
    client_.name = "alice";
    client_.certificate = "-----BEGIN CERTIFICATE-----";
    client_.private_key = Secret("key");
    client_.pfx = Secret("archive");
    client_.thumbprint = std::string(40, 'A');
    client_.not_after = parse_time("2027-01-31").value();
    for (const auto* path : kFullLayout) add(path);
  }

  void add(const std::string& path) {
    files_.push_back({path, Secret("x")});
    for (const auto* ending :
         {".pfx", ".ovpn", ".ps1", ".nmconnection", "/swanctl.conf", ".mobileconfig", ".sswan"}) {
      if (path.ends_with(ending)) files_.back().start = SignIn::certificate;
    }
    if (path.find("/azurevpnconfig") != std::string::npos)
      files_.back().start = path.ends_with("_aad.xml") ? SignIn::work_account : SignIn::certificate;
    if (path.find("-radius.") != std::string::npos) files_.back().start = SignIn::password;
  }
  void keep(std::string_view prefix) {
    std::erase_if(files_, [&](const KitFile& file) { return !file.path.starts_with(prefix); });
  }
  void without_certificate() {
    client_ = ClientMaterial{};
    client_.name = "alice";
  }
  std::string page() const {
    const auto file = emit_start_page({gateway_, client_, inputs_}, files_);
    EXPECT_EQ(file.path, "START-HERE.html");
    return std::string(file.content.text());
  }
  bool page_has(std::string_view text) const { return page().find(text) != std::string::npos; }

  // Every file that the page names, in its order, with '/' between folders.
  static std::vector<std::string> named(const std::string& page) {
    constexpr std::string_view kOpen = "<code class=\"file\">";
    std::vector<std::string> names;
    for (auto at = page.find(kOpen); at != std::string::npos; at = page.find(kOpen, at)) {
      at += kOpen.size();
      names.push_back(replace_all(page.substr(at, page.find('<', at) - at), "\\", "/"));
    }
    return names;
  }

  package::VendorPackage gateway_;
  ClientMaterial client_;
  KitInputs inputs_;
  std::vector<KitFile> files_;
};

TEST_F(StartPage, ListsOnlyExistingFiles) {
  const auto names = named(page());
  for (const auto& name : names) {
    EXPECT_TRUE(std::any_of(files_.begin(), files_.end(), [&](const KitFile& file) {
      return file.path == name;
    })) << name;
  }
  for (const auto& file : files_) {
    const bool opens = !file.path.ends_with(".cer") && !file.path.starts_with("linux/") &&
                       file.path.find("/eap-") == std::string::npos &&
                       !file.path.ends_with("-tunnel.xml");
    const bool is_script = file.path == "linux/install.sh";
    EXPECT_EQ(std::count(names.begin(), names.end(), file.path) > 0, opens || is_script)
        << file.path;
  }
}

TEST_F(StartPage, RecommendsFirstSoftwareOfEachPlatform) {
  const auto names = named(page());
  ASSERT_GT(names.size(), 2U);
  // The Azure VPN Client uses the certificate store of Windows, so it is imported first.
  EXPECT_EQ(names.front(), "certificate/alice.pfx");
  EXPECT_EQ(names.at(1), "windows/azure-vpn-client/azurevpnconfig_cert.xml");
  // A user with a certificate may not have a work account there.
  const auto mac = std::find_if(names.begin(), names.end(),
                                [](const std::string& name) { return name.starts_with("macos/"); });
  ASSERT_NE(mac, names.end());
  EXPECT_EQ(*mac, "macos/native/corp.mobileconfig");
}

TEST_F(StartPage, HasSectionsForPlatformsOfKitOnly) {
  for (const auto system : all_systems()) {
    EXPECT_TRUE(page_has("<h2 id=\"" + std::string(to_string(system)) + "\""));
  }
  keep("android/");
  EXPECT_EQ(named(page()).front(), "android/strongswan/corp.sswan");
  for (const auto system : all_systems()) {
    const std::string id(to_string(system));
    EXPECT_EQ(page_has("href=\"#" + id + "\""), system == System::android) << id;
    EXPECT_EQ(page_has("id=\"" + id + "\""), system == System::android) << id;
  }
}

TEST_F(StartPage, ExplainsEmptyKit) {
  keep("nothing/");
  EXPECT_TRUE(page_has("This kit contains no files for any operating system"));
  EXPECT_FALSE(page_has("Choose your operating system"));
}

TEST_F(StartPage, ShowsExpiryContactAndAddress) {
  inputs_.settings.contact = "Helpdesk <help@example.com>";
  const auto text = page();
  EXPECT_NE(text.find("2027-01-31"), std::string::npos);
  EXPECT_NE(text.find("Helpdesk &lt;help@example.com&gt;"), std::string::npos);
  EXPECT_EQ(text.find("the person who sent you this kit"), std::string::npos);
  EXPECT_NE(text.find("172.16.201.0/24</code> (from 172.16.201.0 to 172.16.201.255)"),
            std::string::npos);
  EXPECT_NE(text.find(" or <code class=\"pool\">172.16.202.0/25"), std::string::npos);
  inputs_.settings.contact.clear();
  gateway_.pools.clear();
  EXPECT_TRUE(page_has("Contact the person who sent you this kit."));
  EXPECT_FALSE(page_has("This is your VPN address"));
}

TEST_F(StartPage, UsesPathsAndCommandsOfWindows) {
  EXPECT_TRUE(page_has("windows\\native\\Install-P2SVpn.ps1"));
  EXPECT_TRUE(page_has("powershell -ExecutionPolicy Bypass -File .\\Install-P2SVpn.ps1"));
  EXPECT_FALSE(page_has("windows/native"));
  EXPECT_TRUE(page_has("sudo bash linux/install.sh networkmanager"));
}

TEST_F(StartPage, ExplainsIfDoubleClickIsNotEnough) {
  const auto lead = [&](std::string_view path) {
    keep(path);
    const auto text = page();
    const auto at = text.find("<p class=\"open\">");
    return at == std::string::npos ? std::string() : text.substr(at, text.find("</p>", at) - at);
  };
  const auto files = [&] {
    files_.clear();
    for (const auto* path : kFullLayout) add(path);
  };
  EXPECT_TRUE(lead("macos/native/").ends_with("</code>"));
  files();
  EXPECT_NE(lead("linux/").find("File to run first"), std::string::npos);
  files();
  EXPECT_NE(lead("windows/native/").find("double-clicking it does not work"), std::string::npos);
  files();
  EXPECT_NE(lead("android/strongswan/").find("in the app from the first step"), std::string::npos);
  files();
  EXPECT_TRUE(lead("linux/openvpn/").ends_with("</code>"));
}

TEST_F(StartPage, MarksAlwaysOnForAdministrators) {
  EXPECT_TRUE(page_has("For administrators."));
  std::erase_if(files_, [](const KitFile& file) {
    return file.path.find("/always-on/") != std::string::npos;
  });
  EXPECT_FALSE(page_has("For administrators."));
  keep("windows/openvpn/corp-radius");
  add("admin/always-on/Install-AlwaysOn.ps1");
  EXPECT_EQ(named(page()).front(), "windows/openvpn/corp-radius.ovpn");
}

TEST_F(StartPage, MentionsPasswordOnlyIfRequired) {
  EXPECT_TRUE(page_has("You will receive it separately."));
  keep("ios/native/");
  add("certificate/alice.pfx");
  EXPECT_TRUE(page_has("When asked for the password of a certificate"));
  client_.pfx_password = Secret("in the profile");
  EXPECT_FALSE(page_has("When asked for the password of a certificate"));
  EXPECT_FALSE(page_has("in the profile"));
}

TEST_F(StartPage, RadiusAndEntraUsersSignInWithoutCertificate) {
  without_certificate();
  files_.clear();
  add("linux/openvpn/corp-radius.ovpn");
  EXPECT_TRUE(page_has("It asks for your user name and password."));
  for (const auto* absent : {"kit password", "Valid until", "Certificate thumbprint", "1970-01-01",
                             "certificate expired"}) {
    EXPECT_FALSE(page_has(absent)) << absent;
  }
  files_.clear();
  add("windows/azure-vpn-client/azurevpnconfig_aad.xml");
  EXPECT_TRUE(page_has("Sign in with your work account."));
  EXPECT_FALSE(page_has("Sign in with your user name"));
}

TEST_F(StartPage, EscapesNames) {
  for (const std::string name :
       {"O'Brien \"R&D\" <x> $(id) %n", "naïve-Ж", "</style><script>alert(1)</script>",
        "{{connection}}", "\"><img src=//example.com/x>"}) {
    client_.name = name;
    gateway_.vnet_name = name;
    inputs_.settings.contact = name;
    const auto text = page();
    EXPECT_EQ(text.find("<script"), std::string::npos) << name;
    EXPECT_EQ(text.find("<img"), std::string::npos) << name;
    const auto escaped = replace_all(
        replace_all(
            replace_all(replace_all(replace_all(name, "&", "&amp;"), "<", "&lt;"), ">", "&gt;"),
            "\"", "&quot;"),
        "'", "&apos;");
    EXPECT_NE(text.find("<h1>VPN access to " + escaped + "</h1>"), std::string::npos) << name;
  }
  client_.name = "two\nlines";
  EXPECT_THROW(page(), Error);
}

TEST_F(StartPage, HasNoExternalResources) {
  const auto text = page();
  for (const auto* never :
       {"<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "onclick", "http://"}) {
    EXPECT_EQ(text.find(never), std::string::npos) << never;
  }
}

}  // namespace
}  // namespace p2s::kit
