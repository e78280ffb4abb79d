# SPDX-License-Identifier: Apache-2.0
# Target "package": Debian packages and a tarball that needs no other package, in build/…/packages. CPack makes the former;
# package/debian.cmake has what it lacks, and package/tarball.cmake makes the tarball afterwards. The same source gives
# the same bytes: every date is that of the release.
set(CPACK_GENERATOR DEB)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/package/debian.cmake")
set(CPACK_POST_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/package/tarball.cmake")
set(CPACK_OUTPUT_FILE_PREFIX "${PROJECT_BINARY_DIR}/packages")
set(CPACK_PACKAGE_NAME p2sctl)
set(CPACK_PACKAGE_FILE_NAME "p2sctl-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

# What the scripts need to know.
execute_process(COMMAND date -u -d "${P2S_RELEASE_DATE}" +%s OUTPUT_VARIABLE CPACK_P2S_EPOCH
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_P2S_SOURCE "${PROJECT_SOURCE_DIR}")
set(CPACK_P2S_BUILD "${PROJECT_BINARY_DIR}")
set(CPACK_P2S_LIBDIR "${CMAKE_INSTALL_LIBDIR}")
set(CPACK_P2S_SONAME "libp2s.so.${PROJECT_VERSION_MAJOR}")
find_library(SOCI_POSTGRESQL_LIBRARY NAMES soci_postgresql)
set(CPACK_P2S_BACKENDS "${SOCI_SQLITE3_LIBRARY}" "${SOCI_POSTGRESQL_LIBRARY}")
# Libraries that are compiled into ours: packages carry their licenses.
set(CPACK_P2S_COMPILED_IN libcli11-dev nlohmann-json3-dev libkainjow-mustache-dev)

# Debian packages
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_COMPONENT_PROGRAM_DEPENDS library)
set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS library)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# A package of Debian's own, if there is one some day, has revision 1 and is newer.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)
# Not an address: names below .invalid are nobody's (RFC 2606).
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The authors of p2sctl <p2sctl@p2sctl.invalid>")
set(CPACK_DEBIAN_PACKAGE_SOURCE p2sctl)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME p2sctl)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS
    "iproute2, iputils-ping, strongswan-swanctl, strongswan-charon, libcharon-extra-plugins, openvpn, freeradius")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "certificates and profiles for Azure point-to-site VPN gateways
Creates, imports, renews and revokes root and client certificates; checks the
configuration of a gateway against what Azure publishes; writes it as script,
Terraform, Bicep or ARM; builds a kit with finished profiles for each user
from the client package that Azure generates; explains why a client cannot
connect.

The inventory is in SQLite or PostgreSQL; private keys in it are encrypted. No
access to Azure is needed.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME "libp2s${PROJECT_VERSION_MAJOR}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "certificates and profiles for Azure point-to-site VPN - library
The library behind p2sctl: certificates, checks of a gateway's configuration,
Azure's client packages, and kits for users.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libp2s-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "certificates and profiles for Azure point-to-site VPN - development
Headers, CMake and pkg-config files of libp2s, the library behind p2sctl, and
three examples.")

# The library is known to other packages, and to the loader by a trigger instead of a script.
set(library_control "${PROJECT_BINARY_DIR}/package/library")
file(CONFIGURE OUTPUT "${library_control}/triggers" CONTENT "activate-noawait ldconfig\n")
file(CONFIGURE OUTPUT "${library_control}/shlibs"
     CONTENT "libp2s ${PROJECT_VERSION_MAJOR} libp2s${PROJECT_VERSION_MAJOR} (>= ${PROJECT_VERSION})\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${library_control}/triggers" "${library_control}/shlibs")

# Debian's changelog, from the headings of ours.
file(STRINGS CHANGELOG.md releases REGEX "^## ")
set(changelog "")
foreach(release IN LISTS releases)
  string(REGEX REPLACE "^## ([0-9.]+) - ([0-9-]+)$" "\\1;\\2" release "${release}")
  list(GET release 0 version)
  list(GET release 1 day)
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env LC_ALL=C date -u -R -d "${day}" OUTPUT_VARIABLE day
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(APPEND changelog "p2sctl (${version}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium\n\n"
                          "  * Version ${version}: see changelog.gz.\n\n"
                          " -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${day}\n\n")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/package/changelog.Debian" CONTENT "${changelog}" @ONLY)

include(CPack)
