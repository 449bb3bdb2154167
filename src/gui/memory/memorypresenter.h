// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/limiteditor.h"
#include "gui/memory/memoryhistory.h"
#include "models/memoryjournal.h"
#include "models/processmemory.h"
#include "session/serversession.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace pennon {

class MemoryPage;

/// Brings the memory of a server's processes onto a page, and the page's wishes to the server.
class MemoryPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Page and clock outlive it.
    MemoryPresenter(MemoryPage &page, const Clock &clock, QObject *parent = nullptr);
    MemoryPresenter(const MemoryPresenter &) = delete;
    MemoryPresenter &operator=(const MemoryPresenter &) = delete;
    MemoryPresenter(MemoryPresenter &&) = delete;
    MemoryPresenter &operator=(MemoryPresenter &&) = delete;
    ~MemoryPresenter() override;

    /// Takes down what is seen of this server's processes from now on, for those without a listener: for
    /// every session as it is added. It may end at any time.
    void watch(ServerSession *session);
    /// nullptr: none.
    void show(ServerSession *session, const std::vector<ProcessName> &processes);

Q_SIGNALS:
    void requestIncident(qint64 id);

private:
    struct Bound
    {
        ByteSize limit;
        std::optional<std::chrono::seconds> timeLeft;
        Clock::WallTime at{}; ///< when that was told
    };

    void connectPage();
    void connectSession();
    void beat();
    void takeChanges(const ProcessChanges &changes);
    void reload();
    void needHistory();
    void refreshSoon() { m_refresh.start(); }
    void refresh();
    void fitRange();
    void showNote();
    void showEditing();
    [[nodiscard]] ProcessMemory memoryOf(std::size_t index);
    [[nodiscard]] bool isLocal() const;

    MemoryPage &m_page;
    const Clock &m_clock;
    MemoryHistory m_history;
    LimitEditor m_editor;
    QPointer<ServerSession> m_session;
    std::vector<QMetaObject::Connection> m_connections;
    std::vector<ProcessName> m_processes; ///< that are shown
    int m_selected = 0;
    bool m_isFitted = false;   ///< the range, to the first history that there was
    bool m_hasHistory = false; ///< the listener was asked
    std::optional<std::pair<ProcessName, ByteSize>> m_saved; ///< until the server tells the same
    QHash<QString, Bound> m_bounds;
    QHash<ServerSession *, std::shared_ptr<MemoryJournal>> m_local;
    QTimer m_beat;
    QTimer m_refresh;
};

} // namespace pennon
