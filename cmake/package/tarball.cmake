# SPDX-License-Identifier: Apache-2.0
# CPack runs this after it has made the Debian packages. The tarball has bin, lib and share. The program finds libraries
# by its RPATH: beside ours are those of Debian that it is linked with or loads, but not the runtime of C and C++, which
# every system has.
include("${CPACK_P2S_SOURCE}/cmake/package/run.cmake")
set(top "${CPACK_TEMPORARY_DIRECTORY}/${CPACK_PACKAGE_FILE_NAME}")
file(REMOVE_RECURSE "${top}")
foreach(component program library)
  run("${CMAKE_COMMAND}" --install "${CPACK_P2S_BUILD}" --component ${component} --prefix "${top}" --strip)
endforeach()
file(RENAME "${top}/share/doc/p2sctl/LICENSE" "${top}/LICENSE")

set(lib "${top}/${CPACK_P2S_LIBDIR}")
# What is loaded at run time, by the name it is loaded by.
set(backends "")
foreach(backend IN LISTS CPACK_P2S_BACKENDS)
  file(READ_SYMLINK "${backend}" name)
  get_filename_component(folder "${backend}" DIRECTORY)
  list(APPEND backends "${folder}/${name}")
endforeach()
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${top}/bin/p2sctl" LIBRARIES ${backends} DIRECTORIES "${lib}"
     PRE_EXCLUDE_REGEXES "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv|gcc_s|stdc[+][+])[.]so"
     RESOLVED_DEPENDENCIES_VAR libraries)
list(FILTER libraries EXCLUDE REGEX "^${top}/")
foreach(library IN LISTS libraries backends)
  file(REAL_PATH "${library}" file)
  get_filename_component(name "${library}" NAME)
  file(COPY_FILE "${file}" "${lib}/${name}")
endforeach()
packages_of(packages ${libraries} ${backends})
copy_licenses("${top}/share/doc/p2sctl/third-party" ${packages} ${CPACK_P2S_COMPILED_IN})

file(MAKE_DIRECTORY "${CPACK_OUTPUT_FILE_PREFIX}")
run(tar --sort=name --owner=0 --group=0 --numeric-owner "--mtime=@${CPACK_P2S_EPOCH}" --mode=u=rwX,go=rX
    -C "${CPACK_TEMPORARY_DIRECTORY}" -I "gzip -9n" -cf "${CPACK_OUTPUT_FILE_PREFIX}/${CPACK_PACKAGE_FILE_NAME}.tar.gz"
    "${CPACK_PACKAGE_FILE_NAME}")
