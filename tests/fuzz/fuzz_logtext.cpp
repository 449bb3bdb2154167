// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logparser.h"
#include "models/openline.h"

#include <QByteArray>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

/// Everything that a log shows, and what it looks like, in one text.
class Lines final : public pennon::LogParser::Output
{
public:
    void text(QStringView run, const pennon::LogStyle &style) override { m_open.write(run, style); }
    void newLine() override
    {
        check();
        all += m_open.text();
        for (const pennon::LogSpan &span : m_open.spans())
            all += QString::number(span.start) + u'/' + QString::number(span.style.flags) + u' ';
        all += u'\n';
        m_open.clear();
    }
    void carriageReturn() override { m_open.carriageReturn(); }
    void backspace() override { m_open.backspace(); }
    void eraseLine(Erase what) override
    {
        if (what == Erase::ToEnd)
            m_open.eraseToEnd();
        else if (what == Erase::ToBegin)
            m_open.eraseToBegin();
        else
            m_open.eraseAll();
    }

    QString all;

private:
    /// A line is bounded, holds nothing that would move others, and its spans are in order.
    void check() const
    {
        qint32 before = -1;
        for (const pennon::LogSpan &span : m_open.spans()) {
            if (span.start <= before || span.start > m_open.text().size())
                std::abort();
            before = span.start;
        }
        if (m_open.text().size() > pennon::OpenLine::maxLength)
            std::abort();
        for (const QChar c : m_open.text()) {
            if ((c < u' ' && c != u'\t') || (c >= u'\u007f' && c < u'\u00a0') || c == u'\u202e' ||
                c == u'\u2028')
                std::abort();
        }
    }

    pennon::OpenLine m_open;
};

} // namespace

/// Any bytes end in lines that can be shown, the same ones however they are cut in pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    Lines whole;
    pennon::LogParser atOnce(whole);
    atOnce.feed(bytes);
    atOnce.cut();
    whole.newLine();
    Lines pieces;
    pennon::LogParser inPieces(pieces);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length =
            std::min<qsizetype>(1 + static_cast<quint8>(bytes[at]) % 7, bytes.size() - at);
        inPieces.feed(QByteArrayView(bytes).sliced(at, length));
        at += length;
    }
    inPieces.cut();
    pieces.newLine();
    if (whole.all != pieces.all)
        std::abort();
    return 0;
}
