// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/processfilter.h"
#include "session/processactions.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <utility>
#include <vector>

class QPushButton;

namespace Ui {
class ProcessesPage;
}

namespace pennon {

class ActionRunPanel;
class ProcessCommands;

/// The process table with its tools. Shows a model, and emits what the user wishes.
class ProcessesPage final : public QWidget
{
    Q_OBJECT

public:
    /// How the server stands, in words.
    struct Situation
    {
        enum class Link { None, Connecting, Connected, Lost };
        Link link = Link::None;
        QString serverName;
        QString title;            ///< what the matter is while there is nothing to see; Connecting and Lost
        QString reason;           ///< why, and what to do
        bool awaitsLogin = false; ///< that is what to do
        QString banner; ///< above the rows, while supervisord does not answer above all; empty: none
        QString hint;   ///< what a listener would add; empty: nothing to say
        bool hasListener = false;
        friend bool operator==(const Situation &, const Situation &) = default;
    };

    explicit ProcessesPage(QWidget *parent = nullptr);
    ProcessesPage(const ProcessesPage &) = delete;
    ProcessesPage &operator=(const ProcessesPage &) = delete;
    ProcessesPage(ProcessesPage &&) = delete;
    ProcessesPage &operator=(ProcessesPage &&) = delete;
    ~ProcessesPage() override;

    /// It outlives the page or is taken away before; nullptr: none.
    void setModel(ProcessModel *model);
    void setSituation(const Situation &situation);
    [[nodiscard]] const Situation &situation() const { return m_situation; }

    /// Whom the chosen rows mean: a heading of which no row is chosen stands for all of its group.
    [[nodiscard]] std::vector<ProcessName> selection() const;
    /// Chooses and shows it, taking away filters that hide it. False: there is no such process.
    bool select(const ProcessName &process);
    void focusTable();
    void focusSearch();
    void setFilter(StateFilter filter);
    /// To be stored and given back by the shell.
    [[nodiscard]] QByteArray columns() const;
    bool setColumns(const QByteArray &columns);

    [[nodiscard]] ActionRunPanel &runs() const;
    [[nodiscard]] ProcessCommands &commands() const { return *m_commands; }
    /// Source indexes of the rows that are seen now.
    [[nodiscard]] QModelIndexList visibleRows() const;

Q_SIGNALS:
    void selectionChanged(const std::vector<pennon::ProcessName> &processes);
    void actionRequested(const pennon::ActionRequest &request);
    /// Enter or a double click.
    void memoryRequested(const pennon::ProcessName &process);
    void detailsRequested(const pennon::ProcessName &process);
    void logRequested(const pennon::ProcessName &process);
    void silenceRequested(const std::vector<pennon::ProcessName> &processes);
    void incidentsRequested(const pennon::ProcessName &process);
    void ruleRequested(const pennon::ProcessName &process);
    void connectRequested();
    void addServerRequested();
    void rowsScrolled();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    using Button = std::pair<QPushButton *, QAction *>;

    void setUpTools();
    void showButton(const Button &button);
    void fitButtons();
    void connectTree();
    void takeSelection();
    void updateCommands();
    void updateAccent();
    void updateTexts();
    void updateContents();
    void showMenu(const QPoint &position);
    void actOnNote();
    [[nodiscard]] ProcessModel &model() const { return *m_filter.processes(); }

    std::unique_ptr<::Ui::ProcessesPage> m_ui;
    SystemClock m_clock;
    ProcessModel m_nothing{m_clock};
    ProcessFilter m_filter;
    ProcessCommands *m_commands;
    Situation m_situation;
    std::vector<Button> m_buttons;
    bool m_haveButtonsWords = true;
    int m_widthForWords = 0; ///< pixels of the page
    QTimer m_later;
    std::vector<ProcessName> m_selection; ///< as told last
};

} // namespace pennon
