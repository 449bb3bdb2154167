// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/scraperequest.h"

#include <algorithm>

namespace pennon {

ScrapeRequest ScrapeRequest::parse(QByteArrayView head)
{
    ScrapeRequest request;
    const QByteArrayView line = head.first(std::max<qsizetype>(head.indexOf('\n'), 0)).trimmed();
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first || !line.sliced(last + 1).startsWith("HTTP/1."))
        return request;
    const QByteArrayView method = line.first(first);
    request.isHead = method == "HEAD";
    if (!request.isHead && method != "GET") {
        request.wish = Wish::NotAllowed;
        return request;
    }
    QByteArrayView target = line.sliced(first + 1, last - first - 1).trimmed();
    if (target.startsWith("http://")) { // as it is sent to a proxy
        const qsizetype slash = target.indexOf('/', 7);
        target = slash < 0 ? QByteArrayView("/") : target.sliced(slash);
    }
    const QByteArrayView path = target.first(target.contains('?') ? target.indexOf('?') : target.size());
    request.wish = path == "/metrics" ? Wish::Metrics : path == "/" ? Wish::Front : Wish::NotFound;
    return request;
}

QByteArray responseHead(int status, const char *reason, const char *contentType, qsizetype length)
{
    QByteArray head = "HTTP/1.1 ";
    head += QByteArray::number(status);
    head += ' ';
    head += reason;
    head += "\r\nContent-Type: ";
    head += contentType;
    head += "\r\nContent-Length: ";
    head += QByteArray::number(length);
    head += "\r\nConnection: close\r\n";
    if (status == 405)
        head += "Allow: GET, HEAD\r\n";
    head += "\r\n";
    return head;
}

} // namespace pennon
