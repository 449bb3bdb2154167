// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/conftext.h"

#include "base/inidocument.h"
#include "domain/configurationtext.h"

#include <algorithm>

namespace pennon {

namespace {

constexpr qsizetype commentWidth = 100;

/// What supervisord needs to run the listener.
QStringList supervisorSection()
{
    return {QStringLiteral("[eventlistener:pennon]"),
            QStringLiteral("command=pennon-listener --config /etc/pennon/pennon.conf"),
            QStringLiteral("events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5"),
            QStringLiteral("buffer_size=1024"), QStringLiteral("stdout_logfile=NONE")};
}

/// Text from elsewhere must not end a comment.
QString oneLine(QString text)
{
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return text;
}

/// A sentence as comment lines of a readable width.
QString comment(const QString &sentence, const QString &bullet = {})
{
    QString text;
    QString line = QStringLiteral("; ") + bullet;
    bool isFresh = true;
    for (const QString &word : oneLine(sentence).split(u' ')) {
        if (!isFresh && line.size() + 1 + word.size() > commentWidth) {
            text += line + u'\n';
            line = QStringLiteral("; ") + QString(bullet.size(), u' ');
            isFresh = true;
        }
        line += (isFresh ? QString() : QStringLiteral(" ")) + word;
        isFresh = false;
    }
    return text + line + u'\n';
}

QString comments(const QStringList &notes)
{
    QString text;
    for (const QString &note : notes)
        text += comment(note, QStringLiteral("- "));
    return text;
}

bool restartsAnything(const ConfText &conf)
{
    return std::any_of(conf.sections.begin(), conf.sections.end(), [](const ImportedSection &one) {
        return one.section && (std::holds_alternative<MemMonSection>(*one.section) ||
                               std::holds_alternative<HttpOkSection>(*one.section));
    });
}

QString budgetNote()
{
    return QStringLiteral(
        "Pennon stops restarting a process after 5 restarts within an hour and says so; superlance "
        "went on for ever. max_restarts in a section [restart] sets another budget, or none");
}

class Writer final
{
public:
    explicit Writer(const ConfText &conf)
        : m_conf(conf)
    {}

    WrittenConf write()
    {
        writeHead();
        Configuration configuration;
        configuration.listener = m_conf.listener;
        configuration.mail = m_conf.mail.value_or(MailSettings());
        for (const ImportedSection &imported : m_conf.sections) {
            if (imported.section)
                configuration.sections.push_back(*imported.section);
        }
        for (const SectionText &section : writeConfiguration(configuration)) {
            m_written.text += u'\n' + notesAbove(section.section) + body(section);
        }
        writeLeftOut();
        check();
        return std::move(m_written);
    }

private:
    void writeHead()
    {
        m_written.text +=
            comment(QStringLiteral("Made from %1 by pennon-listener --import.").arg(m_conf.origin));
        m_written.text +=
            comment(QStringLiteral("In supervisord's configuration this section takes the place of the "
                                   "imported ones:"));
        m_written.text += QStringLiteral(";\n");
        for (const QString &line : supervisorSection())
            m_written.text += QStringLiteral(";   ") + line + u'\n';
        if (restartsAnything(m_conf))
            m_written.text += QStringLiteral(";\n") + comment(budgetNote());
        if (m_conf.problems.isEmpty())
            return;
        m_written.text += QStringLiteral(";\n") + comment(QStringLiteral("What could not be read:")) +
                          comments(m_conf.problems);
    }

    [[nodiscard]] QString notesAbove(const QString &section) const
    {
        if (section == QLatin1String("listener"))
            return comments(m_conf.listenerNotes);
        if (section == QLatin1String("mail"))
            return comments(m_conf.mailNotes);
        for (const ImportedSection &imported : m_conf.sections) {
            if (imported.section && headOf(*imported.section).section == section)
                return origin(imported) + comments(imported.notes);
        }
        return {};
    }

    static QString origin(const ImportedSection &imported)
    {
        return comment(QStringLiteral("From [eventlistener:%1], %2")
                           .arg(imported.listener.name, imported.listener.place.text()));
    }

    /// Written key by key, since not every text can be a value of an INI file.
    QString body(const SectionText &section)
    {
        IniDocument document;
        if (const auto added = document.addSection(section.section); !added) {
            problem(section.section, QString(), added.error().message);
            return {};
        }
        for (const KeyText &key : section.keys) {
            if (const auto set = document.setValue(section.section, key.key, key.value); !set)
                problem(section.section, key.key, set.error().message + QStringLiteral("; left out"));
        }
        return QString::fromUtf8(document.toText());
    }

    void problem(const QString &section, const QString &key, const QString &sentence)
    {
        m_written.problems += describe({section, key, 0, sentence});
    }

    void writeLeftOut()
    {
        for (const ImportedSection &imported : m_conf.sections) {
            if (!imported.section)
                m_written.text += u'\n' + origin(imported) + comments(imported.notes);
        }
    }

    void check()
    {
        const IniDocument document = IniDocument::parse(m_written.text.toUtf8());
        const ReadConfiguration read = readConfiguration(sectionTexts(document));
        for (const Problem &found : read.problems) {
            m_written.problems +=
                QStringLiteral("line %1 of the new file: %2").arg(found.line).arg(describe(found));
        }
    }

    const ConfText &m_conf;
    WrittenConf m_written;
};

} // namespace

WrittenConf writeConf(const ConfText &conf)
{
    return Writer(conf).write();
}

QStringList nextSteps(const ConfText &conf)
{
    QStringList steps;
    steps += QStringLiteral("Put this section into supervisord's configuration:\n    %1")
                 .arg(supervisorSection().join(QStringLiteral("\n    ")));
    QStringList old;
    for (const ImportedSection &imported : conf.sections) {
        if (imported.section)
            old += QStringLiteral("[eventlistener:%1]").arg(imported.listener.name);
    }
    steps += QStringLiteral("Take these out of it: %1").arg(old.join(QStringLiteral(", ")));
    if (restartsAnything(conf))
        steps += budgetNote();
    return steps;
}

} // namespace pennon
