// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/configurationtext.h"
#include "models/problemtexts.h"
#include "models/settingtexts.h"
#include "rulesof.h"

#include <QTest>
#include <QTranslator>

#include <algorithm>

/// Outside any namespace, as the macro wants it.
void loadTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

class SettingTextsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyHasALabel()
    {
        for (const SectionInfo &info : sectionInfos()) {
            QVERIFY2(sectionTitle(info.name) != info.name, qPrintable(info.name));
            for (const SettingInfo &setting : info.settings)
                QVERIFY2(settingLabel(info.name, setting.key) != setting.key, qPrintable(setting.key));
        }
        QCOMPARE(sectionTitle(QStringLiteral("nonsense")), QStringLiteral("nonsense"));
        QCOMPARE(settingLabel(QStringLiteral("memmon"), QStringLiteral("nonsense")),
                 QStringLiteral("nonsense"));
    }

    void everyKeyIsShownOnce()
    {
        for (const SectionInfo &info : sectionInfos()) {
            QStringList shown;
            for (const SettingGroup &group : settingGroups(info)) {
                QVERIFY(group.title != QStringLiteral("Others"));
                shown += group.keys;
            }
            QStringList keys;
            for (const SettingInfo &setting : info.settings)
                keys += setting.key;
            shown.sort();
            keys.sort();
            QCOMPARE(shown, keys);
        }
    }

    /// Every kind of mistake, in Chinese; what is quoted may be Latin.
    void problemsAreTranslated_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QByteArray(text); };
        row("[listener]\nsocket = here");
        row("[listener]\nsocket_mode = 9");
        row("[listener]\nsample_interval = soon");
        row("[listener]\nsample_interval = 0s");
        row("[listener]\nsample_interval = 1500ms");
        row("[listener]\nexclude = a:b:c, [x, a b");
        row("[listener]\nexclude = a b");
        row("[listener]\nexclude = a, a");
        row("[listener]\nexclude = ,");
        row("[listener]\nsocket =");
        row("[listener]\nsupervisor_password_file = /x");
        row("[listener]\nsokket = /x");
        row("[listener]\n[listener]");
        row("[lisstener]");
        row("[memmon:]\nany = 1GB");
        row("[mail:x]");
        row("[mail]\ntransport = post");
        row("[mail]\ntransport = smtp\ncommand = x\nhost = a/b\nverify_tls = maybe");
        row("[mail]\ntransport = smtp\nfrom = a@b\nhost = smtp://h\nca_file = /x");
        row("[mail]\ntransport = smtp\nfrom = a@b\nhost = h:99999\npassword_file = /x");
        row("[mail]\ntransport = smtp\nfrom = a@b\nhost = h\nusername = u");
        row("[mail]\nhost = h");
        row("[restart]\nfailures = 0");
        row("[restart]\nmax_restarts = many\nsignal = HUPP\nhook = x");
        row("[restart]\nsignal_wait = 1s\nhook_timeout = 1s\ncores_kept = 1");
        row("[restart]\nmax_restarts = none\npause = 1s\nhook = 'x");
        row("[memmon]");
        row("[memmon]\nprogram = a");
        row("[memmon]\nprogram = a=1XB");
        row("[memmon]\nprogram = a=0");
        row("[memmon]\ngroup = a:b=1GB");
        row("[memmon]\ngrowth = fast");
        row("[memmon]\ngrowth = 1MB per 1min");
        row("[memmon]\nany = 1GB\nto = a@b");
        row("[httpok]");
        row("[httpok]\nurl = localhost\nstatus = ok");
        row("[httpok]\nurl = http://h\nca_file = /x\nany = yes\nprogram = x");
        row("[crashmail]");
        row("[mail]\n[crashmail]");
        row("[revive]\non_fatal = shutdown\nfirst_delay = 1s");
        row("[revive]\nfirst_delay = 1h\nlongest_delay = 1s");
        row("[route]");
        row("[route]\nto = mail");
        row("[route]\nto = email:x");
        row("[route]\nto = desktp, ,\nquiet_except = info");
        row("[route]\nto = ,\nkinds = craash\nseverity = bad\nquiet = at night");
        row("[maintenance:x]");
        row("[email:x]");
        row("[mail]\n[email:x]");
        row("[mail]\n[sms:x]\nsubject = x");
        row("[webhook:x]\ntext = {nothing}");
        row("[webhook:x]\nurl = http://h\nurl_file = /x\nca_file = /y\nrate = often\ntext = {proces}");
        row("[webhook:x]\nurl = https://h\nverify_tls = no\nca_file = /y\ntext = {process");
        row("[command:x]");
        row("[metrics]\nlisten = here\ntextfile = /x\n");
        row("[metrics]\ninterval = 5s\n");
    }

    void problemsAreTranslated()
    {
        QFETCH(QByteArray, text);
        loadTranslations();
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
        const std::vector<RuleProblem> problems = rulesOf(text.constData()).problems;
        QVERIFY(!problems.empty());
        for (const RuleProblem &problem : problems)
            QCOMPARE(problemText(problem.message), problem.message);
        QVERIFY(QCoreApplication::installTranslator(&translator));
        for (const RuleProblem &problem : problems) {
            const QString chinese = problemText(problem.message);
            QVERIFY2(chinese != problem.message, qPrintable(problem.message));
            QVERIFY2(!chinese.contains(QStringLiteral("%1")), qPrintable(chinese));
            for (const char *english : {" is ", " not ", "there ", " needed", "write "})
                QVERIFY2(!chinese.contains(QLatin1String(english)), qPrintable(chinese));
        }
    }

    /// [crashmail] without "any" is about every process, [httpok] is about none.
    void sayWhatNoNamesMean()
    {
        const auto helpOfAny = [](const char *section) {
            const SectionInfo *info = sectionInfo(QLatin1String(section));
            const auto any = std::ranges::find(info->settings, QStringLiteral("any"), &SettingInfo::key);
            return settingHelp(info->name, *any);
        };
        QVERIFY(helpOfAny("crashmail").contains(QLatin1String("neither processes nor groups")));
        QVERIFY(!helpOfAny("httpok").contains(QLatin1String("neither")));
    }

    void everyHelpIsTranslated()
    {
        loadTranslations();
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        for (const SectionInfo &info : sectionInfos()) {
            QVERIFY2(sectionHelp(info) != info.help, qPrintable(info.help));
            QVERIFY2(sectionTitle(info.name) != info.name, qPrintable(info.name));
            for (const SettingInfo &setting : info.settings)
                QVERIFY2(settingHelp(info.name, setting) != setting.help, qPrintable(setting.help));
        }
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SettingTextsTest)
#include "tst_settingtexts.moc"
