# SPDX-License-Identifier: GPL-3.0-or-later
# The target pennon::strict: what every line of ours is compiled with.
option(PENNON_WERROR "Treat warnings as errors" ON)
option(PENNON_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

add_library(pennon_strict INTERFACE)
add_library(pennon::strict ALIAS pennon_strict)
target_compile_options(pennon_strict INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wcast-align -Wconversion -Wsign-conversion -Wformat=2 -Wimplicit-fallthrough -Wundef
    $<$<BOOL:${PENNON_WERROR}>:-Werror>
    -fvisibility=hidden -fvisibility-inlines-hidden -fstack-protector-strong)
target_compile_definitions(pennon_strict INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 takes optionals and results without a value for read when it inlines (-O3), and sanitized coroutine frames too.
    target_compile_options(pennon_strict INTERFACE -Wno-maybe-uninitialized)
endif()
if(PENNON_SANITIZE)
    target_compile_options(pennon_strict INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_link_options(pennon_strict INTERFACE -fsanitize=address,undefined)
endif()
target_link_options(pennon_strict INTERFACE -Wl,--as-needed -Wl,-z,relro)
