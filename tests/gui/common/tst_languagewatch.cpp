// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/common/languagewatch.h"

#include <QEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;

namespace {

/// Has other words after each change.
class Page final : public QLabel
{
protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            setText(QString(text() + u'x'));
        QLabel::changeEvent(event);
    }
};

} // namespace

class TestLanguageWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAfterThePage()
    {
        Page page;
        const LanguageWatch watch(page, nullptr);
        QString seen;
        connect(&watch, &LanguageWatch::changed, this, [&] { seen = page.text(); });
        QSignalSpy changed(&watch, &LanguageWatch::changed);
        QEvent font(QEvent::FontChange);
        QCoreApplication::sendEvent(&page, &font);
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&page, &language);
        QVERIFY(changed.wait());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(seen, QStringLiteral("x"));
    }
};

QTEST_MAIN(TestLanguageWatch)
#include "tst_languagewatch.moc"
