// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/patience.h"
#include "domain/processinfo.h"
#include "domain/rules.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// What came of a request, as far as httpok judges it.
struct HttpAnswer
{
    int status = 0;
    QString phrase;  ///< as the server sent it
    QByteArray body; ///< may be left empty unless HttpOk::needsBody()
};

/// httpok: whether a URL is well, whom to restart if not, and the report's words. Decides only; it remembers
/// nothing but how many checks in a row failed (Patience).
class HttpOk final
{
public:
    /// What a failed check means.
    struct Trouble
    {
        QString subject;   ///< of the mail
        QString firstLine; ///< of the report; not logged
        QString heldBack;  ///< if not empty: nothing is done yet but to log this line, which says why
    };

    /// self is the listener's own process, which -a leaves alone.
    HttpOk(HttpOkRules rules, std::optional<ProcessName> self);

    /// Whether this process is to be restarted when the URL is not well.
    [[nodiscard]] bool selects(const ProcessInfo &process) const;

    /// Whether the URL is checked now: always, or with -E only if a selected process is RUNNING. Where the
    /// processes could not be listed, ask rules().eager instead.
    [[nodiscard]] bool shouldCheck(const std::vector<ProcessInfo> &processes) const;

    /// Whether the body of the answer matters.
    [[nodiscard]] bool needsBody() const { return !m_rules.body.isEmpty(); }

    /// Nothing if the answer is as it should be.
    [[nodiscard]] std::optional<Trouble> judge(const HttpAnswer &answer);
    /// There was no complete answer.
    [[nodiscard]] Trouble judgeError(const QString &reason);
    /// The processes were restarted: failed checks are counted anew (--failures).
    void acted();

    /// Processes of -p that are not among these, each once, in the order given: the report's last line.
    /// Nothing if all are.
    [[nodiscard]] std::optional<QString> missing(const std::vector<ProcessInfo> &processes) const;
    [[nodiscard]] static QString didNotExist(const QStringList &programs);

    /// The command for /bin/sh -c that writes a core before the restart; nothing unless -d was given.
    [[nodiscard]] std::optional<QString> coreCommand(const ProcessInfo &process) const;

    /// Why this RUNNING process is left alone although it is selected (--grace): a line of the report, else
    /// nothing.
    [[nodiscard]] std::optional<QString> inGrace(const ProcessInfo &process) const;

    // The report's lines, each of them logged, too, but for the first one of Trouble.
    [[nodiscard]] static QString notActing(const QString &reason); ///< logged only, there is no report then
    [[nodiscard]] QString opening() const;
    [[nodiscard]] static QString notRunning(const ProcessName &process);
    [[nodiscard]] static QString coreOutput(const ProcessName &process, const QString &output);
    [[nodiscard]] static QString restarting(const ProcessName &process);
    [[nodiscard]] static QString failedToStop(const ProcessName &process, const QString &reason);
    [[nodiscard]] static QString failedToStart(const ProcessName &process, const QString &reason);
    [[nodiscard]] static QString restarted(const ProcessName &process);

    [[nodiscard]] const HttpOkRules &rules() const { return m_rules; }

private:
    [[nodiscard]] Trouble trouble(const QString &what, const QString &firstLine);

    HttpOkRules m_rules;
    std::optional<ProcessName> m_self;
    QByteArray m_wantedText;
    PatienceCounter m_patience;
};

} // namespace pennon
