// SPDX-License-Identifier: GPL-3.0-or-later
#include "curl/curllibrary.h"

#include <dlfcn.h>

namespace pennon {

namespace {

/// The name that libcurl's binary interface has had since 2006.
constexpr const char *libraryName = "libcurl.so.4";
constexpr const char *gnuTlsSwitch = "GNUTLS_NO_IMPLICIT_INIT";

CurlFunctions
    functions; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): as global as the library

QString loaderError()
{
    const char *const words = ::dlerror(); // NOLINT(concurrency-mt-unsafe): per thread in glibc
    return QString::fromLocal8Bit(words ? words : "unknown error");
}

Result<void> load()
{
    // Debian's libcurl brings GnuTLS along for protocols that nothing here speaks, and GnuTLS sets itself up
    // when it is loaded: a megabyte. A libcurl that uses it for TLS sets it up itself. Child processes are
    // not to see the setting.
    const bool isSet = qEnvironmentVariableIsSet(gnuTlsSwitch);
    if (!isSet)
        qputenv(gnuTlsSwitch, "1");
    Result<CurlFunctions> found = curlFunctionsOf(libraryName);
    if (!isSet)
        qunsetenv(gnuTlsSwitch);
    if (!found)
        return tl::unexpected(found.error());
    functions = *found;
    if (functions.globalInit(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return failure(ErrorCode::System,
                       QStringLiteral("libcurl cannot be used: its initialisation failed"));
    }
    return {};
}

} // namespace

Result<CurlFunctions> curlFunctionsOf(const char *library)
{
    void *const handle = ::dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    if (!handle) {
        return failure(
            ErrorCode::System,
            QStringLiteral("libcurl cannot be loaded, install it (Debian: libcurl4): %1").arg(loaderError()));
    }
    CurlFunctions found;
    const char *missing = nullptr;
    const auto resolve = [handle, &missing](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(handle, name));
        if (!function)
            missing = name;
    };
    resolve(found.globalInit, "curl_global_init");
    resolve(found.easyInit, "curl_easy_init");
    resolve(found.easyCleanup, "curl_easy_cleanup");
    resolve(found.easyGetinfo, "curl_easy_getinfo");
    resolve(found.easyPause, "curl_easy_pause");
    resolve(found.easyRecv, "curl_easy_recv");
    resolve(found.easySend, "curl_easy_send");
    resolve(found.easySetopt, "curl_easy_setopt");
    resolve(found.easyStrerror, "curl_easy_strerror");
    resolve(found.multiAddHandle, "curl_multi_add_handle");
    resolve(found.multiCleanup, "curl_multi_cleanup");
    resolve(found.multiInfoRead, "curl_multi_info_read");
    resolve(found.multiInit, "curl_multi_init");
    resolve(found.multiRemoveHandle, "curl_multi_remove_handle");
    resolve(found.multiSetopt, "curl_multi_setopt");
    resolve(found.multiSocketAction, "curl_multi_socket_action");
    resolve(found.slistAppend, "curl_slist_append");
    resolve(found.slistFreeAll, "curl_slist_free_all");
    if (missing) {
        const QString error = QStringLiteral("%1 is no libcurl, or too old: it has no %2")
                                  .arg(QString::fromLocal8Bit(library), QString::fromLatin1(missing));
        ::dlclose(handle);
        return failure(ErrorCode::System, error);
    }
    return found;
}

Result<void> loadCurl()
{
    static const Result<void> loaded = load();
    return loaded;
}

const CurlFunctions &curl()
{
    return functions;
}

bool isTlsFailure(CURLcode code)
{
    switch (code) {
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_SHUTDOWN_FAILED:
        return true;
    default:
        return false;
    }
}

} // namespace pennon
