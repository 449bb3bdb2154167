// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/maintenancemodel.h"
#include "models/recipientmodel.h"
#include "models/silencemodel.h"
#include "session/assessment.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace pennon {

namespace Ui {
class SilencesPage;
}

/// Who is told about what, and about which processes nobody is told for a while.
class SilencesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SilencesPage(QWidget *parent = nullptr);
    ~SilencesPage() override;

    void setSilences(const std::vector<Silence> &silences, Clock::WallTime now);
    void setMaintenance(std::vector<MaintenanceView> windows, Clock::WallTime now);
    void setMailedSections(std::vector<MailedSection> sections);
    /// Instead of everything else.
    void showEmpty(const QString &title, const QString &text, const QString &action = {});
    void showNote(Health health, const QString &text);
    /// An empty reason means that silences may be added and removed.
    void setReadOnly(const QString &reason);

Q_SIGNALS:
    void requestSilence();
    void requestRemoval(const std::vector<qint64> &ids);
    /// The section is to be shown in the editor.
    void requestSection(const QString &section);
    void requestEmptyAction();
    void shown();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showButtons();
    void showIcons();
    [[nodiscard]] std::vector<qint64> selectedIds() const;

    std::unique_ptr<Ui::SilencesPage> m_ui;
    SilenceModel m_silences;
    MaintenanceModel m_windows;
    RecipientModel m_mails;
    QString m_readOnlyReason;
};

} // namespace pennon
