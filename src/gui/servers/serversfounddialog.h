// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/serverdiscovery.h"

#include <QDialog>

#include <memory>
#include <vector>

class QCheckBox;
class QLabel;

namespace pennon {

namespace Ui {
class ServersFoundDialog;
}

/// The first start: which servers of this machine are to be shown, and what to do where there is none.
class ServersFoundDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ServersFoundDialog(QWidget *parent = nullptr);
    ~ServersFoundDialog() override;

    void showSearching();
    void showFound(std::vector<FoundServer> servers);
    /// Those with a tick, in order.
    [[nodiscard]] std::vector<ServerProfile> chosen() const;

    void accept() override;

Q_SIGNALS:
    void addRequested(const std::vector<pennon::ServerProfile> &profiles);
    /// One that was not found; this dialog has closed.
    void addOtherRequested();
    void searchRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QCheckBox *box = nullptr;
        QLabel *text = nullptr;
    };
    void showTexts();
    void showParts();
    void checkChoice();
    void fill(std::vector<FoundServer> servers);

    std::unique_ptr<Ui::ServersFoundDialog> m_ui;
    std::vector<FoundServer> m_servers;
    std::vector<Row> m_rows;
    bool m_isSearching = true;
    QPushButton *m_other;
    QPushButton *m_again;
};

} // namespace pennon
