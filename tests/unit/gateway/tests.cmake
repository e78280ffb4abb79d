find_package(rapidcheck REQUIRED)
file(GLOB sources CONFIGURE_DEPENDS "${P2S_TEST_DIR}/*_test.cpp")
p2s_unit_test(gateway SOURCES ${sources} DOMAINS gateway net base LIBRARIES rapidcheck)
