// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alerttext.h"

#include "alerts/alertcontent.h"
#include "alerts/alertrendering.h"
#include "alerts/alertwords.h"
#include "alerts/brieftext.h"
#include "alerts/cleantext.h"
#include "alerts/incidentwords.h"
#include "base/localtime.h"
#include "domain/alerttemplate.h"

#include <functional>
#include <map>

namespace pennon {

namespace {

/// The values of the fields of templates. Those of one incident are of the worst one.
class FieldValues
{
public:
    FieldValues(const Announcement &announcement, const AlertContent &content, const AlertWords &words)
        : m_announcement(announcement)
        , m_content(content)
        , m_words(words)
    {}

    [[nodiscard]] QString operator()(const QString &field) const
    {
        using Self = FieldValues;
        static const std::map<QString, QString (Self::*)() const> always{
            {QStringLiteral("host"), &Self::host},       {QStringLiteral("process"), &Self::process},
            {QStringLiteral("what"), &Self::what},       {QStringLiteral("severity"), &Self::severityWord},
            {QStringLiteral("times"), &Self::times},     {QStringLiteral("count"), &Self::count},
            {QStringLiteral("list"), &Self::list},       {QStringLiteral("log"), &Self::log},
            {QStringLiteral("command"), &Self::command},
        };
        static const std::map<QString, QString (Self::*)(const AlertFacts &) const> ofTheWorst{
            {QStringLiteral("group"), &Self::group},   {QStringLiteral("cause"), &Self::cause},
            {QStringLiteral("kind"), &Self::kind},     {QStringLiteral("since"), &Self::since},
            {QStringLiteral("memory"), &Self::memory}, {QStringLiteral("limit"), &Self::limit},
            {QStringLiteral("bars"), &Self::bars},     {QStringLiteral("http"), &Self::http},
            {QStringLiteral("action"), &Self::action}, {QStringLiteral("outcome"), &Self::outcome},
        };
        if (const auto at = always.find(field); at != always.end())
            return std::invoke(at->second, this);
        const auto at = ofTheWorst.find(field);
        if (at == ofTheWorst.end() || m_announcement.facts.empty())
            return {};
        return std::invoke(at->second, this, m_announcement.facts.front());
    }

private:
    [[nodiscard]] QString host() const { return m_content.host; }
    [[nodiscard]] QString process() const { return m_content.who; }
    [[nodiscard]] QString what() const { return m_content.what; }
    [[nodiscard]] QString severityWord() const { return wireName(m_content.severity); }
    [[nodiscard]] QString times() const { return QString::number(timesOf(m_announcement.facts)); }
    [[nodiscard]] QString count() const { return QString::number(m_announcement.facts.size()); }
    [[nodiscard]] QString log() const { return m_content.log.join(u'\n'); }
    [[nodiscard]] QString command() const { return m_content.commands.value(0); }
    [[nodiscard]] QString list() const
    {
        const QStringList lines = listLines(m_content);
        return lines.isEmpty() ? QString(m_content.who + QStringLiteral(": ") + m_content.what)
                               : lines.join(u'\n');
    }

    [[nodiscard]] QString group(const AlertFacts &one) const
    {
        constexpr qsizetype longest = 80;
        return cleanLine(one.incident.process.group, longest);
    }
    [[nodiscard]] QString cause(const AlertFacts &one) const { return causeOf(one.incident, m_words); }
    [[nodiscard]] QString kind(const AlertFacts &one) const { return wireName(one.incident.kind); }
    [[nodiscard]] QString since(const AlertFacts &one) const { return moment(one.incident.opened); }
    [[nodiscard]] QString memory(const AlertFacts &one) const { return size(one.incident.memory); }
    [[nodiscard]] QString limit(const AlertFacts &one) const { return size(one.incident.limit); }
    [[nodiscard]] QString bars(const AlertFacts &one) const { return barsOf(one.memoryCourse); }
    [[nodiscard]] QString http(const AlertFacts &one) const { return httpOf(one.incident, m_words); }
    [[nodiscard]] QString action(const AlertFacts &one) const { return actionOf(one.incident, m_words); }
    [[nodiscard]] QString outcome(const AlertFacts &one) const { return outcomeOf(one.incident, m_words); }

    [[nodiscard]] static QString size(const std::optional<ByteSize> &bytes)
    {
        return bytes ? roundedByteSize(*bytes) : QString();
    }

    const Announcement &m_announcement;
    const AlertContent &m_content;
    const AlertWords &m_words;
};

} // namespace

AlertText alertText(const Announcement &announcement, const AlertStyle &style)
{
    const AlertWords words(style.language);
    const AlertContent content = contentOf(announcement, words);
    const FieldValues values(announcement, content, words);
    AlertText text;
    text.subject = content.subject();
    // Fields of a template may all be empty; Slack refuses a message without a header.
    if (const QString filled = cleanLine(fillTemplate(style.subject, values)).simplified(); !filled.isEmpty())
        text.subject = filled;
    if (style.text.isEmpty()) {
        text.plain = plainText(content, words);
        text.html = htmlText(content, words, style.language);
        text.brief = briefText(announcement, content, words);
        return text;
    }
    text.plain = fillTemplate(style.text, values);
    text.brief = shortMessage(text.plain);
    if (!text.plain.endsWith(u'\n'))
        text.plain += u'\n';
    text.html = htmlOfPlain(text.subject, text.plain, style.language);
    return text;
}

} // namespace pennon
