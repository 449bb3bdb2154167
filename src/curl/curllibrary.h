// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <curl/curl.h>

namespace pennon {

/// The functions of libcurl that Pennon calls, with libcurl's own types.
struct CurlFunctions
{
    decltype(&::curl_global_init) globalInit = nullptr;
    decltype(&::curl_easy_init) easyInit = nullptr;
    decltype(&::curl_easy_cleanup) easyCleanup = nullptr;
    decltype(&::curl_easy_getinfo) easyGetinfo = nullptr;
    decltype(&::curl_easy_pause) easyPause = nullptr;
    decltype(&::curl_easy_recv) easyRecv = nullptr;
    decltype(&::curl_easy_send) easySend = nullptr;
    decltype(&::curl_easy_setopt) easySetopt = nullptr;
    decltype(&::curl_easy_strerror) easyStrerror = nullptr;
    decltype(&::curl_multi_add_handle) multiAddHandle = nullptr;
    decltype(&::curl_multi_cleanup) multiCleanup = nullptr;
    decltype(&::curl_multi_info_read) multiInfoRead = nullptr;
    decltype(&::curl_multi_init) multiInit = nullptr;
    decltype(&::curl_multi_remove_handle) multiRemoveHandle = nullptr;
    decltype(&::curl_multi_setopt) multiSetopt = nullptr;
    decltype(&::curl_multi_socket_action) multiSocketAction = nullptr;
    decltype(&::curl_slist_append) slistAppend = nullptr;
    decltype(&::curl_slist_free_all) slistFreeAll = nullptr;
};

/// Loads and initialises libcurl, once; safe on any thread. A listener that has not made a request or a mail
/// yet does without libcurl and the thirty libraries that come with it: half of its start-up time, a third of
/// its memory. System if the library is not there or too old.
[[nodiscard]] Result<void> loadCurl();

/// libcurl's functions. Only after loadCurl() has succeeded.
[[nodiscard]] const CurlFunctions &curl();

/// Whether a transfer failed for its TLS: none to be had, or a certificate that does not verify.
[[nodiscard]] bool isTlsFailure(CURLcode code);

/// Loads this library instead and tells what is wrong with it: loadCurl() without its memory, for tests.
[[nodiscard]] Result<CurlFunctions> curlFunctionsOf(const char *library);

} // namespace pennon
