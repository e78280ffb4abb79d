#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes vendor packages as Azure generates them: the form of 2022 and the form of 2024.

Nothing in them is real: the gateways do not exist and the server roots belong to nobody. The same
options give the same bytes. README.md beside this file says what each package holds.
"""
import argparse
import base64
import hashlib
import pathlib
import re
import ssl
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
UNKNOWN_CLIENT_ROOT = hashlib.sha1(b"the root that issues the clients' certificates").hexdigest()
# The application that Microsoft registered for the Azure VPN Client.
AUDIENCE = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"


class Gateway:
    """The facts that all parts of one package share."""

    def __init__(self, year, name, vnet_id, suffix, tunnels, routes, pool, root, root_name, client_root):
        self.year = year
        self.auth = "EAPTLS"
        self.radius = False
        self.radius_root = None
        self.entra_tenant = None
        self.name = name
        self.vnet_id = vnet_id
        self.server = f"azuregateway-{vnet_id}-{suffix}.vpn.azure.com"
        self.certificate_name = f"{vnet_id}.vpn.azure.com"
        self.tunnels = tunnels
        self.routes = routes
        self.pool = pool
        self.root = root
        self.root_name = root_name
        self.client_root = client_root
        self.secret = hashlib.shake_256(name.encode()).hexdigest(256)
        self.modern = year >= 2024

    @property
    def file_name(self):
        kind = f"-radius-{self.auth.lower()}" if self.radius else "-entra" if self.entra_tenant else ""
        return f"azure-{self.year}{kind}.zip"

    def ask_entra(self, tenant):
        """OpenVPN alone, as Entra ID requires."""
        self.tunnels = "OpenVPN"
        self.entra_tenant = tenant
        return self

    @property
    def issuer(self):
        return f"https://sts.windows.net/{self.entra_tenant}/"

    @property
    def tenant(self):
        return f"https://login.microsoftonline.com/{self.entra_tenant}/"

    def ask_radius(self, auth, root=None):
        """IKEv2 alone: of OpenVPN for users of RADIUS no package was seen."""
        self.tunnels = "IkeV2"
        self.auth = auth
        self.radius = True
        self.radius_root = root
        return self


def vpn_settings(gateway):
    def several(plural, singular, value):
        if not gateway.modern:
            return [f"  <{singular}>{value}</{singular}>"]
        return [f"  <{plural}>", f"    <string>{value}</string>", f"  </{plural}>"]

    def element(name, value):
        return f"  <{name}>{value}</{name}>" if value else f"  <{name} />"

    lines = [
        '<?xml version="1.0"?>',
        '<VpnProfile xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
        f"  <VpnServer>{gateway.server}</VpnServer>",
        f"  <VpnType>{gateway.tunnels}</VpnType>",
        *several("CaCerts", "CaCert", base64.b64encode(gateway.root).decode()),
        f"  <Routes>{gateway.routes}</Routes>",
        f"  <Auth>{gateway.auth}</Auth>",
        f"  <VnetName>{gateway.name}</VnetName>",
        f"  <VnetId>{gateway.vnet_id}</VnetId>",
        *several("ServerCertsRootCn", "ServerCertRootCn", gateway.root_name),
        *several("ServerCertsIssuerCn", "ServerCertIssuerCn", gateway.root_name),
        f"  <VpnClientAddressPool>{gateway.pool}</VpnClientAddressPool>",
        element("AadIssuer", gateway.entra_tenant and gateway.issuer),
        element("AadTenant", gateway.entra_tenant and gateway.tenant),
        element("AadAudience", gateway.entra_tenant and AUDIENCE),
        "  <CustomDnsServers />",
        "</VpnProfile>",
    ]
    return "\r\n".join(lines)


def openvpn_profile(gateway):
    name = gateway.certificate_name if gateway.modern else f"'{gateway.certificate_name}'"
    root = ssl.DER_cert_to_PEM_cert(gateway.root).strip().split("\n")
    key = [gateway.secret[at:at + 32] for at in range(0, 512, 32)]
    lines = [
        "client", f"remote {gateway.server} 443", f"verify-x509-name {name} name",
        "remote-cert-tls server", "",
        "dev tun", "proto tcp", "resolv-retry infinite", "nobind", "",
        "auth SHA256", "cipher AES-256-GCM", "persist-key", "persist-tun", "",
        "tls-timeout 30", "tls-version-min 1.2", "key-direction 1", "",
        "log openvpn.log", "verb 3", "",
        "# P2S CA root certificate",
        "<ca>", *root, "</ca>", "",
        "# Pre Shared Key",
        "<tls-auth>", "-----BEGIN OpenVPN Static key V1-----", *key,
        "-----END OpenVPN Static key V1-----", "</tls-auth>", "",
        "# P2S client certificate",
        "# Please fill this field with a PEM formatted client certificate",
        "# Alternatively, configure 'cert PATH_TO_CLIENT_CERT' to use input from a PEM certificate file.",
        "<cert>", "$CLIENTCERTIFICATE", "</cert>", "",
        "# P2S client certificate private key",
        "# Please fill this field with a PEM formatted private key of the client certificate.",
        "# Alternatively, configure 'key PATH_TO_CLIENT_KEY' to use input from a PEM key file.",
        "<key>", "$PRIVATEKEY", "</key>",
    ]
    return "\r\n".join(lines) + "\r\n"


def client_authentication(gateway, nil):
    if gateway.entra_tenant:
        return [
            "    <aad>",
            f"      <audience>{AUDIENCE}</audience>",
            "      <cachesigninuser>true</cachesigninuser>",
            "      <enablegrouptoken>false</enablegrouptoken>",
            f"      <issuer>{gateway.issuer}</issuer>",
            f"      <tenant>{gateway.tenant}</tenant>",
            "    </aad>",
            nil(2, "cert"),
            "    <type>aad</type>",
        ]
    return [
        nil(2, "aad"),
        "    <cert>",
        nil(3, "hash"),
        f"      <issuer>{gateway.client_root}</issuer>",
        "    </cert>",
        "    <type>cert</type>",
    ]


def azure_vpn_profile(gateway):
    def nil(depth, name):
        between = " " if gateway.modern else "\r\n" + "  " * (depth + 1)
        return "  " * depth + f'<{name}{between}i:nil="true" />'

    certificate = "Cert" if gateway.modern else "cert"
    lines = [
        '<AzVpnProfile xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns="http://schemas.datacontract.org/2004/07/">',
        nil(1, 'any xmlns:d2p1="http://schemas.datacontract.org/2004/07/System.Xml"'),
        "  <clientauth>",
        *client_authentication(gateway, nil),
        nil(2, "usernamepass"),
        "  </clientauth>",
        nil(1, "clientconfig"),
        f"  <name>{gateway.name}</name>",
        "  <protocolconfig>",
        "    <sslprotocolConfig>",
        "      <transportprotocol>tcp</transportprotocol>",
        "    </sslprotocolConfig>",
        "  </protocolconfig>",
        "  <serverlist>",
        "    <ServerEntry>",
        nil(3, "displayname"),
        f"      <fqdn>{gateway.server}</fqdn>",
        "    </ServerEntry>",
        "  </serverlist>",
        "  <servervalidation>",
        f"    <{certificate}>",
        f"      <hash>{hashlib.sha1(gateway.root).hexdigest().upper()}</hash>",
        nil(3, "issuer"),
        f"    </{certificate}>",
        f"    <serversecret>{gateway.secret}</serversecret>",
        "    <type>cert</type>",
        "  </servervalidation>",
        "  <version>1</version>",
        "</AzVpnProfile>",
    ]
    return "\r\n".join(lines)


def eap_config(gateway):
    """As Azure writes it: a byte pair is followed by a blank, also the last; Type has whitespace around its value."""
    def spaced(digest):
        return "".join(digest[at:at + 2].upper() + " " for at in range(0, 40, 2))

    base = "http://www.microsoft.com/provisioning/"
    common = f'xmlns="{base}EapCommon"'
    second = f'xmlns="{base}EapTlsConnectionPropertiesV2"'
    return [
        f'<EapHostConfig xmlns="{base}EapHostConfig">',
        "  <EapMethod>",
        f"    <Type {common}>13", "    </Type>",
        f"    <VendorId {common}>0</VendorId>",
        f"    <VendorType {common}>0</VendorType>",
        f"    <AuthorId {common}>0</AuthorId>",
        "  </EapMethod>",
        f'  <Config xmlns="{base}EapHostConfig">',
        f'    <Eap xmlns="{base}BaseEapConnectionPropertiesV1">',
        "      <Type>13</Type>",
        f'      <EapType xmlns="{base}EapTlsConnectionPropertiesV1">',
        "        <CredentialsSource><CertificateStore><SimpleCertSelection>true</SimpleCertSelection>"
        "</CertificateStore></CredentialsSource>",
        "        <ServerValidation>",
        "          <DisableUserPromptForServerValidation>false</DisableUserPromptForServerValidation>",
        "          <ServerNames></ServerNames>",
        f"          <TrustedRootCA>{spaced(hashlib.sha1(gateway.root).hexdigest())}</TrustedRootCA>",
        "        </ServerValidation>",
        "        <DifferentUsername>false</DifferentUsername>",
        f"        <PerformServerValidation {second}>true</PerformServerValidation>",
        f"        <AcceptServerName {second}>false</AcceptServerName>",
        f"        <TLSExtensions {second}>",
        f'          <FilteringInfo xmlns="{base}EapTlsConnectionPropertiesV3">',
        '            <CAHashList Enabled="true">',
        f"              <IssuerHash>{spaced(gateway.client_root)}</IssuerHash>",
        "            </CAHashList>",
        "          </FilteringInfo>",
        "        </TLSExtensions>",
        "      </EapType>",
        "    </Eap>",
        "  </Config>",
        "</EapHostConfig>",
    ]


def powershell_setup(gateway):
    prefixes = gateway.routes.split(",") + [gateway.pool]
    config = eap_config(gateway)
    lines = [
        "param([switch]$Force, [switch]$MachineCertAuth)",
        "",
        f"$EAP = '{config[0]}", *config[1:-1], f"{config[-1]}'",
        "",
        "if ($MachineCertAuth) {",
        f"    Add-VpnConnection -Name {gateway.name} -ServerAddress {gateway.server} -TunnelType Ikev2"
        " -AuthenticationMethod MachineCertificate -SplitTunneling:$True -EncryptionLevel Optional -PassThru",
        "} else {",
        f"    Add-VpnConnection -Name {gateway.name} -ServerAddress {gateway.server} -TunnelType Ikev2"
        " -AuthenticationMethod Eap -SplitTunneling:$True -RememberCredential"
        " -EncryptionLevel Optional -EapConfigXmlStream $EAP -PassThru",
        "}",
        "",
        *(f"Add-VpnConnectionRoute -ConnectionName {gateway.name} -DestinationPrefix {prefix}"
          for prefix in prefixes),
    ]
    return "\r\n".join(lines) + "\r\n"


def parts(gateway):
    """Entry names and contents, in Azure's order."""
    found = [
        ("Generic\\VpnSettings.xml", vpn_settings(gateway)),
        ("Generic\\VpnServerRoot.cer_0" if gateway.modern else "Generic\\VpnServerRoot.cer", gateway.root),
    ]
    if gateway.radius_root:
        found.append(("Generic\\RadiusServerRoot.cer", gateway.radius_root))
    if "OpenVPN" in gateway.tunnels:
        if not gateway.entra_tenant:
            found.append(("OpenVPN\\vpnconfig.ovpn", openvpn_profile(gateway)))
        found.append(("AzureVPN\\azurevpnconfig.xml", azure_vpn_profile(gateway)))
    if "IkeV2" in gateway.tunnels:
        # Only the names matter: the real installers are programs of Microsoft's.
        found += [
            ("WindowsAmd64\\VpnClientSetupAmd64.exe", b"MZ: a sample, not a program\r\n"),
            ("WindowsX86\\VpnClientSetupX86.exe", b"MZ: a sample, not a program\r\n"),
        ]
    if gateway.modern and "IkeV2" in gateway.tunnels:
        found.append(("WindowsPowershell\\VpnProfileSetup.ps1", powershell_setup(gateway)))
    return found


