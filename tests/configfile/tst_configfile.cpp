// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/configfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace pennon {

namespace {

constexpr const char *original = R"(; Pennon on the shop's machine
[mail]
transport = sendmail   ; postfix does the rest
to=root

# who is too fat
[memmon]
program = webapp=200MB, redis=100MB   ; redis: see ticket 12
any: 2GB
; the last word
)";

QString texts(const Problems &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines += problemLine(QStringLiteral("p.conf"), problem);
    return lines.join(u'\n');
}

ConfigurationChange change(const char *section, const char *key, const char *value)
{
    return {QString::fromLatin1(section), QString::fromLatin1(key),
            value ? std::optional(QString::fromUtf8(value)) : std::nullopt};
}

} // namespace

class ConfigFileTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("pennon.conf"));

    void write(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { write(original); }

    void reads()
    {
        const auto file = ConfigFile::load(m_path);
        QVERIFY(file);
        const ReadConfiguration read = file->read();
        QCOMPARE(texts(read.problems), QString());
        QCOMPARE(std::get<MemMonSection>(read.configuration.sections.at(0)).head.line, 7);
        QCOMPARE(file->sections().size(), std::size_t(2));
    }

    void saysWhatCannotBeRead()
    {
        const auto missing = ConfigFile::load(m_folder.filePath(QStringLiteral("none.conf")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().message.contains(QStringLiteral("none.conf")));
        QVERIFY(ConfigFile::load(m_folder.path()).error().message.contains(QStringLiteral("folder")));
        write(QByteArray(1024 * 1024 + 1, ';'));
        QCOMPARE(ConfigFile::load(m_path).error().code, ErrorCode::TooLarge);
        QCOMPARE(ConfigFile::load(QStringLiteral("/proc/self/mem")).error().code, ErrorCode::System);
    }

    void reportsTextAndValuesTogether()
    {
        write("[memmon]\nany = 1X\nnonsense\n[mial]\n");
        QCOMPARE(
            texts(ConfigFile::load(m_path)->read().problems),
            QStringLiteral(
                "p.conf:2: [memmon] any: needed is a size such as 200MB, 1.5GB or 512KiB; a number alone "
                "is bytes; not \"1X\"\n"
                "p.conf:3: neither [section] nor key = value; a comment starts with ; or #\n"
                "p.conf:4: [mial]: there is no such section; did you mean mail?"));
        QCOMPARE(
            problemLine(QStringLiteral("f"), {{}, {}, 0, QStringLiteral("m"), Problem::Severity::Warning}),
            QStringLiteral("f: warning: m"));
    }

    void changes_data()
    {
        QTest::addColumn<QList<QStringList>>("changes"); // section, key, value; or section, key; or section
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto list = [](std::initializer_list<const char *> words) {
            QStringList texts;
            for (const char *word : words)
                texts += QString::fromUtf8(word);
            return texts;
        };
        QTest::newRow("value") << QList<QStringList>{list({"memmon", "program", "webapp=300MB"})}
                               << QByteArray("program = webapp=200MB, redis=100MB   ;")
                               << QByteArray("program = webapp=300MB   ;");
        QTest::newRow("same value") << QList<QStringList>{list({"memmon", "any", "2GB"}),
                                                          list({"mail", "to", " root "})}
                                    << QByteArray() << QByteArray();
        QTest::newRow("key in another case") << QList<QStringList>{list({"memmon", "ANY", "3GB"})}
                                             << QByteArray("any: 2GB") << QByteArray("any: 3GB");
        QTest::newRow("new key") << QList<QStringList>{list({"mail", "command", "/bin/true"})}
                                 << QByteArray("to=root\n") << QByteArray("to=root\ncommand=/bin/true\n");
        QTest::newRow("key removed") << QList<QStringList>{list({"memmon", "any"})}
                                     << QByteArray("any: 2GB\n") << QByteArray();
        QTest::newRow("new section") << QList<QStringList>{list({"crashmail", "program", "a"}),
                                                           list({"crashmail", "to", "b"})}
                                     << QByteArray("; the last word\n")
                                     << QByteArray("; the last word\n\n[crashmail]\nprogram = a\nto = b\n");
        QTest::newRow("empty section")
            << QList<QStringList>{list({"revive", "", ""})} << QByteArray("; the last word\n")
            << QByteArray("; the last word\n\n[revive]\n");
        QTest::newRow("section removed")
            << QList<QStringList>{list({"memmon", ""})}
            << QByteArray(original).mid(QByteArray(original).indexOf("[memmon]")) << QByteArray();
    }

    void changes()
    {
        QFETCH(const QList<QStringList>, changes);
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        auto file = ConfigFile::load(m_path);
        const QString revision = file->revision();
        std::vector<ConfigurationChange> all;
        for (const QStringList &one : changes) {
            all.push_back({one.at(0), one.at(1), one.size() > 2 ? std::optional(one.at(2)) : std::nullopt});
        }
        QCOMPARE(texts(file->apply(all)), QString());
        QCOMPARE(content(), QByteArray(original));
        QVERIFY(file->save());
        const QByteArray expected =
            from.isEmpty() ? QByteArray(original) : QByteArray(original).replace(from, to);
        QCOMPARE(content(), expected);
        QCOMPARE(file->revision() == revision, expected == QByteArray(original));
        QCOMPARE(ConfigFile::load(m_path)->revision(), file->revision());
        QVERIFY(file->save());
    }

    void allOrNothing()
    {
        auto file = ConfigFile::load(m_path);
        const QString revision = file->revision();
        QCOMPARE(texts(file->apply({change("memmon", "any", "3GB"), change("memmon", "progam", "a"),
                                    change("memmon", "grace", "x"), change("httpok", "program", nullptr),
                                    change("httpok", "", nullptr), change("memmon", "label", "a ; b"),
                                    change("", "a", "b")})),
                 QStringLiteral(
                     "p.conf: [httpok] program: is not there, and cannot be removed\n"
                     "p.conf: [httpok]: is not there, and cannot be removed\n"
                     "p.conf: [memmon] label: this value of label cannot be written in a configuration file\n"
                     "p.conf: a: a change needs a section\n"
                     "p.conf:10: [memmon] progam: there is no such key in [memmon]; did you mean program?\n"
                     "p.conf:11: [memmon] grace: needed is a time such as 90s, 5min, 1h30m or 1d; a number "
                     "alone is seconds; not \"x\""));
        QCOMPARE(file->revision(), revision);
        QVERIFY(file->save());
        QCOMPARE(content(), QByteArray(original));
    }

    /// What was wrong before keeps a change from being made, unless the change mends it.
    void mendsABrokenFile()
    {
        write("[memmon]\nany = 1X\n");
        auto file = ConfigFile::load(m_path);
        QCOMPARE(file->apply({change("memmon", "grace", "1s")}).size(), std::size_t(1));
        QCOMPARE(texts(file->apply({change("memmon", "any", "1G")})), QString());
    }

    void warningsDoNotHinder()
    {
        auto file = ConfigFile::load(m_path);
        QVERIFY(file->apply({change("mail", "transport", "smtp"), change("mail", "from", "a@example.com"),
                             change("mail", "host", "example.com"), change("mail", "username", "u")})
                    .empty());
    }

    void noticesAnotherHand()
    {
        auto file = ConfigFile::load(m_path);
        QVERIFY(file->apply({change("memmon", "any", "3GB")}).empty());
        const QByteArray others = QByteArray(original) + "; mine\n";
        write(others);
        const Result<void> saved = file->save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::Conflict);
        QCOMPARE(content(), others);
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::ConfigFileTest)
#include "tst_configfile.moc"
