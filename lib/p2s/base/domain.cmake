p2s_domain(base SOURCES bytes.cpp clock.cpp error.cpp files.cpp finding.cpp names.cpp secret.cpp shell_word.cpp
           staging.cpp detail/file_calls.cpp detail/renames.cpp system.cpp text.cpp thumbprint.cpp)
