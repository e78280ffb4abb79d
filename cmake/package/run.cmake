# SPDX-License-Identifier: Apache-2.0
# What both kinds of packages need.

# run(COMMAND…): what it prints is in `output`.
macro(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY "${CPACK_TEMPORARY_DIRECTORY}" OUTPUT_VARIABLE output
                  ERROR_VARIABLE error OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${status}\n${error}")
  endif()
endmacro()

# packages_of(RESULT FILE…): the Debian packages that the files belong to. dpkg may know a file in /lib, not in /usr/lib.
function(packages_of result)
  set(patterns "")
  foreach(file IN LISTS ARGN)
    file(REAL_PATH "${file}" path)
    string(REGEX REPLACE "^/usr/" "/" path "${path}")
    list(APPEND patterns "*${path}")
  endforeach()
  run(dpkg-query --search ${patterns})
  string(REGEX REPLACE "[:,][^\n]*" "" packages "${output}")
  string(REPLACE "\n" ";" packages "${packages}")
  list(REMOVE_DUPLICATES packages)
  set(${result} "${packages}" PARENT_SCOPE)
endfunction()

# copy_licenses(FOLDER PACKAGE…): FOLDER/PACKAGE is the copyright file of that Debian package.
function(copy_licenses folder)
  file(MAKE_DIRECTORY "${folder}")
  foreach(package IN LISTS ARGN)
    file(COPY_FILE "/usr/share/doc/${package}/copyright" "${folder}/${package}")
  endforeach()
endfunction()
