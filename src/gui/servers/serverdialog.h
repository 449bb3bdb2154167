// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectiontest.h"
#include "session/serverprofile.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace pennon {

namespace Ui {
class ServerDialog;
}

/// Adds or edits a server. It shows and wishes; a ServerEditing beside it does the rest. Only the fields of
/// the chosen kind are there; OK only while all of them can be used.
class ServerDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ServerDialog(QWidget *parent = nullptr);
    ~ServerDialog() override;

    /// A new one. What is known of it already may be in the suggestion.
    void add(const ServerProfile &suggestion = {});
    /// The one with the profile's id. A password that is kept is not shown.
    void edit(const ServerProfile &profile, bool hasPassword);
    void setHasPassword(bool hasPassword);
    /// Whether the password will outlive the program.
    void setKeyring(bool isThere);

    [[nodiscard]] ServerProfile profile() const;
    /// Nothing: the one that is kept, if any.
    [[nodiscard]] std::optional<QString> password() const;

    void showTesting();
    void showReport(Channel channel, const ChannelReport &report);
    void showTested();
    [[nodiscard]] bool isTesting() const { return m_isTesting; }
    /// It was saved.
    void showSaved();
    /// It could not be saved, and why.
    void refuse(const Error &why);

    void accept() override;

Q_SIGNALS:
    void saveRequested(const pennon::ServerProfile &profile, const std::optional<QString> &password);
    void testRequested();
    /// What is tested is not in the fields any more.
    void testOutdated();

protected:
    void changeEvent(QEvent *event) override;

private:
    void load(const ServerProfile &profile);
    void showKind();
    void edited();
    void check();
    void showTexts();
    void showResults();
    [[nodiscard]] ServerProfile::Kind kind() const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString problemOf(const QString &field) const;

    std::unique_ptr<Ui::ServerDialog> m_ui;
    QString m_id;
    std::optional<ChannelReport> m_supervisord;
    std::optional<ChannelReport> m_listener;
    bool m_isNew = true;
    bool m_hasPassword = false;
    bool m_hasKeyring = true;
    bool m_isTesting = false;
};

} // namespace pennon
