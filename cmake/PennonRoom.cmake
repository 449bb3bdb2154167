# SPDX-License-Identifier: GPL-3.0-or-later
# pennon_add_room(NAME SOURCES file... [LINK target...])
#
# A room is a static library pennon_NAME (alias pennon::NAME). LINK names the rooms and libraries below it: what a
# room does not link, it cannot use. tests/architecture checks the #include lines against the same map.
function(pennon_add_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK" ${ARGN})
    add_library(pennon_${name} STATIC ${ROOM_SOURCES})
    add_library(pennon::${name} ALIAS pennon_${name})
    target_include_directories(pennon_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/listener")
    target_link_libraries(pennon_${name} PUBLIC ${ROOM_LINK} PRIVATE pennon::strict)
endfunction()
