p2s_domain(render SOURCES detail/one_line.cpp detail/scanner.cpp escapes.cpp model.cpp template.cpp templates.cpp)
target_include_directories(p2s_render SYSTEM PRIVATE "${P2S_MUSTACHE_INCLUDE}")
p2s_embed(p2s_render templates "${PROJECT_SOURCE_DIR}/templates"
          apple/vpn.mobileconfig
          azure-vpn-client/azurevpnconfig.xml
          azure-vpn-client/clientconfig.xml
          networkmanager/ikev2.nmconnection
          networkmanager/install.sh
          networkmanager/openvpn.nmconnection
          openvpn/openvpn-connect.ovpn
          openvpn/openvpn2.ovpn
          report/address-map.svg
          start-page/START-HERE.html
          strongswan/install.sh
          strongswan/ipsec.conf
          strongswan/ipsec.secrets
          strongswan/swanctl.conf
          windows/EapHostConfig.xml
          windows/Install-AlwaysOn.ps1
          windows/Install-P2SVpn.ps1
          windows/ProfileXML.xml
          windows/certificates.ps1)
