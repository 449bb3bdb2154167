// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventparser.h"

#include "events/tokens.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

namespace pennon {

namespace {

constexpr qsizetype quotedAtMost = 120;
/// Memory of a text that is kept from one event to the next.
constexpr qsizetype reusedAtMost = qsizetype{4} * 1024;

/// How many continuation bytes follow this first byte of a UTF-8 character. Bytes that cannot begin one count
/// by themselves.
int continuationBytes(unsigned char first)
{
    if (first >= 0xc2 && first <= 0xdf)
        return 1;
    if (first >= 0xe0 && first <= 0xef)
        return 2;
    if (first >= 0xf0 && first <= 0xf4)
        return 3;
    return 0;
}

bool isContinuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/// Looks at every byte, which many at a time are faster than up to the first that is none.
bool isAscii(QByteArrayView text)
{
    return std::accumulate(text.begin(), text.end(), char{0}, std::bit_or<char>()) >= 0;
}

/// Empties it for the next event, with its memory unless somebody else has kept this text.
void reuse(QByteArray &text)
{
    if (text.isDetached() && text.capacity() <= reusedAtMost) {
        text.resize(0);
    } else {
        text = QByteArray();
    }
}

/// A piece of a header for a message: no control characters, not endless.
QString quoted(QByteArrayView line)
{
    QString text = QString::fromUtf8(line.first(std::min(line.size(), quotedAtMost)));
    for (QChar &c : text) {
        if (!c.isPrint())
            c = u'?';
    }
    return line.size() > quotedAtMost ? QString(text + QStringLiteral("...")) : text;
}

} // namespace

Result<Event *> EventParser::take(QByteArrayView &data)
{
    if (m_state == State::Header) {
        QByteArrayView line;
        const bool complete = takeHeader(data, line);
        if (m_header.size() > maxHeader || line.size() > maxHeader) {
            return failure(
                ErrorCode::InvalidInput,
                QStringLiteral("no event: a header line has more than %1 bytes; is this the output of "
                               "supervisord? It begins with \"%2\"")
                    .arg(maxHeader)
                    .arg(quoted(complete ? line : QByteArrayView(m_header))));
        }
        if (!complete)
            return nullptr;
        const Result<void> read = readHeader(line);
        m_header.clear();
        if (!read)
            return tl::unexpected(read.error());
        m_state = State::Payload;
    }
    takePayload(data);
    if (m_charactersLeft > 0 || m_continuationLeft > 0)
        return nullptr;
    m_state = State::Header;
    return &m_event;
}

void EventParser::beginEvent()
{
    reuse(m_event.name);
    m_event.serial.reset();
    m_event.poolSerial.reset();
    reuse(m_event.payload);
}

bool EventParser::takeHeader(QByteArrayView &data, QByteArrayView &line)
{
    const qsizetype end = data.indexOf('\n');
    const qsizetype length = end < 0 ? data.size() : end;
    if (end >= 0 && m_header.isEmpty()) {
        line = data.first(length);
    } else {
        m_header.append(data.first(std::min(length, maxHeader + 1)));
        line = m_header;
    }
    data = data.sliced(end < 0 ? length : length + 1);
    return end >= 0;
}

Result<void> EventParser::readHeader(QByteArrayView line)
{
    QByteArrayView name;
    std::optional<QByteArrayView> length;
    beginEvent();
    forEachToken(line, [this, &name, &length](std::string_view key, QByteArrayView value) {
        if (key == "eventname") {
            name = value;
        } else if (key == "len") {
            length = value;
        } else if (key == "serial") {
            m_event.serial = decimalDigits(value);
        } else if (key == "poolserial") {
            m_event.poolSerial = decimalDigits(value);
        }
    });
    const std::optional<qint64> characters = length ? decimalDigits(*length) : std::nullopt;
    if (name.isEmpty() || !characters) {
        const QString what = name.isEmpty() ? QStringLiteral("has no eventname")
                             : !length      ? QStringLiteral("has no len")
                                            : QStringLiteral("has a len that is no number of characters");
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("no event: the header line \"%1\" %2; events come from supervisord, which starts "
                           "this program in an [eventlistener:x] section")
                .arg(quoted(line), what));
    }
    m_event.name.append(name);
    m_charactersLeft = *characters;
    m_continuationLeft = 0;
    return {};
}

void EventParser::takePayload(QByteArrayView &data)
{
    qsizetype at = 0;
    if (m_continuationLeft == 0) {
        const QByteArrayView piece = data.first(std::min<qint64>(data.size(), m_charactersLeft));
        if (isAscii(piece)) {
            at = piece.size();
            m_charactersLeft -= at;
        }
    }
    for (; at < data.size() && (m_charactersLeft > 0 || m_continuationLeft > 0); ++at) {
        const auto byte = static_cast<unsigned char>(data[at]);
        if (m_continuationLeft > 0 && isContinuation(byte)) {
            --m_continuationLeft;
            continue;
        }
        if (m_charactersLeft == 0) {
            m_continuationLeft =
                0; // the last character was cut off by whoever sent it: this byte is the next header's
            break;
        }
        --m_charactersLeft;
        m_continuationLeft = continuationBytes(byte);
    }
    const qsizetype room = maxPayload - m_event.payload.size();
    if (room > 0)
        m_event.payload.append(data.first(std::min(at, room)));
    data = data.sliced(at);
}

} // namespace pennon
