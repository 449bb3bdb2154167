# SPDX-License-Identifier: GPL-3.0-or-later
# pennon_add_test(tst_NAME [SOURCES file...] LINK target... [TIMEOUT seconds] [DESKTOP])
#
# A Qt Test program of tst_NAME.cpp. It runs offscreen, in UTC, with a neutral environment; fixtures are found
# beside the source through the macro PENNON_FIXTURES (the test's source folder). With DESKTOP it runs on an X desktop of its
# own instead, with tray and notification daemon.
function(pennon_add_test name)
    cmake_parse_arguments(TEST "DESKTOP" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 60)
    endif()
    add_executable(${name} ${name}.cpp ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE ${TEST_LINK} Qt6::Test pennon::strict)
    target_compile_definitions(${name} PRIVATE PENNON_FIXTURES="${CMAKE_CURRENT_SOURCE_DIR}"
        PENNON_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    if(TEST_DESKTOP)
        add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/tests/testkit/desktop" $<TARGET_FILE:${name}>)
    else()
        add_test(NAME ${name} COMMAND ${name})
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/lsan.supp;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
