p2s_domain(archive SOURCES entry.cpp reader.cpp writer.cpp LIBRARIES PkgConfig::libzip)
