// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/configfile.h"
#include "domain/settinginfo.h"

#include <QDebug>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace pennon {

namespace {

QString contentOf(const char *name)
{
    QFile file(QStringLiteral(PENNON_DOCS "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// In a table of Markdown, a bar is escaped; names of sections and keys look as they are written.
QString cell(QString text)
{
    return text.replace(u'|', QStringLiteral("\\|"));
}

QString valueOf(const SettingInfo &setting)
{
    return setting.choices.isEmpty() ? kindName(setting.kind) : setting.choices.join(QStringLiteral(" or "));
}

QString defaultOf(const SettingInfo &setting)
{
    if (setting.isRequired)
        return QStringLiteral("needed");
    if (!setting.defaultFrom.isEmpty())
        return QStringLiteral("that of `[%1]`").arg(setting.defaultFrom);
    return setting.defaultText.isEmpty() ? QStringLiteral("–") : QString(u'`' + setting.defaultText + u'`');
}

/// What docs/configuration.md has to say of a section: all of its own keys, and not those of [restart] again.
QString tableOf(const SectionInfo &section)
{
    QString text = QStringLiteral("| key | value | default | |\n|---|---|---|---|\n");
    for (const SettingInfo &setting : section.settings) {
        if (setting.defaultFrom == QStringLiteral("restart"))
            continue;
        text += QStringLiteral("| `%1` | %2 | %3 | %4 |\n")
                    .arg(setting.key, cell(valueOf(setting)), cell(defaultOf(setting)), cell(setting.help));
    }
    return text;
}

bool inheritsRestart(const SectionInfo &section)
{
    return std::any_of(section.settings.begin(), section.settings.end(), [](const SettingInfo &setting) {
        return setting.defaultFrom == QStringLiteral("restart");
    });
}

/// The chapter whose heading names the section.
QString chapterOf(const QString &document, const QString &section)
{
    for (const QString &chapter : document.split(QStringLiteral("\n## "))) {
        if (chapter.section(u'\n', 0, 0)
                .contains(QString(QStringLiteral("`[") + section + QStringLiteral("]`"))))
            return chapter;
    }
    return {};
}

} // namespace

/// docs/configuration.md and docs/pennon.conf.example are held against the tables that read the file.
class ConfigurationDocsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sections_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < sectionInfos().size(); ++i)
            QTest::newRow(qPrintable(sectionInfos()[i].name)) << static_cast<int>(i);
    }

    void sections()
    {
        QFETCH(const int, index);
        const SectionInfo &section = sectionInfos().at(static_cast<std::size_t>(index));
        const QString chapter = chapterOf(contentOf("configuration.md"), section.name);
        QVERIFY2(!chapter.isEmpty(), "docs/configuration.md has no chapter about it");
        QVERIFY2(chapter.contains(section.help), qPrintable(section.help));
        const QString table = tableOf(section);
        if (!chapter.contains(table))
            qWarning().noquote() << QStringLiteral("the table has to be\n") << table;
        QVERIFY(chapter.contains(table));
        QCOMPARE(chapter.contains(QStringLiteral("all keys of `[restart]`")), inheritsRestart(section));
    }

    /// No chapter about what is not there.
    void chapters()
    {
        const QStringList chapters = contentOf("configuration.md").split(QStringLiteral("\n## "));
        for (const QString &chapter : chapters) {
            const QString heading = chapter.section(u'\n', 0, 0);
            for (const QString &name : heading.split(u'`')) {
                if (name.startsWith(u'['))
                    QVERIFY2(sectionInfo(name.sliced(1).chopped(1)), qPrintable(name));
            }
        }
    }

    void example()
    {
        const auto file = ConfigFile::load(QStringLiteral(PENNON_DOCS "/pennon.conf.example"));
        QVERIFY(file);
        QStringList problems;
        for (const Problem &problem : file->read().problems)
            problems += problemLine(QStringLiteral("pennon.conf.example"), problem);
        QCOMPARE(problems.join(u'\n'), QString());
    }

    /// The other way to mail that it shows.
    void exampleBySmtp()
    {
        QString text = contentOf("pennon.conf.example");
        const qsizetype begin = text.indexOf(QStringLiteral("transport = sendmail"));
        const qsizetype end = text.indexOf(QStringLiteral("#transport = smtp"));
        QVERIFY(begin > 0 && end > begin);
        text.remove(begin, end - begin);
        text.remove(QRegularExpression(QStringLiteral("^#"), QRegularExpression::MultilineOption));
        const ReadConfiguration read = readConfiguration(sectionTexts(IniDocument::parse(text.toUtf8())));
        QVERIFY(read.problems.empty());
        QCOMPARE(read.configuration.mail.port, quint16(587));
    }

    /// It shows each kind of section, and still can be used with all that is commented out.
    void exampleShowsAll()
    {
        QString text = contentOf("pennon.conf.example");
        for (const SectionInfo &section : sectionInfos())
            QVERIFY2(text.contains(QString(u'[' + section.name)), qPrintable(section.name));
        text.replace(
            QRegularExpression(QStringLiteral("^;(?=\\[|\\w+ = )"), QRegularExpression::MultilineOption),
            QString());
        QStringList problems;
        for (const Problem &problem :
             readConfiguration(sectionTexts(IniDocument::parse(text.toUtf8()))).problems)
            problems += problemLine(QStringLiteral("pennon.conf.example"), problem);
        QCOMPARE(problems.join(u'\n'), QString());
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ConfigurationDocsTest)
#include "tst_configurationdocs.moc"
