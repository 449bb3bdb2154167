// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settingtexts.h"

#include <QTest>
#include <QTranslator>

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
                QVERIFY2(settingHelp(setting) != setting.help, qPrintable(setting.help));
        }
    }
};

} // namespace pennon

QTEST_GUILESS_MAIN(pennon::SettingTextsTest)
#include "tst_settingtexts.moc"
