// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/processes/processtree.h"
#include "gui/shell/application.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/workspace.h"
#include "models/processmodel.h"
#include "session/serversession.h"
#include "testkit/unifiedworld.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace pennon::testkit {

/// The application on the desktop of the test, with a configuration of its own. Header only, as nothing else
/// of the kit needs the windows.
class Program final
{
public:
    /// With `--connect` and `--listener`.
    explicit Program(UnifiedWorld &world)
    {
        AppOptions options;
        options.connect = world.supervisord().serverUrl();
        options.listener = world.supervisord().path(QStringLiteral("pennon.sock"));
        start(options);
    }
    explicit Program(const AppOptions &options) { start(options); }
    /// With a server that was saved before.
    explicit Program(const ServerProfile &saved)
    {
        ProfileStore store(m_folder.filePath(QStringLiteral("servers.conf")));
        if (const auto stored = store.save({saved}); !stored)
            qFatal("%s", qPrintable(stored.error().message));
        start({});
    }

    /// Where it keeps its settings.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] Application &application() { return *m_application; }
    [[nodiscard]] MainWindow &window() { return m_application->workspace().window(); }
    /// Of the one server.
    [[nodiscard]] ServerSession &session() { return *m_application->servers().sessions().front(); }
    [[nodiscard]] const LinkStatus &supervisord() { return session().state().supervisord; }
    [[nodiscard]] const LinkStatus &listener() { return session().state().listener; }
    [[nodiscard]] bool isConnected()
    {
        return supervisord().state == LinkState::Connected && session().hasListener();
    }
    [[nodiscard]] ProcessState stateOf(const QString &name)
    {
        const ProcessView *process = session().process({name, name});
        return process != nullptr ? process->state : ProcessState::Unknown;
    }
    /// A part of that page, by its name in the form: several pages have a "saveButton".
    template <typename Page, typename Part>
    [[nodiscard]] Part &part(const char *name)
    {
        const auto *page = window().findChild<Page *>();
        auto *found = page != nullptr ? page->template findChild<Part *>(QString::fromLatin1(name)) : nullptr;
        if (found == nullptr)
            qFatal("no %s in the window", name);
        return *found;
    }
    /// Whether somebody who looks at the window sees these words on a label.
    [[nodiscard]] bool isSaid(const QString &words)
    {
        const auto labels = window().findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    /// What the table has in that cell; nothing if the process has no row.
    [[nodiscard]] QVariant cell(const QString &process, ProcessColumn column, int role = Qt::DisplayRole)
    {
        const QAbstractItemModel *rows = window().findChild<ProcessTree *>()->model();
        const QModelIndexList found =
            rows->match(rows->index(0, static_cast<int>(ProcessColumn::Name)), Qt::DisplayRole, process, 1,
                        Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QVariant()
                               : found.front().siblingAtColumn(static_cast<int>(column)).data(role);
    }
    /// With PENNON_PICTURES=FOLDER a picture of the whole screen for people.
    static void keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("PENNON_PICTURES");
        if (!folder.isEmpty()) {
            QTest::qWait(300); // painted, for people
            xtool(QStringLiteral("import"), {QStringLiteral("-window"), QStringLiteral("root"),
                                             QString(folder + u'/' + name + QStringLiteral(".png"))});
        }
    }
    /// The mouse of the X server: to this place of a widget, and what it does there.
    static void mouse(const QWidget &widget, const QPoint &place, const QStringList &does = {})
    {
        const QPoint global = widget.mapToGlobal(place);
        xtool(QStringLiteral("xdotool"), QStringList{QStringLiteral("mousemove"), QString::number(global.x()),
                                                     QString::number(global.y())} +
                                             does);
    }
    static void click(const QWidget &widget)
    {
        mouse(widget, widget.rect().center(), {QStringLiteral("click"), QStringLiteral("1")});
    }

private:
    static void xtool(const QString &program, const QStringList &arguments)
    {
        if (QProcess::execute(program, arguments) != 0)
            qFatal("%s: failed", qPrintable(program));
    }
    void start(const AppOptions &options)
    {
        m_application = std::make_unique<Application>(Application::Places{
            m_folder.path(), m_folder.filePath(QStringLiteral("autostart")), QStringLiteral("/bin/false")});
        m_application->start(options);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

} // namespace pennon::testkit
