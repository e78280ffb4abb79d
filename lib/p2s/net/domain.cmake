p2s_domain(net SOURCES address.cpp free_block.cpp overlap.cpp prefix.cpp prefix_list.cpp prefix_set.cpp span.cpp)
