// SPDX-License-Identifier: Apache-2.0
// build_kit ZIP FOLDER: the kit of a new client for a gateway, from the zip that Azure generated.
#include <p2s/p2s.hpp>

#include <iostream>

int main(int count, char** arguments) {
  using namespace p2s;
  if (count != 3) {
    std::cerr << "usage: build_kit ZIP FOLDER\n";
    return 2;
  }
  try {
    const Time now = SystemClock().now();
    const Period year{1, Period::Unit::years};
    auto root_key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
    const auto root = pki::make_root("Contoso P2S Root", root_key, now, year);
    const pki::Issuer issuer({root}, std::move(root_key));
    const auto key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
    const auto leaf = issuer.issue({"alice", {}, now, year}, key);

    kit::ClientMaterial client;
    client.name = "alice";
    client.certificate = leaf.pem();
    client.chain = {root.pem()};
    client.private_key = key.pem();
    client.pfx = pki::make_pfx(key, leaf, {root}, Secret("change me"), {});
    client.thumbprint = leaf.thumbprint();
    client.root_thumbprint = root.thumbprint();
    client.root_name = root.facts().common_name;
    client.key = leaf.facts().key;
    client.not_before = leaf.facts().not_before;
    client.not_after = leaf.facts().not_after;

    kit::KitInputs inputs;
    inputs.systems = {System::gnu_linux};
    inputs.as_of = now;
    inputs.methods = {
        {System::gnu_linux, "openvpn", azure::Tunnel::openvpn, azure::Method::certificate}};
    inputs.digests = {pki::sha1_hex, pki::sha256_hex};

    const auto kit = kit::build_kit(package::read_vendor(arguments[1]), client, inputs);
    kit::stage_kit(kit, arguments[2], kit::KitForm::folder)->commit(OnExisting::fail);
    for (const auto& file : kit.files) std::cout << file.path << '\n';
  } catch (const Error& error) {
    std::cerr << "build_kit: " << error.message() << '\n';
    return 1;
  }
}
