// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/channelmodel.h"

#include "look/format.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pennon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Clock::WallTime now{std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + 15h};

StatusAnswer::Channel channel(const QString &name)
{
    StatusAnswer::Channel made;
    made.name = name;
    made.lastSuccess = now - 2min;
    return made;
}

QString textOf(const ChannelModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        lines += cells.join(u'|');
    }
    return lines.join(u'\n');
}

} // namespace

class TestChannelModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows()
    {
        ChannelModel model;
        const QAbstractItemModelTester tester(&model);
        StatusAnswer::Channel chat = channel(u"webhook:chat"_s);
        chat.length = 3;
        chat.oldest = 21min;
        chat.failingSince = now - 30min;
        chat.lastError = u"HTTP 503"_s;
        chat.dead = 1;
        StatusAnswer::Channel sms = channel(u"sms:oncall"_s);
        sms.lastSuccess.reset();
        sms.problem = u"password_file: no such file"_s;
        model.setChannels({channel(u"mail"_s), chat, sms}, now);
        const QString since = momentText(now - 30min, now);
        QCOMPARE(textOf(model),
                 QString(u"mail|0||2 min ago|0|fine\n"
                         "webhook:chat|3|21 min|2 min ago|1|failing since %1: HTTP 503\n"
                         "sms:oncall|0||nothing so far|0|cannot be used: password_file: no such file"_s)
                     .arg(since));
        QCOMPARE(model.channelAt(model.index(1, 2)), u"webhook:chat"_s);
        QCOMPARE(model.channelAt({}), QString());
        QVERIFY(model.index(1, ChannelModel::Name)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(u": webhook:chat"_s));
    }

    void merges()
    {
        ChannelModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setChannels({channel(u"a"_s), channel(u"b"_s)}, now);
        const QPersistentModelIndex first(model.index(0, 0));
        model.setChannels({channel(u"a"_s), channel(u"b"_s), channel(u"c"_s)}, now + 1min);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, ChannelModel::LastSent).data().toString(), u"3 min ago"_s);
        model.setChannels({channel(u"a"_s)}, now);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(first.isValid());
        model.setChannels({}, now);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void health()
    {
        StatusAnswer::Channel one = channel(u"a"_s);
        QCOMPARE(channelHealth(one), Health::Fine);
        one.length = 1;
        one.oldest = 5min;
        QCOMPARE(channelHealth(one), Health::Fine);
        one.oldest = 11min;
        QCOMPARE(channelHealth(one), Health::Trouble);
        one.failingSince = now;
        QCOMPARE(channelHealth(one), Health::Failed);
        one.oldest = 1min;
        QCOMPARE(channelHealth(one), Health::Trouble);
        one.problem = u"x"_s;
        QCOMPARE(channelHealth(one), Health::Failed);
        one = channel(u"a"_s);
        one.dead = 1;
        QCOMPARE(channelHealth(one), Health::Trouble);
    }
};

QTEST_GUILESS_MAIN(TestChannelModel)
#include "tst_channelmodel.moc"
