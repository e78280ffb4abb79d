p2s_domain(secrets SOURCES password.cpp source.cpp)
