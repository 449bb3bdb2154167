// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alertphrases.h"

#include "alerts/alertwords.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <vector>

namespace pennon {

namespace {

/// As the monitor writes them; %1, %2 … are what is different each time, in this order. The last of
/// these may be a sentence of this table itself.
constexpr std::array phrases = {
    QT_TRANSLATE_NOOP("Alerts", "It exited unexpectedly (pid %1) from state %2"),
    QT_TRANSLATE_NOOP("Alerts", "It failed to start too many times"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord has given up starting it (FATAL)"),
    QT_TRANSLATE_NOOP("Alerts", "RSS of %1 is %2, over the limit of %3"),
    QT_TRANSLATE_NOOP("Alerts", "%1 grew by %2 within %3 s, more than %4"),
    QT_TRANSLATE_NOOP("Alerts", "status contacting %1: %2"),
    QT_TRANSLATE_NOOP("Alerts", "error contacting %1: %2"),
    QT_TRANSLATE_NOOP("Alerts", "It is FATAL"),
    QT_TRANSLATE_NOOP("Alerts",
                      "%1 restarts within %2 did not help: no more of them until the breaker is reset"),
    QT_TRANSLATE_NOOP("Alerts", "%1 restarts within %2 did not help: no more of them for %3"),
    QT_TRANSLATE_NOOP("Alerts", "%1 starts have not helped"),
    QT_TRANSLATE_NOOP("Alerts", "attempt %1 of %2"),
    QT_TRANSLATE_NOOP("Alerts", "attempt %1"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord cannot be asked: %1"),
    QT_TRANSLATE_NOOP("Alerts", "The state cannot be stored: %1"),
    QT_TRANSLATE_NOOP("Alerts", "The state folder is in trouble: %1"),
    QT_TRANSLATE_NOOP("Alerts", "Messages wait too long: %1"),
    QT_TRANSLATE_NOOP("Alerts", "Events are worked off late: %1"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord drops events: %1"),
    QT_TRANSLATE_NOOP("Alerts", "%1 so far, its buffer was full and what fell with them is not told"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord's ticks come late: %1"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord sends no events any more: %1"),
    QT_TRANSLATE_NOOP("Alerts", "There is no control socket: %1"),
    QT_TRANSLATE_NOOP("Alerts", "%1 by %2, the oldest for %3"),
    QT_TRANSLATE_NOOP("Alerts", "one took %1"),
    QT_TRANSLATE_NOOP("Alerts", "no %1 for %2 although supervisord runs"),
    QT_TRANSLATE_NOOP("Alerts", "%1 was removed or replaced, and what happens now is lost with the listener"),
    QT_TRANSLATE_NOOP("Alerts", "only %1 are left on the disk of %2"),
    QT_TRANSLATE_NOOP("Alerts", "Prometheus gets no metrics: %1"),
    QT_TRANSLATE_NOOP("Alerts", "the metrics cannot be served at %1: %2"),
    QT_TRANSLATE_NOOP("Alerts", "the metrics cannot be written to %1 (textfile in [metrics]): %2"),
    QT_TRANSLATE_NOOP("Alerts", "another program listens there, end it or set another listen in [metrics]"),
    QT_TRANSLATE_NOOP("Alerts", "this machine has no such address, set another listen in [metrics]"),
    QT_TRANSLATE_NOOP("Alerts", "Mail \"%1\" to %2 was given up: %3"),
    QT_TRANSLATE_NOOP("Alerts", "\"%1\" by %2 was given up: %3"),
    QT_TRANSLATE_NOOP("Alerts", "No message leaves by %1: %2"),
    QT_TRANSLATE_NOOP("Alerts", "restart"),
    QT_TRANSLATE_NOOP("Alerts", "start, %1"),
    QT_TRANSLATE_NOOP("Alerts", "no more restarts"),
    QT_TRANSLATE_NOOP("Alerts", "no more starts"),
    QT_TRANSLATE_NOOP("Alerts", "dry run: would have been restarted"),
    QT_TRANSLATE_NOOP("Alerts", "dry run: would have been started"),
    QT_TRANSLATE_NOOP("Alerts", "dry run: there would be no more restarts"),
    QT_TRANSLATE_NOOP("Alerts", "dry run: there would be no more starts"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord is shut down (on_fatal = shutdown)"),
    QT_TRANSLATE_NOOP("Alerts", "dry run: supervisord would have been shut down"),
    QT_TRANSLATE_NOOP("Alerts", "the rules before it stay in force"),
    QT_TRANSLATE_NOOP("Alerts", "kept as a dead letter"),
    QT_TRANSLATE_NOOP("Alerts", "messages are kept and tried again"),
    QT_TRANSLATE_NOOP("Alerts", "messages leave again"),
    QT_TRANSLATE_NOOP("Alerts", "runs again"),
    QT_TRANSLATE_NOOP("Alerts", "the page is well again"),
    QT_TRANSLATE_NOOP("Alerts", "not checked any more: pennon.conf was changed"),
    QT_TRANSLATE_NOOP("Alerts", "over"),
    QT_TRANSLATE_NOOP("Alerts", "was stopped"),
    QT_TRANSLATE_NOOP("Alerts", "given up"),
    QT_TRANSLATE_NOOP("Alerts", "it may be restarted again"),
    QT_TRANSLATE_NOOP("Alerts", "supervisord does not know the process any more"),
    QT_TRANSLATE_NOOP("Alerts", "could not be stopped: %1"),
    QT_TRANSLATE_NOOP("Alerts", "stopped, and did not start: %1"),
    QT_TRANSLATE_NOOP("Alerts", "did not start: %1"),
    QT_TRANSLATE_NOOP("Alerts", "not restarted: the listener is ending"),
    QT_TRANSLATE_NOOP("Alerts", "the listener ended meanwhile"),
};

constexpr qsizetype longest = 1000; // of a sentence that is looked at

QRegularExpression patternOf(const char *phrase)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf8(phrase));
    static const QRegularExpression place(QStringLiteral("\\\\%\\d"));
    pattern.replace(place, QStringLiteral("(.+?)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

QString translatedSentence(const QString &sentence, const AlertWords &words)
{
    static const std::vector<QRegularExpression> patterns([] {
        std::vector<QRegularExpression> made;
        for (const char *phrase : phrases)
            made.push_back(patternOf(phrase));
        return made;
    }());
    if (sentence.size() > longest)
        return sentence;
    for (std::size_t at = 0; at < phrases.size(); ++at) {
        const QRegularExpressionMatch match = patterns.at(at).match(sentence);
        if (!match.hasMatch())
            continue;
        const QString text = words(phrases.at(at));
        QStringList parts = match.capturedTexts().mid(1);
        if (!parts.isEmpty())
            parts.last() = translatedSentence(parts.last(), words);
        switch (parts.size()) {
        case 0:
            return text;
        case 1:
            return text.arg(parts.at(0));
        case 2:
            return text.arg(parts.at(0), parts.at(1));
        case 3:
            return text.arg(parts.at(0), parts.at(1), parts.at(2));
        default:
            return text.arg(parts.at(0), parts.at(1), parts.at(2), parts.at(3));
        }
    }
    return sentence;
}

} // namespace

QString translatedPhrase(const QString &english, const AlertWords &words)
{
    QStringList lines = english.split(u'\n');
    for (QString &line : lines) {
        QStringList sentences = line.split(QStringLiteral("; "));
        for (QString &sentence : sentences)
            sentence = translatedSentence(sentence, words);
        line = sentences.join(words(QT_TRANSLATE_NOOP("Alerts", "; ")));
    }
    return lines.join(u'\n');
}

} // namespace pennon
