# SPDX-License-Identifier: Apache-2.0
# p2s_embed(TARGET NAMESPACE FOLDER [PATTERN])
# Puts the files below FOLDER (that match PATTERN) into the program: a generated source that defines, in namespace p2s::NAMESPACE,
#   std::span<const EmbeddedFile> embedded_files()      (see p2s/base/embedded.hpp), sorted by name.
function(p2s_embed target namespace folder)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_${namespace}.cpp")
  string(REPLACE "::" "_" output "${output}")
  set(pattern "${ARGN}")
  if(NOT pattern)
    set(pattern "*")
  endif()
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/${pattern}")
  list(SORT inputs)
  set(paths ${inputs})
  list(TRANSFORM paths PREPEND "${folder}/")
  string(REPLACE ";" "," names "${inputs}")
  add_custom_command(OUTPUT "${output}" DEPENDS ${paths} "${PROJECT_SOURCE_DIR}/cmake/EmbedScript.cmake"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DNAMESPACE=${namespace}" "-DFOLDER=${folder}" "-DNAMES=${names}"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedScript.cmake" VERBATIM)
  target_sources(${target} PRIVATE "${output}")
  # All of them by one name, for tools that read sources without building.
  if(NOT TARGET embedded)
    add_custom_target(embedded)
  endif()
  get_filename_component(name "${output}" NAME_WE)
  add_custom_target(${name} DEPENDS "${output}")
  add_dependencies(embedded ${name})
endfunction()
