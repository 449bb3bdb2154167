// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/helloname.h"

#include <array>
#include <memory>
#include <netdb.h>
#include <unistd.h>

namespace pennon {

QByteArray helloName()
{
    std::array<char, 256> buffer{};
    if (::gethostname(buffer.data(), buffer.size() - 1) != 0)
        return "[127.0.0.1]";
    QByteArray name(buffer.data());
    if (name.contains('.'))
        return name;
    addrinfo hints{};
    hints.ai_flags = AI_CANONNAME;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (name.isEmpty() || ::getaddrinfo(name.constData(), nullptr, &hints, &found) != 0)
        return "[127.0.0.1]";
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    const QByteArray full(found->ai_canonname ? found->ai_canonname : "");
    return full.contains('.') ? full : QByteArray("[127.0.0.1]");
}

} // namespace pennon
