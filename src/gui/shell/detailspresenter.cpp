// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/detailspresenter.h"

#include "base/whendone.h"
#include "gui/shell/detailspane.h"

namespace pennon {

DetailsPresenter::DetailsPresenter(DetailsPane &pane, QObject *parent)
    : QObject(parent)
    , m_pane(pane)
{}

void DetailsPresenter::show(ServerSession *session, const std::vector<ProcessName> &processes)
{
    if (m_session != session) {
        disconnect(m_following);
        m_session = session;
        if (session != nullptr) {
            m_following =
                connect(session, &ServerSession::processesChanged, this, &DetailsPresenter::refresh);
        }
    }
    m_processes = processes;
    m_info.reset();
    m_askedFor.reset();
    ++m_generation;
    refresh();
}

void DetailsPresenter::refresh()
{
    if (!m_session || m_processes.empty()) {
        m_pane.showNothing(tr("Choose a process to see everything that is known of it."));
        return;
    }
    if (m_processes.size() > 1) {
        m_pane.showNothing(tr("%n processes are chosen. Choose one of them.", nullptr,
                              static_cast<int>(m_processes.size())));
        return;
    }
    const ProcessView *process = m_session->process(m_processes.front());
    if (process == nullptr) {
        m_pane.showNothing(tr("supervisord does not know this process any more."));
        return;
    }
    const std::pair now{process->state, process->pid};
    if (m_askedFor != now) {
        m_askedFor = now;
        askDetails(process->name);
    }
    m_pane.showProcess(*process, m_info);
}

void DetailsPresenter::askDetails(const ProcessName &process)
{
    const int generation = m_generation;
    whenDone(m_session->details(process), this, [this, generation](const Result<ProcessInfo> &info) {
        if (generation != m_generation)
            return;
        if (!info) {
            m_askedFor.reset(); // with the next change, which comes when supervisord answers again
            return;
        }
        m_info = *info;
        refresh();
    });
}

} // namespace pennon
