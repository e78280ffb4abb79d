# SPDX-License-Identifier: Apache-2.0
# CPack runs this on the files of each component, before it makes Debian packages of them.
set(ENV{SOURCE_DATE_EPOCH} "${CPACK_P2S_EPOCH}")
include("${CPACK_P2S_SOURCE}/cmake/package/run.cmake")
set(program "${CPACK_TEMPORARY_DIRECTORY}/program/usr")
set(library "${CPACK_TEMPORARY_DIRECTORY}/library/usr")

# Copyright, changelogs, compressed pages.
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER "${component}" COMPONENT)
  set(usr "${CPACK_TEMPORARY_DIRECTORY}/${component}/usr")
  set(doc "${usr}/share/doc/${CPACK_DEBIAN_${COMPONENT}_PACKAGE_NAME}")
  file(MAKE_DIRECTORY "${doc}")
  file(REMOVE "${doc}/LICENSE" "${doc}/CHANGELOG.md")
  file(COPY_FILE "${CPACK_P2S_SOURCE}/cmake/package/copyright" "${doc}/copyright")
  file(COPY_FILE "${CPACK_P2S_SOURCE}/CHANGELOG.md" "${doc}/changelog")
  file(COPY_FILE "${CPACK_P2S_BUILD}/package/changelog.Debian" "${doc}/changelog.Debian")
  file(GLOB pages "${usr}/share/man/man*/*")
  run(gzip -9n "${doc}/changelog" "${doc}/changelog.Debian" ${pages})
endforeach()
copy_licenses("${library}/share/doc/${CPACK_DEBIAN_LIBRARY_PACKAGE_NAME}/third-party" ${CPACK_P2S_COMPILED_IN})

# Whatever the umask of the build.
run(chmod -R u=rwX,go=rX "${CPACK_TEMPORARY_DIRECTORY}")

# Dependencies: of the program and the library by what they are linked with (CPack's own search would add scripts that
# run ldconfig), and what is loaded when a store is opened.
file(MAKE_DIRECTORY "${CPACK_TEMPORARY_DIRECTORY}/debian")
file(TOUCH "${CPACK_TEMPORARY_DIRECTORY}/debian/control")
set(shlibdeps dpkg-shlibdeps --ignore-missing-info "-l${library}/${CPACK_P2S_LIBDIR}" -O)
run(${shlibdeps} "${library}/${CPACK_P2S_LIBDIR}/${CPACK_P2S_SONAME}")
string(REPLACE "shlibs:Depends=" "" CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "${output}")
run(${shlibdeps} "${program}/bin/p2sctl")
string(REPLACE "shlibs:Depends=" "" CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "${output}")
list(GET CPACK_P2S_BACKENDS 0 sqlite)
list(GET CPACK_P2S_BACKENDS 1 postgresql)
packages_of(sqlite "${sqlite}")
string(APPEND CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS ", ${sqlite}")
packages_of(postgresql "${postgresql}")
# OpenSSL's driver for tokens: Debian 12 has only the engine.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "${postgresql}, pkcs11-provider | libengine-pkcs11-openssl")
