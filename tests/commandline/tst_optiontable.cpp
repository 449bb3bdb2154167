// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/optiontable.h"

#include <QTest>

namespace pennon {

namespace {

OptionTable table()
{
    OptionTable options;
    const auto add = [&options](const char *name, char letter, const char *alias, const char *value,
                                Origin origin) {
        options.push_back({name, letter, alias, value, origin, "", {}});
    };
    add("program", 'p', "process", "NAME", Origin::Superlance);
    add("name", 'n', nullptr, "TEXT", Origin::Superlance);
    add("not-eager", 'E', nullptr, nullptr, Origin::Superlance);
    add("any", 'a', nullptr, nullptr, Origin::Superlance);
    add("email", 'm', nullptr, "ADDRESS", Origin::Superlance);
    add("tls", 0, nullptr, nullptr, Origin::Superlance);
    add("verify-tls", 0, nullptr, nullptr, Origin::Pennon);
    add("grace", 0, nullptr, "TIME", Origin::Pennon);
    add("anything", 0, nullptr, nullptr, Origin::Pennon);
    return options;
}

/// "-p=foo -a | rest" or "! problem": what was found, as one text.
QString shown(const ScannedLine &line)
{
    QStringList parts;
    for (const FoundOption &found : line.options)
        parts += found.option->value ? found.spelling + u'=' + found.value : found.spelling;
    if (!line.arguments.isEmpty())
        parts += QStringLiteral("| ") + line.arguments.join(u' ');
    if (line.problem)
        parts += QStringLiteral("! ") + *line.problem;
    return parts.join(u' ');
}

} // namespace

class OptionTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scan_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("stopping");
        QTest::addColumn<QString>("skipping"); ///< the same as stopping where null
        const auto row = [](const char *name, const QStringList &arguments, const char *stopping,
                            const char *skipping = nullptr) {
            QTest::newRow(name) << arguments << QString::fromUtf8(stopping)
                                << (skipping ? QString::fromUtf8(skipping) : QString());
        };
        const auto words = [](const char *line) { return QString::fromUtf8(line).split(u' '); };

        row("nothing", {}, "");
        row("short", words("-a -p foo"), "-a -p=foo");
        row("attached", words("-pfoo"), "-p=foo");
        row("attached equals sign", words("-p=foo"), "-p==foo");
        row("cluster", words("-aE"), "-a -E");
        row("cluster with value", words("-ap foo"), "-a -p=foo");
        row("cluster with attached value", words("-aEpfoo"), "-a -E -p=foo");
        row("cluster, then long", words("-aE --verify-tls -a"), "-a -E --verify-tls -a");
        row("long", words("--program foo --any"), "--program=foo --any");
        row("long with equals sign", words("--program=foo"), "--program=foo");
        row("long with two equals signs", words("--program=foo=1"), "--program=foo=1");
        row("long with empty value", words("--program="), "--program=");
        row("empty value apart", {QStringLiteral("-p"), QString()}, "-p=");
        row("value like an option", words("-p -a --program --any"), "-p=-a --program=--any");
        row("value is the end mark", words("-p -- -a"), "-p=-- -a");
        row("abbreviated", words("--prog foo --em=x"), "--program=foo --email=x");
        row("shortest", words("--p foo --e x --t"), "--program=foo --email=x --tls");
        row("ambiguous", words("--n x"), "! the option --n is ambiguous: --name, --not-eager");
        row("ambiguous with value", words("--n=x"), "! the option --n is ambiguous: --name, --not-eager");
        row("exact name wins", words("--name x"), "--name=x");
        row("alias", words("--process foo --process=bar"), "--program=foo --program=bar");
        row("alias is not abbreviated", words("--proce foo"), "! there is no option --proce");
        row("alias takes no part", words("--pro foo"), "--program=foo");
        row("own", words("--verify-tls --grace 5 --grace=6"), "--verify-tls --grace=5 --grace=6");
        row("own is not abbreviated", words("--verify"), "! there is no option --verify");
        row("own is not abbreviated by one", words("--grac 5"), "! there is no option --grac");
        row("own takes no part", words("--anyt"), "! there is no option --anyt");
        row("own next to its prefix", words("--any --anything --an"), "--any --anything --any");
        row("unknown long", words("-a --bogus -p foo"), "-a ! there is no option --bogus");
        row("unknown long with value", words("--bogus=1"), "! there is no option --bogus");
        row("unknown short", words("-a -x"), "-a ! there is no option -x");
        row("unknown in a cluster", words("-axp foo"), "-a ! there is no option -x");
        row("unknown and not ASCII", words("-ä"), "! there is no option -ä");
        row("colon", words("-:"), "! there is no option -:");
        row("question mark", words("-?"), "! there is no option -?");
        row("W", words("-W any"), "! there is no option -W");
        row("missing short value", words("-a -p"), "-a ! the option -p needs a value");
        row("missing long value", words("--program"), "! the option --program needs a value");
        row("missing value of alias", words("--process"), "! the option --program needs a value");
        row("missing own value", words("--grace"), "! the option --grace needs a value");
        row("missing value, abbreviated", words("--prog"), "! the option --program needs a value");
        row("unwanted value", words("--any=1"), "! the option --any takes no value");
        row("unwanted value, abbreviated", words("--not=1"), "! the option --not-eager takes no value");
        row("unwanted own value", words("--verify-tls=1"), "! the option --verify-tls takes no value");
        row("only an equals sign", words("--=x"),
            "! the option -- is ambiguous: --program, --name, --not-eager, --any, --email, --tls");
        row("end mark", words("-a -- -p foo"), "-a | -p foo");
        row("end mark twice", words("-- --"), "| --");
        row("arguments", words("-a one two"), "-a | one two");
        row("option after argument", words("-a one -E"), "-a | one -E", "-a -E | one");
        row("options around arguments", words("one -p foo two --any three -- -E"),
            "| one -p foo two --any three -- -E", "-p=foo --any | one two three -E");
        row("bad option after argument", words("one --bogus"), "| one --bogus",
            "| one ! there is no option --bogus");
        row("own option after argument", words("one --verify-tls --grace 5"), "| one --verify-tls --grace 5",
            "--verify-tls --grace=5 | one");
        row("single dash", words("- -a"), "| - -a", "-a | -");
        row("empty argument", {QString(), QStringLiteral("-a")}, "|  -a", "-a | ");
        row("unicode", words("-p wörker-日本 --name=späti"), "-p=wörker-日本 --name=späti");
    }

    void scan()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, stopping);
        QFETCH(const QString, skipping);
        const OptionTable options = table();
        QCOMPARE(shown(scanOptions(options, arguments, ScanMode::StopAtArgument)), stopping);
        QCOMPARE(shown(scanOptions(options, arguments, ScanMode::SkipOverArguments)),
                 skipping.isNull() ? stopping : skipping);
    }

    void eachScanStartsAnew()
    {
        const OptionTable options = table();
        const QStringList broken = {QStringLiteral("-axE"), QStringLiteral("-a")};
        const QStringList fine = {QStringLiteral("-Ea"), QStringLiteral("x")};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(shown(scanOptions(options, broken, ScanMode::StopAtArgument)),
                     QStringLiteral("-a ! there is no option -x"));
            QCOMPARE(shown(scanOptions(options, fine, ScanMode::StopAtArgument)),
                     QStringLiteral("-E -a | x"));
        }
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::OptionTableTest)
#include "tst_optiontable.moc"