def write_zip(path, gateway):
    """As Azure's generator packs: host FAT, version 2.0, no flags, no attributes, no folders."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(gateway):
            info = zipfile.ZipInfo(name, (gateway.year, 6, 1, 12, 0, 0))
            info.filename = name  # ZipInfo would cut or turn what it takes for a local separator
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
            info.external_attr = 0


def gateways(client_root):
    def root(name):
        return ssl.PEM_cert_to_DER_cert((HERE / f"{name}.pem").read_text())

    def demo():
        return Gateway(2022, "vnet-demo", "11111111-2222-3333-4444-555555555555", "0a1b2c3d4e5f", "OpenVPN",
                       "10.0.0.0/16,10.1.0.0/16", "172.16.0.0/24", root("server-root-2022"), "Sample Global Root CA",
                       client_root)

    def corp():
        return Gateway(2024, "vnet-corp", "66666666-7777-8888-9999-aaaaaaaaaaaa", "1f2e3d4c5b6a", "IkeV2,OpenVPN",
                       "10.20.0.0/16,10.21.0.0/16,10.22.4.7/32", "172.20.0.0/23", root("server-root-2024"),
                       "Sample Global Root G2", client_root)

    return [
        demo(),
        demo().ask_radius("EAPMSCHAPV2"),
        demo().ask_radius("EAPTLS", root("radius-root")),
        corp(),
        corp().ask_entra("22222222-3333-4444-5555-666666666666"),
    ]


def make_server_roots():
    """New roots in place of the committed ones. Their keys are thrown away: nobody needs them."""
    roots = {"server-root-2022": "Sample Global Root CA", "server-root-2024": "Sample Global Root G2",
             "radius-root": "Sample RADIUS Root"}
    for file, name in roots.items():
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            (work / "index").touch()
            (work / "ca.cnf").write_text(
                f"[ca]\ndefault_ca=d\n[d]\ndatabase={work}/index\nnew_certs_dir={work}\nrand_serial=yes\n"
                "default_md=sha256\npolicy=p\nx509_extensions=e\n[p]\ncommonName=supplied\norganizationName=optional\n"
                "[req]\ndistinguished_name=n\n[n]\n"
                "[e]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
                "subjectKeyIdentifier=hash\n")
            openssl = ["openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", work / "key",
                       "-out", work / "request", "-config", work / "ca.cnf", "-subj", f"/O=Sample Trust/CN={name}"]
            subprocess.run(openssl, check=True, capture_output=True)
            openssl = ["openssl", "ca", "-batch", "-selfsign", "-config", work / "ca.cnf", "-keyfile", work / "key",
                       "-in", work / "request", "-out", work / "root", "-notext",
                       "-startdate", "20200101000000Z", "-enddate", "20491231235959Z"]
            subprocess.run(openssl, check=True, capture_output=True)
            (HERE / f"{file}.pem").write_text((work / "root").read_text())


def certificate(path):
    """The DER of a certificate in PEM or DER."""
    content = path.read_bytes()
    if b"-----BEGIN CERTIFICATE-----" in content:
        content = ssl.PEM_cert_to_DER_cert(content.decode("ascii").strip())
    return content


def thumbprint(path):
    """SHA-1 of a certificate in PEM or DER, as the profiles carry it."""
    return hashlib.sha1(certificate(path)).hexdigest()


def static_key(path):
    """The digits of a key that openvpn --genkey made."""
    return "".join(re.findall(r"^[0-9a-f]{32}$", path.read_text(), re.MULTILINE))


def relocate(gateway, options):
    """Makes the sample speak of a gateway that exists: what an option names takes the place of the sample's."""
    gateway.server = options.server or gateway.server
    gateway.certificate_name = options.certificate_name or gateway.certificate_name
    gateway.vnet_id = gateway.certificate_name.split(".", maxsplit=1)[0]  # so it is with Azure
    gateway.routes = options.routes or gateway.routes
    gateway.pool = options.pool or gateway.pool
    if options.server_root:
        gateway.root = certificate(options.server_root)
        gateway.root_name = options.server_root_name or gateway.root_name
    if options.radius_root and gateway.radius_root:
        gateway.radius_root = certificate(options.radius_root)
    if options.tls_auth:
        gateway.secret = static_key(options.tls_auth)


