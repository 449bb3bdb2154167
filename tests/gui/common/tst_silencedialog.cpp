// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/silencedialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

namespace pennon {

namespace {

class FixedClock final : public Clock
{
public:
    [[nodiscard]] WallTime now() const override
    {
        return WallTime(std::chrono::milliseconds(
            QDateTime(QDate(2025, 11, 1), QTime(15, 30), Qt::UTC).toMSecsSinceEpoch()));
    }
    [[nodiscard]] SteadyTime steady() const override { return {}; }
};

} // namespace

class SilenceDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ends_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("until");
        QTest::newRow("1 h") << QStringLiteral("oneHour") << QStringLiteral("2025-11-01T16:30:00Z");
        QTest::newRow("tomorrow") << QStringLiteral("tomorrow") << QStringLiteral("2025-11-02T08:00:00Z");
        QTest::newRow("custom") << QStringLiteral("custom") << QStringLiteral("2025-11-02T08:00:00Z");
        QTest::newRow("for ever") << QStringLiteral("forEver") << QString();
    }

    void ends()
    {
        QFETCH(QString, choice);
        const FixedClock clock;
        SilenceDialog dialog(clock);
        dialog.setPattern(QStringLiteral("shop:*"));
        dialog.findChild<QRadioButton *>(choice)->click();
        dialog.findChild<QLineEdit *>(QStringLiteral("note"))->setText(QStringLiteral(" moving "));
        QSignalSpy wished(&dialog, &SilenceDialog::silenceRequested);
        dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        QCOMPARE(wished.count(), 1);
        const auto silence = wished.at(0).at(0).value<SilenceRequest::Added>();
        QCOMPARE(silence.pattern, QStringLiteral("shop:*"));
        QCOMPARE(silence.note, QStringLiteral("moving"));
        const QString until =
            silence.until ? QDateTime::fromMSecsSinceEpoch(silence.until->time_since_epoch().count(), Qt::UTC)
                                .toString(Qt::ISODate)
                          : QString();
        QTEST(until, "until");
    }

    void aPatternIsNeeded()
    {
        const FixedClock clock;
        SilenceDialog dialog(clock);
        auto *const ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        auto *const problem = dialog.findChild<QLabel *>(QStringLiteral("problem"));
        QVERIFY(!ok->isEnabled());
        QVERIFY(problem->isHidden());
        dialog.setPattern(QStringLiteral("a:b:c"));
        QVERIFY(!ok->isEnabled());
        QVERIFY(!problem->isHidden());
        dialog.setPattern(QStringLiteral("*"));
        QVERIFY(ok->isEnabled());
        QVERIFY(problem->isHidden());
    }
};

} // namespace pennon

QTEST_MAIN(pennon::SilenceDialogTest)
#include "tst_silencedialog.moc"
