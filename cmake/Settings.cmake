# SPDX-License-Identifier: Apache-2.0
# What every target of ours is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG -D_FORTIFY_SOURCE=2")

# Compiled once, found again by later builds: of this clone and of any other.
find_program(P2S_CCACHE NAMES ccache)
if(P2S_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros "${P2S_CCACHE}")
endif()

add_library(p2s_settings INTERFACE)
target_compile_features(p2s_settings INTERFACE cxx_std_20)
target_compile_options(p2s_settings INTERFACE -Wall -Wextra -Wconversion -Wshadow
                       -fstack-protector-strong $<$<BOOL:${P2S_WERROR}>:-Werror>
                       # A newer library may deprecate what older ones lack: no reason to fail for who builds to use.
                       $<$<CONFIG:Release>:-Wno-error=deprecated-declarations>)
# GCC 12 takes the short form of std::string for an overrun when it is moved (GCC PR 105329, 105651).
target_compile_options(p2s_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overread> $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>)
# Sources compiled as one: clang takes a local name for a shadow of another source's. Preset alone checks each source.
target_compile_options(p2s_settings INTERFACE
                       $<$<AND:$<CXX_COMPILER_ID:Clang>,$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wno-shadow>)
target_include_directories(p2s_settings INTERFACE "${PROJECT_SOURCE_DIR}/lib" "${PROJECT_BINARY_DIR}/lib/include")
target_link_options(p2s_settings INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,--as-needed)
# Addresses to adjust at start take a bit each instead of 24 bytes.
include(CheckLinkerFlag)
check_linker_flag(CXX -Wl,-z,pack-relative-relocs P2S_PACKS_RELOCATIONS)
if(P2S_PACKS_RELOCATIONS)
  target_link_options(p2s_settings INTERFACE -Wl,-z,pack-relative-relocs)
endif()
if(P2S_SANITIZE)
  target_compile_options(p2s_settings INTERFACE -fsanitize=${P2S_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(p2s_settings INTERFACE -fsanitize=${P2S_SANITIZE})
  # GCC's manual: with a sanitizer this warning is given for sound code too.
  target_compile_options(p2s_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(P2S_FUZZ)
  # Coverage for libFuzzer in the library too; only the fuzz targets get its main().
  target_compile_options(p2s_settings INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(p2s_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