def packed(path):
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


def outdated(client_root):
    """Names of the committed zips that this program would make otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for gateway in gateways(client_root):
            path = pathlib.Path(folder) / gateway.file_name
            write_zip(path, gateway)
            if not (HERE / path.name).exists() or packed(path) != packed(HERE / path.name):
                found.append(path.name)
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-o", dest="folder", type=pathlib.Path, default=HERE, metavar="DIR",
                        help="where the zips go (default: beside this file)")
    parser.add_argument("--client-root", type=pathlib.Path, metavar="CERT",
                        help="certificate of the root that issues clients, PEM or DER")
    parser.add_argument("--server", metavar="FQDN", help="the gateway that clients call")
    parser.add_argument("--certificate-name", metavar="NAME", help="the common name of its certificate")
    parser.add_argument("--server-root", type=pathlib.Path, metavar="CERT",
                        help="certificate of the root that issued it, PEM or DER")
    parser.add_argument("--server-root-name", metavar="NAME", help="the common name of that root")
    parser.add_argument("--radius-root", type=pathlib.Path, metavar="CERT",
                        help="certificate of the root of the RADIUS server, PEM or DER")
    parser.add_argument("--tls-auth", type=pathlib.Path, metavar="KEY", help="its key, as openvpn --genkey writes it")
    parser.add_argument("--routes", metavar="PREFIXES", help="the networks behind it, joined by commas")
    parser.add_argument("--pool", metavar="PREFIX", help="the addresses of its clients")
    parser.add_argument("--new-server-roots", action="store_true",
                        help="replace the server roots beside this file first (needs openssl)")
    parser.add_argument("--check", action="store_true",
                        help="write nothing; fail when the zips beside this file hold anything else")
    options = parser.parse_args()
    if options.check:
        names = outdated(UNKNOWN_CLIENT_ROOT)
        for name in names:
            print(f"{name} is not what make_vendor_zips.py makes", file=sys.stderr)
        return 1 if names else 0
    if options.new_server_roots:
        make_server_roots()
    client_root = thumbprint(options.client_root) if options.client_root else UNKNOWN_CLIENT_ROOT
    options.folder.mkdir(parents=True, exist_ok=True)
    for gateway in gateways(client_root):
        relocate(gateway, options)
        path = options.folder / gateway.file_name
        write_zip(path, gateway)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
