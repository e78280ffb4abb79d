p2s_domain(package SOURCES
           azure_vpn_reader.cpp kit.cpp kit_rules.cpp kit_writer.cpp openvpn_reader.cpp package_check.cpp
           package_reader.cpp rules.cpp vendor_package.cpp vendor_terms.cpp vpn_settings_reader.cpp
           detail/compared_parts.cpp detail/joined_parts.cpp detail/openvpn_lines.cpp detail/pem.cpp detail/values.cpp
           detail/xml.cpp emitters/azure_vpn.cpp emitters/certificates.cpp emitters/emitter.cpp emitters/openvpn.cpp
           emitters/readme.cpp
           LIBRARIES pugixml::pugixml)
