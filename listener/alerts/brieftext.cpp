// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/brieftext.h"

#include "alerts/alertcontent.h"
#include "alerts/alertwords.h"
#include "alerts/cleantext.h"
#include "alerts/incidentwords.h"
#include "base/localtime.h"

#include <algorithm>

namespace pennon {

namespace {

/// The basic table without line breaks, and the characters that take two places.
constexpr QStringView gsmAlphabet =
    u"@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    u"¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr QStringView gsmTwice = u"^{}\\[~]|€";
constexpr QStringView mark = u".."; // U+2026 would make UCS-2 of the whole message

QString composed(const QString &host, const QString &who, const QString &what)
{
    return QString(host + u' ' + who + QStringLiteral(": ") + what);
}

} // namespace

bool fitsShortMessage(const QString &text)
{
    qsizetype places = 0;
    for (const QChar c : text) {
        if (gsmTwice.contains(c)) {
            places += 2;
        } else if (gsmAlphabet.contains(c)) {
            ++places;
        } else {
            return text.size() <= ucs2Characters;
        }
    }
    return places <= gsmCharacters;
}

QString shortMessage(const QString &text)
{
    QString line = cutAfter(cleanLine(cutAfter(text, gsmCharacters * 16)).simplified(), gsmCharacters);
    while (!fitsShortMessage(line)) {
        // One character less; where it was the only one that GSM does not have, more fits in its place.
        line = cutAfter(line, line.size() - 1);
    }
    return line;
}

QString briefText(const Announcement &announcement, const AlertContent &content, const AlertWords &words)
{
    QString host = content.host;
    QString who = content.who;
    const QString &what = content.what;
    for (QString *name : {&host, &who}) { // the machine is known to who gets it, so it goes first
        constexpr qsizetype shortest = 12;
        const QString whole = *name;
        for (qsizetype units = whole.size() - 1;
             units >= shortest && !fitsShortMessage(composed(host, who, what)); --units)
            *name = elided(whole, units, mark);
    }
    QString text = composed(host, who, what);
    if (!fitsShortMessage(text))
        return shortMessage(text);
    if (announcement.facts.empty())
        return text;
    const Incident &worst = announcement.facts.front().incident;
    QStringList more;
    if (announcement.facts.size() == 1) {
        constexpr qsizetype timeBegins = 11;
        constexpr qsizetype minutes = 5;
        more +=
            words(QT_TRANSLATE_NOOP("Alerts", "since %1")).arg(stamp(worst.opened).mid(timeBegins, minutes));
        more += doneOf(worst, words);
        more += causeOf(worst, words);
    } else {
        more += QString(whoOf(worst) + QStringLiteral(": ") + whatOf(worst, words));
    }
    for (const QString &part : more) {
        const QString longer = text + QStringLiteral("; ") + part;
        if (!part.isEmpty() && fitsShortMessage(longer))
            text = longer;
    }
    return text;
}

} // namespace pennon
