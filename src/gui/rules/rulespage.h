// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processname.h"
#include "gui/common/resultlist.h"
#include "models/rulesectionmodel.h"
#include "session/assessment.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QMenu;

namespace pennon {

namespace Ui {
class RulesPage;
}

/// The editor of pennon.conf: the sections on the left, the form of one of them on the right, and what is to
/// be done with the changes below. Edits the draft; everything else are wishes.
class RulesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RulesPage(QWidget *parent = nullptr);
    ~RulesPage() override;

    /// nullptr: none. The draft outlives the page, or is taken away first.
    void setDraft(RulesDraft *draft);
    /// Instead of the editor.
    void showEmpty(const QString &title, const QString &text, const QString &action = {});
    /// An empty reason means that everything may be changed.
    void setReadOnly(const QString &reason);
    void setSaving(bool isSaving);
    void setProcesses(const std::vector<ProcessName> &processes);
    void showNote(Health health, const QString &text, const QString &action = {},
                  const QString &details = {});
    void hideNote();
    /// What a check or a test mail brought about; nothing found yet while it goes on.
    void showResults(const QString &title, std::vector<ResultList::Item> items);

    [[nodiscard]] QString currentSection() const { return m_section; }
    /// Shows a section, and the field of a key. One that is not there is left alone.
    void openSection(const QString &section, const QString &key = {});
    void openFirstProblem();

Q_SIGNALS:
    void requestSave();
    void requestCheck(const QString &section);
    void requestTestMail();
    void requestNoteAction();
    void requestEmptyAction();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void fillAddMenu();
    void retranslate();
    void showIcons();
    void leaveHeading(const QPersistentModelIndex &previous);
    void follow();
    void showSection(const QString &section);
    void showHead();
    void showSummary();
    void askForName(const QString &kind, const QString &original);

    std::unique_ptr<Ui::RulesPage> m_ui;
    RuleSectionModel m_sections;
    RulesDraft *m_draft = nullptr;
    QMetaObject::Connection m_following;
    QString m_section;
    QString m_readOnlyReason;
    bool m_isSaving = false;
    QMenu *m_addMenu;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_save; ///< by the keyboard
};

} // namespace pennon
